import type { ClaimedMessage } from '../../db/claim-messages.ts';
import type { ChannelName, Delivery, NewDelivery } from '../../db/deliveries/delivery.ts';
import { deliveriesOf, insertDeliveries } from '../../db/deliveries/insert-deliveries.ts';
import { postponeDeliveries, recordAttempt } from '../../db/deliveries/record-attempt.ts';
import type { Outcome } from '../../db/settle-messages.ts';
import { attempt } from './attempt.ts';
import { caseReader } from './case-reader.ts';
import { type Looked, look } from './look.ts';
import { deadLetterFor, deliveriesFor } from './resolve.ts';
import type { OpenChannel, SenderParts } from './sender.ts';
import { warnOfVacancies } from './warn-of-vacancies.ts';

/** So many deliveries of one channel are under way at once. */
const UNDER_WAY = 8;
const NOBODY_RETRY_MS = 3_600_000;
/** What waits for a channel that this process does not have waits for one that has it. */
const NO_CHANNEL_MS = 60_000;

type Settled = { seq: number; outcome: Outcome };
type Open = ReadonlyMap<ChannelName, OpenChannel>;
type Meant = Extract<Looked, { kind: 'meant' }>;

/** Delivers some claimed messages as far as they can be delivered now, and says what became of each. */
export async function deliverBatch(
  claimed: readonly ClaimedMessage[],
  parts: SenderParts,
  open: Open,
): Promise<Settled[]> {
  const seqs = claimed.map(({ seq }) => seq);
  const known = groupByMessage(await deliveriesOf(parts.sql, seqs));
  const cases = await caseReader(parts.sql, claimed);
  const looked = await Promise.all(
    claimed.map((message) => look(message, known.get(message.seq) ?? [], { ...parts, ...cases, open })),
  );
  const meant = looked.filter((one) => one.kind === 'meant');
  const made = await newDeliveries(meant, known, parts);
  const deliveries = made.length > 0 ? groupByMessage(await insertDeliveries(parts.sql, seqs, made)) : known;
  await withdrawStrangers(meant, deliveries, parts);
  await warnOfVacancies(meant, parts);
  await sendAll(meant, deliveries, parts, open);
  return looked.map((one) => ({
    seq: one.message.seq,
    outcome: one.kind === 'meant' ? outcomeOf(one, deliveries.get(one.message.seq) ?? []) : one.outcome,
  }));
}

function groupByMessage(deliveries: readonly Delivery[]): Map<number, Delivery[]> {
  const groups = new Map<number, Delivery[]>();
  for (const one of deliveries) groups.set(one.message_seq, [...(groups.get(one.message_seq) ?? []), one]);
  return groups;
}

/** For everybody who is meant and has no delivery yet; for nobody, a dead letter. */
async function newDeliveries(
  meant: readonly Meant[],
  known: ReadonlyMap<number, readonly Delivery[]>,
  { people }: SenderParts,
): Promise<NewDelivery[]> {
  const subjects = new Set(meant.flatMap(({ targets }) => targets.flatMap(({ subject }) => subject ?? [])));
  const preferencesOf = await people.preferencesOf([...subjects]);
  return meant.flatMap(({ message, at, targets }) => {
    const before = known.get(message.seq) ?? [];
    if (targets.length === 0) return before.length === 0 ? [deadLetterFor(message, at)] : [];
    return targets
      .filter(({ key }) => !before.some((one) => one.recipient_key === key))
      .flatMap((target) => deliveriesFor(message, target, at, preferencesOf(target.subject ?? '')));
  });
}

/** What waits for somebody who is not meant any more is taken back; a dead letter for nobody ends when somebody is known. */
async function withdrawStrangers(
  meant: readonly Meant[],
  deliveries: ReadonlyMap<number, readonly Delivery[]>,
  { sql }: SenderParts,
): Promise<void> {
  for (const { message, targets } of meant) {
    for (const one of deliveries.get(message.seq) ?? []) {
      const isStranger = one.state === 'waiting' && !targets.some(({ key }) => key === one.recipient_key);
      const isFound = one.channel === 'none' && one.state === 'dead' && targets.length > 0;
      if (!isStranger && !isFound) continue;
      one.state = 'withdrawn';
      await recordAttempt(sql, one.seq, { kind: 'withdrawn', code: isFound ? 'FOUND' : 'NOT_MEANT' });
    }
  }
}

async function sendAll(
  meant: readonly Meant[],
  deliveries: ReadonlyMap<number, readonly Delivery[]>,
  parts: SenderParts,
  open: Open,
): Promise<void> {
  const nowMs = Date.now();
  const due = meant.flatMap((one) =>
    (deliveries.get(one.message.seq) ?? [])
      .filter(({ state, next_attempt_ms }) => state === 'waiting' && next_attempt_ms <= nowMs + 1_000)
      .map((delivery) => ({ one, delivery })),
  );
  for (const { delivery } of due)
    if (!open.has(delivery.channel)) delivery.next_attempt_ms = nowMs + NO_CHANNEL_MS;
  await Promise.all(
    [...open].map(async ([name, to]) => {
      const queue = due.filter(({ delivery }) => delivery.channel === name);
      const postponed: Delivery[] = [];
      const worker = async () => {
        for (let next = queue.shift(); next; next = queue.shift())
          if (!(await attempt(next.delivery, next.one, parts, to))) postponed.push(next.delivery);
      };
      await Promise.all(Array.from({ length: UNDER_WAY }, worker));
      const [first] = postponed;
      if (first)
        await postponeDeliveries(
          parts.sql,
          postponed.map(({ seq }) => seq),
          { code: first.last_error ?? 'UNKNOWN', nextAttemptMs: first.next_attempt_ms },
        );
    }),
  );
}

/** A message is settled when all of its deliveries are: sent when it reached anybody at all. */
function outcomeOf({ targets }: Meant, deliveries: readonly Delivery[]): Outcome {
  const waiting = deliveries.filter(({ state }) => state === 'waiting');
  const error = deliveries.findLast(({ last_error }) => last_error !== null)?.last_error ?? null;
  if (waiting.length > 0)
    return { kind: 'again', error, nextAttemptMs: Math.min(...waiting.map((one) => one.next_attempt_ms)) };
  if (deliveries.some(({ state }) => state === 'sent')) return { kind: 'sent' };
  if (targets.length === 0)
    return { kind: 'again', error: 'NO_ADDRESS', nextAttemptMs: Date.now() + NOBODY_RETRY_MS };
  if (deliveries.some(({ state }) => state === 'dead'))
    return { kind: 'undeliverable', error: error ?? 'UNKNOWN' };
  return { kind: 'cancelled', reason: error ?? 'nobody is meant any more' };
}
