import { describe, expect, it } from 'vitest';
import { ruleById } from '../../../../domain/rules/catalogue.ts';
import { phase4Rules } from '../../../../domain/rules/phase-4/index.ts';
import { begin } from '../../support/life.ts';
import { childBorn, examine, implement, noon } from './child-life.ts';

const refuse = (on: string) => ({ by: 'mother', at: noon(on) });

describe('F4-25 … F4-29, clinic, municipality and psychiatry', () => {
  it('F4-25 refers a child that moves to the other clinic within five arbejdsdage over Easter', () => {
    const life = childBorn('2024-09-02');
    expect(life.refused(noon('2025-04-10'), 'accept-clinic-change')).toBe('WRONG_ORDER');
    life.give(noon('2025-04-11'), 'ask-for-clinic-change', { toClinic: 'kolding', movesOn: '2025-06-01' });
    expect(life.deadline('F4-25.1', noon('2025-04-11')).dueOn).toBe('2025-04-23');
    life.give(noon('2025-04-23'), 'accept-clinic-change');
    expect(life.deadline('F4-25.1', noon('2025-04-23')).status).toBe('met');
  });

  it('F4-26 asks for an assessment by the next arbejdsdag when consent is refused in an active municipal case', () => {
    const life = childBorn('2024-09-02');
    life.give(noon('2024-10-01'), 'open-municipal-case', { openedOn: '2024-10-01' });
    life.give(noon('2025-04-16'), 'refuse-consent', refuse('2025-04-16'));
    expect(life.deadline('F4-26.1', noon('2025-04-16'))).toMatchObject({
      dueOn: '2025-04-22',
      responsible: 'FP',
    });
    life.give(noon('2025-04-22'), 'assess-need-to-notify', { decision: 'do-not-notify', reason: 'x' });
    expect(life.deadline('F4-26.1', noon('2025-04-22')).status).toBe('met');
  });

  it("F4-26 does not stand without a municipal case, nor in the pregnancy, but with the pregnancy's case it does", () => {
    const none = childBorn('2024-09-02');
    none.give(noon('2025-04-16'), 'refuse-consent', refuse('2025-04-16'));
    none.give(noon('2025-04-17'), 'open-municipal-case', { openedOn: '2025-04-17' });
    expect(none.ofRule('F4-26', noon('2025-04-18'))).toEqual([]);
    const life = begin({ at: noon('2025-01-06'), refer: { edd: '2025-06-20' } });
    life.give(noon('2025-02-03'), 'open-municipal-case', { openedOn: '2025-02-03' });
    life.give(noon('2025-03-03'), 'refuse-consent', refuse('2025-03-03'));
    life.give(noon('2025-06-18'), 'record-birth', {
      bornAt: '2025-06-18T04:00:00Z',
      children: [{ ref: 'child:1', alive: true }],
      place: 'x',
    });
    expect(life.ofRule('F4-26', noon('2025-06-19'))).toEqual([]);
    expect(life.ofRule('F4-26', noon('2025-06-19'), 'child:1')).toEqual([]);
    life.give(noon('2025-08-01'), 'refuse-consent', refuse('2025-08-01'), 'child:1');
    expect(life.deadline('F4-26.1', noon('2025-08-01'), 'child:1').dueOn).toBe('2025-08-04');
  });

  it('F4-28 has no limit and is met by the decision on contact', () => {
    const life = childBorn('2024-09-02');
    life.give(noon('2025-04-01'), 'ask-for-contact-change', { on: '2025-04-01' });
    expect(life.deadline('F4-28.1', noon('2025-04-01'))).toMatchObject({ dueOn: null, certainty: 'U-low' });
    life.give(noon('2025-04-20'), 'decide-contact', { on: '2025-04-20' });
    expect(life.deadline('F4-28.1', noon('2025-04-20')).status).toBe('met');
  });

  it('F4-29 is a rhythm of the organisations, once a quarter, and stands in no case', () => {
    expect(ruleById('F4-29')).toMatchObject({ kind: 'organisation', rhythm: { times: 1, perMonths: 3 } });
    expect(childBorn('2024-09-02').ofRule('F4-29', noon('2025-09-02'))).toEqual([]);
  });

  it('phase 4 has its 42 rows in the order of the catalogue', () => {
    const codes = Array.from({ length: 42 }, (_, i) => `F4-${String(i + 1).padStart(2, '0')}`);
    expect(phase4Rules.map(({ id }) => id)).toEqual(codes);
  });
});

