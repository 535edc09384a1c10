import { describe, expect, it } from 'vitest';
import { begin, type Life } from '../../support/life.ts';

const HELD = '2025-10-02T13:00:00+02:00';
const LATER = '2025-12-01T12:00:00+01:00';

interface Meeting {
  participants?: string[];
  consents?: string[];
  kind?: string;
  heldAt?: string;
  chair?: string;
}

/** A case with one meeting planned, and consent k1 for it given the same day. */
function meeting(receivers: string[] = ['FR', 'SP', 'GP'], heldAt = HELD, kind = 'first-coordination'): Life {
  const life = begin({ at: '2025-04-01T10:00:00+02:00', refer: { edd: '2025-12-20' } });
  life.give('2025-04-02T09:00:00+02:00', 'plan-meeting', {
    meetingId: 'm1',
    kind,
    meetingAt: heldAt,
    invitees: ['FR', 'FP', 'SP', 'GP'],
  });
  if (receivers.length > 0) giveConsent(life, 'k1', receivers, heldAt);
  return life;
}

function giveConsent(life: Life, consentId: string, receivers: string[], at: string, more = {}): void {
  life.give(at, 'give-consent', {
    consentId,
    direction: 'meeting',
    subject: 'mother',
    giver: { role: 'mother', name: 'Prøve Person' },
    receivers,
    categories: ['health', 'social'],
    purpose: 'koordineringsmøde og referat',
    form: 'oral',
    givenOn: at.slice(0, 10),
    ...more,
  });
}

const hold = (
  life: Life,
  { heldAt = HELD, participants = ['FR', 'FP', 'SP'], consents = ['k1'], chair }: Meeting = {},
) =>
  life.give(heldAt, 'hold-meeting', {
    meetingId: 'm1',
    heldAt,
    participants,
    consents,
    ...(chair ? { chair } : {}),
  });

const minutes = (recipients: string[], sentAt: string) => ({ meetingId: 'm1', sentAt, recipients });

describe('F2-07', () => {
  it('is met at the meeting when the consents entered name every organisation at the table', () => {
    const life = meeting();
    hold(life);
    expect(life.deadline('F2-07.m1', HELD)).toMatchObject({
      status: 'met',
      dueOn: '2025-10-02',
      metAt: HELD,
    });
  });

  it.each([
    ['no consent is entered', ['FR', 'SP'], []],
    ['a participant is not named in it (form 4.1)', ['FR', 'FP', 'CMU'], ['k1']],
  ])('is overdue the next day when %s', (_why, participants, consents) => {
    const life = meeting();
    hold(life, { participants, consents });
    expect(life.deadline('F2-07.m1', '2025-10-02T23:59:00+02:00').status).not.toBe('met');
    expect(life.deadline('F2-07.m1', '2025-10-03T00:00:00+02:00').status).toBe('overdue');
  });

  it('does not ask consent towards the family, nor towards the clinic that holds the meeting', () => {
    const life = meeting(['FR']);
    hold(life, { participants: ['mother', 'partner', 'FP', 'SSR', 'FR'] });
    expect(life.deadline('F2-07.m1', LATER).status).toBe('met');
  });

  it('asks consent towards the clinic where the family department holds the meeting', () => {
    const life = meeting(['SP']);
    hold(life, { participants: ['FR', 'SP', 'FP'], chair: 'FR' });
    expect(life.deadline('F2-07.m1', LATER).status).toBe('overdue');
  });

  it('is met late by consent entered afterwards, and a later withdrawal does not undo it', () => {
    const life = meeting(['FR']);
    hold(life);
    giveConsent(life, 'k2', ['SP'], '2025-10-06T09:00:00+02:00');
    life.give('2025-10-06T09:30:00+02:00', 'enter-meeting-consents', { meetingId: 'm1', consents: ['k2'] });
    life.give('2025-11-03T09:00:00+01:00', 'withdraw-consent', { consentId: 'k2' });
    expect(life.deadline('F2-07.m1', LATER)).toMatchObject({
      status: 'met-late',
      metAt: '2025-10-06T09:30:00+02:00',
    });
  });

  it('is not met by a consent that was withdrawn before the meeting or is no meeting consent', () => {
    const withdrawn = meeting(['FR', 'SP'], '2025-10-02T09:00:00+02:00');
    withdrawn.give('2025-10-02T10:00:00+02:00', 'withdraw-consent', { consentId: 'k1' });
    hold(withdrawn);
    expect(withdrawn.deadline('F2-07.m1', LATER).status).toBe('overdue');
    const other = meeting([]);
    giveConsent(other, 'k1', ['FR', 'SP'], HELD, { direction: 'disclose', form: 'written' });
    hold(other);
    expect(other.deadline('F2-07.m1', LATER).status).toBe('overdue');
  });
});

