import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../domain/calendar/index.ts';
import type { Closing } from '../../../domain/obligations/closing.ts';
import type { Obligation } from '../../../domain/obligations/obligation.ts';
import { type Status, statusOf, unmetStatuses } from '../../../domain/obligations/status.ts';
import { fact } from '../support/facts.ts';
import { openObligation, ruleLike } from '../support/obligations.ts';

const at = (day: string) => `2025-03-${day}T10:00:00+01:00`;
const ms = (day: string) => parseInstant(at(day)) ?? Number.NaN;
const act = (day: string) => fact(6, 'contact-made', at(day));
const ended = (day: string) => ({ ms: ms(day), eventId: 5, reason: { da: 'a', en: 'b' } });
const closing: Closing = { ms: ms('06'), eventId: 5, reason: { da: 'a', en: 'b' } };

/** Where a limit on Monday 10 March stands at 10 o'clock of a day. */
const status = (day: string, more: Partial<Obligation> = {}, by: Closing | null = null) =>
  statusOf(openObligation({ dueSoonFromMs: null, ...more }), ms(day), by);

describe('a status', () => {
  it.each<[Status, string, Partial<Obligation>]>([
    ['open', '09', {}],
    ['open', '05', { dueSoonFromMs: ms('06') }],
    ['due-soon', '06', { dueSoonFromMs: ms('06') }],
    ['waiting', '05', { earliestOn: '2025-03-06' }],
    ['open', '06', { earliestOn: '2025-03-06' }],
    ['overdue', '11', {}],
    ['advisory-missed', '11', { rule: ruleLike('F1-01', { nature: 'MÅL' }) }],
    ['advisory-missed', '11', { rule: ruleLike('F1-01', { nature: 'VEJL' }) }],
    ['cancelled', '11', { rule: ruleLike('F1-01', { citizens: true }) }],
    ['paused', '11', { pausedSince: act('05') }],
    ['exempted', '06', { exempted: act('06') }],
    ['open', '05', { exempted: act('06') }],
    ['cancelled', '06', { ended: ended('06') }],
    ['open', '05', { ended: ended('06') }],
    ['met', '06', { met: act('06') }],
    ['open', '05', { met: act('06') }],
  ])('is %s on %s March, row %#', (expected, day, more) => {
    expect(status(day, more)).toBe(expected);
  });

  it('is met by the closing where that is what meets it, from its very instant', () => {
    const more = { rule: ruleLike('F1-01', { metByClosing: true }) };
    expect([status('05', more, closing), status('06', more, closing)]).toEqual(['open', 'met']);
    expect(status('06', {}, closing)).toBe('open');
  });

  it('says the end before the exemption, and both before the limit', () => {
    expect(status('12', { ended: ended('05'), exempted: act('04') })).toBe('cancelled');
    expect(status('12', { exempted: act('04'), pausedSince: act('05') })).toBe('exempted');
    expect(status('12', { met: act('05'), ended: ended('04') })).toBe('met');
  });
});

describe('an act is in time', () => {
  const done = (day: string, more: Partial<Obligation>) => status('20', { met: act(day), ...more });

  it.each<[string, Partial<Obligation>, string, string]>([
    ['up to its hour', { dueOn: null, dueMs: ms('07') }, '07', '08'],
    ['up to its day', {}, '10', '11'],
    ['until the day before, where the limit is before a day', { exclusive: true }, '09', '10'],
    ['up to a later day where the law gives one', { metUntilOn: '2025-03-12' }, '12', '13'],
  ])('%s', (_how, more, last, late) => {
    expect([done(last, more), done(late, more)]).toEqual(['met', 'met-late']);
  });

  it('whenever it is, where there is no limit', () => {
    expect(done('19', { dueOn: null })).toBe('met');
  });
});

describe('what still asks for an act', () => {
  it('is whatever is neither done nor over', () => {
    expect(unmetStatuses).toEqual(['waiting', 'open', 'due-soon', 'overdue', 'paused', 'advisory-missed']);
  });
});
