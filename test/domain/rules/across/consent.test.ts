import { describe, expect, it } from 'vitest';
import { viewOf } from '../../../../domain/case/case-view.ts';
import { consentById, consentCovers, consentsOf } from '../../../../domain/case/consents.ts';
import type { JsonObject } from '../../../../domain/json.ts';
import { begin, type Life } from '../../support/life.ts';

const consent = (more: JsonObject = {}): JsonObject => ({
  consentId: 'k1',
  direction: 'disclose',
  subject: 'mother',
  giver: { role: 'mother', name: 'Prøve Person' },
  receivers: ['FR', 'SP'],
  categories: ['health', 'social'],
  purpose: 'samarbejde',
  form: 'written',
  ...more,
});

const pregnancy = () => begin({ at: '2024-02-01T10:00:00+01:00', refer: { edd: '2024-08-01' } });

const childCase = () =>
  begin({
    at: '2024-02-01T10:00:00+01:00',
    kind: 'child',
    refer: { child: { bornAt: '2023-11-01T10:00:00+01:00' } },
  });

const viewIn = (life: Life, ref: string) => {
  const lived = life.world.get(ref);
  if (!lived) throw new Error(`no case ${ref}`);
  return viewOf(lived.state);
};

describe('X-01 consent lapses', () => {
  it('X-01 is due on the anniversary, the first day without validity, with no internal target', () => {
    const life = pregnancy();
    life.give('2024-03-04T10:00:00+01:00', 'give-consent', consent({ givenOn: '2024-03-04' }));
    expect(life.deadline('X-01.k1', '2024-03-05T10:00:00+01:00')).toMatchObject({
      dueOn: '2025-03-04',
      targetOn: null,
      status: 'open',
      nature: 'LOV',
      responsible: 'FP',
    });
    expect(life.deadline('X-01.k1', '2025-03-03T23:59:59+01:00').status).toBe('due-soon');
    expect(life.deadline('X-01.k1', '2025-03-04T00:00:00+01:00').status).toBe('overdue');
  });

  it('X-01 given on a leap day lapses on 28 February (R-03) and reminds 60, 30 and 7 days before', () => {
    const life = pregnancy();
    life.give('2024-02-29T10:00:00+01:00', 'give-consent', consent({ givenOn: '2024-02-29' }));
    const deadline = life.deadline('X-01.k1', '2024-02-29T11:00:00+01:00');
    expect(deadline.dueOn).toBe('2025-02-28');
    const days = deadline.reminders.filter((one) => one.to === 'FP' && one.kind === 'reminder');
    expect(days.map((one) => one.at.slice(0, 10))).toEqual(['2024-12-30', '2025-01-29', '2025-02-21']);
  });

  it('X-01 is met by a consent that renews it, late from the anniversary on', () => {
    const life = pregnancy();
    life.give('2024-02-05T10:00:00+01:00', 'give-consent', consent({ givenOn: '2024-02-05' }));
    life.give(
      '2024-02-06T10:00:00+01:00',
      'give-consent',
      consent({ consentId: 'k2', givenOn: '2024-02-06' }),
    );
    life.give(
      '2024-06-03T10:00:00+02:00',
      'give-consent',
      consent({ consentId: 'k3', givenOn: '2024-06-03', renews: 'k1' }),
    );
    life.give(
      '2025-02-06T10:00:00+01:00',
      'give-consent',
      consent({ consentId: 'k4', givenOn: '2025-02-06', renews: 'k2' }),
    );
    expect(life.deadline('X-01.k1', '2025-03-01T10:00:00+01:00').status).toBe('met');
    expect(life.deadline('X-01.k2', '2025-03-01T10:00:00+01:00').status).toBe('met-late');
  });

  it('X-01 withdrawn in time is cancelled; withdrawn after it has lapsed it stays overdue', () => {
    const life = pregnancy();
    life.give('2024-02-05T10:00:00+01:00', 'give-consent', consent({ givenOn: '2024-02-05' }));
    life.give(
      '2024-02-05T10:00:00+01:00',
      'give-consent',
      consent({ consentId: 'k2', givenOn: '2024-02-05' }),
    );
    life.give('2024-04-02T10:00:00+02:00', 'withdraw-consent', { consentId: 'k1' });
    life.give('2025-02-10T10:00:00+01:00', 'withdraw-consent', { consentId: 'k2' });
    expect(life.deadline('X-01.k1', '2025-03-01T10:00:00+01:00').status).toBe('cancelled');
    expect(life.deadline('X-01.k2', '2025-03-01T10:00:00+01:00').status).toBe('overdue');
  });

  it('X-01 of the mother’s own information ends with her death', () => {
    const life = pregnancy();
    life.give('2024-02-05T10:00:00+01:00', 'give-consent', consent({ givenOn: '2024-02-05' }));
    life.give('2024-03-01T10:00:00+01:00', 'record-death', { who: 'mother', on: '2024-03-01' });
    expect(life.deadline('X-01.k1', '2024-03-02T10:00:00+01:00').status).toBe('cancelled');
  });

  it('a renewal of a consent that nobody gave is NOT_FOUND, the same id twice DUPLICATE', () => {
    const life = pregnancy();
    const at = '2024-02-05T10:00:00+01:00';
    expect(life.refused(at, 'give-consent', consent({ givenOn: '2024-02-05', renews: 'k9' }))).toBe(
      'NOT_FOUND',
    );
    life.give(at, 'give-consent', consent({ givenOn: '2024-02-05' }));
    expect(life.refused(at, 'give-consent', consent({ givenOn: '2024-02-05' }))).toBe('DUPLICATE');
  });
});

