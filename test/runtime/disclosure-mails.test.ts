import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClaimedMessage } from '../../db/claim-messages.ts';
import type { StoredCase } from '../../db/read-case.ts';
import { dueText } from '../../domain/obligations/apply-ledger.ts';
import { derive } from '../../domain/obligations/case-deadlines.ts';
import type { FamilyRole } from '../../domain/rules/roles.ts';
import { whyNotSend } from '../../worker/delivery/kinds/still-speaks.ts';
import { begin, type Life } from '../domain/support/life.ts';
import { productCode } from './product-code.ts';

const bornAt = '2025-03-01T08:00:00+01:00';
const factors = {
  somaticHistory: 'a',
  currentState: 'b',
  familyPsychology: 'c',
  socialSituation: 'd',
  supportMeasures: 'e',
};

/** A green child, whose examination at 4 months the custody holders are reminded of. */
function child(): Life {
  const life = begin({
    at: '2025-03-10T08:00:00+01:00',
    kind: 'child',
    refer: { child: { bornAt, gestationalAge: '39+0' } },
  });
  life.give('2025-03-11T08:00:00+01:00', 'categorise', { category: 'green', factors });
  return life;
}

const snapshotOf = (life: Life) => {
  const lived = life.world.get('child:1');
  if (!lived) throw new Error('no case');
  return lived.state;
};

/** What the sender says of a reminder of the examination to this member of the family, sent on 25 June. */
function silence(life: Life, recipient: FamilyRole): string | null {
  const snapshot = snapshotOf(life);
  const o = derive(snapshot).obligations.find((one) => one.id === 'F4-05.4m');
  if (!o) throw new Error('no examination');
  const message = { deadline_id: o.id, due: dueText(o), recipient, kind: 'reminder' } as ClaimedMessage;
  return whyNotSend(message, { snapshot } as StoredCase, Date.parse('2025-06-25T08:00:00+02:00'));
}

describe('a mail that was planned is checked when it is sent', () => {
  it('goes to the custody holders, and to a parent who is one of them', () => {
    const life = child();
    expect(silence(life, 'FMI')).toBeNull();
    life.give('2025-03-12T08:00:00+01:00', 'record-custody', {
      child: 'child:1',
      holders: ['mother', 'partner'],
      from: '2025-03-01',
    });
    expect([silence(life, 'mother'), silence(life, 'partner')]).toEqual([null, null]);
  });

  it('stays when custody changed since, when processing is restricted, and after a loss', () => {
    const life = child();
    life.give('2025-06-20T08:00:00+02:00', 'record-custody', {
      child: 'child:1',
      holders: ['mother'],
      from: '2025-06-20',
    });
    expect([silence(life, 'mother'), silence(life, 'partner')]).toEqual([null, 'no custody']);
    life.give('2025-06-21T08:00:00+02:00', 'restrict-processing', { who: 'child', ground: 'accuracy' });
    expect(silence(life, 'mother')).toBe('processing restricted');
    life.give('2025-06-22T08:00:00+02:00', 'record-death', { who: 'child', on: '2025-06-22' });
    expect(silence(life, 'mother')).not.toBeNull();
  });

  it('whatever was planned for whom: a parent without custody on the day gets nothing', () => {
    const family = fc.constantFrom('mother', 'partner' as const);
    const when = fc.integer({ min: 12, max: 28 });
    fc.assert(
      fc.property(fc.array(fc.tuple(when, family), { minLength: 1, maxLength: 3 }), family, (changes, to) => {
        const life = child();
        for (const [day, holder] of changes)
          life.give('2025-06-10T08:00:00+02:00', 'record-custody', {
            child: 'child:1',
            holders: [holder],
            from: `2025-06-${day}`,
          });
        const inForce = changes
          .filter(([day]) => day <= 25)
          .reduce<(typeof changes)[number] | null>((a, b) => (a === null || b[0] >= a[0] ? b : a), null);
        const expected = inForce === null || inForce[1] === to ? null : 'no custody';
        expect(silence(life, to as FamilyRole)).toBe(expected);
      }),
      { numRuns: 40 },
    );
  });
});

describe('mail and network calls have one door each', () => {
  const code = productCode();
  const using = (pattern: RegExp) => code.filter(([, text]) => pattern.test(text)).map(([name]) => name);

  it('only the sender of reminders sends mail', () => {
    expect(using(/from 'nodemailer'|\.sendMail\(/)).toEqual(['worker/delivery/channels/mail.ts']);
  });

  it('nothing else calls out, but Digital Post and the place of anchors, which gets hashes only', () => {
    const calls = using(/(?<![.\w])fetch\(|from '(?:node:)?(?:http|https|http2|dgram)'|axios|undici/);
    expect(
      calls.filter((name) => !/^(api\/(main|identity)|worker\/(metrics|codec|embedded))/.test(name)).sort(),
    ).toEqual([
      'worker/delivery/channels/call-out.ts',
      'worker/watch/http-anchor-place.ts',
      'worker/webhooks/call-endpoint.ts',
    ]);
    expect(code.length).toBeGreaterThan(300);
  });
});
