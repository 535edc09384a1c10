import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../domain/calendar/index.ts';
import { stateAsOf } from '../../../domain/case/as-of.ts';
import type { CaseState } from '../../../domain/case/state.ts';
import { deadlinesOf } from '../../../domain/obligations/deadline.ts';
import { explain } from '../../../domain/obligations/explain.ts';
import { begin, type Life } from '../support/life.ts';

// F2-04 in Esbjerg: ten weeks before termin.
const ID = 'F2-04.1';
const day = (on: string) => `2025-05-${on}T10:00:00+02:00`;
const pregnancy = () => begin({ at: '2025-05-05T08:00:00+02:00', refer: { edd: '2025-12-15' } });
const stateOf = (life: Life) => life.world.get('pregnancy')?.state as CaseState;
const numberOf = (life: Life, type: string) =>
  stateOf(life).facts.find((fact) => fact.type === type)?.id ?? 0;

function corrected(): Life {
  const life = pregnancy();
  life.give(day('07'), 'set-due-date', { edd: '2025-12-29', source: 'scan' });
  life.give(day('14'), 'retract', { eventId: numberOf(life, 'due-date-set'), reason: 'forkert journal' });
  return life;
}

describe('a retraction', () => {
  it('stays visible on every deadline that it moved: who took back what, when, before and after', () => {
    const life = corrected();
    expect(life.deadline(ID, day('15'))).toMatchObject({
      dueOn: '2025-10-06',
      adjustments: [
        {
          kind: 'recomputation',
          at: day('14'),
          by: 'FR',
          eventId: 3,
          reason: { da: 'Tilbagekaldt: Fastsæt termin (hændelse 2)' },
          before: '2025-10-20',
          after: '2025-10-06',
        },
      ],
    });
    expect(life.deadline('F1-01.1', day('15')).adjustments).toEqual([]);
    const steps = explain(stateOf(life), ID, parseInstant(day('15')) ?? 0)?.steps ?? [];
    expect(steps.filter(({ kind }) => kind === 'adjustment')).toMatchObject([
      { by: 'FR', eventId: 3, before: '2025-10-20', after: '2025-10-06', at: day('14') },
    ]);
  });

  it('of the act that met a deadline is told where no date moved', () => {
    const life = pregnancy();
    life.give(day('06'), 'record-contact', { by: 'SSR', with: 'mother', method: 'phone', reached: true });
    expect(life.deadline('F1-01.1', day('06')).status).toBe('met');
    life.give(day('07'), 'retract', { eventId: numberOf(life, 'contact-recorded'), reason: 'forkert sag' });
    const { status, dueOn, adjustments } = life.deadline('F1-01.1', day('08'));
    expect(status).not.toBe('met');
    expect(adjustments).toMatchObject([{ kind: 'recomputation', before: dueOn, after: dueOn }]);
  });

  it('of a pause takes its days back, and is told after it', () => {
    const life = pregnancy();
    life.give(day('07'), 'pause-deadline', { deadlineId: ID, reason: 'rejse', until: '2025-05-21' });
    expect(life.deadline(ID, day('08')).dueOn).toBe('2025-10-20');
    life.give(day('09'), 'retract', { eventId: numberOf(life, 'deadline-paused'), reason: 'forkert frist' });
    expect(life.deadline(ID, day('10'))).toMatchObject({
      dueOn: '2025-10-06',
      adjustments: [{ before: '2025-10-20', after: '2025-10-06' }],
    });
  });

  it('is not known before it was recorded', () => {
    const state = stateOf(corrected());
    const asOf = (at: string) => {
      const ms = parseInstant(at) ?? 0;
      const was = stateAsOf(state, ms);
      return was && deadlinesOf(was, ms).find(({ id }) => id === ID);
    };
    expect(asOf(day('06'))).toMatchObject({ dueOn: '2025-10-06', adjustments: [] });
    expect(asOf(day('13'))).toMatchObject({ dueOn: '2025-10-20', adjustments: [{ after: '2025-10-20' }] });
    expect(asOf(day('14'))).toMatchObject({ dueOn: '2025-10-06', adjustments: [{ after: '2025-10-06' }] });
  });
});
