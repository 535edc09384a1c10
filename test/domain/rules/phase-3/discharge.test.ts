import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../domain/json.ts';
import { dischargeRoute, dischargeRouteTable } from '../../../../domain/rules/discharge-route.ts';
import type { Life } from '../../support/life.ts';
import { birth, measure, pregnancy } from './lives.ts';

const BORN = '2026-05-20T22:15:00+02:00';
const twins = {
  children: [
    { ref: 'child:1', alive: true },
    { ref: 'child:2', alive: true },
  ],
};

const discharge = (life: Life, at: string, who: string, ref?: string) =>
  life.give(at, 'discharge', { who, at }, ref);

describe('F3-03 early discharge', () => {
  it('is a fact and opens nothing', () => {
    const life = birth(BORN);
    discharge(life, '2026-05-21T10:00:00+02:00', 'mother');
    expect(life.ofRule('F3-03', '2026-05-22T10:00:00+02:00')).toEqual([]);
  });
});

describe('F3-04 discharge meeting', () => {
  const planned: JsonObject = {
    meetingId: 'm1',
    kind: 'discharge',
    meetingAt: '2026-05-23T10:00:00+02:00',
    invitees: ['FR', 'SSR'],
  };

  it('stands from the birth where the request form asks for it, and is due on the day of the discharge', () => {
    const life = pregnancy();
    life.give('2026-03-23T10:00:00+01:00', 'send-request-form', { requested: { dischargeMeeting: true } });
    life.give(BORN, 'record-birth', { bornAt: BORN, children: [{ ref: 'child:1', alive: true }] });
    expect(life.deadline('F3-04.1', '2026-05-21T10:00:00+02:00')).toMatchObject({
      dueOn: null,
      responsible: 'SSR',
      status: 'due-soon',
    });
    discharge(life, '2026-05-23T12:00:00+02:00', 'mother');
    expect(life.deadline('F3-04.1', '2026-05-24T00:00:00+02:00')).toMatchObject({
      dueOn: '2026-05-23',
      status: 'overdue',
    });
  });

  it('stands as soon as one is planned, and is met by holding it', () => {
    const life = birth(BORN);
    expect(life.ofRule('F3-04', '2026-05-21T10:00:00+02:00')).toEqual([]);
    life.give('2026-05-21T12:00:00+02:00', 'plan-meeting', planned);
    life.give('2026-05-23T11:00:00+02:00', 'hold-meeting', {
      meetingId: 'm1',
      heldAt: '2026-05-23T10:00:00+02:00',
      participants: ['FR', 'SSR'],
      consents: [],
    });
    discharge(life, '2026-05-23T12:00:00+02:00', 'mother');
    expect(life.deadline('F3-04.1', '2026-05-24T10:00:00+02:00').status).toBe('met');
  });

  it('is met by coordination documented otherwise', () => {
    const life = birth(BORN);
    life.give('2026-05-21T12:00:00+02:00', 'plan-meeting', planned);
    life.give('2026-05-22T12:00:00+02:00', 'coordinate-discharge', { how: 'telefonmøde' }, 'child:1');
    expect(life.deadline('F3-04.1', '2026-05-22T13:00:00+02:00').status).toBe('met');
  });

  it('falls away with the last meeting cancelled, or when the only child dies', () => {
    const cancelled = birth(BORN);
    cancelled.give('2026-05-21T12:00:00+02:00', 'plan-meeting', planned);
    cancelled.give('2026-05-22T12:00:00+02:00', 'cancel-meeting', { meetingId: 'm1', reason: 'ikke behov' });
    expect(cancelled.deadline('F3-04.1', '2026-05-22T13:00:00+02:00').status).toBe('cancelled');

    const bereaved = birth(BORN, twins);
    bereaved.give('2026-05-21T12:00:00+02:00', 'plan-meeting', planned);
    bereaved.give('2026-05-22T10:00:00+02:00', 'record-death', { who: 'child:1', on: '2026-05-22' });
    expect(bereaved.deadline('F3-04.1', '2026-05-22T11:00:00+02:00').status).not.toBe('cancelled');
    bereaved.give(
      '2026-05-22T12:00:00+02:00',
      'record-death',
      { who: 'child:2', on: '2026-05-22' },
      'child:2',
    );
    expect(bereaved.deadline('F3-04.1', '2026-05-22T13:00:00+02:00').status).toBe('cancelled');
  });
});

