import type { ClaimedMessage } from '../../db/claim-messages.ts';
import type { ChannelName, Delivery } from '../../db/deliveries/delivery.ts';
import type { Outcome } from '../../db/settle-messages.ts';
import { isUrgent } from '../../domain/reach/message-kind.ts';
import { sendNotBeforeMs } from '../../domain/reach/when-to-send.ts';
import { isFamilyRole } from '../../domain/rules/roles.ts';
import { nextAttemptMs } from './back-off.ts';
import { resolveFamily } from './family/resolve-family.ts';
import { deliveryKinds } from './kinds/index.ts';
import type { DeliveryKind, KindContext } from './kinds/kind.ts';
import { type Target, targetsOf } from './resolve.ts';
import type { OpenChannel, SenderParts } from './sender.ts';

/** What a look at a message says: for whom it is now, or what becomes of it without being sent. */
export type Looked =
  | { kind: 'settled'; message: ClaimedMessage; outcome: Outcome }
  | {
      kind: 'meant';
      message: ClaimedMessage;
      how: DeliveryKind;
      context: KindContext;
      at: string;
      targets: readonly Target[];
    };

type Around = Pick<SenderParts, 'sql' | 'people'> &
  Pick<KindContext, 'caseOf'> & { open: ReadonlyMap<ChannelName, OpenChannel> };

/** Looks at a message at the moment of sending. Never rejects: what cannot be looked at comes again and stops no other. */
export async function look(
  message: ClaimedMessage,
  deliveries: readonly Delivery[],
  around: Around,
): Promise<Looked> {
  const nowMs = Date.now();
  const settled = (outcome: Outcome): Looked => ({ kind: 'settled', message, outcome });
  const again = (error: string): Looked =>
    settled({
      kind: 'again',
      error,
      nextAttemptMs: nextAttemptMs(nowMs, message.attempts, message.message_id),
    });
  const how = deliveryKinds[message.kind];
  if (!how) return again('NO_KIND');
  const shut = shutUntil(deliveries, around.open, nowMs);
  if (shut) return settled({ kind: 'again', error: shut.code, nextAttemptMs: shut.untilMs });
  const context: KindContext = { sql: around.sql, nowMs, caseOf: around.caseOf };
  try {
    const checked = await how.check(message, context);
    if ('silent' in checked) {
      // Somebody was told while there was reason to.
      const told = deliveries.some(({ state }) => state === 'sent');
      return settled(told ? { kind: 'sent' } : { kind: 'cancelled', reason: checked.silent });
    }
    const { at, subject = null, atOnce } = checked;
    const notBeforeMs = atOnce || deliveries.length > 0 ? nowMs : await earliestMs(message, at, around);
    if (notBeforeMs > nowMs) return settled({ kind: 'again', error: null, nextAttemptMs: notBeforeMs });
    if (isFamilyRole(message.recipient)) {
      const found = await resolveFamily(message, message.recipient, context, around.open.has('digital-post'));
      if (!('silent' in found)) return { kind: 'meant', message, how, context, at, targets: found.targets };
      const told = deliveries.some(({ state }) => state === 'sent');
      return settled(told ? { kind: 'sent' } : { kind: 'cancelled', reason: found.silent });
    }
    const directory = await around.people.directoryOf(at);
    const targets = targetsOf(message, directory, subject, nowMs);
    return { kind: 'meant', message, how, context, at: directory.organisation, targets };
  } catch (error) {
    const { name } = error as { name?: string };
    return again(name === 'KeyUnavailable' || name === 'Tampered' ? 'CASE_UNREADABLE' : 'CANNOT_LOOK');
  }
}

async function earliestMs(message: ClaimedMessage, at: string, { people }: Around): Promise<number> {
  return sendNotBeforeMs({
    plannedMs: message.planned_ms,
    kind: message.kind,
    urgent: isUrgent(message),
    due: message.due,
    key: message.message_id,
    settings: await people.hoursOf(at),
  });
}

/** Where all that still waits goes by channels that are out of reach, nothing needs to be looked at. */
function shutUntil(
  deliveries: readonly Delivery[],
  open: ReadonlyMap<ChannelName, OpenChannel>,
  nowMs: number,
): { untilMs: number; code: string } | null {
  const waiting = deliveries.filter(({ state }) => state === 'waiting');
  const shut = waiting.map(({ channel }) => open.get(channel)?.breaker.closedUntil(nowMs) ?? null);
  const [first] = shut;
  return first && shut.every((one) => one !== null) ? first : null;
}
