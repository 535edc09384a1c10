import type { TaskReason } from '../../../db/family-tasks/family-task.ts';
import { viewOf } from '../../../domain/case/case-view.ts';
import type { CaseState } from '../../../domain/case/state.ts';
import { type FamilyMessage, familyNotice } from '../../../domain/disclosure/family-notice.ts';
import { copiesAtSending, whyNotTell } from '../../../domain/disclosure/letters.ts';
import { familyIsBereaved } from '../../../domain/obligations/loss.ts';

/** One way to tell one member of the family: a letter by Digital Post, or a task of the clinic's social worker. */
export type FamilyTarget =
  | { channel: 'digital-post'; who: string }
  | { channel: 'task'; who: string; reason: TaskReason };

/** For whom a message to the family is now, or why for nobody (a code). */
export type FamilyTargets = { targets: readonly FamilyTarget[] } | { silent: string };

/**
 * Whom in the family a message reaches, and how, looked at when it is sent: one copy for each custody holder, nothing
 * after a loss. `byPost`: the organisation sends Digital Post, and this kind of message can be a letter.
 */
export function familyTargets(
  state: CaseState,
  message: FamilyMessage,
  atMs: number,
  byPost: boolean,
): FamilyTargets {
  const view = viewOf(state);
  if (familyIsBereaved(view)) return { silent: 'loss in the family' };
  const notice = familyNotice(state, message, atMs);
  if (!notice) return { silent: 'nothing to tell' };
  const silent = whyNotTell(view, message.to, notice.about, atMs);
  if (silent !== null) return { silent };
  if (!byPost) return { targets: [{ channel: 'task', who: message.to, reason: 'not-configured' }] };
  const copies = copiesAtSending(view, { to: [message.to], about: notice.about, categories: [] }, atMs);
  const targets = copies.flatMap((copy): FamilyTarget[] => {
    if (copy.sent) return [{ channel: 'digital-post', who: copy.who }];
    // Nobody has recorded who holds custody: whoever knows the family finds out, and tells them.
    const unknown = copy.who === 'FMI' && copy.refusal.reason === 'custody';
    return unknown ? [{ channel: 'task', who: copy.who, reason: 'custody-unknown' }] : [];
  });
  return targets.length > 0 ? { targets } : { silent: 'nobody may be told' };
}
