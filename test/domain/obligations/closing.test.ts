import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../domain/calendar/index.ts';
import type { Fact } from '../../../domain/case/fact.ts';
import { applyClosing, type Closing, closingOf } from '../../../domain/obligations/closing.ts';
import type { Obligation } from '../../../domain/obligations/obligation.ts';
import { fact, viewWith } from '../support/facts.ts';
import { openObligation, ruleLike } from '../support/obligations.ts';

const at = (day: string) => `2025-03-${day}T10:00:00+01:00`;
const ms = (day: string) => parseInstant(at(day)) ?? Number.NaN;
const referral = fact(1, 'referred', at('03'));
const closed = (id: number, day: string) => fact(id, 'case-closed', at(day));
const reopened = (id: number, day: string) => fact(id, 'case-reopened', at(day));
const lost = (id: number, day: string) => fact(id, 'pregnancy-ended', at(day));
const closing = (...facts: Fact[]) => closingOf(viewWith([referral, ...facts]), []);

describe('a case closes', () => {
  it('by the act of closing it', () => {
    expect(closing()).toBeNull();
    expect(closing(closed(2, '05'))).toEqual({
      ms: ms('05'),
      eventId: 2,
      reason: { da: 'Sagen er afsluttet', en: 'The case was closed' },
    });
  });

  it('by whatever closed it first', () => {
    expect(closing(closed(2, '08'), lost(3, '05'))?.eventId).toBe(3);
    expect(closing(closed(2, '05'), lost(3, '08'))?.eventId).toBe(2);
    expect(closing(lost(2, '05'), closed(3, '05'))?.eventId).toBe(3);
  });

  it('not where it was reopened at that moment or later, but again where it was closed again', () => {
    expect(closing(closed(2, '05'), reopened(3, '06'))).toBeNull();
    expect(closing(closed(2, '05'), reopened(3, '05'))).toBeNull();
    expect(closing(closed(2, '05'), reopened(3, '06'), closed(4, '07'))?.eventId).toBe(4);
  });

  it('leaves the offers to the mother after a loss, unless it is she who died', () => {
    expect(closing(lost(2, '05'))?.keepsOffers).toBe(true);
    const hers = closing(fact(2, 'death-recorded', at('05'), { who: 'mother' }));
    expect(hers).toEqual({
      ms: ms('05'),
      eventId: 2,
      reason: { da: 'Moderen er død', en: 'The mother has died' },
    });
  });
});

describe('the case of a child closes', () => {
  const child = viewWith([fact(1, 'born', at('03'), { bornAt: at('03') })], {
    kind: 'child',
    ref: 'child:1',
  });

  it('when school starts, at the beginning of that day', () => {
    const start = openObligation({ rule: ruleLike('F4-12'), dueOn: '2031-08-01' });
    expect(closingOf(child, [openObligation(), start])).toEqual({
      ms: parseInstant('2031-08-01T00:00:00+02:00'),
      eventId: null,
      reason: { da: 'Barnet er begyndt i skole', en: 'The child has started school' },
    });
  });

  it('never by itself where that day is not known', () => {
    expect(closingOf(child, [])).toBeNull();
    expect(closingOf(child, [openObligation({ rule: ruleLike('F4-12'), dueOn: null })])).toBeNull();
  });
});

