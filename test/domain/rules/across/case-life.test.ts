import { describe, expect, it } from 'vitest';
import { isAddressProtected } from '../../../../domain/case/address-protection.ts';
import { viewOf } from '../../../../domain/case/case-view.ts';
import { handle } from '../../../../domain/case/engine.ts';
import { begin, type Life } from '../../support/life.ts';

const pregnancy = () => begin({ at: '2025-03-03T08:00:00+01:00', refer: { edd: '2025-09-01' } });
const at = (day: string) => `2025-03-${day}T10:00:00+01:00`;

describe('closing and reopening', () => {
  it('closing keeps overdue overdue and cancels what lay ahead; reopening brings it back', () => {
    const life = pregnancy();
    life.give(at('11'), 'request-access', { regime: 'party', on: '2025-03-11' });
    life.give(at('12'), 'close-case', { reason: 'flyttet' });
    const status = (id: string, day: string) => life.deadline(id, at(day)).status;
    expect(life.phase(at('12'))).toBe('closed');
    expect(status('F1-01.1', '13')).toBe('overdue');
    expect(status('X-32.1', '13')).toBe('overdue');
    expect(life.refused(at('13'), 'assign', { role: 'FR', user: 'anna', reason: 'ny' })).toBe('CASE_CLOSED');
    life.give(at('14'), 'reopen-case', { reason: 'kom tilbage' });
    expect(life.phase(at('14'))).toBe('referral');
    life.give(at('15'), 'assign', { role: 'FR', user: 'anna', reason: 'ny' });
  });

  it('a limit still ahead at the close is cancelled with the close as its reason', () => {
    const life = pregnancy();
    life.give(at('04'), 'close-case', { reason: 'flyttet' });
    expect(life.deadline('F1-01.1', at('05'))).toMatchObject({
      status: 'cancelled',
      statusReason: { da: 'Sagen er lukket: Sagen er afsluttet' },
    });
  });

  it('reopening on the date of the closing comes after it', () => {
    const life = pregnancy();
    life.give(at('12'), 'close-case', { reason: 'flyttet' });
    life.give('2025-03-12T15:00:00+01:00', 'reopen-case', { reason: 'fejl', on: '2025-03-12' });
    expect(life.phase(at('13'))).toBe('referral');
  });

  it('closing twice is CASE_CLOSED, reopening an open case PRECONDITION, and both need a reason', () => {
    const life = pregnancy();
    expect(life.refused(at('04'), 'reopen-case', { reason: 'x' })).toBe('PRECONDITION');
    expect(life.refused(at('04'), 'close-case')).toBe('VALIDATION');
    life.give(at('04'), 'close-case', { reason: 'flyttet' });
    expect(life.refused(at('05'), 'close-case', { reason: 'igen' })).toBe('CASE_CLOSED');
    expect(life.refused(at('05'), 'reopen-case')).toBe('VALIDATION');
  });

  it.each(['close-case', 'reopen-case', 'adopt-rules', 'exempt-deadline'])('%s is a leader’s', (name) => {
    const state = pregnancy().world.get('pregnancy')?.state;
    const answer = state && handle(state, { name, data: { reason: 'x' }, at: at('05'), role: 'FR' });
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'NOT_PERMITTED' } });
  });
});

describe('seen and ticked off', () => {
  it('an escalation acknowledged stops climbing; unseen it reaches the director the next arbejdsdag', () => {
    const climbs = (life: Life) => {
      life.give(at('21'), 'record-entry');
      return (life.world.get('pregnancy')?.sent ?? [])
        .filter((one) => one.deadlineId === 'F1-01.1' && one.kind === 'escalation')
        .map((one) => [one.at, one.to]);
    };
    // F1-01 is due on Monday 10 March; the breach is told on the 11th, the director on the 12th.
    expect(climbs(pregnancy())).toEqual([['2025-03-12T08:00:00+01:00', 'director']]);
    const seen = pregnancy();
    seen.give(at('11'), 'acknowledge-escalation', { deadlineId: 'F1-01.1', by: 'FP-leader' });
    expect(climbs(seen)).toEqual([]);
  });

  it('an escalation of an unknown deadline is NOT_FOUND', () => {
    expect(pregnancy().refused(at('11'), 'acknowledge-escalation', { deadlineId: 'F1-99.1', by: 'FR' })).toBe(
      'NOT_FOUND',
    );
  });

  it('a checklist nobody knows is NOT_FOUND, a row that is none PRECONDITION, an absent occurrence NOT_FOUND', () => {
    const life = pregnancy();
    const confirm = (data: { checklist: string; key?: string }) =>
      life.refused(at('05'), 'confirm-checklist', data);
    expect(confirm({ checklist: 'F9-01' })).toBe('NOT_FOUND');
    expect(confirm({ checklist: 'F1-15' })).toBe('PRECONDITION');
    expect(confirm({ checklist: 'X-27', key: 'd7' })).toBe('NOT_FOUND');
  });

  it('an assignment may name nobody: the role is free again', () => {
    const answer = pregnancy().give(at('05'), 'assign', { role: 'FR', user: null, reason: 'barsel' });
    expect(answer.events[0]?.data).toEqual({ role: 'FR', reason: 'barsel' });
  });
});

