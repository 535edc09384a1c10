import { describe, expect, it } from 'vitest';
import { viewOf } from '../../../../domain/case/case-view.ts';
import { checkLookUp } from '../../../../domain/case/look-up.ts';
import type { JsonObject } from '../../../../domain/json.ts';
import type { Parameters } from '../../../../domain/rules/parameters.ts';
import { begin } from '../../support/life.ts';

const pregnancy = (parameters: Partial<Parameters> = {}) =>
  begin({ at: '2025-01-02T08:00:00+01:00', refer: { edd: '2025-09-01' }, parameters });

const consent = (more: JsonObject = {}): JsonObject => ({
  consentId: 'k1',
  direction: 'disclose',
  subject: 'mother',
  giver: { role: 'mother' },
  receivers: ['FR', 'SP'],
  categories: ['health'],
  purpose: 'samarbejde',
  form: 'written',
  givenOn: '2025-01-02',
  ...more,
});

describe('X-18 published limits', () => {
  const published = { publishedLimitDays: { support: 56 } };

  it('X-18 counts the municipality’s own days and reminds seven days before', () => {
    const life = pregnancy(published);
    life.give('2025-01-06T10:00:00+01:00', 'receive-application', { caseType: 'support' });
    const deadline = life.deadline('X-18.ap1', '2025-01-06T11:00:00+01:00');
    expect(deadline.dueOn).toBe('2025-03-03');
    expect(deadline.reminders[0]).toMatchObject({ at: '2025-02-24T08:00:00+01:00', to: 'FR' });
    life.give('2025-03-03T10:00:00+01:00', 'decide-application', { applicationId: 'ap1' });
    expect(life.deadline('X-18.ap1', '2025-03-04T11:00:00+01:00').status).toBe('met');
  });

  it('X-18 ends on a Sunday without rolling: the authority’s limit, its target on Friday (R-06)', () => {
    const life = pregnancy(published);
    life.give('2025-01-05T10:00:00+01:00', 'receive-application', { caseType: 'support' });
    expect(life.deadline('X-18.ap1', '2025-01-06T11:00:00+01:00')).toMatchObject({
      dueOn: '2025-03-02',
      targetOn: '2025-02-28',
    });
  });

  it('X-18 does not stand where nothing is published, and a letter about delay is no decision', () => {
    const life = pregnancy(published);
    life.give('2025-01-06T10:00:00+01:00', 'receive-application', { caseType: 'other' });
    expect(life.ofRule('X-18', '2025-01-06T11:00:00+01:00')).toEqual([]);
    life.give('2025-01-06T10:00:00+01:00', 'receive-application', { caseType: 'support' });
    life.give('2025-02-20T10:00:00+01:00', 'tell-of-delay', {
      applicationId: 'ap2',
      expectedOn: '2025-04-01',
    });
    expect(life.deadline('X-18.ap2', '2025-03-05T11:00:00+01:00').status).toBe('overdue');
    expect(life.refused('2025-02-20T10:00:00+01:00', 'decide-application', { applicationId: 'ap9' })).toBe(
      'NOT_FOUND',
    );
  });
});

describe('X-20 contact data', () => {
  it('X-20 a change is due on the fifth arbejdsdag, over Grundlovsdag and Whitsun', () => {
    const life = pregnancy();
    life.give('2025-05-30T10:00:00+02:00', 'report-contact-change', { unit: 'FR' });
    expect(life.deadline('X-20.u1', '2025-05-30T11:00:00+02:00')).toMatchObject({
      kind: 'organisation',
      dueOn: '2025-06-10',
    });
    life.give('2025-06-02T10:00:00+02:00', 'update-contact-data', { changeId: 'u1' });
    expect(life.deadline('X-20.u1', '2025-06-11T11:00:00+02:00').status).toBe('met');
    expect(life.refused('2025-06-02T10:00:00+02:00', 'update-contact-data', { changeId: 'u9' })).toBe(
      'NOT_FOUND',
    );
  });
});

describe('X-29 and X-32 filing and keeping in touch', () => {
  it('X-29 asks after each answer whether request and correspondence are filed', () => {
    const life = pregnancy();
    life.give('2025-02-03T10:00:00+01:00', 'request-information', { requestId: 'q1' });
    life.give('2025-02-04T10:00:00+01:00', 'answer-information-request', { requestId: 'q1' });
    expect(life.deadline('X-29.q1', '2025-02-05T10:00:00+01:00')).toMatchObject({
      status: 'open',
      reminders: [],
    });
    life.give('2025-02-05T10:00:00+01:00', 'confirm-checklist', {
      checklist: 'X-29',
      key: 'q1',
      items: [1, 2],
    });
    expect(life.deadline('X-29.q1', '2025-02-06T10:00:00+01:00').status).toBe('met');
  });

  it('X-32 wants the form of contact within five arbejdsdage of the referral and nags nobody', () => {
    const life = begin({ at: '2025-04-11T10:00:00+02:00', refer: { edd: '2025-09-19' } });
    expect(life.deadline('X-32.1', '2025-04-11T11:00:00+02:00')).toMatchObject({
      dueOn: '2025-04-23',
      reminders: [],
    });
    life.give('2025-04-24T10:00:00+02:00', 'agree-contact-form', {
      channel: 'sikker-mail',
      coordinator: 'SSR',
    });
    expect(life.deadline('X-32.1', '2025-04-25T11:00:00+02:00').status).toBe('met-late');
  });
});

