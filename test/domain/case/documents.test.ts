import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../domain/json.ts';
import { begin, type Life } from '../support/life.ts';

const at = '2025-01-07T12:00:00Z';
const pregnancy = () => begin({ at: '2025-01-06T12:00:00Z', refer: { edd: '2025-06-20' } });

/** What the live case keeps: never free text, a name or a number. */
const kept = (life: Life): string => JSON.stringify(life.world.get('pregnancy')?.state.facts);

const consent: JsonObject = {
  consentId: 'k1',
  direction: 'disclose',
  subject: 'mother',
  giver: { role: 'mother', name: 'Prøve Person' },
  receivers: ['FR', 'JOB'],
  categories: ['health'],
  purpose: 'samarbejde',
  form: 'written',
  givenOn: '2025-01-07',
};

/** Every field of forms 4.0, 4.1 and 4.2 (catalogue §4.4). */
const form: JsonObject = {
  form: '4.2',
  information: 'HEMMELIG-oplysning',
  examinationOfChild: true,
  custodyHolder: { name: 'HEMMELIG-navn', cpr: '6806950014' },
  child: { name: 'HEMMELIG-barn', cpr: '7511244012' },
  parties: [
    { role: 'FR', department: 'Børn', authority: 'Esbjerg Kommune', purpose: 'HEMMELIG-formål' },
    { name: 'HEMMELIG-deltager', authority: 'Anden myndighed' },
  ],
  discloserName: 'HEMMELIG-fagperson',
  signedOn: '2025-01-07',
};

/** What a notification should hold (catalogue §4.5). */
const content: JsonObject = {
  notifierName: 'HEMMELIG-underretter',
  cause: 'HEMMELIG-anledning',
  seenAndHeard: 'HEMMELIG-set',
  familySituation: 'HEMMELIG-situation',
  duration: 'HEMMELIG-varighed',
  parentsReaction: 'HEMMELIG-reaktion',
  consentAttempted: true,
  copyToParents: false,
};

describe('documents that leave or reach a case', () => {
  it('a consent carries every field of its signed form, and none of them stays in the live case', () => {
    const life = pregnancy();
    life.give(at, 'give-consent', { ...consent, consentForm: form });
    expect(kept(life)).not.toContain('HEMMELIG');
    expect(kept(life)).not.toContain('6806950014');
  });

  it('a notification received or sent carries its content, and none of it stays in the live case', () => {
    const life = pregnancy();
    life.give(at, 'receive-notification', {
      notificationId: 'n1',
      receivedAt: at,
      form: 'written',
      notifier: { role: 'GP', professional: true },
      concern: 'HEMMELIG-bekymring',
      content,
    });
    life.give(at, 'send-notification', { to: 'FR', sentAt: at, content });
    expect(kept(life)).not.toContain('HEMMELIG');
  });

  it.each([
    ['an unknown form', { form: '4.9' }],
    ['a number that is none', { custodyHolder: { cpr: '12' } }],
    ['a party without a role of the catalogue', { parties: [{ role: 'BANK' }] }],
    ['a signature in the future', { signedOn: '2025-02-01' }],
  ])('a consent form with %s is refused', (_name, bad) => {
    expect(pregnancy().refused(at, 'give-consent', { ...consent, consentForm: bad })).toBe('VALIDATION');
  });

  it('a notification with an answer that is neither yes nor no is refused', () => {
    const bad = { to: 'FR', sentAt: at, content: { consentAttempted: 'maybe' } };
    expect(pregnancy().refused(at, 'send-notification', bad)).toBe('VALIDATION');
  });
});