describe('F3-05 measures in place at discharge', () => {
  it('is met by the discharge itself when nothing was agreed', () => {
    const life = birth(BORN);
    discharge(life, '2026-05-23T12:00:00+02:00', 'mother');
    expect(life.deadline('F3-05.1', '2026-05-23T13:00:00+02:00')).toMatchObject({
      dueOn: '2026-05-23',
      responsible: 'FR',
      status: 'met',
    });
  });

  it('waits for a measure decided before the discharge, and is late when that starts later', () => {
    const life = birth(BORN);
    measure(life, '2026-05-21T10:00:00+02:00', { basis: 'BL32', consent: true, placement: false });
    discharge(life, '2026-05-23T12:00:00+02:00', 'child:1', 'child:1');
    expect(life.deadline('F3-05.1', '2026-05-23T13:00:00+02:00', 'child:1').status).toBe('due-soon');
    // 25 May 2026 is Whit Monday: the limit was Saturday the 23rd and did not move.
    expect(life.deadline('F3-05.1', '2026-05-24T00:00:00+02:00', 'child:1')).toMatchObject({
      dueOn: '2026-05-23',
      targetOn: '2026-05-22',
      status: 'overdue',
    });
    life.give(
      '2026-05-26T10:00:00+02:00',
      'implement-measure',
      { measureId: 'k1', implementedAt: '2026-05-26T09:00:00+02:00' },
      'child:1',
    );
    expect(life.deadline('F3-05.1', '2026-05-26T11:00:00+02:00', 'child:1')).toMatchObject({
      status: 'met-late',
      metAt: '2026-05-26T09:00:00+02:00',
    });
  });

  it('waits for substance treatment asked for, unless somebody confirms that all is in place', () => {
    const life = pregnancy();
    life.give('2026-05-11T10:00:00+02:00', 'request-treatment', { kind: 'drug', requestedOn: '2026-05-11' });
    life.give(BORN, 'record-birth', { bornAt: BORN, children: [{ ref: 'child:1', alive: true }] });
    discharge(life, '2026-05-23T12:00:00+02:00', 'mother');
    expect(life.deadline('F3-05.1', '2026-05-23T13:00:00+02:00').metAt).toBeNull();
    life.give('2026-05-23T14:00:00+02:00', 'confirm-measures-in-place');
    expect(life.deadline('F3-05.1', '2026-05-23T15:00:00+02:00').status).toBe('met');
  });
});

describe('F3-06 discharge messages', () => {
  it('is due on the day of the discharge, a Saturday as well, and stands where the discharge was told', () => {
    const life = birth(BORN);
    discharge(life, '2026-05-23T12:00:00+02:00', 'mother');
    expect(life.deadline('F3-06.1', '2026-05-23T13:00:00+02:00')).toMatchObject({
      dueOn: '2026-05-23',
      targetOn: '2026-05-22',
      responsible: 'NF',
    });
    expect(life.ofRule('F3-06', '2026-05-23T13:00:00+02:00', 'child:1')).toEqual([]);
    expect(life.deadline('F3-06.1', '2026-05-24T00:00:00+02:00').status).toBe('overdue');
  });

  it('is met for each twin by that twin’s own messages', () => {
    const life = birth(BORN, twins);
    discharge(life, '2026-05-23T12:00:00+02:00', 'mother');
    discharge(life, '2026-05-23T12:05:00+02:00', 'child:1', 'child:1');
    discharge(life, '2026-05-23T12:10:00+02:00', 'child:2', 'child:2');
    life.give('2026-05-23T13:00:00+02:00', 'send-discharge-messages', { to: ['GP', 'SP'] }, 'child:2');
    const at = '2026-05-23T14:00:00+02:00';
    expect(life.deadline('F3-06.1', at, 'child:2').status).toBe('met');
    expect(life.deadline('F3-06.1', at, 'child:1').metAt).toBeNull();
    expect(life.deadline('F3-06.1', at).metAt).toBeNull();
  });

  it('sent from the pregnancy when only the child has been discharged, they are the child’s', () => {
    const life = birth(BORN);
    discharge(life, '2026-05-23T12:00:00+02:00', 'child:1', 'child:1');
    life.give('2026-05-23T13:00:00+02:00', 'send-discharge-messages', { to: ['GP', 'SP'] });
    expect(life.deadline('F3-06.1', '2026-05-23T14:00:00+02:00', 'child:1').status).toBe('met');
    expect(life.ofRule('F3-06', '2026-05-23T14:00:00+02:00')).toEqual([]);
  });

  it('told in the pregnancy for mother and child, one sending meets both; the child’s own case meets its own', () => {
    const life = birth(BORN);
    discharge(life, '2026-05-23T12:00:00+02:00', 'mother');
    discharge(life, '2026-05-23T12:05:00+02:00', 'child:1');
    life.give('2026-05-23T13:00:00+02:00', 'send-discharge-messages', { to: ['SP'] }, 'child:1');
    const at = '2026-05-23T13:30:00+02:00';
    expect(life.ofRule('F3-06', at).map((one) => one.metAt !== null)).toEqual([false, true]);
    life.give('2026-05-23T14:00:00+02:00', 'send-discharge-messages', { to: ['GP'] });
    expect(life.ofRule('F3-06', '2026-05-23T15:00:00+02:00').map((one) => one.status)).toEqual([
      'met',
      'met',
    ]);
  });
});

