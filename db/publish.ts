import { announcementsOf } from '../domain/announcements/index.ts';
import { viewOf } from '../domain/case/case-view.ts';
import { nextWakeMs, openBornChild } from '../domain/case/engine.ts';
import { factOf } from '../domain/case/evolve.ts';
import type { CaseEvent, Fact } from '../domain/case/fact.ts';
import type { CaseState } from '../domain/case/state.ts';
import type { DataKey } from '../security/data-key.ts';
import { KeyUnavailable } from '../security/key-unavailable.ts';
import { accessDigest, syncCaseAccess } from './case-access-rows.ts';
import { keysOf } from './case-keys.ts';
import type { Sql, Transaction } from './connect.ts';
import { deadlineRows } from './deadline-rows.ts';
import { syncHandovers } from './handover-rows.ts';
import { GENESIS } from './hash-chain.ts';
import { insertCommands } from './insert-commands.ts';
import { insertJournal } from './insert-journal.ts';
import { cancelMessages, insertAnnouncements, insertMessages } from './insert-messages.ts';
import { insertOpening } from './insert-opening.ts';
import { insertReceipts } from './insert-receipts.ts';
import { insertRelays, withdrawCase } from './insert-relays.ts';
import { journalRows } from './journal-rows.ts';
import { lockCase, type StoredHead } from './lock-case.ts';
import type { BirthRecord, PublishBatch, Published } from './publish-batch.ts';
import { eventsOfRows, readJournalRows } from './read-journal.ts';
import { openJson, openSealed, purposes } from './sealed-json.ts';
import { syncDeadlines } from './sync-deadlines.ts';
import { upsertCase } from './upsert-case.ts';

/** The journal ends before what the case knows to have written: an older backup was put back. Nothing may be added. */
export class JournalBehind extends Error {
  override name = 'JournalBehind';
}

/**
 * Writes a batch in one transaction: journal with its hash chain, snapshot, deadlines, outbox, what linked cases have
 * to learn, and the child cases that a birth opened. The same batch twice changes nothing the second time.
 */
export async function publish(sql: Sql, batch: PublishBatch): Promise<Published> {
  const keys = await keysFor(sql, batch);
  const key = keys.get(batch.state.id);
  // Erased: what the case still had to say is gone with its key.
  if (!key) return { kind: 'withdrawn' };
  return sql.begin((tx) => publishWithin(tx, batch, key, keys)) as Promise<Published>;
}

/** The keys of the cases that a batch writes to, by case; those that were erased have none. */
export async function keysFor(sql: Sql, batch: PublishBatch): Promise<Map<string, DataKey>> {
  const ids = new Set([
    batch.state.id,
    ...batch.births.map(({ child }) => child.opening.id),
    ...batch.relays.map(({ to }) => to),
    ...batch.withdrawals.map(({ to }) => to),
  ]);
  const keys = new Map<string, DataKey>();
  for (const id of ids) {
    try {
      keys.set(id, await keysOf(sql).ensure(sql, id));
    } catch (error) {
      if (!(error instanceof KeyUnavailable && error.why === 'destroyed')) throw error;
    }
  }
  return keys;
}

/** The same within a transaction of somebody else's, who has the keys. */
export async function publishWithin(
  tx: Transaction,
  batch: PublishBatch,
  key: DataKey,
  keys: ReadonlyMap<string, DataKey>,
): Promise<Published> {
  const { state } = batch;
  const head = await lockCase(tx, state.id);
  if (head?.withdrawn) return { kind: 'withdrawn' };
  const lastEventId = head?.last_event_id ?? 0;
  if (lastEventId < batch.baseEventId) {
    throw new JournalBehind(
      `The journal of ${state.id} ends at event ${lastEventId}, the case has written up to ${batch.baseEventId}.`,
    );
  }
  const ahead = lastEventId > batch.baseEventId ? await readJournalRows(tx, state.id, batch.baseEventId) : [];
  const written = await eventsOfRows(tx, ahead);
  if (!isBeginningOf(written, batch)) return diverged(tx, batch, written);

  const fresh = batch.events.slice(ahead.length);
  const rows = journalRows(key, fresh, batch.commands, head?.head_hash ?? GENESIS);
  await Promise.all([
    insertJournal(tx, rows),
    insertCommands(tx, key, batch.commands),
    ...writeView(tx, { ...batch, key }, head, rows.at(-1)?.hash ?? head?.head_hash ?? GENESIS),
    insertMessages(tx, state.id, batch.messages),
    insertAnnouncements(
      tx,
      state.id,
      fresh.flatMap((event) => announcementsOf(event, viewOf(state))),
    ),
    insertReceipts(tx, key, state, fresh),
    syncHandovers(tx, state),
    insertRelays(tx, batch, keys),
    cancelMessages(tx, state.id),
  ]);
  for (const birth of batch.births) await publishBirth(tx, birth, batch, keys.get(birth.child.opening.id));
  for (const { to } of batch.withdrawals) await withdrawCase(tx, to);
  return { kind: 'written', facts: batch.events.map(factOf) };
}

