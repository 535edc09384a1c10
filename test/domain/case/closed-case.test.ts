import { describe, expect, it } from 'vitest';
import type { Command } from '../../../domain/case/command.ts';
import { handle } from '../../../domain/case/engine.ts';
import type { JsonObject } from '../../../domain/json.ts';
import { begin, type Life } from '../support/life.ts';

const closedAt = '2026-03-10T10:00:00+01:00';
const after = '2026-03-11T10:00:00+01:00';
const notification = {
  notificationId: 'n1',
  form: 'written',
  notifier: { role: 'GP', professional: true },
  concern: 'bekymring',
};

const assessment = { danger: false, acuteMeasures: false, assessors: ['fr-anna'] };

/** A pregnancy of the spring with one notification, closed on 10 March. */
function closed(): Life {
  const life = begin({ at: '2026-03-02T10:00:00+01:00', refer: { edd: '2026-09-01' } });
  life.give('2026-03-03T10:00:00+01:00', 'receive-notification', notification);
  life.give(closedAt, 'close-case', { reason: 'flyttet' });
  return life;
}

describe('a closed case says that it is closed', () => {
  it.each<[string, string, JsonObject]>([
    ['WRONG_ORDER', 'conclude-investigation', {}],
    ['PRECONDITION', 'name-child', {}],
    ['DUPLICATE', 'receive-notification', notification],
    [
      'TOO_EARLY',
      'decide-measure',
      { basis: 'BL49', decidedOn: '2026-03-11', consent: false, placement: true, grounds: 'earlier' },
    ],
  ])('instead of %s, which an open one answers to %s', (code, command, data) => {
    const open = closed();
    open.give(after, 'reopen-case', { reason: 'fejl' });
    expect(open.refused(after, command, data)).toBe(code);
    expect(closed().refused(after, command, data)).toBe('CASE_CLOSED');
  });

  it('an act recorded at the very instant of closing is CASE_CLOSED, a millisecond before it is not', () => {
    const before = begin({ at: '2026-03-02T10:00:00+01:00', refer: { edd: '2026-09-01' } });
    const moment = new Date(Date.parse(closedAt) - 1).toISOString();
    expect(before.give(moment, 'open-municipal-case', { openedOn: '2026-03-10' }).ok).toBe(true);
    expect(closed().refused(closedAt, 'open-municipal-case', { openedOn: '2026-03-10' })).toBe('CASE_CLOSED');
  });
});

describe('a closed case still says', () => {
  it.each<[string, string, JsonObject]>([
    ['VALIDATION', 'end-pregnancy', { outcome: 'ukendt' }],
    ['NOT_FOUND', 'sing', {}],
    ['NOT_FOUND', 'assess-notification', { ...assessment, notificationId: 'n9' }],
  ])('%s to a %s that no case could take', (code, command, data) => {
    expect(closed().refused(after, command, data)).toBe(code);
  });

  it('that a moment cannot be read', () => {
    const state = closed().world.get('pregnancy')?.state;
    const entry: Command = { name: 'record-entry', data: {}, at: 'i morgen', role: 'FR' };
    const answer = state && handle(state, entry);
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'VALIDATION', reason: 'at' } });
  });
});

describe('a closed case takes', () => {
  it('what still meets a deadline that was overdue when it closed', () => {
    const life = closed();
    const assess = { ...assessment, notificationId: 'n1' };
    expect(life.deadline('F1-15.n1', after).status).toBe('overdue');
    expect(life.give(after, 'assess-notification', assess).changes.met).toEqual(['F1-15.n1']);
    expect(life.refused(after, 'assess-notification', assess)).toBe('CASE_CLOSED');
  });

  it('what has a right of its own to be recorded, with the refusals of its own', () => {
    const life = closed();
    life.give(after, 'request-access', { regime: 'party', accessId: 'a1', on: '2026-03-11' });
    expect(life.refused(after, 'request-access', { regime: 'party', accessId: 'a1', on: '2026-03-11' })).toBe(
      'DUPLICATE',
    );
  });
});
