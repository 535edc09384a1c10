import { describe, expect, it } from 'vitest';
import { AFTER, BORN } from './family-life.ts';
import { birth, pregnancy } from './lives.ts';

describe('record-death', () => {
  it('of the unborn closes the pregnancy', () => {
    const life = pregnancy();
    life.give('2026-02-02T15:00:00+01:00', 'record-death', { who: 'unborn', on: '2026-02-02' });
    expect(life.phase('2026-02-02T16:00:00+01:00')).toBe('closed');
  });

  it('of the mother before the birth closes the pregnancy and takes her examination too', () => {
    const life = pregnancy();
    life.give('2026-02-02T15:00:00+01:00', 'record-death', { who: 'mother', on: '2026-02-02' });
    expect(life.phase('2026-02-02T16:00:00+01:00')).toBe('closed');
  });

  it('of the mother after the birth stops only what is hers, and her case closes when her eight weeks are over', () => {
    const life = birth(BORN);
    life.give(AFTER, 'record-death', { who: 'mother', on: '2026-05-21' });
    const at = '2026-05-21T11:00:00+02:00';
    expect(life.deadline('F3-23.8w', at).status).toBe('cancelled');
    expect(life.deadline('F3-02.1', at).status).not.toBe('cancelled');
    expect(life.phase(at)).toBe('birth');
    expect(life.phase('2026-07-16T00:00:00+02:00')).toBe('closed');
    expect(life.phase('2026-07-16T00:00:00+02:00', 'child:1')).toBe('birth');
    expect(life.deadline('F3-21.5-8w', at, 'child:1').status).toBe('waiting');
  });

  it('of the mother ends the offer that a stillbirth had left her', () => {
    const life = pregnancy();
    life.give(BORN, 'record-birth', { bornAt: BORN, children: [{ ref: 'child:1', alive: false }] });
    life.give('2026-05-25T10:00:00+02:00', 'record-death', { who: 'mother', on: '2026-05-25' });
    expect(life.deadline('F3-23.8w', '2026-05-25T11:00:00+02:00').status).toBe('cancelled');
  });

  it('of one twin closes that child’s case alone, told in any of the cases', () => {
    const life = birth(BORN, {
      children: [
        { ref: 'child:1', alive: true },
        { ref: 'child:2', alive: true },
      ],
    });
    life.give(AFTER, 'record-death', { who: 'child:2', on: '2026-05-21' }, 'child:1');
    const at = '2026-05-21T11:00:00+02:00';
    expect(life.phase(at, 'child:2')).toBe('closed');
    expect(life.phase(at, 'child:1')).toBe('birth');
    expect(life.phase(at)).toBe('birth');
    expect(life.deadline('F3-22.5w', at, 'child:2').status).toBe('cancelled');
    expect(life.deadline('F3-22.5w', at, 'child:1').status).toBe('open');
  });

  it('of the partner stops nothing, and before the birth is known to the child’s case', () => {
    const life = pregnancy();
    life.give('2026-02-02T15:00:00+01:00', 'record-death', { who: 'partner', on: '2026-02-02' });
    life.give(BORN, 'record-birth', { bornAt: BORN, children: [{ ref: 'child:1', alive: true }] });
    expect(life.phase(AFTER)).toBe('birth');
    expect(life.world.get('child:1')?.state.facts.map((fact) => fact.type)).toContain('death-recorded');
  });

  it('in the child’s own case may simply say child', () => {
    const life = birth(BORN);
    life.give(AFTER, 'record-death', { who: 'child' }, 'child:1');
    expect(life.phase('2026-05-21T11:00:00+02:00', 'child:1')).toBe('closed');
  });

  it.each([
    ['NOT_FOUND', 'child:2', 'pregnancy'],
    ['NOT_FOUND', 'child', 'pregnancy'],
    ['NOT_FOUND', 'naboen', 'child:1'],
    ['PRECONDITION', 'unborn', 'pregnancy'],
    ['PRECONDITION', 'unborn', 'child:1'],
  ])('answers %s about %s in %s', (code, who, ref) => {
    expect(birth(BORN).refused(AFTER, 'record-death', { who }, ref)).toBe(code);
  });

  it('refuses a second death of the same person, and a child’s before its birth', () => {
    const life = birth(BORN);
    expect(life.refused(AFTER, 'record-death', { who: 'child:1', on: '2026-05-19' })).toBe('PRECONDITION');
    life.give(AFTER, 'record-death', { who: 'partner' });
    expect(life.refused(AFTER, 'record-death', { who: 'partner' }, 'child:1')).toBe('DUPLICATE');
  });
});
