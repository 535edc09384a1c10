import { beforeAll, describe, expect, it } from 'vitest';
import { postgresReads } from '../../api/reads/postgres-reads.ts';
import { Refused } from '../../api/refused.ts';
import { rowsOf, sortedByUrgency, type WorklistRow } from '../../api/worklist.ts';
import { allGroups, answerFrom, countsOf, type WorklistQuestion } from '../../api/worklist-question.ts';
import { call } from '../../cli/program.ts';
import { connectAs } from '../../db/connect.ts';
import { publish } from '../../db/publish.ts';
import { parseInstant } from '../../domain/calendar/index.ts';
import { deadlinesOf } from '../../domain/obligations/deadline.ts';
import type { LiveCase } from '../../workflows/live-case.ts';
import { bendSnapshot } from '../services/support/bend-snapshot.ts';
import {
  batchAt,
  give,
  notification,
  REFERRED_AT,
  referredCase,
  settled,
} from '../services/support/case-on-paper.ts';
import { testStore } from '../services/support/store.ts';

const store = testStore();
const ms = (at: string): number => parseInstant(at) ?? Number.NaN;
const ESBJERG = { municipalities: ['esbjerg'] };

async function published(live: LiveCase, at: string): Promise<LiveCase> {
  const batch = batchAt(live, at);
  return settled(live, batch, await publish(store.sql, batch));
}

