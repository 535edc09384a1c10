import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { keepBirthPrompt, readBirthPrompt } from '../../db/birth-prompts.ts';
import { destroyCaseKey } from '../../db/destroy-case-key.ts';
import { postgresPersons } from '../../db/person-register.ts';
import { readEvents } from '../../db/read-journal.ts';
import { postgresIntake } from '../../db/take-persons.ts';
import { verifyJournal } from '../../db/verify-journal.ts';
import { waitUntil } from '../../db/wait-for-event.ts';
import { addDays, civilDateOf } from '../../domain/calendar/index.ts';
import { parsePersonNumber } from '../../domain/persons/person-number.ts';
import { createCaseEngine } from '../../worker/case-engine.ts';
import { createCaseGateway } from '../../worker/gateway/temporal-case-gateway.ts';
import { birthFile } from '../../worker/import/birth-feed.ts';
import { takeBirths } from '../../worker/import/take-births.ts';
import { nodeCommand } from '../../worker/supervisor/node-service.ts';
import { reconcile } from '../../worker/watch/reconcile.ts';
import { CANARY, CANARY_CPR } from './support/canaries.ts';
import { testEngine } from './support/engine.ts';
import { patiently } from './support/patiently.ts';
import { hoursAgo, pregnancy, referral } from './support/requests.ts';
import { testStore } from './support/store.ts';

const store = testStore();
const engine = testEngine(store);
beforeAll(async () => {
  await engine.startWorker();
}, 60_000);

const ROWS = 12;
const day = (before: number) => addDays(civilDateOf(Date.now()), -before);

/** Lives of which much is past: a pregnancy from referral to birth each, one of them with a mistake. */
const lives = Array.from({ length: ROWS }, (_, i) => ({
  id: `${CANARY_CPR}-${i}`,
  kind: 'pregnancy',
  refer: {
    receivedAt: hoursAgo(24 * 200),
    referrer: { role: 'GP', organisation: 'Lægehuset' },
    mother: { name: `${CANARY} ${i}`, ...(i === 0 ? { cpr: CANARY_CPR } : {}) },
    edd: i === 5 ? 'snart' : day(60),
  },
  facts: [
    { command: 'hold-clarifying-talk', data: { heldAt: hoursAgo(24 * 195), note: CANARY } },
    {
      command: 'record-birth',
      data: { bornAt: hoursAgo(24 * 58), place: 'hospital', children: [{ ref: 'child:1', alive: true }] },
    },
    { command: 'discharge', case: 'child:1', data: { who: 'child:1', at: hoursAgo(24 * 55) } },
  ],
}));

interface Run {
  code: number | null;
  document: { opened: number; there: number; refused: number; items: { row: number; caseId?: string }[] };
  said: string;
}

