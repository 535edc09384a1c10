import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../domain/json.ts';
import { begin } from '../../support/life.ts';
import { birth, pregnancy } from './lives.ts';

const BORN = '2026-05-20T22:15:00+02:00';

describe('F3-01 birth notice', () => {
  it('is due at nine the next morning where no placement is planned', () => {
    const life = birth(BORN);
    expect(life.deadline('F3-01.1', '2026-05-20T23:00:00+02:00')).toMatchObject({
      dueAt: '2026-05-21T09:00:00+02:00',
      responsible: 'FP',
      status: 'open',
    });
    expect(life.deadline('F3-01.1', '2026-05-21T09:00:01+02:00').status).toBe('overdue');
  });

  it('is due at nine on the next day also for a birth after midnight', () => {
    const life = birth('2026-05-20T00:10:00+02:00');
    expect(life.deadline('F3-01.1', BORN).dueAt).toBe('2026-05-21T09:00:00+02:00');
  });

  it('is at nine by the clock over the change to summer time', () => {
    // The clocks go forward at 2 a.m. on 29 March 2026.
    const life = birth('2026-03-28T20:00:00+01:00');
    expect(life.deadline('F3-01.1', '2026-03-28T21:00:00+01:00').dueAt).toBe('2026-03-29T09:00:00+02:00');
  });

  it('is due within two elapsed hours where a placement was planned, over the change of time too', () => {
    const life = pregnancy();
    life.give('2026-03-01T10:00:00+01:00', 'plan-placement');
    life.give('2026-03-29T01:30:00+01:00', 'record-birth', {
      bornAt: '2026-03-29T01:30:00+01:00',
      children: [{ ref: 'child:1', alive: true }],
    });
    expect(life.deadline('F3-01.1', '2026-03-29T03:40:00+02:00').dueAt).toBe('2026-03-29T04:30:00+02:00');
  });

  it('is due within two hours where a placement was decided, and at nine where the plan was dropped', () => {
    const decided = pregnancy();
    decided.give('2026-04-01T10:00:00+02:00', 'decide-measure', {
      measureId: 'k1',
      basis: 'BL49',
      decidedOn: '2026-04-01',
      consent: false,
      placement: true,
      grounds: 'earlier',
    });
    decided.give(BORN, 'record-birth', { bornAt: BORN, children: [{ ref: 'child:1', alive: true }] });
    expect(decided.deadline('F3-01.1', BORN).dueAt).toBe('2026-05-21T00:15:00+02:00');

    const dropped = pregnancy();
    dropped.give('2026-04-01T10:00:00+02:00', 'plan-placement');
    dropped.give('2026-04-20T10:00:00+02:00', 'drop-placement-plan');
    dropped.give(BORN, 'record-birth', { bornAt: BORN, children: [{ ref: 'child:1', alive: true }] });
    expect(dropped.deadline('F3-01.1', BORN).dueAt).toBe('2026-05-21T09:00:00+02:00');
  });

  it('is not shortened by a placement planned after the birth', () => {
    const life = birth(BORN);
    life.give('2026-05-20T23:00:00+02:00', 'plan-placement');
    expect(life.deadline('F3-01.1', '2026-05-20T23:30:00+02:00').dueAt).toBe('2026-05-21T09:00:00+02:00');
  });

  it('is met by the acknowledgement, late by one after the hour', () => {
    const intime = birth(BORN);
    const { changes } = intime.give('2026-05-21T09:00:00+02:00', 'acknowledge-birth', { by: 'FR' });
    expect(changes.met).toEqual(['F3-01.1']);
    expect(intime.deadline('F3-01.1', '2026-05-21T10:00:00+02:00').status).toBe('met');
    const late = birth(BORN);
    late.give('2026-05-21T09:00:01+02:00', 'acknowledge-birth', { by: 'FR' });
    expect(late.deadline('F3-01.1', '2026-05-21T10:00:00+02:00').status).toBe('met-late');
  });

  it('is met also when the acknowledgement is told in the child’s case', () => {
    const life = birth(BORN);
    life.give('2026-05-21T08:20:00+02:00', 'acknowledge-birth', { by: 'ONCALL' }, 'child:1');
    expect(life.deadline('F3-01.1', '2026-05-21T10:00:00+02:00')).toMatchObject({
      status: 'met',
      metAt: '2026-05-21T08:20:00+02:00',
    });
  });
});

