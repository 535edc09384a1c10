import { expect, test } from 'vitest';
import { playOn } from '../../cli/rehearse.ts';
import { destroyCaseKey } from '../../db/destroy-case-key.ts';
import { readCase } from '../../db/read-case.ts';
import { readClosedCases } from '../../db/retention.ts';
import { verifyJournal } from '../../db/verify-journal.ts';
import { formatInstant } from '../../domain/calendar/index.ts';
import { readScenario } from '../../domain/simulation/scenario.ts';
import { simulate } from '../../domain/simulation/simulate.ts';
import { testStage } from './support/stage.ts';

// So low that every run of both cases ends between the steps: a merge must outlive continue-as-new.
const stage = testStage({ historyBudget: 25 });

const mother = { name: 'Prøve Person' };
const notification = (receivedAt: string) => ({
  receivedAt,
  form: 'written',
  notifier: { role: 'GP', organisation: 'Lægehuset', professional: true },
  concern: 'Bekymring',
});
const refer = (receivedAt: string, role: string) => ({
  receivedAt,
  referrer: { role, organisation: 'Henviser' },
  mother,
  edd: '2025-10-01',
});

test('two live cases become one and two again, as the pure domain says, over many runs', async () => {
  const read = readScenario({
    name: 'referred twice',
    municipality: 'esbjerg',
    case: { kind: 'pregnancy' },
    steps: [
      { at: '2025-04-07T10:00:00+02:00', command: 'refer', data: refer('2025-04-07T10:00:00+02:00', 'GP') },
      {
        at: '2025-04-08T10:00:00+02:00',
        case: 'duplicate',
        command: 'refer',
        data: refer('2025-04-08T10:00:00+02:00', 'VM'),
      },
      {
        at: '2025-04-08T11:00:00+02:00',
        command: 'receive-notification',
        data: notification('2025-04-08T11:00:00+02:00'),
      },
      {
        at: '2025-04-10T11:00:00+02:00',
        case: 'duplicate',
        command: 'receive-notification',
        data: notification('2025-04-10T11:00:00+02:00'),
      },
      {
        at: '2025-04-10T12:00:00+02:00',
        case: 'duplicate',
        command: 'protect-address',
        data: { who: 'mother', from: '2025-04-10' },
      },
      {
        at: '2025-04-10T13:00:00+02:00',
        case: 'duplicate',
        command: 'merge-case',
        data: { into: 'pregnancy', reason: 'referred-twice' },
      },
      {
        at: '2025-04-10T14:00:00+02:00',
        case: 'duplicate',
        command: 'assess-notification',
        data: { notificationId: 'n1' },
        refused: 'CASE_CLOSED',
      },
      {
        at: '2025-04-11T09:00:00+02:00',
        command: 'assess-notification',
        data: {
          notificationId: 'n2',
          assessedAt: '2025-04-11T09:00:00+02:00',
          danger: false,
          acuteMeasures: false,
          assessors: ['a1'],
        },
      },
      {
        at: '2025-04-25T10:00:00+02:00',
        case: 'duplicate',
        command: 'split-case',
        data: { reason: 'not-the-same' },
      },
    ],
    until: '2025-05-05T10:00:00+02:00',
  });
  if (!read.ok) throw new Error(read.refusal.message.en);
  const { scenario } = read;
  const expected = simulate(scenario);
  const rehearsed = await playOn(stage, scenario);
  expect(expected.refusals.map(({ step, code }) => [step, code])).toEqual([[6, 'CASE_CLOSED']]);
  const deadlinesIn = (ref: string) => expected.cases.find((one) => one.ref === ref)?.deadlines ?? [];
  expect(deadlinesIn('duplicate').find(({ id }) => id === 'F1-15.n1')?.status).toBe('overdue');
  expect(deadlinesIn('pregnancy').some(({ id }) => id === 'F1-15.n2')).toBe(false);
  const plain = (result: typeof expected) =>
    JSON.parse(JSON.stringify(result).replaceAll(/c_[0-9a-z]+|(?<=sag |case )[0-9A-Z]{6}/g, '#'));
  expect(plain(rehearsed)).toEqual(plain(expected));
  expect((await verifyJournal(stage.sql)).faults).toEqual([]);
});

async function opened(role: 'GP' | 'VM'): Promise<string> {
  const receivedAt = formatInstant(await stage.nowMs());
  const answer = await stage.gateway.openCase(
    { kind: 'pregnancy', municipality: 'esbjerg', clockOffsetMs: 0 },
    { name: 'refer', role, at: receivedAt, data: { receivedAt, referrer: { role }, mother } },
  );
  if (!answer.ok) throw new Error(answer.refusal.message.en);
  return answer.answer.id;
}

const merge = async (from: string, into: string, key: string) =>
  stage.gateway.giveCommand(
    from,
    {
      name: 'merge-case',
      role: 'FR',
      data: { into, reason: 'opened-twice' },
      at: formatInstant(await stage.nowMs()),
    },
    { key, bodyHash: key },
  );

test('of two cases merged into each other at once one goes on, and the same key merges once', async () => {
  const [one, two] = [await opened('GP'), await opened('VM')];
  const both = await Promise.all([merge(one, two, 'there'), merge(two, one, 'back')]);
  expect(both.filter(({ ok }) => ok).length).toBeLessThanOrEqual(1);
  const [from, into] = both[1]?.ok ? [two, one] : [one, two];
  const again = await merge(from, into, both[1]?.ok ? 'back' : 'there');
  expect(again.ok).toBe(true);
  const [still, goesOn] = [await readCase(stage.sql, from), await readCase(stage.sql, into)];
  expect(still?.snapshot.facts.filter(({ type }) => type === 'case-merged')).toHaveLength(1);
  expect(goesOn?.snapshot.facts.filter(({ type }) => type === 'case-taken-in')).toHaveLength(1);
  expect(still?.closes_ms).not.toBeNull();
});

test('a merged case is not erased by itself, and goes with the one that it lives on in', async () => {
  const [into, from] = [await opened('GP'), await opened('VM')];
  expect((await merge(from, into, 'once')).ok).toBe(true);
  const closed = await readClosedCases(stage.sql, ['esbjerg'], 9e12);
  expect(closed.map(({ caseId }) => caseId)).not.toContain(from);
  expect(await destroyCaseKey(stage.sql, into, 'test-data')).toMatchObject({ kind: 'erased' });
  const rows = await stage.sql<{ id: string }[]>`
    select id from case_view where id in ${stage.sql([into, from])} and erased_at is not null order by seq`;
  expect(rows.map(({ id }) => id)).toEqual([into, from]);
});
