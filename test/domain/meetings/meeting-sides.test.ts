import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../domain/calendar/index.ts';
import { viewOf } from '../../../domain/case/case-view.ts';
import { meetingById } from '../../../domain/case/meetings.ts';
import { inviteesOf } from '../../../domain/meetings/invitees.ts';
import { minutesReceivers } from '../../../domain/meetings/minutes-receivers.ts';
import { noticeIf, noticeOf } from '../../../domain/meetings/notice.ts';
import { esbjerg } from '../rules/phase-2/meeting-life.ts';
import { begin, type Life } from '../support/life.ts';

const PLANNED_AT = '2025-09-10T09:00:00+02:00';
const MEETING_AT = '2025-10-02T13:00:00+02:00';
const AFTER = '2025-10-03T09:00:00+02:00';
const ms = (at: string) => parseInstant(at) ?? Number.NaN;

const viewIn = (life: Life) => {
  const lived = life.world.get('pregnancy');
  if (!lived) throw new Error('no case');
  return viewOf(lived.state);
};

const meetingIn = (life: Life) => {
  const meeting = meetingById(viewIn(life), 'm1');
  if (!meeting) throw new Error('no meeting');
  return meeting;
};

function planned(
  kind = 'first-coordination',
  invitees = ['FR', 'FP', 'SSR', 'SP', 'GP', 'mother', 'partner'],
): Life {
  const life = esbjerg();
  life.give(PLANNED_AT, 'plan-meeting', { meetingId: 'm1', kind, meetingAt: MEETING_AT, invitees });
  return life;
}

const consent = (life: Life, at: string, consentId: string, receivers: string[]) =>
  life.give(at, 'give-consent', {
    consentId,
    direction: 'meeting',
    subject: 'mother',
    giver: { role: 'mother' },
    receivers,
    categories: ['health'],
    purpose: 'Møde',
    form: 'oral',
    givenOn: at.slice(0, 10),
  });

const held = (life: Life, consents: string[] = [], participants = ['FR', 'FP', 'mother']) =>
  life.give(MEETING_AT, 'hold-meeting', { meetingId: 'm1', heldAt: MEETING_AT, participants, consents });

describe('the notice of a meeting', () => {
  const notice = (life: Life, todayOn: string) => noticeOf(meetingIn(life), viewIn(life), todayOn);

  it('counts from today while nobody was invited, and from the dispatch from then on', () => {
    const life = planned();
    expect(notice(life, '2025-09-25')).toEqual({
      requiredDays: 7,
      givenDays: 7,
      latestDispatchOn: '2025-09-25',
      short: false,
    });
    expect(notice(life, '2025-09-26')).toMatchObject({ givenDays: 6, short: true });
    life.give('2025-09-26T09:00:00+02:00', 'invite-to-meeting', { meetingId: 'm1' });
    expect(notice(life, '2025-10-01')).toMatchObject({ givenDays: 6, short: true });
  });

  it('counts anew when the meeting is moved, and an invitation once sent stands', () => {
    const life = planned();
    life.give('2025-09-26T09:00:00+02:00', 'invite-to-meeting', { meetingId: 'm1' });
    life.give('2025-09-27T09:00:00+02:00', 'move-meeting', {
      meetingId: 'm1',
      meetingAt: '2025-10-10T13:00:00+02:00',
    });
    expect(notice(life, '2025-09-28')).toMatchObject({ givenDays: 14, short: false });
  });

  it('was none where the meeting was held uninvited, nor less than none', () => {
    const life = planned();
    expect(notice(life, '2025-10-05')).toMatchObject({ givenDays: 0, short: true });
    held(life);
    expect(notice(life, '2025-10-05')).toMatchObject({ givenDays: 0, short: true });
  });

  it.each([
    ['term', 7],
    ['network', 28],
    ['closing', 28],
    ['ad-hoc', null],
    ['discharge', null],
  ] as const)('of a %s meeting is %s days', (kind, days) => {
    const asked = { kind, meetingOn: '2025-10-02', dispatchedOn: '2025-09-10' };
    expect(noticeIf(asked, viewIn(planned()))?.requiredDays ?? null).toBe(days);
  });

  it("is the municipality's own", () => {
    const life = begin({ at: PLANNED_AT, municipality: 'aabenraa' });
    const asked = { kind: 'term', meetingOn: '2025-10-02', dispatchedOn: '2025-09-19' } as const;
    expect(noticeIf(asked, viewIn(life))).toMatchObject({ requiredDays: 14, givenDays: 13, short: true });
  });
});