describe('a pregnancy closes after the birth', () => {
  const birth = fact(2, 'birth-recorded', at('05'), { children: [{ ref: 'child:1', alive: true }] });
  const discharged = (who: string) => fact(3, 'discharged', at('08'), { who });
  const done = (obligations: readonly Obligation[], who = 'mother') =>
    closingOf(viewWith([referral, birth, discharged(who)]), obligations);
  const duty = (id: string, more: Partial<Obligation> = {}) =>
    openObligation({ rule: ruleLike(id), ...more });

  it('when the mother is discharged and nothing of hers is left', () => {
    expect(done([])).toEqual({
      ms: ms('08'),
      eventId: null,
      reason: { da: 'Moderens egne forpligtelser er opfyldt', en: "The mother's own obligations are done" },
    });
    expect(done([], 'child:1')).toBeNull();
    expect(closingOf(viewWith([referral, birth]), [])).toBeNull();
  });

  it.each(['F1-15', 'F1-16', 'F1-17', 'F1-21', 'F1-23'])('not while %s is undone', (id) => {
    expect(done([duty(id)])).toBeNull();
  });

  it.each<[string, Partial<Obligation>]>([
    ['done', { met: fact(9, 'entry-recorded', at('12')) }],
    ['over', { ended: { ms: ms('12'), eventId: null, reason: { da: 'a', en: 'b' } } }],
    ['exempted', { exempted: fact(9, 'deadline-exempted', at('12')) }],
  ])('not before such a duty is %s', (_how, more) => {
    expect(done([duty('F1-15', more)])?.ms).toBe(ms('12'));
    expect(done([duty('F1-15', more), duty('F1-17', { met: fact(9, 'entry-recorded', at('10')) })])?.ms).toBe(
      ms('12'),
    );
  });

  it('at her discharge where such a duty was done before', () => {
    expect(done([duty('F1-15', { met: fact(9, 'entry-recorded', at('04')) })])?.ms).toBe(ms('08'));
  });

  it('not before her examination is done, or its day is over', () => {
    const midnight = parseInstant('2025-03-21T00:00:00+01:00');
    expect(done([duty('F3-23', { dueOn: '2025-03-20' })])?.ms).toBe(midnight);
    const met = fact(9, 'examination-recorded', at('12'));
    expect(done([duty('F3-23', { dueOn: '2025-03-20', met })])?.ms).toBe(ms('12'));
  });

  it('whatever other duty is undone', () => {
    expect(done([duty('F1-01')])?.ms).toBe(ms('08'));
  });
});

describe('what a closing does to an obligation', () => {
  const closing: Closing = { ms: ms('08'), eventId: 7, reason: { da: 'Flyttet', en: 'Moved' } };
  const closedWith = (o: Obligation, by = closing) => applyClosing([o], by)[0];
  const ending = (day: string) => ({ ms: ms(day), eventId: 5, reason: { da: 'a', en: 'b' } });
  const act = (day: string) => fact(6, 'contact-made', at(day));

  it('it falls away with the closing', () => {
    expect(closedWith(openObligation())).toEqual({
      ...openObligation(),
      ended: {
        ms: ms('08'),
        eventId: 7,
        reason: { da: 'Sagen er lukket: Flyttet', en: 'The case is closed: Moved' },
      },
    });
    expect(closedWith(openObligation({ ended: ending('09') }))?.ended?.ms).toBe(ms('08'));
  });

  it('it stays overdue, silent from the closing or from when it already was', () => {
    const overdue = openObligation({ dueOn: '2025-03-06' });
    expect(closedWith(overdue)).toEqual({ ...overdue, silentFromMs: ms('08') });
    expect(closedWith({ ...overdue, silentFromMs: ms('07') })?.silentFromMs).toBe(ms('07'));
    expect(closedWith({ ...overdue, met: act('09') })?.silentFromMs).toBe(ms('08'));
  });

  it.each<[string, Partial<Obligation>]>([
    ['it was done before', { met: act('05'), dueOn: '2025-03-04' }],
    ['it was done in that instant', { met: act('08'), dueOn: '2025-03-04' }],
    ['it was done afterwards and not too late by then', { met: act('09') }],
    ['it had ended before', { ended: ending('05') }],
    ['it ended in that instant', { ended: ending('08') }],
    ['somebody was exempted from it', { exempted: fact(6, 'deadline-exempted', at('05')) }],
    ['it was opened afterwards', { seed: { key: '1', trigger: fact(6, 'entry-recorded', at('09')) } }],
    ['the law keeps it', { rule: ruleLike('F1-01', { survives: true }) }],
    ['the closing meets it', { rule: ruleLike('F1-01', { metByClosing: true }) }],
  ])('it stays as it was where %s', (_why, more) => {
    const o = openObligation(more);
    expect(closedWith(o)).toBe(o);
  });

  it('it falls away where it was opened in the very instant', () => {
    const seed = { key: '1', trigger: fact(6, 'entry-recorded', at('08')) };
    expect(closedWith(openObligation({ seed }))?.ended?.ms).toBe(ms('08'));
  });

  it('it stays where it is an offer and the closing leaves those, and only there', () => {
    const offer = openObligation({ rule: ruleLike('F3-23') });
    const loss: Closing = { ...closing, keepsOffers: true };
    expect(closedWith(offer, loss)).toBe(offer);
    expect(closedWith(offer)?.ended?.ms).toBe(ms('08'));
    expect(closedWith(openObligation(), loss)?.ended?.ms).toBe(ms('08'));
  });

  it('nothing where the case does not close', () => {
    const o = openObligation();
    expect(applyClosing([o], null)).toEqual([o]);
  });
});
