import { describe, expect, it } from 'vitest';
import { handle } from '../../../../domain/case/engine.ts';
import type { JsonObject } from '../../../../domain/json.ts';
import type { Role } from '../../../../domain/rules/roles.ts';
import { readScenario } from '../../../../domain/simulation/scenario.ts';
import { commandOf } from '../../../../domain/simulation/simulate.ts';
import { begin, type Life } from '../../support/life.ts';
import { consent as consentOf } from './consent-data.ts';

const law = { legalBasis: 'SUL § 43 stk. 2 nr. 2' };

const consent = (more: JsonObject = {}): JsonObject => consentOf({ givenOn: '2025-04-07', ...more });

const pregnancy = () => begin({ at: '2025-04-07T08:00:00+02:00', refer: { edd: '2025-10-01' } });

const consented = (more: JsonObject = {}): Life => {
  const life = pregnancy();
  life.give('2025-04-07T09:00:00+02:00', 'give-consent', consent(more));
  return life;
};

const disclosure = (more: JsonObject = {}): JsonObject => ({ to: 'FR', categories: ['health'], ...more });

describe('the gate of a disclosure', () => {
  const at = '2025-04-10T10:00:00+02:00';

  it('opens for the receiver and the information that one valid consent covers', () => {
    const answer = consented().give(at, 'disclose', disclosure({ consentId: 'k1' }));
    expect(answer.events[0]?.data).toMatchObject({ disclosureId: 'd1', basis: 'consent', consentId: 'k1' });
  });

  it('finds the covering consent when none is named, and records which', () => {
    const answer = consented().give(at, 'disclose', disclosure());
    expect(answer.events[0]?.data).toMatchObject({ basis: 'consent', consentId: 'k1' });
  });

  it.each([
    ['another receiver', disclosure({ to: 'VM', consentId: 'k1' })],
    ['other information', disclosure({ categories: ['health', 'psychiatry'], consentId: 'k1' })],
    ['no consent at all', disclosure({ to: 'CMU' })],
  ])('refuses %s with CONSENT_REQUIRED', (_what, data) => {
    expect(consented().refused(at, 'disclose', data)).toBe('CONSENT_REQUIRED');
  });

  it('refuses what a consent to collect does not cover, and a consent that nobody gave', () => {
    const life = consented({ direction: 'collect' });
    expect(life.refused(at, 'disclose', disclosure({ consentId: 'k1' }))).toBe('CONSENT_REQUIRED');
    expect(life.refused(at, 'disclose', disclosure({ consentId: 'k9' }))).toBe('NOT_FOUND');
  });

  it('lets a meeting consent carry a disclosure to its named participants (form 4.1)', () => {
    const life = consented({ direction: 'meeting' });
    life.give(at, 'disclose', disclosure({ consentId: 'k1' }));
    expect(life.refused(at, 'disclose', disclosure({ to: 'GP', consentId: 'k1' }))).toBe('CONSENT_REQUIRED');
  });

  it('closes on the anniversary, not a day before', () => {
    const life = consented();
    life.give('2026-04-06T23:00:00+02:00', 'disclose', disclosure({ consentId: 'k1' }));
    expect(life.refused('2026-04-07T00:00:00+02:00', 'disclose', disclosure({ consentId: 'k1' }))).toBe(
      'CONSENT_REQUIRED',
    );
  });

  it('closes at once on withdrawal, also for an act told by its date only, not for one earlier that day', () => {
    const life = consented();
    life.give('2025-04-10T12:00:00+02:00', 'withdraw-consent', { consentId: 'k1' });
    const later = '2025-04-10T12:05:00+02:00';
    expect(life.refused(later, 'disclose', disclosure({ consentId: 'k1' }))).toBe('CONSENT_REQUIRED');
    expect(life.refused(later, 'disclose', disclosure({ consentId: 'k1', on: '2025-04-10' }))).toBe(
      'CONSENT_REQUIRED',
    );
    life.give(later, 'disclose', disclosure({ consentId: 'k1', at: '2025-04-10T11:00:00+02:00' }));
  });

  it('opens for a named legal basis; naming none of both is CONSENT_REQUIRED with its source', () => {
    const life = pregnancy();
    const answer = life.give(at, 'disclose', disclosure(law));
    expect(answer.events[0]?.data).toMatchObject({ basis: 'law', attempted: false });
    const state = life.world.get('pregnancy')?.state;
    const no = state && handle(state, { name: 'disclose', data: disclosure(), at, role: 'FP' });
    expect(no).toMatchObject({ ok: false, refusal: { code: 'CONSENT_REQUIRED', source: 'SUL §§ 43 og 44' } });
  });
});

