import { expect, test } from 'vitest';
import { readCase } from '../../db/read-case.ts';
import { readEvents } from '../../db/read-journal.ts';
import { readMessages } from '../../db/read-life.ts';
import { verifyJournal } from '../../db/verify-journal.ts';
import { formatInstant, parseInstant } from '../../domain/calendar/index.ts';
import { snapshotQuery, workflowIdOf } from '../../workflows/messages.ts';
import { testStage } from './support/stage.ts';

const BUDGET = 60;
const DAY_MS = 86_400_000;
const stage = testStage({ historyBudget: BUDGET });
const BORN_AT = '2015-03-02T08:00:00+01:00';

const mother = { name: 'Prøve Person' };
const referrer = { role: 'GP', organisation: 'Lægehuset' };

test('a child case lives seven years over many runs and keeps facts, keys, clock and messages', async () => {
  const startMs = (parseInstant('2015-03-10T09:00:00+01:00') ?? 0) - 60_000;
  const clockOffsetMs = startMs - (await stage.nowMs());
  const caseNow = async () => (await stage.nowMs()) + clockOffsetMs;
  const refer = {
    name: 'refer',
    role: 'GP' as const,
    at: '2015-03-10T09:00:00+01:00',
    data: { receivedAt: '2015-03-10T09:00:00+01:00', referrer, mother, child: { bornAt: BORN_AT } },
  };
  const opened = await stage.gateway.openCase(
    { kind: 'child', municipality: 'esbjerg', clockOffsetMs },
    refer,
  );
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
  const { id } = opened.answer;
  const handle = stage.client.workflow.getHandle(workflowIdOf(id));
  const runs = new Set<string>();
  const keyed = new Map<string, unknown>();

  for (let quarter = 1; quarter <= 29; quarter += 1) {
    await stage.sleep(startMs + quarter * 91 * DAY_MS - (await caseNow()));
    const at = formatInstant(Math.floor((await caseNow()) / 1000) * 1000);
    const given = {
      name: 'receive-notification',
      role: 'FR' as const,
      at,
      data: {
        notificationId: `q${quarter}`,
        receivedAt: at,
        form: 'written',
        notifier: { ...referrer, professional: true },
        concern: 'Bekymring',
      },
    };
    const answer = await stage.gateway.giveCommand(id, given, { key: `k${quarter}`, bodyHash: 'same' });
    if (!answer.ok) {
      expect([quarter, answer.refusal.code]).toEqual([quarter, 'CASE_CLOSED']);
      continue;
    }
    keyed.set(`k${quarter}`, answer.answer);
    // Runs come and go between; the same key still gives the same answer, and another body is still refused.
    const first = await stage.gateway.giveCommand(id, given, { key: 'k1', bodyHash: 'same' });
    expect(first).toEqual({ ok: true, repeated: true, answer: keyed.get('k1') });
    const other = await stage.gateway.giveCommand(id, given, { key: 'k1', bodyHash: 'other' });
    expect(other).toMatchObject({ ok: false, refusal: { code: 'IDEMPOTENCY_CONFLICT' } });
    const { runId, historyLength } = await handle.describe();
    runs.add(runId);
    expect(historyLength).toBeLessThan(BUDGET * 2);
  }

  expect(runs.size).toBeGreaterThan(5);
  const live = await handle.query(snapshotQuery);
  const stored = await readCase(stage.sql, id);
  const facts = live.state.facts.filter((fact) => fact.type === 'notification-received');
  expect(facts.length).toBe(keyed.size);
  expect(stored?.snapshot.facts).toEqual(live.state.facts);
  expect(live.clockOffsetMs).toBe(clockOffsetMs);
  expect(live.keysRemembered).toBeLessThan(5);
  const events = await readEvents(stage.sql, id);
  expect(events.map((event) => event.id)).toEqual(events.map((_, i) => i + 1));
  expect((await verifyJournal(stage.sql)).faults).toEqual([]);
  const messages = (await readMessages(stage.sql, id)).map(
    (m) => `${m.deadlineId} ${m.kind} ${m.to} ${m.at}`,
  );
  expect(new Set(messages).size).toBe(messages.length);
  expect(messages.some((line) => line.startsWith('F1-15.q20 breach'))).toBe(true);
}, 120_000);
