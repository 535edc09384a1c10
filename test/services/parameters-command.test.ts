import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { call } from '../../cli/program.ts';
import { insertParameterChange } from '../../db/insert-parameter-change.ts';
import { testStore } from './support/store.ts';

const store = testStore();

async function tovholder(...args: string[]) {
  const called = await call(['parameters', ...args], { DATABASE_URL: store.postgres.url }, () => {});
  if (!called) throw new Error('nothing was asked for');
  return called;
}

test('the command line shows a municipality’s parameters with their history', async () => {
  await insertParameterChange(store.sql, {
    municipality: 'esbjerg',
    name: 'minutesWorkingDays',
    value: 3,
    reason: 'ny lokal aftale',
    byRole: 'FR-leader',
    by: 'esbjerg:FR-leader',
  });
  const { outcome } = await tovholder('Esbjerg');
  expect(outcome).toMatchObject({
    ok: true,
    document: {
      municipality: 'esbjerg',
      items: expect.arrayContaining([
        { name: 'minutesWorkingDays', value: 3, default: 5, origin: 'changed' },
        { name: 'termMeetingWeeksBefore', value: 10, default: null, origin: 'shipped' },
      ]),
      history: [{ name: 'minutesWorkingDays', before: 5, value: 3, by: 'esbjerg:FR-leader' }],
    },
  });
  expect(outcome.text()).toContain('minutesWorkingDays = 3 (changed)');
});

test('it refuses what is no municipality, and none at all', async () => {
  const unknown = (await tovholder('nowhere')).outcome;
  expect(unknown).toMatchObject({ ok: false, document: { code: 'NOT_FOUND', reason: 'municipality' } });
  expect((await tovholder()).outcome).toMatchObject({ ok: false, document: { code: 'VALIDATION' } });
});

test('it prints the page of all parameters', async () => {
  const { outcome, asText } = await tovholder('--markdown');
  expect(asText).toBe(true);
  const page = readFileSync(new URL('../../docs/parameters.md', import.meta.url), 'utf8');
  expect(`${outcome.text()}\n`).toBe(page);
});
