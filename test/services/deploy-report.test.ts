// F15: replay does not see how long a case sleeps, so dates are compared before a deploy.
import { beforeAll, expect, test } from 'vitest';
import { call } from '../../cli/program.ts';
import { compareDeadlines } from '../../db/compare-deadlines.ts';
import { publish } from '../../db/publish.ts';
import { parseInstant } from '../../domain/calendar/index.ts';
import { catalogue } from '../../domain/rules/catalogue.ts';
import { batchAt, give, notification, referredCase } from './support/case-on-paper.ts';
import { testStore } from './support/store.ts';

const store = testStore();
const AT = '2025-04-11T15:30:00+02:00';
const NOW_MS = (parseInstant(AT) ?? 0) + 60_000;

beforeAll(async () => {
  for (const id of ['c_one', 'c_two']) {
    const live = give(referredCase(id), AT, 'receive-notification', notification('n1'));
    await publish(store.sql, batchAt(live, AT));
  }
}, 60_000);

test('a build that changes nothing moves no deadline', async () => {
  const report = await compareDeadlines(store.sql, NOW_MS);
  expect(report).toMatchObject({ cases: 2, moved: [], wakes: [], unreadable: [] });
  expect(report.openDeadlines).toBeGreaterThan(4);
});

test('what the read model has otherwise is listed with case, deadline, before, after and version; exit code 1', async () => {
  const undo = await store.owner<{ due_ms: number; steps: unknown; next_wake_ms: number }[]>`
    select d.due_ms, d.steps, v.next_wake_ms from deadline_view d join case_view v on v.id = d.case_id
    where d.case_id = 'c_one' and d.id = 'F1-15.n1'`;
  await store.owner`update deadline_view set due_ms = due_ms + 3600000 where case_id = 'c_one' and id = 'F1-15.n1'`;
  await store.owner`delete from deadline_view where case_id = 'c_two' and id = 'F1-15.n1'`;
  await store.owner`update case_view set next_wake_ms = next_wake_ms + 5000 where id = 'c_two'`;
  const { moved, wakes } = await compareDeadlines(store.sql, NOW_MS);
  const dueMs = (parseInstant(AT) ?? 0) + 24 * 3_600_000;
  expect(moved).toMatchObject([
    {
      caseId: 'c_one',
      deadlineId: 'F1-15.n1',
      differs: ['dueMs'],
      before: { dueMs: dueMs + 3_600_000 },
      after: { dueMs },
    },
    { caseId: 'c_two', deadlineId: 'F1-15.n1', before: null, after: { dueMs } },
  ]);
  expect(moved[0]?.after?.ruleVersion).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(wakes.map((one) => one.caseId)).toEqual(['c_two']);

  const called = await call(
    ['deploy-report', '--text'],
    { ...process.env, DATABASE_URL: store.postgres.url },
    () => {},
  );
  expect(called?.outcome.ok).toBe(false);
  expect(called?.outcome.text()).toContain('c_one  F1-15.n1');
  await store.owner`update deadline_view set due_ms = ${undo[0]?.due_ms ?? 0} where case_id = 'c_one' and id = 'F1-15.n1'`;
});

test('a build with another limit or other reminders in a rule lists every open deadline of that rule', async () => {
  const rule = catalogue.find(({ id }) => id === 'F1-15') as { due: unknown; remind: unknown } | undefined;
  if (!rule) throw new Error('no such rule');
  const { due, remind } = rule;
  try {
    rule.due = { count: 'hours', hours: 12 };
    rule.remind = [{ after: { hours: 6 }, to: 'FR' }];
    const { moved } = await compareDeadlines(store.sql, NOW_MS);
    const changed = moved.filter((one) => one.deadlineId === 'F1-15.n1' && one.caseId === 'c_one');
    expect(changed[0]?.differs).toEqual(expect.arrayContaining(['dueMs', 'remindFromMs']));
  } finally {
    Object.assign(rule, { due, remind });
  }
  const { moved } = await compareDeadlines(store.sql, NOW_MS);
  expect(moved.filter((one) => one.caseId === 'c_one')).toEqual([]);
});
