import { describe, expect, it } from 'vitest';
import { vacancyAnnouncements } from '../../../domain/announcements/vacancies.ts';
import { viewOf } from '../../../domain/case/case-view.ts';
import type { Answer } from '../../../domain/case/command.ts';
import type { CaseState } from '../../../domain/case/state.ts';
import type { Reached } from '../../../domain/reach/reach.ts';
import { vacancyNotice, vacantRole } from '../../../domain/reach/vacancy.ts';
import { begin, type Life } from '../support/life.ts';

const AT = '2025-04-07T10:00:00+02:00';
const life = () => begin({ at: AT, refer: { edd: '2025-09-19' } });
const notification = { notificationId: 'n1', receivedAt: '2025-04-08T09:00:00+02:00', form: 'written' };

const warnings = (of: Life, { events }: Answer & { ok: true }) => {
  const view = viewOf(of.world.get('pregnancy')?.state as CaseState);
  return events
    .flatMap((event) => vacancyAnnouncements(event, view))
    .map(({ about, step, to }) => `${about} ${step} ${to}`);
};

const notified = (of: Life) =>
  of.give('2025-04-08T09:00:00+02:00', 'receive-notification', {
    ...notification,
    notifier: { role: 'CMU', organisation: 'Rusmiddelcenter', professional: true },
    concern: 'bekymring',
  });

const assign = (of: Life, at: string, role: string, user?: string) =>
  of.give(at, 'assign', { role, reason: 'fordeling', ...(user === undefined ? {} : { user }) });

const reserve = (of: Life, at: string, until: string) =>
  of.give(at, 'assign', { role: 'FR', user: 'anna', until, reason: 'fordeling' });

describe('a case that nobody has', () => {
  it('is told to the leader of whoever an event gives something to do, once per role and not per deadline', () => {
    const of = life();
    expect(warnings(of, notified(of))).toEqual(['vacancy:FR s0 FR-leader']);
  });

  it('is told of no more once somebody has it, also for what comes later', () => {
    const of = life();
    assign(of, '2025-04-07T11:00:00+02:00', 'FR', 'anna');
    expect(warnings(of, notified(of))).toEqual([]);
  });

  it('is told of anew when it is taken from somebody and given to nobody', () => {
    const of = life();
    assign(of, '2025-04-07T11:00:00+02:00', 'FR', 'anna');
    notified(of);
    expect(warnings(of, assign(of, '2025-04-08T10:00:00+02:00', 'FR'))).toContain('vacancy:FR s1 FR-leader');
  });

  it('is told of anew, once, with the next event after a reservation has run out', () => {
    const of = life();
    notified(of);
    reserve(of, '2025-04-08T11:00:00+02:00', '2025-04-09');
    const during = of.give('2025-04-09T23:00:00+02:00', 'record-entry', { text: 'notat' });
    expect(warnings(of, during)).toEqual([]);
    const after = of.give('2025-04-10T00:00:00+02:00', 'record-entry', { text: 'notat' });
    expect(warnings(of, after)).toEqual(['vacancy:FR s1 FR-leader']);
    const later = of.give('2025-04-10T09:00:00+02:00', 'record-entry', { text: 'notat' });
    // The same notice: the outbox holds it once.
    expect(warnings(of, later)).toEqual(['vacancy:FR s1 FR-leader']);
  });

  it('counts a reservation that was given back in time as given back and not as run out', () => {
    const of = life();
    notified(of);
    reserve(of, '2025-04-08T11:00:00+02:00', '2025-04-20');
    expect(warnings(of, assign(of, '2025-04-09T10:00:00+02:00', 'FR'))).toContain('vacancy:FR s1 FR-leader');
    reserve(of, '2025-04-09T11:00:00+02:00', '2025-04-20');
    assign(of, '2025-04-09T12:00:00+02:00', 'FR', 'anna');
    expect(warnings(of, assign(of, '2025-04-25T10:00:00+02:00', 'FR'))).toContain('vacancy:FR s2 FR-leader');
  });
});

describe('a role that nobody is there for', () => {
  const reached = (because: Reached['because']): Reached => ({
    subject: 'x',
    role: 'FR',
    address: null,
    because,
  });

  it('is told to its leader once a month, and only when leader, director or nobody was reached in its place', () => {
    const told = (list: readonly Reached[]) => vacancyNotice(list, { role: 'FR', on: '2026-03-17' });
    expect(told([reached('leader')])).toEqual({
      about: 'vacancy:FR',
      due: '2026-03-01',
      step: 's0',
      to: 'FR-leader',
    });
    expect(told([])).not.toBeNull();
    expect(told([reached('desk')])).toBeNull();
    expect(told([reached('stand-in'), reached('leader')])).toBeNull();
    expect(vacancyNotice([], { role: 'FR-leader', on: '2026-03-17' })).toBeNull();
  });

  it('is named by what the notice is about, and nothing else is', () => {
    expect(vacantRole('vacancy:FR')).toBe('FR');
    expect(['vacancy:mother', 'vacancy:', 'FR', 'meeting:FR'].map(vacantRole)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});
