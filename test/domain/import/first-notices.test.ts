import { expect, test } from 'vitest';
import { formatInstant, parseInstant } from '../../../domain/calendar/index.ts';
import type { Message } from '../../../domain/case/command.ts';
import { advance, handle, openCase } from '../../../domain/case/engine.ts';
import type { CaseState } from '../../../domain/case/state.ts';
import { firstNotices } from '../../../domain/import/first-notices.ts';
import { whatOpens } from '../../../domain/import/what-opens.ts';
import type { JsonObject } from '../../../domain/json.ts';
import { parametersFor } from '../../../domain/rules/parameters.ts';

const ms = (at: string): number => parseInstant(at) ?? 0;
const NOW = '2026-06-15T12:00:00+02:00';

/** A case whose facts are all recorded at one moment, long after they happened. */
function takenOver(
  receivedAt: string,
  nowAt: string,
  facts: readonly [string, JsonObject][] = [],
): CaseState {
  const opened = openCase(
    {
      id: 'c_1',
      ref: 'pregnancy',
      kind: 'pregnancy',
      municipality: 'esbjerg',
      parameters: parametersFor('esbjerg'),
      ruleSet: null,
      links: [],
    },
    {
      name: 'refer',
      at: nowAt,
      role: 'GP',
      data: { receivedAt, referrer: { role: 'GP' }, mother: { name: 'Prøve Person' }, edd: '2026-10-20' },
    },
  );
  if (!opened.ok) throw new Error(opened.refusal.message.en);
  return facts.reduce((state, [name, data]) => {
    const answer = handle(state, { name, data, at: nowAt, role: 'FR' });
    if (!answer.ok) throw new Error(answer.refusal.message.en);
    return answer.state;
  }, opened.state);
}

test('of all that had passed one breach is told, the longest overdue, and the rest stands on record', () => {
  const state = takenOver('2026-03-02T09:00:00+01:00', NOW);
  const { overdue } = whatOpens(state, ms(NOW));
  const { told, onRecord } = firstNotices(state, ms(NOW), false);
  expect(overdue.length).toBeGreaterThan(3);
  const breaches = told.filter(({ kind }) => kind === 'breach');
  expect(breaches).toHaveLength(1);
  expect(breaches[0]).toMatchObject({ deadlineId: 'F1-01.1', at: NOW });
  const dues = [...told, ...onRecord]
    .filter(({ kind }) => kind === 'breach')
    .map(({ due }) => due?.slice(0, 10));
  expect(breaches[0]?.due?.slice(0, 10)).toBe(dues.sort()[0]);
  expect(new Set(onRecord.map(({ deadlineId }) => deadlineId)).size).toBeGreaterThan(2);
});

test('quietly nothing is told, and the same is on record', () => {
  const state = takenOver('2026-03-02T09:00:00+01:00', NOW);
  const loud = firstNotices(state, ms(NOW), false);
  const quiet = firstNotices(state, ms(NOW), true);
  expect(quiet.told).toEqual([]);
  expect(quiet.onRecord).toHaveLength(loud.told.length + loud.onRecord.length);
});

test('a limit that a later fact of the row met is never told as passed', () => {
  const facts: [string, JsonObject][] = [
    ['hold-clarifying-talk', { heldAt: '2026-03-05T10:00:00+01:00' }],
    ['hold-first-consultation', { heldAt: '2026-03-06T10:00:00+01:00' }],
  ];
  const state = takenOver('2026-03-02T09:00:00+01:00', NOW, facts);
  const { told, onRecord } = firstNotices(state, ms(NOW), false);
  const ids = [...told, ...onRecord].map(({ deadlineId }) => deadlineId);
  expect(ids).not.toContain('F1-03.1');
  expect(ids.length).toBeGreaterThan(0);
});

test('afterwards the case says nothing of its past, and reminds of what lies ahead', () => {
  const state = takenOver('2026-03-02T09:00:00+01:00', NOW);
  const started = firstNotices(state, ms(NOW), false).state;
  const soon = advance(started, ms(NOW) + 60_000);
  expect(soon.messages).toEqual([]);
  const later = advance(started, ms('2026-10-30T12:00:00+01:00'));
  expect(later.messages.length).toBeGreaterThan(0);
  expect(later.messages.every(({ at }) => ms(at) > ms(NOW))).toBe(true);
});

/** What is said of the assessment of a notification (due after 24 hours) that came in so long before. */
function saidOfNotification(hoursBefore: number) {
  const receivedAt = formatInstant(ms(NOW) - hoursBefore * 3_600_000);
  const notifier = { role: 'GP', professional: true };
  const data = { notificationId: 'n1', receivedAt, form: 'written', notifier, concern: 'Bekymring' };
  const state = takenOver(receivedAt, NOW, [['receive-notification', data]]);
  const { told, onRecord } = firstNotices(state, ms(NOW), false);
  const ofIt = (messages: readonly Message[]) => messages.filter((one) => one.deadlineId === 'F1-15.n1');
  return { told: ofIt(told), onRecord: ofIt(onRecord) };
}

test('what would have been told at once is told only where nothing else reminds of it before its limit', () => {
  const fresh = saidOfNotification(1);
  expect(fresh.told).toEqual([]);
  expect(fresh.onRecord.map(({ kind }) => kind)).toEqual(['reminder']);
  const nearlyDue = saidOfNotification(23.5);
  expect(nearlyDue.told.map(({ kind }) => kind)).toEqual(['reminder']);
  expect(nearlyDue.onRecord).toEqual([]);
});
