import { describe, expect, it } from 'vitest';
import { announcementsOf } from '../../../domain/announcements/index.ts';
import { parseInstant } from '../../../domain/calendar/index.ts';
import { viewOf } from '../../../domain/case/case-view.ts';
import type { CaseEvent } from '../../../domain/case/fact.ts';
import { calendarEntry, newestRevisionFor } from '../../../domain/meetings/invitations.ts';
import { esbjerg, hold, plan } from '../rules/phase-2/meeting-life.ts';
import type { Life } from '../support/life.ts';

const MEETING_AT = '2025-10-02T13:00:00+02:00';
const ms = (at: string) => parseInstant(at) ?? Number.NaN;

const viewIn = (life: Life) => {
  const lived = life.world.get('pregnancy');
  if (!lived) throw new Error('no case');
  return viewOf(lived.state);
};

/** Gives a command and tells whom it announces invitations to: `FR s0`, with the organisation where it is another. */
function announced(life: Life, at: string, command: string, data: object): string[] {
  const { events } = life.give(at, command, data as never);
  return events
    .flatMap((event: CaseEvent) => announcementsOf(event, viewIn(life)))
    .filter(({ kind }) => kind === 'invitation')
    .map(({ to, step, organisation }) => [to, step, organisation].filter(Boolean).join(' '));
}

function planned(): Life {
  const life = esbjerg();
  plan(life, '2025-09-10T09:00:00+02:00', 'm1', 'first-coordination', MEETING_AT);
  return life;
}

const invite = (life: Life, more: object = {}, at = '2025-09-15T09:00:00+02:00') =>
  announced(life, at, 'invite-to-meeting', { meetingId: 'm1', ...more });

const entry = (life: Life, role: string, at: string) =>
  calendarEntry('m1', { role: role as 'FR' }, viewIn(life), ms(at));