type ViewOf = Pick<PublishBatch, 'state' | 'nowMs' | 'nextWakeMs' | 'clockOffsetMs' | 'demo'> & {
  key: DataKey;
};

function writeView(
  tx: Transaction,
  view: ViewOf,
  head: StoredHead | undefined,
  headHash: string,
): Promise<unknown>[] {
  return [
    ...(head ? [] : [insertOpening(tx, view)]),
    upsertCase(tx, { ...view, headHash }),
    ...(head?.access_digest === accessDigest(view.state) ? [] : [syncCaseAccess(tx, view.state)]),
    syncDeadlines(tx, view.state.id, deadlineRows(view.state, view.nowMs), head?.fingerprints ?? {}),
  ];
}

/** Whether what the journal already holds is the beginning of this very batch: then it was written before, unheard. */
function isBeginningOf(ahead: readonly CaseEvent[], batch: PublishBatch): boolean {
  return (
    ahead.length <= batch.events.length &&
    ahead.every((event, i) => sameEvent(event, batch.events[i] as CaseEvent))
  );
}

const sameEvent = (a: CaseEvent, b: CaseEvent): boolean =>
  a.id === b.id &&
  a.type === b.type &&
  a.at === b.at &&
  a.recordedAt === b.recordedAt &&
  a.version === b.version &&
  a.by === b.by &&
  JSON.stringify(a.data) === JSON.stringify(b.data) &&
  a.carried?.ref === b.carried?.ref &&
  a.carried?.eventId === b.carried?.eventId;

async function diverged(
  tx: Transaction,
  batch: PublishBatch,
  ahead: readonly CaseEvent[],
): Promise<Published> {
  const { id } = batch.state;
  const [view] = await tx<{ snapshot: CaseState }[]>`select snapshot from case_view where id = ${id}`;
  const snapshot = view && (await openJson<CaseState>(tx, id, purposes.snapshot, view.snapshot));
  const rows = await tx<{ keyHash: string; bodyHash: string; version: number }[]>`
    select key_hash as "keyHash", body_hash as "bodyHash", version from case_command
    where case_id = ${id} and last_event_id > ${batch.baseEventId} order by version`;
  const commands = await Promise.all(
    rows.map(async (row) => ({
      ...row,
      bodyHash: await openSealed(tx, id, purposes.body(row.keyHash), row.bodyHash),
    })),
  );
  const { links, version, messagesUpToMs, breachesTold } = snapshot ?? batch.state;
  const facts: Fact[] = ahead.map(factOf);
  return { kind: 'diverged', facts, commands, links, version, messagesUpToMs, breachesTold };
}

/** The child's case is visible with its birth; its own workflow takes over from there. Opening it twice changes nothing. */
async function publishBirth(
  tx: Transaction,
  { child }: BirthRecord,
  batch: PublishBatch,
  key: DataKey | undefined,
): Promise<void> {
  const { state, events } = openBornChild(child);
  if (!key || (await lockCase(tx, state.id))) return;
  const rows = journalRows(key, events, [], GENESIS);
  const { nowMs, clockOffsetMs, demo } = batch;
  const view = { state, key, nowMs, nextWakeMs: nextWakeMs(state), clockOffsetMs, demo };
  await Promise.all([
    insertJournal(tx, rows),
    ...writeView(tx, view, undefined, rows.at(-1)?.hash ?? GENESIS),
  ]);
}