describe('X-02 writing, X-04 specificity', () => {
  it('X-02 shows an oral consent to disclose until its reason is noted, and never nags', () => {
    const life = pregnancy();
    life.give('2024-02-05T10:00:00+01:00', 'give-consent', consent({ givenOn: '2024-02-05', form: 'oral' }));
    life.give(
      '2024-02-05T10:00:00+01:00',
      'give-consent',
      consent({ consentId: 'k2', givenOn: '2024-02-05' }),
    );
    expect(life.ofRule('X-02', '2024-02-06T10:00:00+01:00')).toMatchObject([
      { id: 'X-02.k1', status: 'open', dueOn: null, reminders: [] },
    ]);
    life.give('2024-02-07T10:00:00+01:00', 'confirm-checklist', { checklist: 'X-02', key: 'k1' });
    expect(life.deadline('X-02.k1', '2024-02-08T10:00:00+01:00').status).toBe('met');
  });

  it.each([
    ['receivers', { receivers: [] }],
    ['categories', { categories: [] }],
    ['purpose', { purpose: '' }],
    ['purpose left out', { purpose: null }],
    ['giver', { giver: { role: 'foster-parent', name: 'Prøve Person' } }],
  ])('X-04 a consent without a usable %s is VALIDATION', (_field, wrong) => {
    const life = pregnancy();
    expect(
      life.refused('2024-02-05T10:00:00+01:00', 'give-consent', consent({ givenOn: '2024-02-05', ...wrong })),
    ).toBe('VALIDATION');
  });
});

describe('X-03 withdrawal', () => {
  it('X-03 stands as done the moment she withdraws, and says who has to be told', () => {
    const life = pregnancy();
    life.give('2024-02-05T10:00:00+01:00', 'give-consent', consent({ givenOn: '2024-02-05' }));
    const answer = life.give('2024-03-04T12:00:00+01:00', 'withdraw-consent', { consentId: 'k1' });
    expect(answer.result).toEqual({ inform: ['FR', 'SP'] });
    expect(life.deadline('X-03.k1', '2024-03-04T12:00:00+01:00')).toMatchObject({
      kind: 'right',
      status: 'met',
      metAt: '2024-03-04T12:00:00+01:00',
    });
  });

  it('a second withdrawal is PRECONDITION, one of an unknown consent NOT_FOUND', () => {
    const life = pregnancy();
    life.give('2024-02-05T10:00:00+01:00', 'give-consent', consent({ givenOn: '2024-02-05' }));
    life.give('2024-03-04T12:00:00+01:00', 'withdraw-consent', { consentId: 'k1' });
    expect(life.refused('2024-03-05T12:00:00+01:00', 'withdraw-consent', { consentId: 'k1' })).toBe(
      'PRECONDITION',
    );
    expect(life.refused('2024-03-05T12:00:00+01:00', 'withdraw-consent', { consentId: 'k7' })).toBe(
      'NOT_FOUND',
    );
  });
});

