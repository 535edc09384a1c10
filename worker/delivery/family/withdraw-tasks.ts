import type { ClaimedMessage } from '../../../db/claim-messages.ts';
import { changedFamilyTasks, notedAsStanding } from '../../../db/family-tasks/changed-family-tasks.ts';
import { settleFamilyTask } from '../../../db/family-tasks/settle-family-task.ts';
import { isFamilyRole } from '../../../domain/rules/roles.ts';
import { deliveryKinds } from '../kinds/index.ts';
import type { KindContext } from '../kinds/kind.ts';
import { familyTargets } from './family-targets.ts';

const AT_ONCE = 50;

/**
 * Looks again at tasks whose case has changed, and takes back those that nothing speaks for any more: done by another way,
 * a loss, another custody holder. Answers whether there may be more.
 */
export async function withdrawTasks(context: KindContext): Promise<boolean> {
  const changed = await changedFamilyTasks(context.sql, AT_ONCE);
  for (const { id, head, message } of changed) {
    const silent = await whyNoTask(message, context);
    if (silent === null) await notedAsStanding(context.sql, id, head);
    else await settleFamilyTask(context.sql, id, { outcome: 'withdrawn', reason: silent, by: null });
  }
  return changed.length === AT_ONCE;
}

/** Why there is nothing to tell any more, a loss before everything else; null while there is. */
async function whyNoTask(message: ClaimedMessage, context: KindContext): Promise<string | null> {
  const kase = await context.caseOf(message.case_id);
  if (!kase) return 'case withdrawn';
  const { recipient, kind, deadline_id: about } = message;
  if (!isFamilyRole(recipient)) return 'unknown recipient';
  const atMs = context.nowMs + kase.clock_offset_ms;
  const told = familyTargets(kase.snapshot, { kind, about, to: recipient }, atMs, false);
  if ('silent' in told) return told.silent;
  const checked = await deliveryKinds[kind]?.check(message, context);
  return checked && 'silent' in checked ? checked.silent : null;
}