/** `tovholder import` as a process; killed once it has opened so many cases. */
async function runImport(args: string[], killAfter?: number): Promise<Run> {
  const { command, args: before } = nodeCommand('cli/main.ts', ['import', ...args]);
  const env = {
    ...process.env,
    DATABASE_URL: store.postgres.url,
    TEMPORAL_ADDRESS: engine.temporal.address,
  };
  const child = spawn(command, before, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString('utf8');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  const ended = new Promise<number | null>((done) => child.once('close', done));
  if (killAfter !== undefined) {
    await waitUntil(async () => (await cases()).length >= killAfter, 60_000);
    child.kill('SIGKILL');
  }
  const code = await ended;
  return { code, document: out === '' ? null : JSON.parse(out), said: said + out };
}

const cases = () => store.sql<{ id: string; ref: string }[]>`select id, ref from case_view order by seq`;

test('an import that is killed goes on where it stopped: every life once, nobody told of its past, nobody named', async () => {
  const file = join(store.folder, 'lives.json');
  writeFileSync(file, JSON.stringify(lives));

  const killed = await runImport([file, '--municipality', 'esbjerg', '--rate', '4'], 4);
  expect(killed.code).toBe(null);
  const halfway = (await cases()).length;
  expect(halfway).toBeLessThan(2 * (ROWS - 1));
  // A life is there whole or not at all.
  expect(halfway % 2).toBe(0);

  const again = await runImport([file, '--municipality', 'esbjerg']);
  expect(again.code).toBe(1);
  expect((await cases()).length).toBe(halfway);

  const resumed = await runImport([file, '--municipality', 'esbjerg', '--resume', '--rate', '50']);
  expect(resumed.document).toMatchObject({ refused: 1, there: halfway / 2, opened: ROWS - 1 - halfway / 2 });
  expect(resumed.document.items[5]).toMatchObject({
    row: 6,
    result: 'refused',
    mistakes: [{ column: 'refer.edd', code: 'VALIDATION' }],
  });
  const all = await cases();
  expect(all.filter(({ ref }) => ref === 'pregnancy')).toHaveLength(ROWS - 1);
  expect(all.filter(({ ref }) => ref === 'child:1')).toHaveLength(ROWS - 1);
  for (const run of [killed, again, resumed])
    expect(run.said).not.toMatch(new RegExp(`${CANARY}|${CANARY_CPR}`));

  // Whatever was known before is on record, and at most one message of each case leaves.
  const messages = await store.sql<{ case_id: string; cancel_reason: string | null }[]>`
    select case_id, cancel_reason from outbox`;
  const leaving = messages.filter((one) => one.cancel_reason === null);
  expect(new Set(leaving.map((one) => one.case_id)).size).toBe(leaving.length);
  expect(messages.length - leaving.length).toBeGreaterThan(leaving.length);

  expect((await verifyJournal(store.sql)).faults).toEqual([]);
  // The engine's list of what runs comes a little after the fact.
  const looked = () => reconcile({ client: engine.client, sql: store.sql }, { mend: false });
  await waitUntil(async () => (await looked()).running === 2 * (ROWS - 1), 20_000);
  expect(await looked()).toMatchObject({ gaps: [], running: 2 * (ROWS - 1) });

  const number = parsePersonNumber(CANARY_CPR);
  if (!number) throw new Error('no number');
  const found = await postgresPersons(store.sql).findByNumber(number, ['esbjerg']);
  expect(found.map(({ caseId }) => caseId)).toEqual([resumed.document.items[0]?.caseId]);
}, 120_000);

test('a case that was taken over is a case like any other: it takes commands, and tells its child', async () => {
  const [mother] = await cases();
  const gateway = createCaseGateway({
    client: engine.client,
    engine: createCaseEngine(engine.client),
    sql: store.sql,
    persons: postgresIntake(store.sql),
  });
  const protect = { name: 'protect-address', role: 'FR' as const, data: { who: 'mother', from: day(0) } };
  const caseId = mother?.id ?? '';
  const answer = await patiently(() => gateway.giveCommand(caseId, protect, { key: 'protect' }));
  expect(answer.version).toBe(4);
  const told = await store.sql`
    select 1 from journal j join case_view v on v.id = j.case_id
    where j.type = 'address-protected' and v.links::text like ${`%${caseId}%`}`;
  expect(told).toHaveLength(1);
}, 60_000);

test('a birth that the civil register tells of is proposed in the case of the mother, or recorded; nobody else is kept', async () => {
  const gateway = createCaseGateway({
    client: engine.client,
    engine: createCaseEngine(engine.client),
    sql: store.sql,
    persons: postgresIntake(store.sql),
  });
  const number = '7212314321';
  const refer = referral(hoursAgo(24 * 100));
  const mother = { name: `${CANARY} Mor`, cpr: number };
  const data = { ...refer.data, mother, edd: day(-3) };
  const opened = await patiently(() =>
    gateway.openCase(pregnancy, { ...refer, data }, { key: 'birth feed' }),
  );

  const notice = (id: string, cpr: string) => ({
    id,
    mother: cpr,
    bornAt: hoursAgo(5),
    place: 'hospital',
    children: [{ alive: true, gestationalAge: '39+4', name: CANARY }],
  });
  const file = join(store.folder, 'births.json');
  writeFileSync(
    file,
    JSON.stringify([notice('f1', number), notice('f2', '7312314321'), notice('f3', 'nobody')]),
  );
  const take = (record: boolean) =>
    takeBirths(
      { sql: store.sql, persons: postgresPersons(store.sql), gateway, municipality: 'esbjerg', record },
      birthFile(file),
      Date.now(),
    );

  const proposed = await take(false);
  expect(proposed).toMatchObject({ read: 3, proposed: [opened.id], recorded: [], unknown: 1, known: 0 });
  expect(proposed.mistakes).toMatchObject([{ row: 3, column: 'mother' }]);
  expect(await readBirthPrompt(store.sql, opened.id)).toMatchObject({
    children: [{ ref: 'child:1', alive: true, gestationalAge: '39+4' }],
  });
  const kept = await store.owner`
    select set_config('tovholder.claim', 'system', false), b.* from birth_prompt b`;
  expect(kept).toHaveLength(1);
  expect(JSON.stringify([kept, proposed])).not.toMatch(new RegExp(`${CANARY}|7[23]12314321|39\\+4`));

  const recorded = await take(true);
  expect(recorded).toMatchObject({ recorded: [opened.id], proposed: [], unknown: 1 });
  expect(await readBirthPrompt(store.sql, opened.id)).toBe(null);
  expect(await take(true)).toMatchObject({ recorded: [], known: 1 });
  const born = (await readEvents(store.sql, opened.id)).filter(({ type }) => type === 'birth-recorded');
  expect(born).toHaveLength(1);

  await keepBirthPrompt(store.sql, opened.id, 'h', { bornAt: hoursAgo(5) });
  await destroyCaseKey(store.sql, opened.id, 'test-data');
  expect(await store.sql`select 1 from birth_prompt`).toHaveLength(0);
}, 60_000);