describe('X-33 consent to forums', () => {
  const at = '2025-02-03T10:00:00+01:00';

  it('X-33 refuses a named case on a forum’s agenda without consent on the case', () => {
    const life = pregnancy();
    expect(life.refused(at, 'put-on-forum-agenda', { forum: 'gravidteam' })).toBe('CONSENT_REQUIRED');
    life.give('2025-01-02T12:00:00+01:00', 'give-consent', consent());
    life.give(at, 'put-on-forum-agenda', { forum: 'gravidteam', participants: ['FR', 'SP'] });
    expect(
      life.refused(at, 'put-on-forum-agenda', { forum: 'gravidteam', participants: ['FR', 'CMU'] }),
    ).toBe('CONSENT_REQUIRED');
    expect(life.refused(at, 'put-on-forum-agenda', { forum: 'gravidteam', consentId: 'k9' })).toBe(
      'NOT_FOUND',
    );
  });

  it('X-33 does not accept a consent to collect, nor one that was withdrawn', () => {
    const life = pregnancy();
    life.give('2025-01-02T12:00:00+01:00', 'give-consent', consent({ direction: 'collect' }));
    expect(life.refused(at, 'put-on-forum-agenda', { forum: 'gravidteam' })).toBe('CONSENT_REQUIRED');
    life.give('2025-01-02T12:00:00+01:00', 'give-consent', consent({ consentId: 'k2' }));
    life.give('2025-01-20T12:00:00+01:00', 'withdraw-consent', { consentId: 'k2' });
    expect(life.refused(at, 'put-on-forum-agenda', { forum: 'gravidteam', consentId: 'k2' })).toBe(
      'CONSENT_REQUIRED',
    );
  });
});

describe('X-34 one link against overload', () => {
  const contact = (by: string, at: string) => ({ by, with: 'mother', at, method: 'phone', reached: true });

  it('X-34 prompts with the actor that reaches the parameter, and the naming of her person answers it', () => {
    const life = pregnancy({ overloadActors: 3 });
    const roles = ['FR', 'FP', 'FR', 'SP'];
    for (const [i, by] of roles.entries()) {
      const at = `2025-01-0${i + 3}T10:00:00+01:00`;
      life.give(at, 'record-contact', contact(by, at));
    }
    expect(life.deadline('X-34.1', '2025-01-07T10:00:00+01:00')).toMatchObject({
      status: 'open',
      dueOn: null,
      reminders: [],
      trigger: { at: '2025-01-06T10:00:00+01:00' },
    });
    life.give('2025-01-08T10:00:00+01:00', 'name-primary-person', { role: 'SSR' });
    expect(life.deadline('X-34.1', '2025-01-09T10:00:00+01:00').status).toBe('met');
  });

  it('X-34 counts the invited too, and stays silent below the default of five', () => {
    const life = pregnancy();
    const plan = (invitees: string[], meetingId: string) =>
      life.give('2025-01-06T10:00:00+01:00', 'plan-meeting', {
        meetingId,
        kind: 'ad-hoc',
        meetingAt: '2025-02-10T10:00:00+01:00',
        invitees,
      });
    plan(['FR', 'FP', 'SP', 'mother'], 'm1');
    plan(['FR', 'GP'], 'm2');
    expect(life.ofRule('X-34', '2025-01-07T10:00:00+01:00')).toEqual([]);
    plan(['CMU'], 'm3');
    expect(life.ofRule('X-34', '2025-01-07T10:00:00+01:00')).toHaveLength(1);
  });
});

describe('X-30 look-ups', () => {
  const life = pregnancy();
  life.give('2025-01-02T12:00:00+01:00', 'give-consent', consent());
  const lived = life.world.get('pregnancy');
  const atMs = Date.parse('2025-02-03T10:00:00+01:00');
  const ask = (unit: 'FR' | 'SP' | 'VM', onBehalfOf?: 'FR') =>
    lived &&
    checkLookUp(viewOf(lived.state), {
      unit,
      unitsInCase: ['FR', 'FP'],
      atMs,
      ...(onBehalfOf ? { onBehalfOf } : {}),
    });

  it('X-30 lets one’s own unit in and keeps others out', () => {
    expect(ask('FR')).toBeNull();
    expect(ask('SP')?.code).toBe('NOT_PERMITTED');
  });

  it('X-30 lets a delegated look-up in only with a recorded consent towards that unit', () => {
    expect(ask('SP', 'FR')).toBeNull();
    expect(ask('VM', 'FR')?.code).toBe('CONSENT_REQUIRED');
  });
});
