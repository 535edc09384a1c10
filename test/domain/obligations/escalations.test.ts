import { describe, expect, it } from 'vitest';
import { formatInstant, parseInstant } from '../../../domain/calendar/index.ts';
import { viewOf } from '../../../domain/case/case-view.ts';
import type { CaseState } from '../../../domain/case/state.ts';
import { derive } from '../../../domain/obligations/case-deadlines.ts';
import { escalationsOf } from '../../../domain/obligations/escalations.ts';
import { begin, type Life } from '../support/life.ts';

/** A notification of Tuesday 8 April 2025, 09:00: to be assessed by 09:00 on Wednesday. */
function notified(): Life {
  const life = begin({ at: '2025-04-07T10:00:00+02:00', refer: { edd: '2025-09-19' } });
  life.give('2025-04-08T09:00:00+02:00', 'receive-notification', {
    notificationId: 'n1',
    receivedAt: '2025-04-08T09:00:00+02:00',
    form: 'written',
    notifier: { role: 'CMU', organisation: 'Rusmiddelcenter', professional: true },
    concern: 'bekymring',
  });
  return life;
}

function at(life: Life, at: string, id = 'F1-15.n1') {
  const state = life.world.get('pregnancy')?.state as CaseState;
  const found = escalationsOf(viewOf(state), derive(state), parseInstant(at) ?? 0);
  const one = found.find(({ obligation }) => obligation.id === id);
  const said = (step: { number: number; to: string; ms: number }) =>
    `${step.number} ${step.to} ${formatInstant(step.ms)}`;
  return one && { told: one.told.map(said), seen: one.seen?.data.by, next: one.next && said(one.next) };
}

describe('an escalation', () => {
  it('begins with the first step that says more than a reminder, and names the next', () => {
    expect(at(notified(), '2025-04-08T12:00:00+02:00')).toBeUndefined();
    expect(at(notified(), '2025-04-09T06:00:00+02:00')).toEqual({
      told: ['1 FR-leader 2025-04-09T05:00:00+02:00'],
      seen: undefined,
      next: '2 FR 2025-04-09T09:00:00+02:00',
    });
  });

  it('climbs on the next working day while nobody has seen it, and no higher than the director', () => {
    // F1-17, the receipt: six hverdage end on Wednesday 16 April; Easter lasts from the 17th to the 21st.
    expect(at(notified(), '2025-04-17T09:00:00+02:00', 'F1-17.n1')).toEqual({
      told: ['1 FR 2025-04-17T08:00:00+02:00', '1 FR-leader 2025-04-17T08:00:00+02:00'],
      seen: undefined,
      next: '2 director 2025-04-22T08:00:00+02:00',
    });
    expect(at(notified(), '2025-04-30T09:00:00+02:00', 'F1-17.n1')).toMatchObject({ next: null });
  });

  it('stops where somebody has seen it, and says who', () => {
    const life = notified();
    const by = { deadlineId: 'F1-17.n1', by: 'lene' };
    life.give('2025-04-17T10:00:00+02:00', 'acknowledge-escalation', by);
    expect(at(life, '2025-04-30T09:00:00+02:00', 'F1-17.n1')).toEqual({
      told: ['1 FR 2025-04-17T08:00:00+02:00', '1 FR-leader 2025-04-17T08:00:00+02:00'],
      seen: 'lene',
      next: null,
    });
  });

  it('ends when the act is recorded, and when the case closes', () => {
    const life = notified();
    life.give('2025-04-09T11:00:00+02:00', 'assess-notification', {
      notificationId: 'n1',
      assessedAt: '2025-04-09T11:00:00+02:00',
      danger: false,
      acuteMeasures: false,
      assessors: ['anna'],
    });
    expect(at(life, '2025-04-14T08:00:00+02:00')).toBeUndefined();
    const closed = notified();
    closed.give('2025-04-09T11:00:00+02:00', 'close-case', { reason: 'flyttet' });
    expect(at(closed, '2025-04-14T08:00:00+02:00')).toBeUndefined();
  });
});
