import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, startOfDayMs } from '../../../domain/calendar/index.ts';
import { copiesAtSending, type PlannedLetter } from '../../../domain/disclosure/letters.ts';
import { consent as consentOf, viewIn } from '../rules/across/consent-data.ts';
import { begin, type Life } from '../support/life.ts';

const morning = '2025-04-07T09:00:00+02:00';
const at = '2025-04-10T10:00:00+02:00';
const atMs = Date.parse(at);

const bothParents: PlannedLetter = { to: ['mother', 'partner'], about: 'child:1', categories: ['health'] };
const custodyHolders: PlannedLetter = { to: ['FMI'], about: 'child:1', categories: ['health'] };

function child(holders: readonly string[] = ['mother', 'partner']): Life {
  const life = begin({
    at: '2025-04-07T08:00:00+02:00',
    kind: 'child',
    refer: { child: { bornAt: '2025-03-01T08:00:00+01:00', gestationalAge: '39+0' } },
  });
  life.give(morning, 'record-custody', { child: 'child:1', holders: [...holders], from: '2025-03-01' });
  return life;
}

const copies = (life: Life, letter: PlannedLetter, ms = atMs) =>
  copiesAtSending(viewIn(life, 'child:1'), letter, ms);

describe('Frederiksberg and Hvidovre: an address that is protected after a letter was planned', () => {
  it('shows an address to nobody, from the first protected day, also where the protection is for the child', () => {
    const life = child(['mother']);
    expect(copies(life, custodyHolders)).toEqual([
      { who: 'mother', sent: true, basis: 'custody', mayShowAddress: true },
    ]);
    life.give(at, 'protect-address', { who: 'child:1', from: '2025-04-12', until: '2025-05-12' });
    const shown = (on: string) => copies(life, custodyHolders, startOfDayMs(on))[0];
    expect(shown('2025-04-11')).toMatchObject({ mayShowAddress: true });
    expect(shown('2025-04-12')).toMatchObject({ mayShowAddress: false });
    expect(shown('2025-05-12')).toMatchObject({ mayShowAddress: false });
    expect(shown('2025-05-13')).toMatchObject({ mayShowAddress: true });
  });

  it('a letter to several parents defaults to no address, protected or not', () => {
    for (const letter of [bothParents, custodyHolders])
      expect(copies(child(), letter).map((one) => [one.who, one.sent && one.mayShowAddress])).toEqual([
        ['mother', false],
        ['partner', false],
      ]);
  });

  it('also when only one of the several planned may get it in the end', () => {
    const life = child(['mother']);
    expect(copies(life, bothParents)).toMatchObject([
      { who: 'mother', sent: true, mayShowAddress: false },
      { who: 'partner', sent: false, refusal: { reason: 'custody' } },
    ]);
  });

  it('whoever is protected, whenever, and to whomever it goes: no address on a protected day', () => {
    const roles = fc.subarray(['mother', 'partner', 'FMI'] as const, { minLength: 1 });
    fc.assert(
      fc.property(
        roles,
        fc.constantFrom('mother', 'partner', 'child', 'child:1'),
        fc.integer({ min: 1, max: 90 }),
        fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
        fc.integer({ min: 1, max: 180 }),
        (to, who, fromIn, days, sentIn) => {
          const life = child();
          const from = addDays('2025-04-10', fromIn);
          const until = days === undefined ? null : addDays(from, days);
          life.give(at, 'protect-address', { who, from, ...(until === null ? {} : { until }) });
          const on = addDays('2025-04-10', sentIn);
          const isProtected = on >= from && (until === null || on <= until);
          const letter = { ...bothParents, to };
          const shown = copies(life, letter, startOfDayMs(on)).filter(
            (one) => one.sent && one.mayShowAddress,
          );
          if (isProtected || to.length > 1 || to[0] === 'FMI') expect(shown).toEqual([]);
          else expect(shown).toHaveLength(1);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('Guldborgsund: custody that changes between planning and sending', () => {
  it('leaves out whoever has no custody on the day, and says why', () => {
    const life = child();
    life.give(at, 'record-custody', { child: 'child:1', holders: ['mother'], from: '2025-04-20' });
    const receivers = (on: string) =>
      copies(life, custodyHolders, startOfDayMs(on)).flatMap((one) => (one.sent ? [one.who] : []));
    expect(receivers('2025-04-19')).toEqual(['mother', 'partner']);
    expect(receivers('2025-04-20')).toEqual(['mother']);
    expect(copies(life, { ...bothParents, to: ['partner'] }, startOfDayMs('2025-04-20'))).toMatchObject([
      { sent: false, refusal: { code: 'PRECONDITION', source: expect.stringContaining('§ 3') } },
    ]);
  });

  it('takes nobody for a holder where no custody is recorded', () => {
    const life = begin({
      at: '2025-04-07T08:00:00+02:00',
      kind: 'child',
      refer: { child: { bornAt: '2025-03-01T08:00:00+01:00', gestationalAge: '39+0' } },
    });
    for (const letter of [bothParents, custodyHolders])
      expect(copies(life, letter).some((one) => one.sent)).toBe(false);
  });

  it('whoever holds custody when: a copy about the child goes to a holder of that day, and to nobody else', () => {
    const people = ['mother', 'partner', 'father'] as const;
    const change = fc.record({
      in: fc.integer({ min: 0, max: 60 }),
      holders: fc.subarray([...people], { minLength: 1 }),
    });
    fc.assert(
      fc.property(
        fc.array(change, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 0, max: 70 }),
        (changes, sentIn) => {
          const life = child();
          for (const one of changes)
            life.give(at, 'record-custody', {
              child: 'child:1',
              holders: one.holders,
              from: addDays('2025-04-11', one.in),
            });
          const on = addDays('2025-04-11', sentIn);
          // The one that takes effect last, and of two on a day the one recorded last.
          const inForce = changes
            .map((one, n) => ({ ...one, n }))
            .filter((one) => one.in <= sentIn)
            .sort((a, b) => a.in - b.in || a.n - b.n)
            .at(-1)?.holders ?? ['mother', 'partner'];
          const sent = copies(life, { ...custodyHolders, to: ['FMI', 'mother', 'partner'] }, startOfDayMs(on))
            .filter((one) => one.sent)
            .map((one) => one.who);
          expect(sent.sort()).toEqual([...inForce].sort());
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a letter about the mother', () => {
  const pregnancy = () => begin({ at: '2025-04-07T08:00:00+02:00', refer: { edd: '2025-10-01' } });
  const letter: PlannedLetter = { to: ['mother', 'partner'], about: 'unborn', categories: ['health'] };
  const who = (life: Life, ms = atMs) =>
    copiesAtSending(viewIn(life, 'pregnancy'), letter, ms).flatMap((one) => (one.sent ? [one.who] : []));

  it('reaches the partner only under a consent that names him and holds at sending', () => {
    const life = pregnancy();
    expect(who(life)).toEqual(['mother']);
    life.give(morning, 'give-consent', consentOf({ receivers: ['partner'], givenOn: '2025-04-07' }));
    expect(who(life)).toEqual(['mother', 'partner']);
    life.give('2025-04-10T09:59:00+02:00', 'withdraw-consent', { consentId: 'k1' });
    expect(who(life)).toEqual(['mother']);
  });

  it('reaches nobody else while her processing is restricted, and nobody after a loss', () => {
    const life = pregnancy();
    life.give(morning, 'give-consent', consentOf({ receivers: ['partner'], givenOn: '2025-04-07' }));
    life.give('2025-04-08T09:00:00+02:00', 'restrict-processing', { who: 'unborn', ground: 'objection' });
    expect(who(life)).toEqual(['mother']);
    life.give('2025-04-09T09:00:00+02:00', 'end-pregnancy', { outcome: 'miscarriage', on: '2025-04-09' });
    expect(who(life)).toEqual([]);
    const copy = { to: ['mother'], about: 'mother', categories: [], asked: true } as const;
    expect(copiesAtSending(viewIn(life, 'pregnancy'), copy, atMs)).toMatchObject([
      { sent: true, basis: 'own-data' },
    ]);
  });
});