describe('X-28 consent to the right person', () => {
  const giveAs = (life: Life, role: Role, data: JsonObject) => {
    const state = life.world.get('pregnancy')?.state;
    if (!state) throw new Error('no case');
    const answer = handle(state, { name: 'disclose', data, at: '2025-04-10T10:00:00+02:00', role });
    return answer.ok ? 'accepted' : answer.refusal.code;
  };

  it('X-28 refuses another discloser than the consent names', () => {
    const life = consented({ discloser: 'FP' });
    expect(giveAs(life, 'FP', disclosure({ consentId: 'k1' }))).toBe('accepted');
    expect(giveAs(life, 'FP-leader', disclosure({ consentId: 'k1' }))).toBe('accepted');
    expect(giveAs(life, 'SP', disclosure({ consentId: 'k1' }))).toBe('CONSENT_REQUIRED');
    expect(giveAs(life, 'FR', disclosure({ consentId: 'k1', discloser: 'FP' }))).toBe('accepted');
    expect(giveAs(life, 'FP', disclosure({ consentId: 'k1', discloser: 'SSR' }))).toBe('CONSENT_REQUIRED');
  });

  it('X-28 compares a person by the id that the disclosure tells', () => {
    const life = consented({ discloser: 'laege-anna' });
    expect(giveAs(life, 'FP', disclosure({ consentId: 'k1', discloser: 'laege-anna' }))).toBe('accepted');
    expect(giveAs(life, 'FP', disclosure({ consentId: 'k1', discloser: 'laege-bo' }))).toBe(
      'CONSENT_REQUIRED',
    );
  });

  it('X-28 a scenario’s disclosure is given by the role that the consent names', () => {
    const steps = [
      { at: '2025-04-07T08:00:00+02:00', command: 'refer', data: {} },
      { at: '2025-04-07T09:00:00+02:00', command: 'give-consent', data: consent({ discloser: 'FP' }) },
      { at: '2025-04-10T10:00:00+02:00', command: 'disclose', data: disclosure({ consentId: 'k1' }) },
      { at: '2025-04-10T10:00:00+02:00', command: 'disclose', data: disclosure({ consentId: 'k2' }) },
    ];
    const read = readScenario({ case: { kind: 'pregnancy' }, steps, until: '2025-05-01T10:00:00+02:00' });
    if (!read.ok) throw new Error(read.refusal.message.en);
    const roles = read.scenario.steps.map((step) => commandOf(step, [], new Map()).role);
    expect(roles).toEqual(['FR', 'FR', 'FP', 'FR']);
  });

  it('X-28 does not stand in the way of a legal basis', () => {
    const life = consented({ discloser: 'FP' });
    expect(giveAs(life, 'SP', disclosure({ consentId: 'k1', ...law }))).toBe('accepted');
  });
});

describe('X-06 telling of a disclosure without consent', () => {
  it('X-06 is due on the next arbejdsdag: Friday to Monday', () => {
    const life = pregnancy();
    life.give('2025-04-11T14:00:00+02:00', 'disclose', disclosure({ disclosureId: 'v1', ...law }));
    expect(life.deadline('X-06.v1', '2025-04-11T15:00:00+02:00')).toMatchObject({
      dueOn: '2025-04-14',
      targetOn: '2025-04-14',
      status: 'open',
    });
    life.give('2025-04-14T16:00:00+02:00', 'inform-of-disclosure', {
      disclosureId: 'v1',
      at: '2025-04-14T15:30:00+02:00',
    });
    expect(life.deadline('X-06.v1', '2025-04-15T10:00:00+02:00')).toMatchObject({
      status: 'met',
      metAt: '2025-04-14T15:30:00+02:00',
    });
  });

  it('X-06 before Easter waits for Tuesday; nobody told, it is overdue on Wednesday', () => {
    const life = pregnancy();
    life.give('2025-04-16T14:00:00+02:00', 'disclose', disclosure(law));
    expect(life.deadline('X-06.d1', '2025-04-22T23:59:59+02:00')).toMatchObject({
      dueOn: '2025-04-22',
      status: 'due-soon',
    });
    expect(life.deadline('X-06.d1', '2025-04-23T00:00:00+02:00').status).toBe('overdue');
  });

  it('X-06 does not stand for a disclosure under consent', () => {
    const life = consented();
    life.give('2025-04-10T10:00:00+02:00', 'disclose', disclosure({ consentId: 'k1' }));
    expect(life.ofRule('X-06', '2025-04-20T10:00:00+02:00')).toEqual([]);
  });

  it('telling of a disclosure that never was is NOT_FOUND', () => {
    expect(
      pregnancy().refused('2025-04-14T16:00:00+02:00', 'inform-of-disclosure', { disclosureId: 'v9' }),
    ).toBe('NOT_FOUND');
  });
});