describe('F2-08', () => {
  it.each([
    ['2025-10-02T13:00:00+02:00', '2025-10-09', 'over a weekend'],
    // 22, 23, 29, 30 December and 2 January: 24th and 31st closed, 25th, 26th and 1 January holidays.
    ['2025-12-19T13:00:00+01:00', '2026-01-02', 'over Christmas'],
  ])('a meeting held %s has minutes due %s (%s)', (heldAt, dueOn) => {
    const life = meeting(['FR', 'SP', 'GP'], heldAt);
    hold(life, { heldAt });
    expect(life.deadline('F2-08.m1', heldAt).dueOn).toBe(dueOn);
  });

  it('follows minutesWorkingDays, and reminds the social worker on days 3 and 5', () => {
    const life = begin({ at: '2025-04-01T10:00:00+02:00', parameters: { minutesWorkingDays: 3 } });
    life.give('2025-04-02T09:00:00+02:00', 'plan-meeting', {
      meetingId: 'm1',
      kind: 'discharge',
      meetingAt: HELD,
      invitees: ['FR'],
    });
    hold(life, { consents: [] });
    const deadline = life.deadline('F2-08.m1', HELD);
    expect(deadline.dueOn).toBe('2025-10-07');
    expect(deadline.reminders[0]).toEqual({ at: '2025-10-05T08:00:00+02:00', to: 'SSR', kind: 'reminder' });
  });

  it('is met by sending to those the consent names, the absent GP and the mother among them', () => {
    const life = meeting();
    hold(life);
    life.give(
      '2025-10-07T10:00:00+02:00',
      'send-minutes',
      minutes(['FR', 'SP', 'GP', 'FP', 'mother'], '2025-10-07T10:00:00+02:00'),
    );
    expect(life.deadline('F2-08.m1', LATER)).toMatchObject({
      status: 'met',
      metAt: '2025-10-07T10:00:00+02:00',
    });
  });

  it('keeps the content of the minutes out of the live case', () => {
    const life = meeting();
    hold(life);
    const at = '2025-10-07T10:00:00+02:00';
    const answer = life.give(at, 'send-minutes', {
      ...minutes(['FR'], at),
      minutes: { conclusion: 'fortroligt', roles: [{ role: 'SP', task: 'besøg' }], followUpOn: '2025-11-06' },
    });
    const fact = answer.state.facts.at(-1);
    expect(fact?.data.minutes).toEqual({ roles: [{ role: 'SP' }], followUpOn: '2025-11-06' });
    expect(answer.events[0]?.data.minutes).toMatchObject({ conclusion: 'fortroligt' });
  });

  it('stands on after the pregnancy has ended, and its minutes are still accepted', () => {
    const life = meeting();
    hold(life);
    life.give('2025-10-03T10:00:00+02:00', 'end-pregnancy', { outcome: 'miscarriage', on: '2025-10-03' });
    expect(life.deadline('F2-08.m1', '2025-10-04T10:00:00+02:00').status).not.toBe('cancelled');
    life.give('2025-10-07T10:00:00+02:00', 'send-minutes', minutes(['FR'], '2025-10-07T10:00:00+02:00'));
    expect(life.deadline('F2-08.m1', LATER).status).toBe('met');
  });
});

