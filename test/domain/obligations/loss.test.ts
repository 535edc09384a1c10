import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../domain/case/fact.ts';
import type { JsonObject } from '../../../domain/json.ts';
import { closingLoss, familyIsBereaved, liveChildren, lossEnding } from '../../../domain/obligations/loss.ts';
import { fact, viewWith } from '../support/facts.ts';
import { openObligation, ruleLike } from '../support/obligations.ts';

const at = (day: string) => `2025-03-${day}T10:00:00+01:00`;
const referral = fact(1, 'referred', at('03'));
const ended = (id: number, day: string) => fact(id, 'pregnancy-ended', at(day), { outcome: 'miscarriage' });
const died = (id: number, who: string, day: string) => fact(id, 'death-recorded', at(day), { who });
const born = (id: number, day: string, ...alive: boolean[]) =>
  fact(id, 'birth-recorded', at(day), {
    children: alive.map((one, i) => ({ ref: `child:${i + 1}`, alive: one })),
  });
const pregnancy = (...facts: Fact[]) => viewWith([referral, ...facts]);
const child = (...facts: Fact[]) => viewWith(facts, { kind: 'child', ref: 'child:1' });

const pregnancyOver = { da: 'Graviditeten er ophørt', en: 'The pregnancy has ended' };
const motherDied = { da: 'Moderen er død', en: 'The mother has died' };

describe('the loss that closes a case', () => {
  it('is the end of the pregnancy, the death of the unborn or a birth without a live child', () => {
    for (const lost of [ended(2, '05'), died(2, 'unborn', '05'), born(2, '05', false, false)])
      expect(closingLoss(pregnancy(lost))).toEqual({ fact: lost, ends: 'case', reason: pregnancyOver });
    expect(closingLoss(pregnancy(born(2, '05', false, true)))).toBeNull();
    expect(closingLoss(pregnancy())).toBeNull();
  });

  it('is the first of several, by its moment and then by its record', () => {
    expect(closingLoss(pregnancy(ended(2, '06'), died(3, 'unborn', '05')))?.fact.id).toBe(3);
    expect(closingLoss(pregnancy(died(2, 'unborn', '05'), ended(3, '05')))?.fact.id).toBe(2);
    expect(closingLoss(pregnancy(ended(2, '05'), died(3, 'unborn', '06')))?.fact.id).toBe(2);
  });

  it('is the death of the mother until the day of the birth, not from that day on', () => {
    const hers = died(2, 'mother', '05');
    expect(closingLoss(pregnancy(hers))).toEqual({ fact: hers, ends: 'case', reason: motherDied });
    expect(closingLoss(pregnancy(hers, born(3, '06', true)))?.fact).toBe(hers);
    expect(closingLoss(pregnancy(born(2, '05', true), died(3, 'mother', '05')))).toBeNull();
    expect(closingLoss(pregnancy(born(2, '05', true), died(3, 'mother', '06')))).toBeNull();
  });

  it('is in the case of a child that child’s own death', () => {
    const hers = died(2, 'child:1', '05');
    const reason = { da: 'Barnet er dødt', en: 'The child has died' };
    expect(closingLoss(child(hers))).toEqual({ fact: hers, ends: 'case', reason });
    expect(closingLoss(child(died(2, 'child:2', '05'), died(3, 'mother', '05')))).toBeNull();
  });
});

describe('a loss ends an obligation', () => {
  const ending = (facts: Fact[], more = {}) =>
    lossEnding(
      openObligation({ rule: ruleLike('F1-01', { subject: 'mother' }), ...more }),
      pregnancy(...facts),
    );

  it('with the reason of the loss that came first', () => {
    const over = { eventId: 2, reason: pregnancyOver };
    const hers = { eventId: 3, reason: motherDied };
    expect(ending([ended(2, '05'), died(3, 'mother', '08')])).toMatchObject(over);
    expect(ending([ended(2, '05'), died(3, 'mother', '05')])).toMatchObject(over);
    expect(ending([ended(2, '08'), died(3, 'mother', '05')])).toMatchObject(hers);
  });

  it('of the mother alone where she died after the birth', () => {
    const facts = [born(2, '05', true), died(3, 'mother', '08')];
    expect(ending(facts)?.eventId).toBe(3);
    expect(ending(facts, { rule: ruleLike('F1-01', { subject: 'unborn' }) })).toBeNull();
    const seed = { ...openObligation().seed, subject: 'child:1' };
    expect(ending(facts, { seed })).toBeNull();
  });

  it('that the loss itself would open, not one that was opened after it was recorded', () => {
    const loss = ended(2, '05');
    const openedBy = (trigger: Fact) => ({ seed: { ...openObligation().seed, trigger } });
    expect(ending([loss], openedBy(loss))?.eventId).toBe(2);
    expect(ending([loss], openedBy(fact(3, 'entry-recorded', at('04'))))).toBeNull();
  });

  it('but not documentation, what the closing meets, nor an offer to the mother while she lives', () => {
    for (const more of [{ survives: true as const }, { metByClosing: true as const }])
      expect(ending([ended(2, '05')], { rule: ruleLike('F1-01', more) })).toBeNull();
    const offer = { rule: ruleLike('F1-01', { quietAfterLoss: true, subject: 'mother' }) };
    expect(ending([ended(2, '05')], offer)).toBeNull();
    expect(ending([ended(2, '05'), died(3, 'mother', '08')], offer)?.eventId).toBe(3);
  });
});

describe('a family is bereaved', () => {
  const children = (...alive: boolean[]): JsonObject => ({ children: alive.map((one) => ({ alive: one })) });
  const birth = (data: JsonObject) => fact(2, 'birth-recorded', at('05'), data);

  it.each<[string, Fact]>([
    ['by the end of the pregnancy', ended(2, '05')],
    ['by a birth with no live child', birth(children(false))],
    ['by a twin stillborn beside a living one', birth(children(true, false))],
    ['by the death of the mother', died(2, 'mother', '05')],
    ['by the death of the partner', died(2, 'partner', '05')],
  ])('%s', (_how, loss) => {
    expect(familyIsBereaved(pregnancy(loss))).toBe(true);
  });

  it('in the case of a child whose twin was stillborn', () => {
    const bornWith = (data: JsonObject) => child(fact(1, 'born', at('05'), data));
    expect(familyIsBereaved(bornWith({ bornAt: at('05'), stillbornSibling: true }))).toBe(true);
    expect(familyIsBereaved(bornWith({ bornAt: at('05'), stillbornSibling: false }))).toBe(false);
    expect(familyIsBereaved(bornWith({ bornAt: at('05') }))).toBe(false);
  });

  it('by nothing else', () => {
    expect(familyIsBereaved(pregnancy())).toBe(false);
    expect(familyIsBereaved(pregnancy(birth(children(true, true))))).toBe(false);
  });
});

describe('a birth has a live child', () => {
  it('where one of its children lives', () => {
    expect(liveChildren(born(2, '05', false, true))).toBe(true);
    expect(liveChildren(born(2, '05', false, false))).toBe(false);
    expect(liveChildren(born(2, '05'))).toBe(false);
    expect(liveChildren(fact(2, 'birth-recorded', at('05')))).toBe(false);
  });
});
