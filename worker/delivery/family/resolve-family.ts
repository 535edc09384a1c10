import type { ClaimedMessage } from '../../../db/claim-messages.ts';
import { readDigitalPostSender } from '../../../db/digital-post/settings.ts';
import type { FamilyRole } from '../../../domain/rules/roles.ts';
import { postKey } from '../channels/digital-post/channel.ts';
import type { KindContext } from '../kinds/kind.ts';
import type { Target } from '../resolve.ts';
import { authorityOf } from './authority.ts';
import { familyTargets } from './family-targets.ts';
import { taskKey } from './task-channel.ts';

/**
 * Whom in the family a message is for now, each by Digital Post or as a task of the clinic's social worker; or why for
 * nobody (a code). `canPost`: this process hands letters to Digital Post.
 */
export async function resolveFamily(
  message: ClaimedMessage,
  to: FamilyRole,
  { sql, nowMs, caseOf }: KindContext,
  canPost: boolean,
): Promise<{ targets: readonly Target[] } | { silent: string }> {
  const kase = await caseOf(message.case_id);
  if (!kase) return { silent: 'case withdrawn' };
  const { snapshot, clock_offset_ms } = kase;
  const sender = canPost ? await readDigitalPostSender(sql, authorityOf(snapshot)) : null;
  const found = familyTargets(
    snapshot,
    { kind: message.kind, about: message.deadline_id, to },
    nowMs + clock_offset_ms,
    sender?.enabled ?? false,
  );
  if ('silent' in found) return found;
  const targets = found.targets.map((one): Target => {
    const key = one.channel === 'task' ? taskKey(one.who, one.reason) : postKey(one.who);
    return { subject: null, role: to, address: null, because: 'role', key, channel: one.channel };
  });
  return { targets };
}