describe('the read model', () => {
  let first: LiveCase;

  beforeAll(async () => {
    first = await published(referredCase('c_first'), REFERRED_AT);
    await published(referredCase('c_second'), REFERRED_AT);
    const lost = give(referredCase('c_lost'), '2025-04-14T10:00:00+02:00', 'end-pregnancy', {
      outcome: 'miscarriage',
      on: '2025-04-14',
    });
    await published(lost, '2025-04-14T10:00:00+02:00');
  });

  it('lists newest first in pages, and finds one', async () => {
    const reads = postgresReads(store.sql);
    const filter = { ...ESBJERG, nowMs: ms('2025-04-15T10:00:00+02:00') };
    const ids = async (after?: string) =>
      (await reads.list(filter, { after, limit: 2 })).map(({ state }) => state.id);
    expect(await ids()).toEqual(['c_lost', 'c_second']);
    expect(await ids('c_second')).toEqual(['c_first']);
    expect((await reads.find('c_first'))?.state).toEqual(first.state);
    expect(await reads.find('c_nowhere')).toBeNull();
    expect(await reads.list({ ...filter, municipalities: ['aabenraa'] }, { limit: 9 })).toEqual([]);
  });

  it('knows which cases are closed', async () => {
    const reads = postgresReads(store.sql);
    const filter = { ...ESBJERG, nowMs: ms('2025-04-15T10:00:00+02:00') };
    const live = (await reads.live(filter)).map(({ state }) => state.id);
    expect(live).toEqual(['c_first', 'c_second']);
    const closed = await reads.list({ ...filter, phase: 'closed' }, { limit: 9 });
    expect(closed.map(({ state }) => state.id)).toEqual(['c_lost']);
  });

  it('says what is owed at any moment exactly as the derivation does, also from memory and after a new event', async () => {
    const reads = postgresReads(store.sql);
    const compare = async (at: string) => {
      const nowMs = ms(at);
      const filter = { ...ESBJERG, ids: ['c_first'], nowMs };
      const stored = await reads.find('c_first');
      if (!stored) throw new Error('no case');
      const derived = sortedByUrgency(rowsOf(stored, deadlinesOf(stored.state, nowMs), nowMs));
      const { rows, counts } = await reads.worklist(filter, { groups: allGroups, limit: 500 });
      expect(rows).toEqual(derived);
      expect(counts).toEqual(countsOf(derived));
      return derived.length;
    };
    for (const at of [
      '2025-04-11T10:00:01+02:00',
      '2025-04-11T23:59:59+02:00',
      '2025-04-12T00:00:00+02:00',
      '2025-04-14T08:00:00+02:00',
      '2025-04-19T00:00:00+02:00',
      '2025-09-30T12:00:00+02:00',
      '2025-04-12T00:00:00+02:00',
    ])
      expect(await compare(at)).toBeGreaterThan(0);
    first = await published(
      give(first, '2025-04-11T15:30:00+02:00', 'receive-notification', notification('n1')),
      '2025-04-11T15:30:00+02:00',
    );
    for (const at of ['2025-04-12T15:30:00+02:00', '2025-04-12T15:30:00.001+02:00'])
      expect(await compare(at)).toBeGreaterThan(0);
  });

  it('answers every question of a worklist by index as it would from memory, page by page and counted', async () => {
    const assigned = give(first, '2025-04-12T09:00:00+02:00', 'assign', {
      role: 'FR',
      user: 'anne-1',
      reason: 'fordeling',
    });
    const pausable = deadlinesOf(assigned.state, ms('2025-04-12T09:30:00+02:00')).find(
      ({ nature, status, dueOn }) => nature !== 'LOV' && status === 'open' && dueOn !== null,
    );
    const paused = give(assigned, '2025-04-12T09:30:00+02:00', 'pause-deadline', {
      deadlineId: pausable?.id ?? '',
      reason: 'afventer svar',
      until: '2025-04-16',
    });
    first = await published(paused, '2025-04-12T09:30:00+02:00');
    const reads = postgresReads(store.sql);
    const nowMs = ms('2025-04-14T10:00:00+02:00');
    const all = (await reads.worklist({ ...ESBJERG, nowMs }, { groups: allGroups, limit: 500 })).rows;
    expect(new Set(all.map(({ group }) => group)).size).toBeGreaterThan(3);
    const fr = { unit: 'FR', subject: 'anne-1' } as const;
    const finds = { rules: [], roles: [], phases: [], cases: [] };
    const questions: Partial<WorklistQuestion>[] = [
      {},
      { whose: { scope: 'mine', ...fr } },
      { whose: { scope: 'mine', unit: 'FR', subject: 'somebody-else' } },
      { whose: { scope: 'unit', ...fr } },
      { whose: { scope: 'unassigned', unit: 'FP', subject: 'x' } },
      { partOf: 'SP' },
      { unit: 'FR' },
      { role: 'FP' },
      { assignee: 'anne-1' },
      { assignee: null, unit: 'FR' },
      { rule: 'F1-15' },
      { kind: 'child' },
      { phase: 'referral' },
      { phase: 'closed' },
      { waitsEndBeforeMs: ms('2025-04-20T00:00:00+02:00') },
      { finds: { ...finds, rules: ['F1-15', 'F1-17'] } },
      { finds: { ...finds, rules: ['F1-15', 'F1-16', 'F1-17', 'F1-18', 'F1-20'] } },
      { finds: { ...finds, roles: ['SP', 'GP'] } },
      { finds: { ...finds, phases: ['referral'] } },
    ];
    for (const asked of questions) {
      const question = { ...ESBJERG, nowMs, ...asked };
      const ask = { groups: allGroups, limit: 500 };
      const closed = asked.phase === 'closed' ? [] : all;
      const expected = answerFrom(asked.kind === 'child' ? [] : closed, question, ask);
      expect(await reads.worklist(question, ask), JSON.stringify(asked)).toEqual(expected);
      const { owed } = await reads.overview(question);
      const n = owed.reduce((sum, one) => sum + one.n, 0);
      if (!asked.whose && asked.assignee === undefined && !asked.finds)
        expect(n, JSON.stringify(asked)).toBe(expected.rows.length);
    }
    const seen = [];
    let after: WorklistRow | undefined;
    for (let more = true; more; ) {
      const ask = { groups: allGroups, limit: 3, ...(after ? { after } : {}) };
      const page = await reads.worklist({ ...ESBJERG, nowMs }, ask);
      seen.push(...page.rows);
      after = page.rows.at(-1);
      more = page.more;
    }
    expect(seen).toEqual(all);
  });

  it('finds cases by the beginning of their number', async () => {
    const reads = postgresReads(store.sql);
    const finds = { rules: [], roles: [], phases: [], cases: ['sec'] };
    const question = { ...ESBJERG, nowMs: ms('2025-04-14T10:00:00+02:00'), finds };
    const { rows } = await reads.worklist(question, { groups: allGroups, limit: 500 });
    expect(new Set(rows.map(({ caseId }) => caseId))).toEqual(new Set(['c_second']));
  });

  it('counts by month what came of each rule', async () => {
    const reads = postgresReads(store.sql);
    const question = { ...ESBJERG, nowMs: ms('2025-05-14T10:00:00+02:00') };
    const outcomes = await reads.outcomes(question, { from: '2025-04', to: '2025-04' });
    expect(outcomes).toContainEqual({ ruleId: 'F1-15', month: '2025-04', met: 0, metLate: 0, overdue: 1 });
    expect(outcomes.every(({ month }) => month === '2025-04')).toBe(true);
  });

  it('is verified and told again by command, and then read anew', async () => {
    const reads = postgresReads(store.sql);
    expect((await reads.find('c_second'))?.state.version).toBe(1);
    await bendSnapshot(store, 'c_second', { version: 9 });
    const run = async (name: string) => {
      const called = await call([name], { DATABASE_URL: store.postgres.url }, () => {});
      // biome-ignore lint/suspicious/noExplicitAny: documents of two shapes are looked into
      return called?.outcome.document as any;
    };
    expect(await run('verify-journal')).toMatchObject({ ok: true, cases: 3 });
    const { rewritten } = await run('rebuild');
    expect(rewritten).toEqual([{ caseId: 'c_second', differed: ['version'] }]);
    expect((await run('rebuild')).rewritten).toEqual([]);
    expect((await reads.find('c_second'))?.state.version).toBe(1);
  });

  it('gives the journal in pages, free text included, and verifies it', async () => {
    const reads = postgresReads(store.sql);
    const [referred, ...rest] = await reads.journal('c_first', { after: 0, limit: 1 });
    expect(referred).toMatchObject({ id: 1, type: 'referred', data: { mother: { name: 'Prøve Person' } } });
    expect(rest).toEqual([]);
    const whole = { ok: true, events: 2, hashed: 2, faults: [], problem: null, anchors: null };
    expect(await reads.verify('c_lost')).toEqual(whole);
  });
});

it('a database out of reach is UNAVAILABLE, not a failure', async () => {
  const sql = connectAs('postgres://nobody:nothing@127.0.0.1:1/nowhere');
  const asked = postgresReads(sql).find('c_first');
  const refused = await asked.catch((error: unknown) => error);
  await sql.end({ timeout: 0 });
  expect(refused).toBeInstanceOf(Refused);
  expect((refused as Refused).problem.refusal.code).toBe('UNAVAILABLE');
});