describe("F4-30 … F4-35, the child's course", () => {
  it('F4-30 is due three weeks after the birth; for a placed child the municipality’s answer meets it', () => {
    const life = childBorn('2024-12-09');
    expect(life.deadline('F4-30.1', noon('2024-12-10'))).toMatchObject({
      dueOn: '2024-12-30',
      subject: 'child:1',
    });
    life.give(noon('2024-12-20'), 'request-child-consent');
    expect(life.deadline('F4-30.1', noon('2024-12-20')).status).toBe('open');
    life.give(noon('2024-12-23'), 'answer-child-consent', { given: true });
    expect(life.deadline('F4-30.1', noon('2024-12-23')).status).toBe('met');
  });

  it('F4-30 of a child referred late is due on the fifth arbejdsdag', () => {
    const life = childBorn('2023-09-04', { referredAt: noon('2025-04-11') });
    expect(life.deadline('F4-30.1', noon('2025-04-11')).dueOn).toBe('2025-04-23');
  });

  it('F4-32 is said with the follow-up, or afterwards; a change is done when the plan is revised', () => {
    const life = childBorn('2024-09-02');
    implement(life, '2024-11-25');
    const hold = (on: string, more = {}) =>
      life.give(noon(on), 'hold-follow-up', { measureId: 'k1', heldOn: on, reasons: 'x', ...more });
    expect(
      life.refused(noon('2025-01-02'), 'record-follow-up-result', { measureId: 'k1', outcome: 'end' }),
    ).toBe('WRONG_ORDER');
    hold('2025-01-20', { outcome: 'continue', heard: ['parents', 'professionals'] });
    hold('2025-02-20');
    hold('2025-04-09', { outcome: 'change' });
    const at = noon('2025-04-09');
    expect(life.deadline('F4-32.k1.1', at).status).toBe('met');
    expect(life.deadline('F4-32.k1.2', at)).toMatchObject({ status: 'open', dueOn: null });
    expect(life.deadline('F4-32.k1.3', at)).toMatchObject({ status: 'open', dueOn: '2025-04-28' });
    life.give(noon('2025-04-28'), 'approve-plan', { plan: 'child', on: '2025-04-28' });
    expect(life.deadline('F4-32.k1.3', noon('2025-04-28')).status).toBe('met');
    life.give(noon('2025-04-28'), 'record-follow-up-result', {
      measureId: 'k1',
      outcome: 'end',
      on: '2025-02-24',
    });
    expect(life.deadline('F4-32.k1.2', noon('2025-04-28')).status).toBe('met');
  });

  it('F4-33 asks for advice at each examination and F4-34 for a note once both have signed', () => {
    const life = childBorn('2024-09-02');
    examine(life, '2025-01-03', '4m');
    expect(life.deadline('F4-33.4m', noon('2025-01-03'))).toMatchObject({ kind: 'checklist', reminders: [] });
    life.give(noon('2025-01-03'), 'confirm-checklist', { checklist: 'F4-33' });
    expect(life.deadline('F4-33.4m', noon('2025-01-03')).status).toBe('met');
    life.give(noon('2025-01-06'), 'sign-conclusion', { examination: '4m', by: 'doctor', on: '2025-01-06' });
    expect(life.ofRule('F4-34', noon('2025-01-06'))).toEqual([]);
    life.give(noon('2025-01-08'), 'sign-conclusion', {
      examination: '4m',
      by: 'psychologist',
      on: '2025-01-08',
    });
    expect(life.deadline('F4-34.4m', noon('2025-01-08')).dueOn).toBe('2025-01-15');
    life.give(noon('2025-01-15'), 'send-conclusion-note', {
      examination: '4m',
      to: ['FR', 'GP'],
      sentAt: noon('2025-01-15'),
    });
    expect(life.deadline('F4-34.4m', noon('2025-01-15')).status).toBe('met');
  });

  it('F4-34 falls away when the family refuses consent', () => {
    const life = childBorn('2024-09-02');
    examine(life, '2025-01-03', '4m');
    for (const by of ['doctor', 'psychologist'])
      life.give(noon('2025-01-06'), 'sign-conclusion', { examination: '4m', by, on: '2025-01-06' });
    life.give(noon('2025-01-07'), 'refuse-consent', refuse('2025-01-07'));
    expect(life.deadline('F4-34.4m', noon('2025-01-20')).status).toBe('cancelled');
  });

  it('F4-35 asks the parents when a conclusion shows a need and no municipal case is there', () => {
    const signed = { examination: '4m', by: 'doctor', on: '2025-01-06', needsSupport: true };
    const life = childBorn('2024-09-02');
    examine(life, '2025-01-03', '4m');
    life.give(noon('2025-01-06'), 'sign-conclusion', signed);
    expect(life.deadline('F4-35.4m', noon('2025-01-06')).dueOn).toBe('2025-01-20');
    life.give(noon('2025-01-21'), 'ask-about-contact', { with: 'SP', agreed: true });
    expect(life.deadline('F4-35.4m', noon('2025-01-21')).status).toBe('met-late');
    const known = childBorn('2024-09-02');
    known.give(noon('2024-10-01'), 'open-municipal-case', { openedOn: '2024-10-01' });
    examine(known, '2025-01-03', '4m');
    known.give(noon('2025-01-06'), 'sign-conclusion', signed);
    expect(known.ofRule('F4-35', noon('2025-01-07'))).toEqual([]);
  });
});