describe('F3-02 plan check at birth', () => {
  it('stands where no plan and no investigation were there at the birth, without a date, until the route is decided', () => {
    const life = birth(BORN);
    expect(life.deadline('F3-02.1', BORN)).toMatchObject({ dueOn: null, status: 'open' });
    life.give('2026-05-21T10:00:00+02:00', 'decide-discharge-route', { level: 1 });
    expect(life.deadline('F3-02.1', '2026-05-21T11:00:00+02:00').status).toBe('met');
  });

  it('is not asked where an investigation was under way, but a route decided all the same is shown', () => {
    const life = pregnancy();
    life.give('2026-01-05T10:00:00+01:00', 'open-investigation', { openedOn: '2026-01-05' });
    life.give(BORN, 'record-birth', { bornAt: BORN, children: [{ ref: 'child:1', alive: true }] });
    expect(life.ofRule('F3-02', BORN)).toEqual([]);
    life.give('2026-05-21T10:00:00+02:00', 'decide-discharge-route', { level: 4 });
    expect(life.deadline('F3-02.1', '2026-05-21T11:00:00+02:00').status).toBe('met');
  });
});

describe('F3-32 expected birth not reported', () => {
  it('is due seventeen days after termin, counted over a month end', () => {
    // 1 June + 17 days.
    expect(pregnancy().deadline('F3-32.1', '2026-05-01T10:00:00+02:00')).toMatchObject({
      dueOn: '2026-06-18',
      status: 'open',
    });
  });

  it('moves with the termin, and appears once a termin is known', () => {
    const life = begin({ at: '2025-11-03T10:00:00+01:00' });
    expect(life.ofRule('F3-32', '2025-11-04T10:00:00+01:00')).toEqual([]);
    life.give('2025-12-01T10:00:00+01:00', 'set-due-date', { edd: '2026-02-20', source: 'scan' });
    expect(life.deadline('F3-32.1', '2025-12-02T10:00:00+01:00').dueOn).toBe('2026-03-09');
  });

  it('speaks to the clinic and the family department, never to the family', () => {
    const life = pregnancy();
    life.give('2026-06-25T10:00:00+02:00', 'explain-missing-birth', { reason: 'flyttet til udlandet' });
    const told = (life.world.get('pregnancy')?.sent ?? []).filter((one) => one.deadlineId === 'F3-32.1');
    expect(told.map(({ at, kind, to }) => `${at} ${kind} ${to}`)).toEqual([
      '2026-06-18T08:00:00+02:00 reminder FP',
      '2026-06-18T08:00:00+02:00 reminder FR',
      '2026-06-19T08:00:00+02:00 breach FP',
      '2026-06-19T08:00:00+02:00 breach FR',
      '2026-06-22T08:00:00+02:00 escalation director',
    ]);
    expect(life.deadline('F3-32.1', '2026-06-26T10:00:00+02:00').status).toBe('met-late');
  });

  it('is met by the birth', () => {
    expect(birth(BORN).deadline('F3-32.1', '2026-05-21T10:00:00+02:00').status).toBe('met');
  });
});

describe('record-birth', () => {
  const children = [{ ref: 'child:1', alive: true }];

  it('refuses a second birth', () => {
    const life = birth(BORN);
    expect(life.refused('2026-05-21T10:00:00+02:00', 'record-birth', { bornAt: BORN, children })).toBe(
      'PRECONDITION',
    );
  });

  it.each([
    // Termin 1 June 2026: last menstruation 25 August 2025, conception about 8 September.
    ['before conception', '2025-09-05T10:00:00+02:00', true],
    ['before conception, the child dead', '2025-09-05T10:00:00+02:00', false],
    ['alive at 19+6', '2026-01-11T10:00:00+01:00', true],
    ['later than 45+0', '2026-07-07T10:00:00+02:00', true],
  ])('refuses a birth that the termin makes impossible: %s', (_what, bornAt, alive) => {
    const life = begin({ at: '2025-09-01T10:00:00+02:00', refer: { edd: '2026-06-01' } });
    expect(life.refused(bornAt, 'record-birth', { bornAt, children: [{ ref: 'child:1', alive }] })).toBe(
      'PRECONDITION',
    );
  });

  it('takes a live birth at 20+0 and a stillbirth before that', () => {
    const alive = begin({ at: '2025-09-01T10:00:00+02:00', refer: { edd: '2026-06-01' } });
    alive.give('2026-01-12T10:00:00+01:00', 'record-birth', {
      bornAt: '2026-01-12T10:00:00+01:00',
      children,
    });
    const dead = begin({ at: '2025-09-01T10:00:00+02:00', refer: { edd: '2026-06-01' } });
    dead.give('2025-12-20T10:00:00+01:00', 'record-birth', {
      bornAt: '2025-12-20T10:00:00+01:00',
      children: [{ ref: 'child:1', alive: false }],
    });
    expect(dead.phase('2025-12-20T11:00:00+01:00')).toBe('closed');
  });

  it.each([
    ['DUPLICATE', { children: [...children, ...children] }],
    ['VALIDATION', { children: [{ ref: 'mother', alive: true }] }],
    ['VALIDATION', { children: [] }],
    ['VALIDATION', { children: [{ ref: 'child:1' }] }],
    ['VALIDATION', { bornAt: '2026-05-21T10:00:00+02:00', children }],
    ['VALIDATION', { bornAt: '2025-11-03T09:59:00+01:00', children }],
    ['VALIDATION', { bornAt: null, on: '2026-05-20', children }],
    ['VALIDATION', { children: [{ ref: 'child:1', alive: true, bornAt: '2025-11-01T10:00:00+01:00' }] }],
    ['VALIDATION', { children: [{ ref: 'child:1', alive: true, gestationalAge: '38+9' }] }],
  ])('answers %s to impossible input %#', (code, data) => {
    expect(pregnancy().refused(BORN, 'record-birth', { bornAt: BORN, ...data })).toBe(code);
  });

  it('gives a child without a ref its place in the birth', () => {
    const life = birth(BORN, { children: [{ alive: false }, { alive: true }] });
    expect([...life.world.keys()]).toEqual(['pregnancy', 'child:2']);
  });

  it('may not be given in a child’s case', () => {
    expect(
      birth(BORN).refused('2026-05-21T10:00:00+02:00', 'record-birth', { bornAt: BORN, children }, 'child:1'),
    ).toBe('PRECONDITION');
  });

  it('waits with the acknowledgement for the birth, and has nothing to explain after it', () => {
    expect(pregnancy().refused(BORN, 'acknowledge-birth', { by: 'FR' })).toBe('WRONG_ORDER');
    const life = birth(BORN);
    expect(
      life.refused('2026-05-21T10:00:00+02:00', 'acknowledge-birth', { at: '2026-05-20T20:00:00+02:00' }),
    ).toBe('PRECONDITION');
    expect(life.refused('2026-05-21T10:00:00+02:00', 'explain-missing-birth')).toBe('PRECONDITION');
  });
});