describe('X-07 and X-08 records', () => {
  it('X-07 is met by the disclosure itself', () => {
    const life = consented();
    life.give('2025-04-10T10:00:00+02:00', 'disclose', disclosure({ consentId: 'k1' }));
    expect(life.deadline('X-07.d1', '2025-04-10T10:00:00+02:00').status).toBe('met');
  });

  it('X-08 opens for a contact of health staff, not for an attempt or the family department', () => {
    const life = pregnancy();
    const contact = (by: string, reached: boolean, at: string) =>
      life.give(at, 'record-contact', { by, with: 'mother', at, method: 'phone', reached });
    contact('FP', false, '2025-04-08T10:00:00+02:00');
    contact('FR', true, '2025-04-08T11:00:00+02:00');
    contact('FP', true, '2025-04-08T12:00:00+02:00');
    expect(life.ofRule('X-08', '2025-04-30T10:00:00+02:00')).toMatchObject([
      { status: 'open', dueOn: null, trigger: { at: '2025-04-08T12:00:00+02:00' } },
    ]);
    life.give('2025-04-08T12:30:00+02:00', 'record-entry');
    expect(life.ofRule('X-08', '2025-04-30T10:00:00+02:00')).toMatchObject([{ status: 'met' }]);
  });

  it('X-08 an entry about one contact leaves the other open; one about nothing known is NOT_FOUND', () => {
    const life = pregnancy();
    const contact = (at: string) =>
      life.give(at, 'record-contact', { by: 'SP', with: 'mother', at, method: 'visit', reached: true });
    const first = contact('2025-04-08T10:00:00+02:00').events[0]?.id ?? 0;
    contact('2025-04-09T10:00:00+02:00');
    life.give('2025-04-09T12:00:00+02:00', 'record-entry', { eventId: first });
    expect(life.ofRule('X-08', '2025-04-10T10:00:00+02:00').map((one) => one.status)).toEqual([
      'met',
      'open',
    ]);
    expect(life.refused('2025-04-09T12:00:00+02:00', 'record-entry', { eventId: 999 })).toBe('NOT_FOUND');
  });

  it('X-06 and X-08 stay open after a loss, and what meets them is accepted', () => {
    const life = pregnancy();
    const at = '2025-04-09T10:00:00+02:00';
    life.give(at, 'record-contact', { by: 'FP', with: 'mother', at, method: 'phone', reached: true });
    life.give('2025-04-10T10:00:00+02:00', 'disclose', disclosure(law));
    life.give('2025-04-10T12:00:00+02:00', 'end-pregnancy', { outcome: 'miscarriage', on: '2025-04-10' });
    const open = life.ofRule('X-08', '2025-04-10T13:00:00+02:00');
    expect(open.map((one) => one.status)).toEqual(['open']);
    life.give('2025-04-11T09:00:00+02:00', 'record-entry');
    life.give('2025-04-11T10:00:00+02:00', 'inform-of-disclosure', { disclosureId: 'd1' });
    life.give('2025-04-11T11:00:00+02:00', 'disclose', disclosure({ to: 'GP', ...law }));
    const status = (id: string) => life.deadline(id, '2025-04-12T10:00:00+02:00').status;
    expect(status('X-06.d1')).toBe('met');
    expect(status('X-07.d2')).toBe('met');
    expect(life.refused('2025-04-12T10:00:00+02:00', 'give-consent', consent())).toBe('CASE_CLOSED');
  });
});