describe('F4-37 … F4-39, parents of a placed child', () => {
  it('F4-37 offers a support person by the day the placement is carried out', () => {
    const life = childBorn('2024-09-02');
    implement(life, '2025-01-31', { placement: true, decidedOn: '2025-01-20' });
    expect(life.deadline('F4-37.k1', noon('2025-02-01'))).toMatchObject({
      dueOn: '2025-01-31',
      status: 'overdue',
    });
    const planned = childBorn('2024-09-02');
    planned.give(noon('2025-01-10'), 'plan-placement');
    expect(planned.deadline('F4-37.1', noon('2025-01-10'))).toMatchObject({ dueOn: null, status: 'open' });
    planned.give(noon('2025-01-13'), 'offer-support-person', { on: '2025-01-13', accepted: false });
    expect(planned.deadline('F4-37.1', noon('2025-01-13')).status).toBe('met');
    implement(planned, '2025-01-31', { placement: true });
    expect(planned.deadline('F4-37.1', noon('2025-02-01')).status).toBe('met');
    const dropped = childBorn('2024-09-02');
    dropped.give(noon('2025-01-10'), 'plan-placement');
    dropped.give(noon('2025-01-20'), 'drop-placement-plan');
    expect(dropped.deadline('F4-37.1', noon('2025-01-20')).status).toBe('cancelled');
  });

  it('F4-37 planned in the pregnancy goes on in the child, with the offer made there', () => {
    const life = begin({ at: noon('2025-01-06'), refer: { edd: '2025-06-20' } });
    life.give(noon('2025-05-02'), 'plan-placement');
    life.give(noon('2025-06-18'), 'record-birth', {
      bornAt: '2025-06-18T04:00:00Z',
      children: [{ ref: 'child:1', alive: true }],
      place: 'x',
    });
    expect(life.deadline('F4-37.1', noon('2025-06-18')).status).toBe('cancelled');
    expect(life.deadline('F4-37.1', noon('2025-06-18'), 'child:1').status).toBe('open');
    life.give(noon('2025-06-18'), 'offer-support-person', { on: '2025-06-18' });
    expect(life.deadline('F4-37.1', noon('2025-06-18'), 'child:1').status).toBe('met');
  });

  it("F4-38 makes the parents' plan within three months and looks at it at each follow-up", () => {
    const life = childBorn('2024-09-02');
    implement(life, '2024-11-25', { placement: true });
    life.give(noon('2024-11-30'), 'decide-parent-support', { on: '2024-11-30' });
    expect(life.deadline('F4-38.1', noon('2024-11-30')).dueOn).toBe('2025-02-28');
    life.give(noon('2025-02-03'), 'approve-parents-plan', { on: '2025-02-03' });
    life.give(noon('2025-02-20'), 'hold-follow-up', { measureId: 'k1', heldOn: '2025-02-20', reasons: 'x' });
    expect(life.deadline('F4-38.1', noon('2025-02-20')).status).toBe('met');
    expect(life.deadline('F4-38.k1.1', noon('2025-02-20'))).toMatchObject({ dueOn: null, status: 'open' });
  });

  it('F4-39 shows each of the five recommendations once, at its moment, and only where a child is to be placed', () => {
    const home = childBorn('2024-09-02');
    implement(home, '2025-01-31');
    expect(home.ofRule('F4-39', noon('2025-02-01'))).toEqual([]);
    const life = childBorn('2024-09-02');
    implement(life, '2025-01-31', { placement: true });
    life.give(noon('2025-02-20'), 'hold-follow-up', { measureId: 'k1', heldOn: '2025-02-20', reasons: 'x' });
    life.give(noon('2025-03-20'), 'hold-follow-up', { measureId: 'k1', heldOn: '2025-03-20', reasons: 'x' });
    const shown = life.ofRule('F4-39', noon('2025-03-21'));
    expect(shown.map(({ id, trigger }) => [id, trigger.event])).toEqual([
      ['F4-39.2', 'measure-implemented'],
      ['F4-39.3', 'follow-up-held'],
      ['F4-39.5', 'follow-up-held'],
    ]);
    expect(shown.every(({ dueOn, reminders }) => dueOn === null && reminders.length === 0)).toBe(true);
    life.give(noon('2025-03-21'), 'confirm-checklist', { checklist: 'F4-39', key: '2' });
    expect(life.ofRule('F4-39', noon('2025-03-21')).map(({ status }) => status)).toEqual([
      'met',
      'open',
      'open',
    ]);
  });
});