describe('who may take part in a meeting', () => {
  const standings = (life: Life, at: string) =>
    Object.fromEntries(
      inviteesOf(meetingIn(life), viewIn(life), ms(at)).map((one) => [
        one.role,
        [one.now, one.onTheDay].map((s) => (s.may ? s.by : s.why)).join(' / '),
      ]),
    );

  it('is the clinic and the family, and those whom a meeting consent names, now and on the day', () => {
    const life = planned();
    consent(life, PLANNED_AT, 'k1', ['FR', 'SP']);
    life.give('2025-09-12T09:00:00+02:00', 'withdraw-consent', { consentId: 'k1' });
    consent(life, '2025-09-20T09:00:00+02:00', 'k2', ['FR']);
    expect(standings(life, '2025-09-11T09:00:00+02:00')).toEqual({
      FP: 'own-authority / own-authority',
      SSR: 'own-authority / own-authority',
      mother: 'family / family',
      partner: 'family / family',
      FR: 'consent / consent',
      SP: 'consent / withdrawn',
      GP: 'no-consent / no-consent',
    });
  });

  it('changes when processing is restricted', () => {
    const life = planned();
    consent(life, PLANNED_AT, 'k1', ['FR']);
    life.give('2025-09-12T09:00:00+02:00', 'restrict-processing', { who: 'mother', ground: 'accuracy' });
    expect(standings(life, '2025-09-13T09:00:00+02:00').FR).toBe('restricted / restricted');
  });
});

describe('whom the minutes reach', () => {
  const reached = (life: Life, at = AFTER) => minutesReceivers(viewIn(life), 'm1', ms(at));

  it('is nobody before the meeting', () => {
    const { to, withheld } = reached(planned(), PLANNED_AT);
    expect(to).toEqual([]);
    expect(new Set(withheld.map(({ why }) => why))).toEqual(new Set(['not-held']));
    expect(minutesReceivers(viewIn(planned()), 'm9', ms(AFTER))).toEqual({ to: [], withheld: [] });
  });

  it('is all invited, the absent too, as far as the consent entered at the meeting reaches', () => {
    const life = planned();
    consent(life, MEETING_AT, 'k1', ['FR', 'GP']);
    consent(life, MEETING_AT, 'k2', ['SP']);
    held(life, ['k1']);
    expect(reached(life)).toEqual({
      to: ['FR', 'FP', 'SSR', 'GP', 'mother'],
      withheld: [
        { role: 'SP', why: 'not-entered' },
        { role: 'partner', why: 'no-consent' },
      ],
    });
  });

  it('is what send-minutes accepts, and whom it withholds send-minutes refuses', () => {
    const life = planned();
    consent(life, MEETING_AT, 'k1', ['FR']);
    held(life, ['k1']);
    const { to, withheld } = reached(life);
    for (const { role } of withheld)
      expect(life.refused(AFTER, 'send-minutes', { meetingId: 'm1', recipients: [role] })).toBe(
        'CONSENT_REQUIRED',
      );
    expect(life.give(AFTER, 'send-minutes', { meetingId: 'm1', recipients: [...to] }).changes.met).toContain(
      'F2-08.m1',
    );
  });

  it('gets smaller when the consent is withdrawn, has lapsed, or processing is restricted', () => {
    const life = planned();
    consent(life, MEETING_AT, 'k1', ['FR', 'SP', 'GP']);
    held(life, ['k1']);
    const fr = (at: string) => reached(life, at).withheld.find(({ role }) => role === 'FR')?.why;
    expect(fr(AFTER)).toBeUndefined();
    expect(fr('2026-10-02T09:00:00+02:00')).toBe('lapsed');
    life.give('2025-10-06T09:00:00+02:00', 'withdraw-consent', { consentId: 'k1' });
    expect(fr('2025-10-06T10:00:00+02:00')).toBe('withdrawn');
    expect(reached(life, '2025-10-06T10:00:00+02:00').to).toEqual(['FP', 'SSR', 'mother']);
  });

  it('is nobody of the family after a loss', () => {
    const life = planned();
    held(life);
    life.give('2025-10-03T08:00:00+02:00', 'end-pregnancy', { outcome: 'miscarriage', on: '2025-10-03' });
    expect(reached(life).withheld).toContainEqual({ role: 'mother', why: 'loss' });
  });

  it('counts whoever came uninvited', () => {
    const life = planned('first-coordination', ['FR']);
    consent(life, MEETING_AT, 'k1', ['FR', 'VM']);
    held(life, ['k1'], ['FR', 'FP', 'VM']);
    expect(reached(life).to).toEqual(['FR', 'FP', 'VM']);
  });
});