describe('what a consent covers', () => {
  it('each consent covers by itself: one with the receiver and one with the category make none', () => {
    const life = pregnancy();
    life.give('2024-02-05T10:00:00+01:00', 'give-consent', consent({ givenOn: '2024-02-05' }));
    life.give(
      '2024-02-05T10:00:00+01:00',
      'give-consent',
      consent({ consentId: 'k2', givenOn: '2024-02-05', receivers: ['CMU'], categories: ['substance-use'] }),
    );
    const view = viewIn(life, 'pregnancy');
    const atMs = Date.parse('2024-02-06T10:00:00+01:00');
    const ask = (receiver: string, categories: string[]) =>
      consentCovers(view, { directions: ['disclose'], receiver, categories, atMs })?.id ?? null;
    expect(ask('FR', ['health', 'social'])).toBe('k1');
    expect(ask('CMU', ['substance-use'])).toBe('k2');
    expect(ask('FR', ['substance-use'])).toBeNull();
    expect(ask('FR', ['health', 'substance-use'])).toBeNull();
  });

  it('a withdrawal counts only for the consent of the case that it names, though ids are equal', () => {
    const life = pregnancy();
    life.give('2024-02-05T10:00:00+01:00', 'give-consent', consent({ givenOn: '2024-02-05' }));
    life.give('2024-08-01T10:00:00+02:00', 'record-birth', {
      bornAt: '2024-08-01T09:00:00+02:00',
      children: [{ ref: 'child:1', alive: true }],
      place: 'SVS',
    });
    const ofChild = consent({ subject: 'child:1', giver: { role: 'FMI' }, givenOn: '2024-08-02' });
    life.give('2024-08-02T10:00:00+02:00', 'give-consent', ofChild, 'child:1');
    life.give('2024-08-03T10:00:00+02:00', 'withdraw-consent', { consentId: 'k1' }, 'child:1');
    const withdrawn = (ref: string) => consentById(viewIn(life, ref), 'k1')?.withdrawnMs !== null;
    expect(withdrawn('child:1')).toBe(true);
    expect(withdrawn('pregnancy')).toBe(false);
  });

  it('a consent about the unborn child is the born child’s too, and its withdrawal reaches it at once', () => {
    const life = pregnancy();
    life.give(
      '2024-02-05T10:00:00+01:00',
      'give-consent',
      consent({ subject: 'unborn', givenOn: '2024-02-05' }),
    );
    life.give(
      '2024-02-05T11:00:00+01:00',
      'give-consent',
      consent({ consentId: 'k2', givenOn: '2024-02-05' }),
    );
    life.give('2024-08-01T10:00:00+02:00', 'record-birth', {
      bornAt: '2024-08-01T09:00:00+02:00',
      children: [{ ref: 'child:1', alive: true }],
      place: 'SVS',
    });
    expect(consentsOf(viewIn(life, 'child:1')).map((one) => one.id)).toEqual(['k1']);
    expect(life.ofRule('X-01', '2024-08-02T10:00:00+02:00', 'child:1')).toEqual([]);
    life.give('2024-08-05T10:00:00+02:00', 'withdraw-consent', { consentId: 'k1' });
    expect(consentById(viewIn(life, 'child:1'), 'k1')?.withdrawnMs).toBe(
      Date.parse('2024-08-05T10:00:00+02:00'),
    );
  });
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
