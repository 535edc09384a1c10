import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../domain/calendar/index.ts';
import type { Fact } from '../../../domain/case/fact.ts';
import { derive } from '../../../domain/obligations/case-deadlines.ts';
import { phaseOf } from '../../../domain/obligations/phase.ts';
import { fact, stateWith } from '../support/facts.ts';

const at = (day: string) => `2025-03-${day}T10:00:00+01:00`;
const later = parseInstant(at('20')) ?? 0;
const referral = fact(1, 'referred', at('03'), { edd: '2025-09-01' });
const planned = (kind: string) =>
  fact(2, 'meeting-planned', at('04'), { meetingId: 'm1', kind, meetingAt: at('10') });
const pregnancy = (...facts: Fact[]) => phaseOf(derive(stateWith([referral, ...facts])), later);
const child = (...facts: Fact[]) =>
  phaseOf(derive(stateWith(facts, { kind: 'child', ref: 'child:1' })), later);

describe('the phase of a pregnancy', () => {
  it.each(['meeting-invited', 'meeting-held'])(
    'is coordination after the first %s of a coordinating kind',
    (type) => {
      const act = fact(3, type, at('10'), { meetingId: 'm1' });
      expect(pregnancy(planned('ad-hoc'), act)).toBe('coordination');
      expect(pregnancy(planned('network'), act)).toBe('referral');
      expect(pregnancy(act)).toBe('referral');
    },
  );

  it('is referral while a meeting is only planned', () => {
    expect(pregnancy(planned('ad-hoc'))).toBe('referral');
  });

  it('is birth from the birth on, and closed from the closing on', () => {
    const birth = fact(2, 'birth-recorded', at('05'), { children: [{ ref: 'child:1', alive: true }] });
    expect(pregnancy(birth)).toBe('birth');
    expect(pregnancy(fact(2, 'case-closed', at('05')))).toBe('closed');
    expect(pregnancy(fact(2, 'case-closed', at('20')))).toBe('closed');
    expect(pregnancy(fact(2, 'case-closed', at('21')))).toBe('referral');
  });
});

describe('the phase of a child', () => {
  const born = fact(1, 'born', at('03'), { bornAt: at('03') });

  it('is birth until that child is discharged, and follow-up after that', () => {
    const discharged = (who: string) => fact(2, 'discharged', at('05'), { who });
    expect(child(born)).toBe('birth');
    expect(child(born, discharged('child:2'))).toBe('birth');
    expect(child(born, discharged('child:1'))).toBe('follow-up');
  });

  it('is follow-up from the start where it was referred after birth', () => {
    expect(child(fact(1, 'referred', at('05'), { child: { bornAt: at('03') } }))).toBe('follow-up');
  });
});
