import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../domain/json.ts';
import { begin, type Life } from '../../support/life.ts';
import { measure } from './lives.ts';

const child = (): Life =>
  begin({
    at: '2025-01-06T10:00:00+01:00',
    kind: 'child',
    refer: { child: { bornAt: '2024-11-05T10:00:00+01:00' } },
  });

/** A life in which one measure is decided on a day, told of at noon when it has been received. */
function decided(on: string, data: JsonObject): Life {
  const life = child();
  const told = typeof data.receivedOn === 'string' ? data.receivedOn : on;
  const offset = told > '2025-03-30' && told < '2025-10-26' ? '+02:00' : '+01:00';
  measure(life, `${told}T12:00:00${offset}`, { decidedOn: on, ...data });
  return life;
}

const act = (life: Life, at: string, command: string, data: JsonObject = {}) =>
  life.give(at, command, { measureId: 'k1', on: at.slice(0, 10), ...data }, 'child:1');

describe('F3-14 complaint', () => {
  it.each([
    ['without a day of receipt from the decision', '2025-02-03', {}, '2025-03-03'],
    // Friday 28 November + 4 weeks is Boxing Day, then a weekend.
    ['from the receipt, rolled off Christmas', '2025-11-24', { receivedOn: '2025-11-28' }, '2025-12-29'],
    [
      'digital post on a Saturday counts from that day',
      '2025-02-07',
      { receivedOn: '2025-02-08', delivery: 'digital' },
      '2025-03-10',
    ],
    // Letter of Thursday 10 April 2025: hverdage Fri 11, Mon 14, Tue 15, Wed 16, Tue 22, Wed 23; + 4 weeks.
    ['a letter after six hverdage over Easter', '2025-04-10', { delivery: 'letter' }, '2025-05-21'],
    [
      'a letter dated the day it is told as received',
      '2025-04-10',
      { delivery: 'letter', receivedOn: '2025-04-10' },
      '2025-05-21',
    ],
    [
      'a letter whose arrival is known',
      '2025-04-10',
      { delivery: 'letter', receivedOn: '2025-04-14' },
      '2025-05-12',
    ],
    // 8 May + 4 weeks is 5 June, Grundlovsdag; the next hverdag is Friday the 6th.
    ['rolled off Grundlovsdag', '2025-05-08', {}, '2025-06-06'],
    // 3 December + 4 weeks is 31 December; then New Year's Day.
    ['rolled off New Year’s Eve', '2025-12-03', {}, '2026-01-02'],
  ])('is due four weeks on: %s', (_what, on, data, dueOn) => {
    const life = decided(on, { basis: 'BL32', placement: false, consent: true, ...data });
    expect(life.deadline('F3-14.k1', `${on}T13:00:00+02:00`, 'child:1')).toMatchObject({
      dueOn,
      kind: 'right',
      responsible: 'FMI',
    });
  });

  it('is cancelled when it was not used; nobody is in breach or reminded', () => {
    const life = decided('2025-02-03', { basis: 'BL47' });
    life.give('2025-03-20T10:00:00+01:00', 'name-child', {}, 'child:1');
    expect(life.deadline('F3-14.k1', '2025-03-04T00:00:00+01:00', 'child:1')).toMatchObject({
      status: 'cancelled',
      statusReason: { en: 'Not used' },
    });
    expect(
      (life.world.get('child:1')?.sent ?? []).filter((one) => one.deadlineId.startsWith('F3-14')),
    ).toEqual([]);
  });

  it('is met by a complaint, late by one after the limit', () => {
    const intime = decided('2025-02-03', { basis: 'BL47' });
    act(intime, '2025-03-03T10:00:00+01:00', 'complain');
    expect(intime.deadline('F3-14.k1', '2025-03-04T10:00:00+01:00', 'child:1').status).toBe('met');
    const late = decided('2025-02-03', { basis: 'BL47' });
    act(late, '2025-03-04T10:00:00+01:00', 'complain');
    expect(late.deadline('F3-14.k1', '2025-03-04T11:00:00+01:00', 'child:1').status).toBe('met-late');
  });

  it('counts a complaint towards the latest decision on the measure only', () => {
    const life = decided('2025-02-03', { basis: 'BL47' });
    act(life, '2025-12-01T10:00:00+01:00', 'decide-by-board');
    act(life, '2025-12-08T10:00:00+01:00', 'complain');
    const at = '2025-12-09T10:00:00+01:00';
    expect(life.deadline('F3-14.k1', at, 'child:1').status).toBe('cancelled');
    expect(life.deadline('F3-14.k1.1', at, 'child:1').status).toBe('met');
  });

  it('outlives the measure, the closing and the child', () => {
    const life = decided('2025-02-03', { basis: 'BL47' });
    life.give('2025-02-10T10:00:00+01:00', 'end-measure', { measureId: 'k1', on: '2025-02-10' }, 'child:1');
    life.give('2025-02-11T10:00:00+01:00', 'record-death', { who: 'child:1', on: '2025-02-11' }, 'child:1');
    expect(life.phase('2025-02-12T10:00:00+01:00', 'child:1')).toBe('closed');
    expect(life.deadline('F3-14.k1', '2025-02-12T10:00:00+01:00', 'child:1').status).toBe('open');
    act(life, '2025-02-20T10:00:00+01:00', 'complain');
    act(life, '2025-03-20T10:00:00+01:00', 'decide-complaint');
    act(life, '2025-04-03T10:00:00+02:00', 'bring-to-court');
    expect(life.deadline('F3-17.k1', '2025-04-04T10:00:00+02:00', 'child:1').status).toBe('met');
  });
});

