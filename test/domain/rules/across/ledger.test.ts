import { describe, expect, it } from 'vitest';
import { commandByName } from '../../../../domain/case/registry.ts';
import type { JsonObject } from '../../../../domain/json.ts';
import { begin, type Life } from '../../support/life.ts';

// F1-01 (agreement): seven days from the referral on Monday 3 March 2025, so Monday 10 March.
const deadlineId = 'F1-01.1';
const pregnancy = () => begin({ at: '2025-03-03T08:00:00+01:00', refer: { edd: '2025-09-01' } });
const at = (day: string) => `2025-03-${day}T10:00:00+01:00`;
const act = (life: Life, day: string, what: string, more: JsonObject = {}) =>
  life.give(at(day), `${what}-deadline`, { deadlineId, reason: 'ferie', ...more });
const refusedAct = (life: Life, day: string, what: string, more: JsonObject = {}) =>
  life.refused(at(day), `${what}-deadline`, { deadlineId, reason: 'ferie', ...more });
const deadline = (life: Life, day: string) => life.deadline(deadlineId, at(day));

describe('a pause', () => {
  it('moves the limit by the civil days from pause to resume', () => {
    const life = pregnancy();
    act(life, '05', 'pause');
    expect(deadline(life, '20').status).toBe('paused');
    act(life, '15', 'resume');
    expect(deadline(life, '16')).toMatchObject({
      dueOn: '2025-03-20',
      status: 'due-soon',
      adjustments: [{ kind: 'pause' }, { kind: 'resume', before: '2025-03-10', after: '2025-03-20' }],
    });
  });

  it('counts civil days over the change to summer time', () => {
    const life = pregnancy();
    act(life, '05', 'pause');
    life.give('2025-04-04T10:00:00+02:00', 'resume-deadline', { deadlineId, reason: 'hjemme igen' });
    expect(life.deadline(deadlineId, '2025-04-05T10:00:00+02:00').dueOn).toBe('2025-04-09');
  });

  it('with a day to end on ends by itself, and a resume before that day counts instead', () => {
    const life = pregnancy();
    act(life, '05', 'pause', { until: '2025-03-12' });
    expect(deadline(life, '11')).toMatchObject({ status: 'paused', dueOn: '2025-03-17' });
    expect(deadline(life, '12').status).not.toBe('paused');
    const early = pregnancy();
    act(early, '05', 'pause', { until: '2025-03-12' });
    act(early, '07', 'resume');
    expect(deadline(early, '08')).toMatchObject({ dueOn: '2025-03-12', status: 'due-soon' });
    expect(refusedAct(life, '13', 'resume')).toBe('PRECONDITION');
  });

  it('reminds nobody while it runs, and again afterwards', () => {
    const life = pregnancy();
    act(life, '05', 'pause');
    act(life, '15', 'resume');
    life.give(at('21'), 'record-entry');
    const sent = life.world.get('pregnancy')?.sent.filter((one) => one.deadlineId === deadlineId) ?? [];
    expect(sent.map((one) => [one.at.slice(0, 10), one.kind])).not.toContainEqual(['2025-03-11', 'breach']);
    expect(sent.map((one) => [one.at.slice(0, 10), one.kind])).toContainEqual(['2025-03-21', 'breach']);
  });

  it('moves two pauses one after the other', () => {
    const life = pregnancy();
    act(life, '04', 'pause');
    act(life, '06', 'resume');
    act(life, '07', 'pause');
    act(life, '10', 'resume');
    expect(deadline(life, '11').dueOn).toBe('2025-03-15');
  });

  it.each([
    ['an unknown deadline', { deadlineId: 'F9-99.1' }, 'NOT_FOUND'],
    ['a pause that ends before it begins', { until: '2025-03-05' }, 'VALIDATION'],
    ['no reason', { reason: null }, 'VALIDATION'],
  ])('is refused for %s', (_what, more, code) => {
    expect(refusedAct(pregnancy(), '05', 'pause', more)).toBe(code);
  });

  it('is refused for a statutory limit, a running pause, a passed limit, and what is already done', () => {
    const life = pregnancy();
    life.give(at('04'), 'receive-notification', {
      notificationId: 'n1',
      receivedAt: at('04'),
      form: 'written',
      notifier: { role: 'GP', organisation: 'Lægehuset', professional: true },
      concern: 'bekymring',
    });
    expect(refusedAct(life, '05', 'pause', { deadlineId: 'F1-17.n1' })).toBe('PRECONDITION');
    act(life, '05', 'pause');
    expect(refusedAct(life, '06', 'pause')).toBe('PRECONDITION');
    const late = pregnancy();
    expect(refusedAct(late, '11', 'pause')).toBe('PRECONDITION');
    const done = pregnancy();
    const contact = { by: 'FP', with: 'mother', at: at('04'), method: 'phone', reached: true };
    done.give(at('04'), 'record-contact', contact);
    expect(refusedAct(done, '05', 'pause')).toBe('PRECONDITION');
  });
});

describe('a resume', () => {
  it('without a pause, or from before it, is PRECONDITION', () => {
    const life = pregnancy();
    expect(refusedAct(life, '05', 'resume')).toBe('PRECONDITION');
    act(life, '06', 'pause');
    expect(refusedAct(life, '07', 'resume', { on: '2025-03-05' })).toBe('PRECONDITION');
    act(life, '07', 'resume', { on: '2025-03-06' });
    expect(deadline(life, '07').dueOn).toBe('2025-03-10');
  });
});

describe('an extension', () => {
  it('sets the date of a limit that is not statutory, the target with it', () => {
    const life = pregnancy();
    act(life, '05', 'extend', { until: '2025-03-23' });
    expect(deadline(life, '11')).toMatchObject({ dueOn: '2025-03-23', targetOn: '2025-03-21' });
  });

  it('needs a later date', () => {
    expect(refusedAct(pregnancy(), '05', 'extend')).toBe('VALIDATION');
    expect(refusedAct(pregnancy(), '05', 'extend', { until: '2025-03-10' })).toBe('VALIDATION');
  });
});

describe('an exemption', () => {
  it('ends a duty that is not statutory, and stays visible with its reason kept in the journal', () => {
    const life = pregnancy();
    act(life, '05', 'exempt');
    expect(deadline(life, '20')).toMatchObject({ status: 'exempted', adjustments: [{ kind: 'exemption' }] });
    expect(refusedAct(life, '06', 'exempt')).toBe('PRECONDITION');
  });

  it('is a leader’s and never given for a statutory limit', () => {
    expect(commandByName('exempt-deadline')?.roles).toBe('leader');
    const life = pregnancy();
    life.give(at('04'), 'request-access', { regime: 'party', on: '2025-03-04' });
    expect(refusedAct(life, '05', 'exempt', { deadlineId: 'X-09.1' })).toBe('PRECONDITION');
    expect(refusedAct(life, '05', 'exempt', { reason: '' })).toBe('VALIDATION');
  });
});
