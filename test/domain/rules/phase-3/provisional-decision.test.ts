import { describe, expect, it } from 'vitest';
import { BORN, REFERRED } from './acute-life.ts';
import { birth, measure } from './lives.ts';

describe('F3-11 Ankestyrelsen’s own provisional decision', () => {
  const implementedAt = '2025-06-02T10:00:00+02:00';
  const acted = () => {
    const life = birth(BORN, {}, REFERRED);
    life.give(implementedAt, 'implement-ast-decision', { measureId: 'ast1', implementedAt }, 'child:1');
    return life;
  };

  it('has a notice of 24 hours and a month’s validity, and no seven days', () => {
    const life = acted();
    const at = '2025-06-02T11:00:00+02:00';
    expect(life.deadline('F3-11.ast1.notice', at, 'child:1').dueAt).toBe('2025-06-03T10:00:00+02:00');
    expect(life.deadline('F3-11.ast1.validity', at, 'child:1').dueOn).toBe('2025-07-02');
    expect(life.ofRule('F3-09', at, 'child:1')).toEqual([]);
    life.give('2025-06-02T12:00:00+02:00', 'serve-notice', { measureId: 'ast1' }, 'child:1');
    life.give(
      '2025-06-20T10:00:00+02:00',
      'decide-by-board',
      { measureId: 'ast1', on: '2025-06-20' },
      'child:1',
    );
    expect(life.ofRule('F3-11', '2025-06-20T11:00:00+02:00', 'child:1').map((one) => one.status)).toEqual([
      'met',
      'met',
    ]);
  });

  it('opens telling at once, ten days and eight weeks when the committee deviates', () => {
    const life = acted();
    life.give(
      '2025-06-20T10:00:00+02:00',
      'decide-by-board',
      { measureId: 'ast1', on: '2025-06-20', deviates: true },
      'child:1',
    );
    const at = '2025-06-20T11:00:00+02:00';
    const due = (step: string) => life.deadline(`F3-11.ast1.1.${step}`, at, 'child:1');
    expect(due('inform')).toMatchObject({ dueOn: '2025-06-20', responsible: 'BUU' });
    expect(due('effect')).toMatchObject({ dueOn: '2025-06-30', responsible: 'AST' });
    expect(due('meeting')).toMatchObject({ dueOn: '2025-08-15', responsible: 'AST' });
    life.give(at, 'record-ast-step', { measureId: 'ast1', step: 'informed' }, 'child:1');
    expect(due('inform').status).toBe('met');
    expect(due('effect').status).toBe('open');
  });

  it('needs a time of day, and an id that is nobody else’s', () => {
    const life = birth(BORN, {}, REFERRED);
    const at = '2025-06-03T10:00:00+02:00';
    expect(life.refused(at, 'implement-ast-decision', { on: '2025-06-02' }, 'child:1')).toBe('VALIDATION');
    measure(life, at, { basis: 'BL143', measureId: 'k1' });
    expect(life.refused(at, 'implement-ast-decision', { measureId: 'k1' }, 'child:1')).toBe('DUPLICATE');
    expect(life.refused(at, 'record-ast-step', { measureId: 'k1', step: 'informed' }, 'child:1')).toBe(
      'NOT_FOUND',
    );
  });
});