describe('an invitation', () => {
  it('goes to all who were planned for, or to those it names, and to guests where they sit', () => {
    expect(invite(planned())).toEqual(['FR s0', 'FP s0', 'SP s0', 'GP s0']);
    expect(
      invite(planned(), { recipients: ['VM', 'mother'], guests: [{ role: 'FR', organisation: 'aabenraa' }] }),
    ).toEqual(['VM s0', 'mother s0', 'FR s0 aabenraa']);
  });

  it('is announced by its dispatch, never by the plan', () => {
    const life = esbjerg();
    const data = { meetingId: 'm1', kind: 'ad-hoc', meetingAt: MEETING_AT, invitees: ['FR'] };
    expect(announced(life, '2025-09-10T09:00:00+02:00', 'plan-meeting', data)).toEqual([]);
    expect(
      announced(life, '2025-09-11T09:00:00+02:00', 'move-meeting', {
        meetingId: 'm1',
        meetingAt: '2025-10-03T13:00:00+02:00',
      }),
    ).toEqual([]);
    expect(invite(life)).toEqual(['FR s1']);
  });

  it('that is moved or cancelled reaches everybody who ever got it, each time with a higher revision', () => {
    const life = planned();
    invite(life, { recipients: ['FR'] });
    invite(life, { recipients: ['GP'] }, '2025-09-16T09:00:00+02:00');
    const move = (at: string, to: string) =>
      announced(life, at, 'move-meeting', { meetingId: 'm1', meetingAt: to });
    expect(move('2025-09-17T09:00:00+02:00', '2025-10-06T09:00:00+02:00')).toEqual(['FR s1', 'GP s1']);
    expect(move('2025-09-18T09:00:00+02:00', '2025-10-07T09:00:00+02:00')).toEqual(['FR s2', 'GP s2']);
    expect(entry(life, 'FR', '2025-09-18T10:00:00+02:00')).toEqual({
      method: 'REQUEST',
      sequence: 2,
      startMs: ms('2025-10-07T09:00:00+02:00'),
      endMs: ms('2025-10-07T10:00:00+02:00'),
    });
    expect(announced(life, '2025-09-19T09:00:00+02:00', 'cancel-meeting', { meetingId: 'm1' })).toEqual([
      'FR s3',
      'GP s3',
    ]);
    expect(entry(life, 'GP', '2025-09-19T10:00:00+02:00')).toMatchObject({ method: 'CANCEL', sequence: 3 });
  });

  it('to an earlier time is told when it is granted, not when it is refused', () => {
    const life = planned();
    invite(life, { recipients: ['FR'] });
    life.give('2025-09-16T09:00:00+02:00', 'request-earlier-meeting', { meetingId: 'm1' });
    const decide = (granted: boolean, more = {}) =>
      announced(life, '2025-09-17T09:00:00+02:00', 'decide-earlier-meeting', {
        meetingId: 'm1',
        granted,
        ...more,
      });
    expect(decide(false)).toEqual([]);
    expect(decide(true, { meetingAt: '2025-09-25T09:00:00+02:00' })).toEqual(['FR s1']);
  });

  it('that was a mistake is taken out of calendars again, and made right by the next', () => {
    const life = planned();
    life.give('2025-09-15T09:00:00+02:00', 'invite-to-meeting', { meetingId: 'm1', recipients: ['GP'] });
    const last = viewIn(life).of('meeting-invited')[0]?.id ?? 0;
    expect(
      announced(life, '2025-09-16T09:00:00+02:00', 'retract', { eventId: last, reason: 'fejl' }),
    ).toEqual(['GP s1']);
    expect(entry(life, 'GP', '2025-09-16T10:00:00+02:00')).toMatchObject({ method: 'CANCEL', sequence: 1 });
    expect(invite(life, { recipients: ['FR'] }, '2025-09-17T09:00:00+02:00')).toEqual(['FR s1']);
    expect(entry(life, 'FR', '2025-09-17T10:00:00+02:00')).toMatchObject({ method: 'REQUEST', sequence: 1 });
  });

  it('that was taken back and is made again is told again, once, and to nobody else', () => {
    const life = planned();
    invite(life, { recipients: ['FR', 'GP'] });
    const mistaken = viewIn(life).of('meeting-invited')[0]?.id ?? 0;
    expect(
      announced(life, '2025-09-16T09:00:00+02:00', 'retract', { eventId: mistaken, reason: 'fejl' }),
    ).toEqual(['FR s1', 'GP s1']);
    expect(invite(life, { recipients: ['GP'] }, '2025-09-17T09:00:00+02:00')).toEqual(['GP s2']);
    expect(invite(life, { recipients: ['GP'] }, '2025-09-17T10:00:00+02:00')).toEqual(['GP s2']);
    expect(entry(life, 'GP', '2025-09-17T11:00:00+02:00')).toMatchObject({ method: 'REQUEST', sequence: 2 });
    const newest = (role: 'FR' | 'GP') => newestRevisionFor('m1', { role }, viewIn(life));
    expect([newest('FR'), newest('GP')]).toEqual([1, 2]);
    expect(
      announced(life, '2025-09-18T09:00:00+02:00', 'move-meeting', {
        meetingId: 'm1',
        meetingAt: '2025-10-03T13:00:00+02:00',
      }),
    ).toEqual(['FR s3', 'GP s3']);
  });

  it('is taken back with the plan itself', () => {
    const life = planned();
    invite(life, { recipients: ['FR'] });
    const plannedId = viewIn(life).of('meeting-planned')[0]?.id ?? 0;
    expect(
      announced(life, '2025-09-16T09:00:00+02:00', 'retract', { eventId: plannedId, reason: 'fejl' }),
    ).toEqual(['FR s1']);
    expect(entry(life, 'FR', '2025-09-16T10:00:00+02:00')).toMatchObject({ method: 'CANCEL' });
  });

  it('is silent about a meeting that was held or is over', () => {
    const life = planned();
    invite(life, { recipients: ['FR'] });
    expect(entry(life, 'FR', '2025-10-02T14:00:01+02:00')).toEqual({ silent: 'meeting over' });
    hold(life, 'm1', MEETING_AT);
    expect(entry(life, 'FR', '2025-10-02T13:30:00+02:00')).toEqual({ silent: 'meeting held' });
  });

  it('tells the same of the same event, however much happened since', () => {
    const life = planned();
    const dispatched = life.give('2025-09-15T09:00:00+02:00', 'invite-to-meeting', { meetingId: 'm1' });
    const before = dispatched.events.flatMap((event) => announcementsOf(event, viewIn(life)));
    life.give('2025-09-16T09:00:00+02:00', 'move-meeting', {
      meetingId: 'm1',
      meetingAt: '2025-10-03T13:00:00+02:00',
    });
    expect(dispatched.events.flatMap((event) => announcementsOf(event, viewIn(life)))).toEqual(before);
  });
});
