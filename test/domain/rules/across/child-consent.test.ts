import { describe, expect, it } from 'vitest';
import { consentById, consentCovers, consentsOf } from '../../../../domain/case/consents.ts';
import type { JsonObject } from '../../../../domain/json.ts';
import { begin, type Life } from '../../support/life.ts';
import { consent, viewIn } from './consent-data.ts';

const pregnancy = () => begin({ at: '2024-02-01T10:00:00+01:00', refer: { edd: '2024-08-01' } });

const childCase = () =>
  begin({
    at: '2024-02-01T10:00:00+01:00',
    kind: 'child',
    refer: { child: { bornAt: '2023-11-01T10:00:00+01:00' } },
  });

describe('a consent about one child', () => {
  const twins: JsonObject = {
    bornAt: '2024-08-01T09:00:00+02:00',
    children: [
      { ref: 'child:1', alive: true },
      { ref: 'child:2', alive: true },
    ],
    place: 'SVS',
  };
  const known = (life: Life, ref: string) => consentsOf(viewIn(life, ref)).map((one) => one.id);

  it('given in the pregnancy, before or after the birth, is known to that child and not to its sibling', () => {
    const life = pregnancy();
    const about = (subject: string, consentId: string, givenOn: string) =>
      consent({ subject, consentId, givenOn });
    life.give('2024-02-05T10:00:00+01:00', 'give-consent', about('child:2', 'k1', '2024-02-05'));
    life.give('2024-02-05T10:00:00+01:00', 'give-consent', about('child', 'k2', '2024-02-05'));
    life.give('2024-08-01T10:00:00+02:00', 'record-birth', twins);
    life.give('2024-08-02T10:00:00+02:00', 'give-consent', about('child:1', 'k3', '2024-08-02'));
    life.give('2024-08-02T10:00:00+02:00', 'give-consent', about('mother', 'k4', '2024-08-02'));
    expect(known(life, 'child:1')).toEqual(['k2', 'k3']);
    expect(known(life, 'child:2')).toEqual(['k1', 'k2']);
  });

  it('about the unborn is protested against in the born child’s case', () => {
    const life = pregnancy();
    life.give(
      '2024-02-05T10:00:00+01:00',
      'give-consent',
      consent({ subject: 'unborn', givenOn: '2024-02-05' }),
    );
    life.give('2024-08-01T10:00:00+02:00', 'record-birth', twins);
    life.give('2024-08-05T10:00:00+02:00', 'refuse-consent', { by: 'FMI' }, 'child:1');
    const blocked = (ref: string) => consentById(viewIn(life, ref), 'k1')?.blockedMs !== null;
    expect([blocked('child:1'), blocked('child:2'), blocked('pregnancy')]).toEqual([true, false, false]);
  });

  it('ends when the child is adopted: what the former parents consented to is theirs no longer', () => {
    const life = childCase();
    life.give(
      '2024-03-04T10:00:00+01:00',
      'give-consent',
      consent({ subject: 'child:1', giver: { role: 'FMI' }, givenOn: '2024-03-04' }),
    );
    life.give('2024-05-06T10:00:00+02:00', 'grant-adoption', { on: '2024-05-06' });
    const disclosure = { to: 'FR', categories: ['health'], consentId: 'k1' };
    expect(life.refused('2024-05-07T10:00:00+02:00', 'disclose', disclosure)).toBe('CONSENT_REQUIRED');
    expect(life.deadline('X-01.k1', '2024-05-07T10:00:00+02:00').status).toBe('cancelled');
  });
});

describe('X-05 who consents for the child', () => {
  const ofChild = (giver: string, more: JsonObject = {}) =>
    consent({ subject: 'child:1', giver: { role: giver }, givenOn: '2024-03-04', ...more });
  const covers = (life: Life, at: string) =>
    consentCovers(viewIn(life, 'child:1'), {
      directions: ['disclose'],
      receiver: 'FR',
      categories: ['health'],
      atMs: Date.parse(at),
    }) !== null;

  it('X-05 one custody holder is enough until the other protests', () => {
    const life = childCase();
    life.give('2024-03-04T10:00:00+01:00', 'give-consent', ofChild('mother'));
    expect(covers(life, '2024-03-10T10:00:00+01:00')).toBe(true);
    life.give('2024-03-11T10:00:00+01:00', 'refuse-consent', { by: 'FMI', at: '2024-03-11T10:00:00+01:00' });
    expect(covers(life, '2024-03-11T09:00:00+01:00')).toBe(true);
    expect(covers(life, '2024-03-11T10:00:00+01:00')).toBe(false);
  });

  it('X-05 a partner without custody cannot block, one with custody can', () => {
    const life = childCase();
    life.give('2024-03-04T10:00:00+01:00', 'give-consent', ofChild('mother'));
    life.give('2024-03-05T10:00:00+01:00', 'refuse-consent', { by: 'partner' });
    expect(covers(life, '2024-03-06T10:00:00+01:00')).toBe(true);
    life.give('2024-03-07T10:00:00+01:00', 'record-custody', {
      child: 'child:1',
      holders: ['mother', 'partner'],
      from: '2024-03-01',
    });
    life.give('2024-03-08T10:00:00+01:00', 'refuse-consent', { by: 'partner' });
    expect(covers(life, '2024-03-09T10:00:00+01:00')).toBe(false);
  });

  it('X-05 a mother’s consent about herself is not hers to lose by the father’s protest', () => {
    const life = pregnancy();
    life.give('2024-02-05T10:00:00+01:00', 'give-consent', consent({ givenOn: '2024-02-05' }));
    life.give('2024-02-06T10:00:00+01:00', 'refuse-consent', { by: 'partner' });
    expect(consentById(viewIn(life, 'pregnancy'), 'k1')?.blockedMs).toBeNull();
  });

  it('X-05 someone without custody, or the parent the child does not live with, cannot consent', () => {
    const life = childCase();
    const custody = { child: 'child:1', from: '2024-03-01' };
    life.give('2024-03-02T10:00:00+01:00', 'record-custody', { ...custody, holders: ['mother'] });
    expect(life.refused('2024-03-04T10:00:00+01:00', 'give-consent', ofChild('partner'))).toBe(
      'PRECONDITION',
    );
    life.give('2024-03-03T10:00:00+01:00', 'record-custody', {
      ...custody,
      holders: ['mother', 'partner'],
      residence: 'mother',
    });
    expect(life.refused('2024-03-04T10:00:00+01:00', 'give-consent', ofChild('partner'))).toBe(
      'PRECONDITION',
    );
    life.give('2024-03-04T10:00:00+01:00', 'give-consent', ofChild('mother'));
  });

  it('X-05 custody that begins later does not count yet', () => {
    const life = childCase();
    life.give('2024-03-02T10:00:00+01:00', 'record-custody', {
      child: 'child:1',
      holders: ['mother'],
      from: '2024-06-01',
    });
    life.give('2024-03-04T10:00:00+01:00', 'give-consent', ofChild('partner'));
  });
});