describe('child cases of a birth', () => {
  const twins: JsonObject = {
    children: [
      { ref: 'child:1', alive: true, bornAt: '2026-05-20T23:50:00+02:00', gestationalAge: '38+2' },
      { ref: 'child:2', alive: true, bornAt: '2026-05-21T00:20:00+02:00' },
    ],
    parentsMarried: false,
  };

  it('starts each twin at its own birth, also over midnight', () => {
    const life = birth('2026-05-20T23:50:00+02:00');
    expect(life.world.get('child:1')?.state.startedMs).toBe(Date.parse('2026-05-20T23:50:00+02:00'));
    const two = pregnancy();
    two.give('2026-05-21T01:00:00+02:00', 'record-birth', { bornAt: '2026-05-20T23:50:00+02:00', ...twins });
    const at = '2026-05-21T10:00:00+02:00';
    expect(two.deadline('F3-24.1', at, 'child:1').dueOn).toBe('2026-06-17');
    expect(two.deadline('F3-24.1', at, 'child:2').dueOn).toBe('2026-06-18');
    // The mother has one examination, eight weeks after the first.
    expect(two.ofRule('F3-23', at).map((one) => one.dueOn)).toEqual(['2026-07-15']);
  });

  it('links each to the pregnancy and its sibling, and gives a stillborn child none', () => {
    const life = birth(BORN, {
      children: [
        { ref: 'child:1', alive: true },
        { ref: 'child:2', alive: false },
        { ref: 'child:3', alive: true },
      ],
    });
    const links = (ref: string) => life.world.get(ref)?.state.links.map((link) => `${link.rel} ${link.ref}`);
    expect([...life.world.keys()]).toEqual(['pregnancy', 'child:1', 'child:3']);
    expect(links('pregnancy')).toEqual(['child child:1', 'child child:3']);
    expect(links('child:1')).toEqual(['pregnancy pregnancy', 'sibling child:3']);
    expect(links('child:3')).toEqual(['pregnancy pregnancy', 'sibling child:1']);
    expect(life.refused('2026-05-21T10:00:00+02:00', 'discharge', { who: 'child:2' })).toBe('NOT_FOUND');
  });

  it('keeps each child in its birth phase until its own discharge, wherever that is told', () => {
    const life = birth('2026-05-20T23:50:00+02:00', {
      children: [
        { ref: 'child:1', alive: true },
        { ref: 'child:2', alive: true },
      ],
    });
    life.give('2026-05-24T10:00:00+02:00', 'discharge', { who: 'child:1' });
    const at = '2026-05-24T11:00:00+02:00';
    expect(life.phase(at)).toBe('birth');
    expect(life.phase(at, 'child:1')).toBe('follow-up');
    expect(life.phase(at, 'child:2')).toBe('birth');
    expect(life.ofRule('F3-06', at).length).toBe(1);
    expect(life.ofRule('F3-06', at, 'child:1')).toEqual([]);
  });

  it('lets a child referred after birth begin in follow-up', () => {
    const life = begin({
      at: '2026-05-20T10:00:00+02:00',
      kind: 'child',
      refer: { child: { bornAt: '2026-05-01T10:00:00+02:00' } },
    });
    expect(life.phase('2026-05-21T10:00:00+02:00')).toBe('follow-up');
  });
});