describe('F3-15 and F3-16, the way of a complaint', () => {
  it.each(['BL32', 'BL46'])('of %s goes through the municipality: four weeks, which do not roll', (basis) => {
    const life = decided('2025-11-24', { basis, consent: true, placement: basis === 'BL46' });
    act(life, '2025-11-28T10:00:00+01:00', 'complain');
    const at = '2025-12-01T10:00:00+01:00';
    // 26 December is a holiday; the authority's limit stays there, its target is 23 December (the 24th is closed).
    expect(life.deadline('F3-15.k1', at, 'child:1')).toMatchObject({
      dueOn: '2025-12-26',
      targetOn: '2025-12-23',
      responsible: 'FR',
    });
    expect(life.ofRule('F3-16', at, 'child:1')).toEqual([]);
    act(life, '2025-12-27T10:00:00+01:00', 'forward-complaint');
    expect(life.deadline('F3-15.k1', '2025-12-27T11:00:00+01:00', 'child:1').status).toBe('met-late');
  });

  it.each(['BL47', 'BL143'])(
    'of %s goes to Ankestyrelsen at once: eight weeks, and it is not reminded',
    (basis) => {
      const life = decided('2025-02-03', { basis });
      act(life, '2025-02-10T10:00:00+01:00', 'complain');
      const at = '2025-02-11T10:00:00+01:00';
      expect(life.deadline('F3-16.k1', at, 'child:1')).toMatchObject({
        dueOn: '2025-04-07',
        responsible: 'AST',
        reminders: [],
      });
      expect(life.ofRule('F3-15', at, 'child:1')).toEqual([]);
      act(life, '2025-04-07T10:00:00+02:00', 'decide-complaint');
      expect(life.deadline('F3-16.k1', '2025-04-08T10:00:00+02:00', 'child:1').status).toBe('met');
    },
  );

  it('of an ordinary decision is also done when the municipality changes it itself, which nobody brings to court', () => {
    const life = decided('2025-02-03', { basis: 'BL32', placement: false });
    act(life, '2025-02-10T10:00:00+01:00', 'complain');
    act(life, '2025-02-20T10:00:00+01:00', 'decide-complaint', { by: 'FR' });
    const at = '2025-02-21T10:00:00+01:00';
    expect(life.deadline('F3-15.k1', at, 'child:1').status).toBe('met');
    expect(life.ofRule('F3-17', at, 'child:1')).toEqual([]);
  });

  it('gives a second complaint on the same measure its own deadline', () => {
    const life = decided('2025-02-03', { basis: 'BL47' });
    act(life, '2025-02-10T10:00:00+01:00', 'complain');
    act(life, '2025-03-10T10:00:00+01:00', 'decide-complaint');
    act(life, '2025-12-01T10:00:00+01:00', 'decide-by-board');
    act(life, '2025-12-08T10:00:00+01:00', 'complain');
    expect(
      life
        .ofRule('F3-16', '2025-12-09T10:00:00+01:00', 'child:1')
        .map((one) => `${one.id} ${one.dueOn} ${one.status}`),
    ).toEqual(['F3-16.k1 2025-04-07 met', 'F3-16.k1.2 2026-02-02 open']);
  });
});

describe('F3-17 court', () => {
  it('is four weeks from the receipt of Ankestyrelsen’s decision, rolled off a Sunday', () => {
    const life = decided('2025-02-03', { basis: 'BL47' });
    act(life, '2025-02-10T10:00:00+01:00', 'complain');
    act(life, '2025-03-17T09:00:00+01:00', 'decide-complaint', {
      on: '2025-03-14',
      receivedOn: '2025-03-16',
    });
    // Sunday 16 March + 4 weeks is Sunday 13 April; Monday the 14th is a hverdag.
    expect(life.deadline('F3-17.k1', '2025-03-17T10:00:00+01:00', 'child:1')).toMatchObject({
      dueOn: '2025-04-14',
      responsible: 'FMI',
    });
    expect(life.deadline('F3-17.k1', '2025-04-15T00:00:00+02:00', 'child:1').status).toBe('cancelled');
  });
});

describe('the commands of complaint', () => {
  const at = '2025-02-20T10:00:00+01:00';

  it.each(['forward-complaint', 'decide-complaint', 'bring-to-court'])(
    '%s waits for what comes before it',
    (command) => {
      const life = decided('2025-02-03', { basis: 'BL47' });
      expect(life.refused(at, command, { measureId: 'k1', on: '2025-02-20' }, 'child:1')).toBe('WRONG_ORDER');
    },
  );

  it('bring-to-court waits for the decision on the complaint', () => {
    const life = decided('2025-02-03', { basis: 'BL47' });
    act(life, '2025-02-10T10:00:00+01:00', 'complain');
    expect(life.refused(at, 'bring-to-court', { measureId: 'k1' }, 'child:1')).toBe('WRONG_ORDER');
  });

  it('cannot have been done before the decision or the complaint', () => {
    const life = decided('2025-02-03', { basis: 'BL47' });
    expect(life.refused(at, 'complain', { measureId: 'k1', on: '2025-02-02' }, 'child:1')).toBe(
      'PRECONDITION',
    );
    act(life, '2025-02-10T10:00:00+01:00', 'complain');
    expect(life.refused(at, 'decide-complaint', { measureId: 'k1', on: '2025-02-09' }, 'child:1')).toBe(
      'PRECONDITION',
    );
  });
});
