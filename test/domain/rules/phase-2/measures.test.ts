import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../../domain/calendar/index.ts';
import { viewOf } from '../../../../domain/case/case-view.ts';
import { measureById, measuresOf, runsAt } from '../../../../domain/case/measures.ts';
import type { JsonObject } from '../../../../domain/json.ts';
import { begin, type Life } from '../../support/life.ts';

const pregnancy = (): Life => begin({ at: '2024-09-02T10:00:00+02:00', refer: { edd: '2025-05-31' } });

const support = { basis: 'BL32', decidedOn: '2024-11-18', consent: true, placement: false };
const at = '2024-11-18T15:00:00+01:00';

describe('F2-21', () => {
  it('refuses a measure that rests on nothing', () => {
    expect(pregnancy().refused(at, 'decide-measure', support)).toBe('WRONG_ORDER');
  });

  it.each<JsonObject>([
    { grounds: 'earlier' },
    { grounds: 'parallel' },
    { basis: 'BL143', consent: false, placement: true },
  ])('lets pass %j', (more) => {
    expect(pregnancy().give(at, 'decide-measure', { ...support, ...more }).ok).toBe(true);
  });

  it.each([
    ['open-investigation', { openedOn: '2024-11-01' }],
    ['conclude-limited-assessment', { concludedOn: '2024-11-01' }],
  ])('lets pass after %s', (command, data) => {
    const life = pregnancy();
    if (command === 'conclude-limited-assessment')
      life.give('2024-10-01T10:00:00+02:00', 'decide-screening', { outcome: 'limited-assessment' });
    life.give('2024-11-01T10:00:00+01:00', command, data);
    expect(life.give(at, 'decide-measure', support).ok).toBe(true);
  });

  it('looks at what there was on the day of the decision', () => {
    const life = pregnancy();
    life.give('2024-11-20T10:00:00+01:00', 'open-investigation', { openedOn: '2024-11-20' });
    expect(life.refused('2024-11-20T11:00:00+01:00', 'decide-measure', support)).toBe('WRONG_ORDER');
  });

  it('is none before barnets lov', () => {
    const life = begin({ at: '2023-09-04T10:00:00+02:00', refer: { edd: '2024-01-30' } });
    expect(
      life.give('2023-12-31T15:00:00+01:00', 'decide-measure', { ...support, decidedOn: '2023-12-31' }).ok,
    ).toBe(true);
  });
});

describe('F2-13 on decide-measure', () => {
  const unborn = { basis: 'BL49', consent: false, placement: true, grounds: 'parallel' };

  it('is PRECONDITION for a child that is born, in its own case and from the day after in the pregnancy', () => {
    const life = pregnancy();
    life.give('2025-05-01T12:00:00+02:00', 'record-birth', {
      bornAt: '2025-05-01T06:00:00+02:00',
      children: [{ ref: 'child:1', alive: true }],
    });
    const born = (on: string, ref: string) =>
      life.refused(`${on}T15:00:00+02:00`, 'decide-measure', { ...unborn, decidedOn: on }, ref);
    expect(born('2025-05-01', 'child:1')).toBe('PRECONDITION');
    expect(born('2025-05-02', 'pregnancy')).toBe('PRECONDITION');
    const sameDay = { ...unborn, decidedOn: '2025-05-01' };
    expect(life.give('2025-05-01T15:00:00+02:00', 'decide-measure', sameDay).ok).toBe(true);
  });

  it('is TOO_EARLY until three months before termin, clamped to the end of February, with its source', () => {
    const life = pregnancy();
    expect(
      life.refused('2025-02-27T15:00:00+01:00', 'decide-measure', { ...unborn, decidedOn: '2025-02-27' }),
    ).toBe('TOO_EARLY');
    expect(
      life.give('2025-02-28T15:00:00+01:00', 'decide-measure', { ...unborn, decidedOn: '2025-02-28' }).ok,
    ).toBe(true);
  });

  it('is TOO_EARLY before it is WRONG_ORDER', () => {
    expect(
      pregnancy().refused('2025-02-01T15:00:00+01:00', 'decide-measure', {
        ...support,
        basis: 'BL49',
        decidedOn: '2025-02-01',
      }),
    ).toBe('TOO_EARLY');
  });

  it('needs a termin to count from', () => {
    const life = begin({ at: '2024-09-02T10:00:00+02:00' });
    expect(life.refused(at, 'decide-measure', { ...unborn, decidedOn: '2024-11-18' })).toBe('PRECONDITION');
  });

  it('is none before barnets lov', () => {
    const life = begin({ at: '2023-09-04T10:00:00+02:00', refer: { edd: '2024-05-30' } });
    expect(
      life.give('2023-12-31T15:00:00+01:00', 'decide-measure', { ...unborn, decidedOn: '2023-12-31' }).ok,
    ).toBe(true);
  });
});

