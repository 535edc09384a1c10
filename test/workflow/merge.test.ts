import { expect, test } from 'vitest';
import { playOn } from '../../cli/rehearse.ts';
import { verifyJournal } from '../../db/verify-journal.ts';
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
