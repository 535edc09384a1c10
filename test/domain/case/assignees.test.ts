import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../domain/calendar/index.ts';
import { assigneesOf, assignmentsOf } from '../../../domain/case/assignees.ts';
import type { CaseState } from '../../../domain/case/state.ts';
import { begin, type Life } from '../support/life.ts';

const AT = '2026-03-25T10:00:00+01:00';
const stateOf = (of: Life) => of.world.get('pregnancy')?.state as CaseState;
const holder = (of: Life, at: string) => assigneesOf(stateOf(of), parseInstant(at) ?? 0).get('FR');

const assign = (of: Life, at: string, more: Record<string, string>) =>
  of.give(at, 'assign', { role: 'FR', reason: 'fordeling', ...more });

describe('a reservation', () => {
  it('is somebody’s until the end of its last day in Copenhagen, across summer time, and then nobody’s', () => {
    const of = begin({ at: AT, refer: { edd: '2026-09-19' } });
    assign(of, AT, { user: 'anna', until: '2026-03-29' });
    expect(holder(of, '2026-03-29T23:59:59+02:00')).toBe('anna');
    expect(holder(of, '2026-03-30T00:00:00+02:00')).toBeNull();
  });

  it('does not give the work back to whoever had it before', () => {
    const of = begin({ at: AT, refer: { edd: '2026-09-19' } });
    assign(of, AT, { user: 'bo' });
    assign(of, AT, { user: 'anna', until: '2026-03-26' });
    expect(holder(of, '2026-03-27T00:00:00+01:00')).toBeNull();
  });

  it('is ended by a later assignment without a day, which holds for good', () => {
    const of = begin({ at: AT, refer: { edd: '2026-09-19' } });
    assign(of, AT, { user: 'anna', until: '2026-03-26' });
    assign(of, AT, { user: 'anna' });
    expect(holder(of, '2026-06-01T00:00:00+02:00')).toBe('anna');
    expect(assignmentsOf(stateOf(of)).get('FR')).toEqual({ user: 'anna', untilOn: null, endsMs: null });
  });

  it('is refused for nobody, and until a day that has passed', () => {
    const of = begin({ at: AT, refer: { edd: '2026-09-19' } });
    const refusal = (more: Record<string, string>) =>
      of.refused(AT, 'assign', { role: 'FR', reason: 'fordeling', ...more });
    expect(refusal({ until: '2026-03-29' })).toBe('VALIDATION');
    expect(refusal({ user: 'anna', until: '2026-03-24' })).toBe('VALIDATION');
    assign(of, AT, { user: 'anna', until: '2026-03-25' });
    expect(holder(of, AT)).toBe('anna');
  });
});
