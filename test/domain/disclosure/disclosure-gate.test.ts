import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, startOfDayMs } from '../../../domain/calendar/index.ts';
import { passGate } from '../../../domain/disclosure/gate.ts';
import { consent as consentOf, viewIn } from '../rules/across/consent-data.ts';
import { begin, type Life } from '../support/life.ts';

const at = '2025-04-10T10:00:00+02:00';
const morning = '2025-04-07T09:00:00+02:00';
const law = { legalBasis: 'BL § 133' };

function consented(more = {}): Life {
  const life = begin({ at: '2025-04-07T08:00:00+02:00', refer: { edd: '2025-10-01' } });
  life.give(morning, 'give-consent', consentOf({ givenOn: '2025-04-07', ...more }));
  return life;
}

/** A child of two custody holders, and a consent by the father to tell the health visitors about it. */
function childWithFathersConsent(): Life {
  const life = begin({
    at: '2025-04-07T08:00:00+02:00',
    kind: 'child',
    refer: { child: { bornAt: '2025-03-01T08:00:00+01:00', gestationalAge: '39+0' } },
  });
  const custody = { child: 'child:1', holders: ['mother', 'partner'], from: '2025-03-01' };
  life.give(morning, 'record-custody', custody);
  const giver = { role: 'partner', name: 'Prøve Far' };
  life.give(
    morning,
    'give-consent',
    consentOf({ subject: 'child:1', giver, receivers: ['SP'], givenOn: '2025-04-07' }),
  );
  return life;
}

describe('X-05 custody that changes between planning and sending', () => {
  const disclosure = { to: 'SP', categories: ['health'], consentId: 'k1' };

  it('closes the gate for what the parent without custody had consented to', () => {
    const life = childWithFathersConsent();
    life.give(at, 'disclose', disclosure);
    const alone = { child: 'child:1', holders: ['mother'], from: '2025-04-11' };
    life.give(at, 'record-custody', alone);
    // The day before it takes effect is still covered.
    life.give('2025-04-10T12:00:00+02:00', 'disclose', disclosure);
    expect(life.refused('2025-04-11T00:00:00+02:00', 'disclose', disclosure)).toBe('CONSENT_REQUIRED');
    life.give('2025-04-11T09:00:00+02:00', 'disclose', { ...disclosure, ...law });
  });

  it('leaves alone what a parent said who goes on having custody', () => {
    const life = childWithFathersConsent();
    life.give(at, 'record-custody', { child: 'child:1', holders: ['partner'], from: '2025-04-11' });
    life.give('2025-04-11T09:00:00+02:00', 'disclose', disclosure);
  });

  it('whatever the two days are: covered before custody ends, closed from 00:00 on the day it does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 300 }), fc.integer({ min: 4, max: 300 }), (lostIn, sentIn) => {
        const life = childWithFathersConsent();
        const from = addDays('2025-04-07', lostIn);
        life.give(at, 'record-custody', { child: 'child:1', holders: ['mother'], from });
        const sentMs = startOfDayMs(addDays('2025-04-07', sentIn));
        const passed = passGate(viewIn(life, 'child:1'), {
          to: 'SP',
          categories: ['health'],
          consentId: 'k1',
          atMs: sentMs,
        });
        expect(passed.ok).toBe(sentIn < lostIn);
      }),
      { numRuns: 40 },
    );
  });
});

