import { describe, expect, it } from 'vitest';
import { explain } from '../../../../domain/obligations/explain.ts';
import { phase4Rules } from '../../../../domain/rules/phase-4/index.ts';
import type { Life } from '../../support/life.ts';
import { categorise, childBorn, examine, implement, noon } from './child-life.ts';

/** A placed child with nearly every row of phase 4 open at once. */
function busyLife(): Life {
  const life = childBorn('2024-09-02', { gestationalAge: '35+2', parameters: { correctedAge: ['famplus'] } });
  life.give(noon('2024-09-09'), 'open-municipal-case', { openedOn: '2024-09-09' });
  life.give(noon('2024-09-10'), 'open-investigation', { openedOn: '2024-09-10' });
  categorise(life, '2024-09-16', 'red');
  examine(life, '2024-10-14', '5-8w');
  life.give(noon('2024-10-15'), 'sign-conclusion', { examination: '5-8w', by: 'doctor', on: '2024-10-15' });
  life.give(noon('2024-10-16'), 'sign-conclusion', {
    examination: '5-8w',
    by: 'psychologist',
    on: '2024-10-16',
  });
  implement(life, '2024-11-25', { placement: true });
  implement(life, '2024-12-02', { id: 'k2' });
  life.give(noon('2024-12-20'), 'conclude-investigation', { signedOn: '2024-12-20' });
  life.give(noon('2025-01-15'), 'hold-follow-up', {
    measureId: 'k1',
    heldOn: '2025-01-15',
    intervalMonths: 4,
    reasons: 'x',
  });
  life.give(noon('2025-01-16'), 'hold-follow-up', {
    measureId: 'k2',
    heldOn: '2025-01-16',
    outcome: 'change',
  });
  life.give(noon('2025-01-20'), 'visit-placed-child', { on: '2025-01-20' });
  life.give(noon('2025-01-21'), 'refer-onward');
  life.give(noon('2025-01-21'), 'request-return', { on: '2025-01-21' });
  life.give(noon('2025-01-22'), 'decide-return', { on: '2025-01-22' });
  life.give(noon('2025-01-22'), 'decide-parent-support', { on: '2025-01-22' });
  life.give(noon('2025-01-23'), 'propose-adoption', { on: '2025-01-23' });
  life.give(noon('2025-01-23'), 'ask-viso', { on: '2025-01-23' });
  life.give(noon('2025-01-23'), 'serve-adoption-decision', { on: '2025-01-23' });
  life.give(noon('2025-01-24'), 'ask-for-clinic-change', {});
  life.give(noon('2025-01-24'), 'refuse-consent', { by: 'mother', at: noon('2025-01-24') });
  const closing = { meetingId: 'm1', kind: 'closing', meetingAt: noon('2030-04-11'), invitees: ['FMI'] };
  life.give(noon('2025-01-27'), 'plan-meeting', closing);
  life.give(noon('2025-01-28'), 'grant-adoption', { on: '2025-01-28' });
  return life;
}

describe('phase 4 explains itself', () => {
  const life = busyLife();
  const at = Date.parse(noon('2025-02-03'));
  const state = life.world.get('child:1')?.state;
  const deadlines = phase4Rules.flatMap(({ id }) => life.ofRule(id, noon('2025-02-03')));

  it('nearly every row of phase 4 stands in one busy life', () => {
    const missing = phase4Rules
      .filter(({ id, stands }) => stands !== 'organisation' && !deadlines.some(({ ruleId }) => ruleId === id))
      .map(({ id }) => id);
    // Guards open nothing; the rest asks for what this life does not have.
    expect(missing).toEqual(['F4-21', 'F4-28', 'F4-35', 'F4-36', 'F4-41']);
  });

  it('every limit stands among the steps that lead to it, in both languages, under a rule with its source', () => {
    if (!state) throw new Error('no case');
    for (const { id, dueOn, earliestOn, source } of deadlines) {
      const steps = explain(state, id, at)?.steps ?? [];
      const counted = steps.filter(({ kind }) => kind === 'count' || kind === 'adjustment');
      if (dueOn)
        expect(
          counted.map(({ on }) => on),
          id,
        ).toContain(dueOn);
      if (earliestOn)
        expect(
          counted.map(({ on }) => on),
          id,
        ).toContain(earliestOn);
      expect(
        steps.every(({ text }) => text.da.length > 0 && text.en.length > 0),
        id,
      ).toBe(true);
      expect(source.text.length, id).toBeGreaterThan(0);
    }
  });
});