describe('send-minutes', () => {
  const at = '2025-10-07T10:00:00+02:00';

  it.each([
    ['nobody entered a consent', [], ['FR']],
    ['a recipient is not named in the consent', ['k1'], ['FR', 'CMU']],
  ])('is CONSENT_REQUIRED when %s', (_why, consents, recipients) => {
    const life = meeting();
    hold(life, { consents });
    expect(life.refused(at, 'send-minutes', minutes(recipients, at))).toBe('CONSENT_REQUIRED');
  });

  it('tells a partner who was not at the meeting nothing without consent', () => {
    const absent = meeting();
    hold(absent);
    expect(absent.refused(at, 'send-minutes', minutes(['partner'], at))).toBe('CONSENT_REQUIRED');
    const present = meeting();
    hold(present, { participants: ['mother', 'partner', 'FR', 'FP'] });
    expect(present.give(at, 'send-minutes', minutes(['partner'], at)).ok).toBe(true);
  });

  it('does not look at consents that were not entered at that meeting', () => {
    const life = meeting();
    giveConsent(life, 'k2', ['FR', 'CMU'], HELD);
    hold(life);
    expect(life.refused(at, 'send-minutes', minutes(['CMU'], at))).toBe('CONSENT_REQUIRED');
  });

  it('is CONSENT_REQUIRED after the consent was withdrawn', () => {
    const life = meeting();
    hold(life);
    life.give('2025-10-06T10:00:00+02:00', 'withdraw-consent', { consentId: 'k1' });
    expect(life.refused(at, 'send-minutes', minutes(['GP'], at))).toBe('CONSENT_REQUIRED');
  });

  it('is CONSENT_REQUIRED from the day the consent lapses, unless it was renewed', () => {
    const life = meeting(['FR'], '2025-04-03T09:00:00+02:00');
    hold(life, { heldAt: '2025-04-03T09:00:00+02:00', participants: ['FR', 'FP'] });
    const lapsed = '2026-04-03T08:00:00+02:00';
    expect(life.refused(lapsed, 'send-minutes', minutes(['FR'], lapsed))).toBe('CONSENT_REQUIRED');
    giveConsent(life, 'k2', ['FR'], '2026-04-03T09:00:00+02:00', { renews: 'k1' });
    life.give('2026-04-03T10:00:00+02:00', 'send-minutes', minutes(['FR'], '2026-04-03T10:00:00+02:00'));
  });

  it('is WRONG_ORDER for a meeting not held, or not yet held at the sending', () => {
    const life = meeting();
    expect(life.refused(at, 'send-minutes', minutes(['FR'], at))).toBe('WRONG_ORDER');
    hold(life);
    expect(life.refused(at, 'send-minutes', minutes(['FR'], '2025-10-01T10:00:00+02:00'))).toBe(
      'WRONG_ORDER',
    );
  });

  it('is NOT_FOUND for an unknown meeting and VALIDATION without recipients', () => {
    const life = meeting();
    hold(life);
    expect(life.refused(at, 'send-minutes', { ...minutes(['FR'], at), meetingId: 'm7' })).toBe('NOT_FOUND');
    expect(life.refused(at, 'send-minutes', minutes([], at))).toBe('VALIDATION');
  });

  it('hold-meeting with a consent that the case does not know is NOT_FOUND', () => {
    const life = meeting();
    expect(
      life.refused(HELD, 'hold-meeting', {
        meetingId: 'm1',
        heldAt: HELD,
        participants: ['FR'],
        consents: ['k9'],
      }),
    ).toBe('NOT_FOUND');
  });

  it('enter-meeting-consents before the meeting was held is WRONG_ORDER', () => {
    expect(meeting().refused(HELD, 'enter-meeting-consents', { meetingId: 'm1', consents: ['k1'] })).toBe(
      'WRONG_ORDER',
    );
  });
});

describe('F2-09', () => {
  // Ascension Day 2025 is Thursday 29 May: the next arbejdsdag after Wednesday 28 is Friday 30.
  const heldAt = '2025-05-28T12:00:00+02:00';

  it('has its target on the day of the term meeting and its limit on the next arbejdsdag', () => {
    const life = meeting(['FR', 'SP'], heldAt, 'term');
    hold(life, { heldAt });
    expect(life.deadline('F2-09.m1', heldAt)).toMatchObject({ targetOn: '2025-05-28', dueOn: '2025-05-30' });
    life.give('2025-05-28T15:00:00+02:00', 'send-request-form', {
      sentAt: '2025-05-28T15:00:00+02:00',
      authority: { outOfHours: { callOnAdmission: true } },
      requested: { birthNotice: 'at-once', dischargeMeeting: true },
      contraception: { agreement: 'spiral', paidByMunicipality: true, ean: '5798000000000' },
      parentsConsent: true,
    });
    expect(life.deadline('F2-09.m1', LATER).status).toBe('met');
  });

  it('is not met by a form sent before the meeting, and stands for term meetings alone', () => {
    const life = meeting(['FR', 'SP'], heldAt, 'term');
    life.give('2025-05-27T15:00:00+02:00', 'send-request-form', { sentAt: '2025-05-27T15:00:00+02:00' });
    hold(life, { heldAt });
    expect(life.deadline('F2-09.m1', '2025-05-31T00:00:00+02:00').status).toBe('overdue');
    const first = meeting();
    hold(first);
    expect(first.ofRule('F2-09', LATER)).toEqual([]);
  });

  it('refuses a form whose fields are not what they should be', () => {
    const life = meeting();
    expect(
      life.refused(HELD, 'send-request-form', { sentAt: HELD, requested: { birthNotice: 'sometimes' } }),
    ).toBe('VALIDATION');
    expect(life.refused(HELD, 'send-request-form', { sentAt: HELD, concerning: { edd: '2025-02-30' } })).toBe(
      'VALIDATION',
    );
  });
});