describe('the commands of discharge', () => {
  it('wait for the birth, and for the discharge', () => {
    const at = '2026-05-21T10:00:00+02:00';
    expect(pregnancy().refused(at, 'discharge', { who: 'mother' })).toBe('WRONG_ORDER');
    expect(pregnancy().refused(at, 'coordinate-discharge')).toBe('WRONG_ORDER');
    const life = birth(BORN);
    expect(life.refused(at, 'send-discharge-messages', { to: ['GP'] })).toBe('WRONG_ORDER');
    expect(life.refused(at, 'confirm-measures-in-place')).toBe('WRONG_ORDER');
  });

  it('refuse a stranger, a second discharge and one before the birth', () => {
    const life = birth(BORN);
    const at = '2026-05-21T10:00:00+02:00';
    expect(life.refused(at, 'discharge', { who: 'child:7' })).toBe('NOT_FOUND');
    expect(life.refused(at, 'discharge', { who: 'mother', at: '2026-05-20T21:00:00+02:00' })).toBe(
      'PRECONDITION',
    );
    // Told in the child's case, the mother's discharge counts in hers.
    life.give(at, 'discharge', { who: 'mother' }, 'child:1');
    expect(life.refused(at, 'discharge', { who: 'mother' })).toBe('PRECONDITION');
    expect(life.refused(at, 'discharge', { who: 'mother' }, 'child:1')).toBe('PRECONDITION');
  });
});

describe('decide-discharge-route (catalogue §4.6)', () => {
  it.each([
    [{ level: 1 }, 'early-discharge', 1],
    [{ level: 2, municipalCase: true, planOrInvestigation: true }, 'early-discharge', 1],
    [{ level: 3, municipalCase: false, planOrInvestigation: true }, 'outpatient-birth', 2],
    [{ level: 3, municipalCase: true, planOrInvestigation: false }, 'outpatient-birth', 3],
    [{ level: 3, municipalCase: true, planOrInvestigation: true }, 'social-plan', 3],
    [{ level: 4, municipalCase: false, planOrInvestigation: false }, 'individual-course', 1],
  ])('answers %j with %s after %i questions', (answers, route, asked) => {
    const { result } = birth(BORN).give('2026-05-21T10:00:00+02:00', 'decide-discharge-route', answers);
    expect(result).toMatchObject({ route, title: { da: expect.stringMatching(/dskriv/) } });
    expect(result?.steps).toHaveLength(asked);
  });

  it.each([[{ level: 3 }], [{ level: 3, municipalCase: true }], [{ level: 5 }], [{ level: 0 }], [{}]])(
    'refuses %j, which leaves a deciding question open',
    (answers) => {
      expect(birth(BORN).refused('2026-05-21T10:00:00+02:00', 'decide-discharge-route', answers)).toBe(
        'VALIDATION',
      );
    },
  );

  it('has exactly one row for every set of answers', () => {
    const yesNo = [false, true];
    for (const level of [1, 2, 3, 4])
      for (const municipalCase of yesNo)
        for (const planOrInvestigation of yesNo) {
          const rows = dischargeRouteTable.filter(
            (row) =>
              row.levels.includes(level) &&
              (row.municipalCase ?? municipalCase) === municipalCase &&
              (row.planOrInvestigation ?? planOrInvestigation) === planOrInvestigation,
          );
          expect(rows.length).toBe(1);
          expect(dischargeRoute({ level, municipalCase, planOrInvestigation })?.name).toBe(rows[0]?.name);
        }
  });
});