describe('a measure', () => {
  const decided = (more = {}): Life => {
    const life = pregnancy();
    life.give(at, 'decide-measure', { measureId: 'k1', grounds: 'earlier', ...support, ...more });
    return life;
  };
  const state = (life: Life, ref = 'pregnancy') => {
    const lived = life.world.get(ref);
    if (!lived) throw new Error(ref);
    return viewOf(lived.state);
  };

  it('is listed with what was decided and when it ran', () => {
    const life = pregnancy();
    life.give('2024-11-21T10:00:00+01:00', 'decide-measure', {
      ...support,
      measureId: 'k1',
      grounds: 'earlier',
      receivedOn: '2024-11-20',
    });
    life.give('2024-12-02T11:00:00+01:00', 'implement-measure', {
      measureId: 'k1',
      implementedAt: '2024-12-02T10:00:00+01:00',
    });
    life.give('2025-02-03T11:00:00+01:00', 'end-measure', { measureId: 'k1', on: '2025-02-03' });
    const measure = measureById(state(life), 'k1');
    expect(measure).toMatchObject({
      basis: 'BL32',
      decidedOn: '2024-11-18',
      receivedOn: '2024-11-20',
      consent: true,
      placement: false,
      planRequired: null,
      grounds: 'earlier',
      implementedOn: '2024-12-02',
      endedOn: '2025-02-03',
    });
    const runs = ['2024-12-02T09:59:00+01:00', '2024-12-02T10:00:00+01:00', '2025-02-03T00:00:00+01:00'];
    expect(runs.map((when) => measure && runsAt(measure, parseInstant(when) ?? 0))).toEqual([
      false,
      true,
      false,
    ]);
  });

  it("of the pregnancy is the child's too, and may be implemented in the child's case", () => {
    const life = decided();
    life.give('2025-05-28T09:00:00+02:00', 'record-birth', {
      bornAt: '2025-05-28T04:00:00+02:00',
      children: [{ ref: 'child:1', alive: true }],
      place: 'Esbjerg',
    });
    life.give(
      '2025-06-02T11:00:00+02:00',
      'implement-measure',
      { measureId: 'k1', implementedAt: '2025-06-02T10:00:00+02:00' },
      'child:1',
    );
    expect(measuresOf(state(life, 'child:1'))).toMatchObject([{ id: 'k1', implementedOn: '2025-06-02' }]);
    expect(measuresOf(state(life))).toMatchObject([{ id: 'k1', implementedOn: '2025-06-02' }]);
  });

  it('is known by its id: unknown NOT_FOUND, given twice DUPLICATE, left out the next number', () => {
    const life = decided();
    expect(life.refused('2024-11-19T10:00:00+01:00', 'implement-measure', { measureId: 'k9' })).toBe(
      'NOT_FOUND',
    );
    expect(life.refused('2024-11-19T10:00:00+01:00', 'end-measure', { measureId: 'k9' })).toBe('NOT_FOUND');
    const again = { ...support, grounds: 'earlier' };
    expect(life.refused('2024-11-19T10:00:00+01:00', 'decide-measure', { ...again, measureId: 'k1' })).toBe(
      'DUPLICATE',
    );
    expect(life.give('2024-11-19T10:00:00+01:00', 'decide-measure', again).events[0]?.data.measureId).toBe(
      'k2',
    );
  });

  it('cannot have been received before it was decided, nor in the future', () => {
    const received = (receivedOn: string) => ({ ...support, grounds: 'earlier', receivedOn });
    expect(pregnancy().refused(at, 'decide-measure', received('2024-11-17'))).toBe('PRECONDITION');
    expect(pregnancy().refused(at, 'decide-measure', received('2024-11-19'))).toBe('VALIDATION');
  });

  it('is implemented once, after its decision and before its end; it ends once, after it began', () => {
    const life = decided();
    const implement = (when: string) => ({ measureId: 'k1', implementedAt: when });
    expect(
      life.refused('2024-11-19T10:00:00+01:00', 'implement-measure', implement('2024-11-17T10:00:00+01:00')),
    ).toBe('PRECONDITION');
    life.give('2024-11-20T10:00:00+01:00', 'implement-measure', implement('2024-11-20T09:00:00+01:00'));
    expect(
      life.refused('2024-11-21T10:00:00+01:00', 'implement-measure', implement('2024-11-21T09:00:00+01:00')),
    ).toBe('PRECONDITION');
    expect(
      life.refused('2024-11-21T10:00:00+01:00', 'end-measure', { measureId: 'k1', on: '2024-11-19' }),
    ).toBe('PRECONDITION');
    life.give('2024-12-02T10:00:00+01:00', 'end-measure', { measureId: 'k1', on: '2024-12-02' });
    expect(life.refused('2024-12-03T10:00:00+01:00', 'end-measure', { measureId: 'k1' })).toBe(
      'PRECONDITION',
    );
  });

  it("needs an hour for a chair's decision, whose notice is counted in hours", () => {
    const life = decided({ basis: 'BL143', consent: false, placement: true });
    expect(
      life.refused('2024-11-19T10:00:00+01:00', 'implement-measure', { measureId: 'k1', on: '2024-11-19' }),
    ).toBe('VALIDATION');
  });
});