describe('what linked cases learn at once', () => {
  const born = () => {
    const life = pregnancy();
    life.give('2025-08-30T12:00:00+02:00', 'record-birth', {
      bornAt: '2025-08-30T09:00:00+02:00',
      children: [
        { ref: 'child:1', alive: true },
        { ref: 'child:2', alive: true },
      ],
      place: 'SVS',
    });
    return life;
  };
  const views = (life: Life) =>
    ['pregnancy', 'child:1', 'child:2'].map((ref) => {
      const state = life.world.get(ref)?.state;
      if (!state) throw new Error(`no case ${ref}`);
      return viewOf(state);
    });

  it('an address protected in one case is protected in all, from its first to its last day', () => {
    const life = born();
    const now = '2025-09-01T10:00:00+02:00';
    life.give(now, 'protect-address', { who: 'mother', from: '2025-09-01', until: '2026-09-01' }, 'child:2');
    for (const view of views(life)) {
      expect(isAddressProtected(view, 'mother', '2025-08-31')).toBe(false);
      expect(isAddressProtected(view, 'mother', '2025-09-01')).toBe(true);
      expect(isAddressProtected(view, 'mother', '2026-09-01')).toBe(true);
      expect(isAddressProtected(view, 'mother', '2026-09-02')).toBe(false);
      expect(isAddressProtected(view, 'child:1', '2025-09-01')).toBe(false);
    }
  });

  it('protection and custody may have begun before the case did', () => {
    const life = pregnancy();
    life.give(at('04'), 'protect-address', { who: 'mother', from: '2020-01-01' });
    life.give(at('04'), 'record-placement-period', { from: '2023-01-01', until: '2023-06-01' });
    const [view] = [life.world.get('pregnancy')?.state].flatMap((state) => (state ? [viewOf(state)] : []));
    expect(view && isAddressProtected(view, 'mother', '2025-03-04')).toBe(true);
  });

  it('custody told in one case is known in all', () => {
    const life = born();
    life.give(
      '2025-09-01T10:00:00+02:00',
      'record-custody',
      { child: 'child:1', holders: ['mother'], residence: 'mother', from: '2025-08-30' },
      'child:1',
    );
    for (const view of views(life)) expect(view.of('custody-recorded')).toHaveLength(1);
  });

  it('a period that ends before it begins is VALIDATION, custody of a child nobody has NOT_FOUND', () => {
    const life = born();
    const now = '2025-09-01T10:00:00+02:00';
    const backwards = { from: '2025-09-02', until: '2025-09-01' };
    expect(life.refused(now, 'protect-address', { who: 'mother', ...backwards })).toBe('VALIDATION');
    expect(life.refused(now, 'record-placement-period', backwards)).toBe('VALIDATION');
    expect(life.refused(now, 'record-relation', { relation: 'sibling', ...backwards })).toBe('VALIDATION');
    expect(
      life.refused(now, 'record-custody', { child: 'child:3', holders: ['mother'], from: '2025-09-01' }),
    ).toBe('NOT_FOUND');
  });

  it('an address of somebody the case has not heard of is NOT_FOUND, until a relation or custody names them', () => {
    const life = born();
    const at = '2025-09-01T10:00:00+02:00';
    const protect = (who: string, ref = 'pregnancy') =>
      life.give(at, 'protect-address', { who, from: '2025-09-01' }, ref).ok;
    for (const who of ['father', 'FMI', 'child:2']) expect(protect(who)).toBe(true);
    expect(protect('child', 'child:1')).toBe(true);
    for (const who of ['child:3', 'FR', 'grandmother'])
      expect(life.refused(at, 'protect-address', { who, from: '2025-09-01' })).toBe('NOT_FOUND');
    life.give(at, 'record-relation', { person: 'grandmother', relation: 'maternal', to: 'mother' });
    expect(protect('grandmother')).toBe(true);
  });

  it('a placement period is what has begun: a start in the future is VALIDATION', () => {
    const at = '2025-09-01T10:00:00+02:00';
    expect(born().refused(at, 'record-placement-period', { from: '2025-09-02' })).toBe('VALIDATION');
    expect(born().give(at, 'record-placement-period', { from: '2025-09-01', until: '2025-12-01' }).ok).toBe(
      true,
    );
  });
});