describe('purpose × receiver × categories', () => {
  const receivers = ['FR', 'SP', 'VM', 'CMU', 'GP'] as const;
  const categories = ['health', 'social', 'psychiatry', 'economy'] as const;
  const some = <T>(of: readonly T[]) => fc.subarray([...of], { minLength: 1 });

  it('a consent opens for exactly what it names, whatever that is', () => {
    fc.assert(
      fc.property(
        some(receivers),
        some(categories),
        fc.constantFrom(...receivers),
        some(categories),
        (to, about, asked, leaving) => {
          const life = consented({ receivers: to, categories: about });
          const passed = passGate(viewIn(life, 'pregnancy'), {
            to: asked,
            categories: leaving,
            atMs: Date.parse(at),
          });
          const isCovered = to.includes(asked) && leaving.every((one) => about.includes(one));
          expect(passed.ok).toBe(isCovered);
          if (!passed.ok)
            expect(passed.refusal).toMatchObject({ code: 'CONSENT_REQUIRED', source: 'SUL §§ 43 og 44' });
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    ['receiver', { receivers: [] }],
    ['category', { categories: [] }],
    ['purpose', { purpose: '' }],
  ])('a consent without %s is VALIDATION (X-04)', (_what, more) => {
    const life = begin({ at: '2025-04-07T08:00:00+02:00' });
    expect(life.refused(morning, 'give-consent', consentOf({ givenOn: '2025-04-07', ...more }))).toBe(
      'VALIDATION',
    );
  });

  it('a receiver outside the consent is CONSENT_REQUIRED and says that it is the receiver', () => {
    const passed = passGate(viewIn(consented(), 'pregnancy'), {
      to: 'VM',
      consentId: 'k1',
      atMs: Date.parse(at),
    });
    expect(passed).toMatchObject({
      ok: false,
      refusal: { code: 'CONSENT_REQUIRED', message: { da: expect.stringContaining('modtager') } },
    });
  });
});

describe('X-01 renewal', () => {
  it('is reminded of 60, 30 and 7 days before the anniversary, by FP and FR', () => {
    const life = consented();
    const { reminders, dueOn } = life.deadline('X-01.k1', at);
    expect(dueOn).toBe('2026-04-07');
    for (const days of [-60, -30, -7]) {
      const on = addDays('2026-04-07', days);
      const told = reminders.filter((one) => one.at.startsWith(on)).map((one) => one.to);
      expect([days, told.sort()]).toEqual([days, ['FP', 'FR']]);
    }
  });
});

describe('restriction of processing (GDPR art. 18)', () => {
  const disclosure = { to: 'FR', categories: ['health'], consentId: 'k1' };
  const restricted = (): Life => {
    const life = consented();
    life.give('2025-04-10T09:00:00+02:00', 'restrict-processing', { who: 'mother', ground: 'accuracy' });
    return life;
  };

  it('stops disclosure by consent and by law, and names the reason and the source', () => {
    const life = restricted();
    expect(life.refused(at, 'disclose', disclosure)).toBe('PRECONDITION');
    expect(life.refused(at, 'disclose', { to: 'VM', categories: ['health'], ...law })).toBe('PRECONDITION');
    const passed = passGate(viewIn(life, 'pregnancy'), { to: 'FR', atMs: Date.parse(at) });
    expect(passed).toMatchObject({ ok: false, refusal: { reason: 'restricted', source: 'DBF art. 18' } });
  });

  it('lets out what an exception of Article 18(2) carries, and a notification, which the law orders', () => {
    const life = restricted();
    life.give(at, 'disclose', { ...disclosure, despiteRestriction: 'protect-other' });
    life.give(at, 'send-notification', { to: 'FR', sentAt: at });
  });

  it('ends when it is lifted, cannot be lifted twice, and leaves the legal clocks running', () => {
    const life = restricted();
    life.give(at, 'receive-notification', {
      notificationId: 'n1',
      receivedAt: at,
      form: 'written',
      notifier: { role: 'GP', organisation: 'Lægehuset', professional: true },
      concern: 'bekymring',
    });
    expect(life.deadline('F1-15.n1', at).dueAt).toBe('2025-04-11T10:00:00+02:00');
    expect(life.refused(at, 'restrict-processing', { who: 'mother', ground: 'unlawful' })).toBe(
      'PRECONDITION',
    );
    life.give('2025-04-10T11:00:00+02:00', 'lift-restriction', { who: 'mother' });
    expect(life.refused('2025-04-10T11:01:00+02:00', 'lift-restriction', { who: 'mother' })).toBe(
      'WRONG_ORDER',
    );
    life.give('2025-04-10T11:02:00+02:00', 'disclose', disclosure);
  });

  it('is known in every linked case before the command is answered, also in a child born later', () => {
    const life = restricted();
    const bornAt = '2025-09-20T08:00:00+02:00';
    life.give(bornAt, 'record-birth', { bornAt, children: [{ ref: 'child:1', alive: true }], place: 'OUH' });
    const byLaw = { to: 'FR', categories: ['health'], ...law };
    expect(life.refused(bornAt, 'disclose', byLaw, 'child:1')).toBe('PRECONDITION');
  });
});
