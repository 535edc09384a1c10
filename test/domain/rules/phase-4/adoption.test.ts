import { describe, expect, it } from 'vitest';
import { begin } from '../../support/life.ts';
import { childBorn, implement, noon } from './child-life.ts';

describe('F4-21, consent to adoption', () => {
  it.each([
    ['2025-01-15', '2025-04-14', '2025-04-15'],
    ['2024-11-30', '2025-02-27', '2025-02-28'],
  ])('F4-21 of a child born %s is too early on %s and open on %s', (bornOn, early, open) => {
    const life = childBorn(bornOn);
    expect(life.refused(noon(early), 'consent-to-adoption', { on: early })).toBe('TOO_EARLY');
    life.give(noon(open), 'consent-to-adoption', { on: open });
  });

  it('F4-21 guards a placed child and an unborn one too', () => {
    const placed = childBorn('2025-01-15');
    implement(placed, '2025-01-20', { placement: true });
    expect(placed.refused(noon('2025-02-03'), 'consent-to-adoption', { on: '2025-02-03' })).toBe('TOO_EARLY');
    const unborn = begin({ at: noon('2025-01-06'), refer: { edd: '2025-06-20' } });
    expect(unborn.refused(noon('2025-02-03'), 'consent-to-adoption', { on: '2025-02-03' })).toBe('TOO_EARLY');
  });

  it('F4-21 gives way to quite exceptional circumstances', () => {
    const life = childBorn('2025-01-15');
    life.give(noon('2025-02-03'), 'consent-to-adoption', { on: '2025-02-03', exceptional: true });
  });
});

describe('F4-22 … F4-24, adoption without consent', () => {
  it.each([
    ['2025-11-14', '2025-11-28', 'a Friday'],
    ['2025-12-10', '2025-12-29', '24 December, both Christmas days and a weekend are passed over (R-05)'],
    ['2025-05-22', '2025-06-06', 'Grundlovsdag is passed over'],
  ])("F4-22 served on %s is the family's until %s: %s", (on, dueOn) => {
    const life = childBorn('2025-01-15');
    life.give(noon(on), 'serve-adoption-decision', { on });
    expect(life.deadline('F4-22.1', noon(on))).toMatchObject({ dueOn, nature: 'RET' });
  });

  it('F4-22 not used ends as cancelled; used it is met; before a decision it is WRONG_ORDER', () => {
    const life = childBorn('2025-01-15');
    expect(life.refused(noon('2025-11-10'), 'request-adoption-review', { on: '2025-11-10' })).toBe(
      'WRONG_ORDER',
    );
    life.give(noon('2025-11-14'), 'serve-adoption-decision', { on: '2025-11-14' });
    expect(life.deadline('F4-22.1', noon('2025-11-29')).status).toBe('cancelled');
    life.give(noon('2025-11-28'), 'request-adoption-review', { on: '2025-11-28' });
    expect(life.deadline('F4-22.1', noon('2025-11-29')).status).toBe('met');
  });

  it('F4-23 opens with the proposal, has no limit, and is no route before 2024', () => {
    const life = childBorn('2025-01-15');
    life.give(noon('2025-01-20'), 'propose-adoption', { on: '2025-01-20' });
    expect(life.deadline('F4-23.1', noon('2025-01-20'))).toMatchObject({ dueOn: null, status: 'open' });
    life.give(noon('2025-02-03'), 'recommend-adoption', { on: '2025-02-03' });
    expect(life.deadline('F4-23.1', noon('2025-02-03')).status).toBe('met');
    const before = childBorn('2023-10-02');
    before.give(noon('2023-10-09'), 'propose-adoption', { on: '2023-10-09' });
    expect(before.ofRule('F4-23', noon('2023-10-10'))).toEqual([]);
  });

  it('F4-24 aims at a meeting within 30 days, advisory, with a word to the family department on day 20', () => {
    const life = childBorn('2025-01-15');
    expect(life.refused(noon('2025-01-30'), 'hold-viso-meeting', { on: '2025-01-30' })).toBe('WRONG_ORDER');
    life.give(noon('2025-01-31'), 'ask-viso', { on: '2025-01-31' });
    expect(life.deadline('F4-24.1', noon('2025-01-31'))).toMatchObject({
      dueOn: '2025-03-02',
      reminders: [{ at: '2025-02-20T08:00:00+01:00', to: 'FR', kind: 'reminder' }],
    });
    expect(life.deadline('F4-24.1', noon('2025-03-03')).status).toBe('advisory-missed');
    life.give(noon('2025-03-03'), 'hold-viso-meeting', { on: '2025-03-03' });
    expect(life.deadline('F4-24.1', noon('2025-03-03')).status).toBe('met-late');
  });

  it('F4-40 lays out what VISO needs as soon as adoption comes up', () => {
    const life = childBorn('2025-01-15');
    life.give(noon('2025-01-20'), 'propose-adoption', { on: '2025-01-20' });
    expect(life.deadline('F4-40.1', noon('2025-01-20'))).toMatchObject({
      kind: 'checklist',
      dueOn: null,
      reminders: [],
    });
    life.give(noon('2025-01-21'), 'confirm-checklist', { checklist: 'F4-40' });
    life.give(noon('2025-01-22'), 'ask-viso', { on: '2025-01-22', consent: 'attempted' });
    expect(life.ofRule('F4-40', noon('2025-01-22')).map(({ status }) => status)).toEqual(['met']);
  });
});

describe('F4-42, after an adoption', () => {
  it('F4-42 is due the same day, met by the new custody, and asks for new consent (F4-30)', () => {
    const life = childBorn('2025-01-15');
    const consent = {
      direction: 'disclose',
      subject: 'child:1',
      giver: { role: 'FMI', name: 'Prøve Person' },
      receivers: ['FR'],
      categories: ['health'],
      purpose: 'x',
      form: 'written',
    };
    life.give(noon('2025-01-20'), 'give-consent', { ...consent, consentId: 'c1', givenOn: '2025-01-20' });
    expect(life.deadline('F4-30.1', noon('2025-01-20')).status).toBe('met');
    life.give(noon('2025-09-01'), 'grant-adoption', { on: '2025-09-01' });
    expect(life.deadline('F4-42.1', noon('2025-09-01')).dueOn).toBe('2025-09-01');
    expect(life.deadline('F4-30.2', noon('2025-09-01'))).toMatchObject({
      dueOn: '2025-09-22',
      status: 'open',
    });
    const disclosure = { to: 'FR', categories: ['health'], consentId: 'c1' };
    expect(life.refused(noon('2025-09-02'), 'disclose', disclosure)).toBe('CONSENT_REQUIRED');
    life.give(noon('2025-09-02'), 'record-custody', {
      child: 'child:1',
      holders: ['FMI'],
      from: '2025-09-01',
    });
    expect(life.deadline('F4-42.1', noon('2025-09-02')).status).toBe('met-late');
    life.give(noon('2025-09-03'), 'give-consent', { ...consent, consentId: 'c2', givenOn: '2025-09-03' });
    expect(life.deadline('F4-30.2', noon('2025-09-03')).status).toBe('met');
    expect(life.refused(noon('2025-09-04'), 'grant-adoption', { on: '2025-09-04' })).toBe('PRECONDITION');
  });
});
