import { describe, expect, it } from 'vitest';
import { consentById, consentCovers, consentsOf } from '../../../../domain/case/consents.ts';
import { begin } from '../../support/life.ts';
import { consent, viewIn } from './consent-data.ts';

const pregnancy = () => begin({ at: '2024-02-01T10:00:00+01:00', refer: { edd: '2024-08-01' } });

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
