import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../../domain/calendar/index.ts';
import type { JsonObject } from '../../../../domain/json.ts';
import { explain } from '../../../../domain/obligations/explain.ts';
import type { Life } from '../../support/life.ts';
import { notify, pregnancy } from './notified.ts';

const on = '2025-09-02T10:00:00+02:00';
const act = '2025-09-03T10:00:00+02:00';
const after = '2025-09-03T12:00:00+02:00';

type Act = readonly [command: string, data?: JsonObject];

const byFr: Act = ['record-contact', { by: 'FR', with: 'mother', method: 'phone', reached: true }];
const bySp: Act = ['record-contact', { by: 'SP', with: 'mother', method: 'visit', reached: true }];
const refusal: Act = ['refuse-consent', { by: 'mother' }];
const tick = (checklist: string): Act => ['confirm-checklist', { checklist }];
const openCase: Act = ['open-municipal-case', { openedOn: '2025-09-02' }];
const investigate: Act = ['open-investigation', { openedOn: '2025-09-02' }];

/** A row of the supplement: what opens it on Tuesday 2 September 2025, when it is due, what meets it. */
const rows: readonly [string, Act, string | null, Act][] = [
  ['F1-41.1', openCase, '2025-09-04', ['inform-of-clinic', { referred: true }]],
  ['F1-41.1', openCase, '2025-09-04', ['refuse-service', { service: 'FP', on: '2025-09-03' }]],
  [
    'F1-42.1',
    ['record-exposure', { substance: 'Kokain' }],
    '2025-09-05',
    ['contact-treatment', { with: 'CMU', inTreatment: true }],
  ],
  [
    'F1-43.1',
    ['decide-screening', { outcome: 'none' }],
    '2025-09-16',
    ['offer-early-help', { accepted: true }],
  ],
  ['F1-44.1', ['ask-for-help'], '2025-09-16', ['decide-screening', { outcome: 'none' }]],
  ['F1-46.1', investigate, null, ['assess-sibling', { excepted: true }]],
  ['F1-51.1', ['hold-first-consultation'], '2025-09-02', tick('F1-51')],
  ['F1-52.1', byFr, '2025-09-02', refusal],
  ['F1-55.1', ['record-psychiatric-course'], '2025-09-09', ['inform-psychiatry', { medicationPlan: true }]],
  ['F1-57.1', bySp, '2025-09-16', ['assess-coordination-need', { needed: false }]],
  ['F1-58.1', ['confirm-inclusion', { included: 'no', codes: [] }], '2025-09-02', ['advise-abstinence']],
  ['F1-60.1', byFr, null, ['invite-clinic-social-worker', { invited: false }]],
];

const expectExplained = (life: Life, id: string) => {
  const state = life.world.get('pregnancy')?.state;
  const told = state && explain(state, id, parseInstant(after) ?? 0);
  expect(told?.steps.map((step) => step.kind)).toEqual(expect.arrayContaining(['fact', 'rule', 'result']));
};

describe('the supplement’s rows of phase 1', () => {
  it.each(rows)(
    '%s opens with %o, is due on %s, is met by %o and explains itself',
    (id, [opens, data], dueOn, [meets, more]) => {
      const life = pregnancy();
      life.give(on, opens, data);
      expect(life.deadline(id, on)).toMatchObject({ dueOn, metAt: null });
      life.give(act, meets, more);
      expect(life.deadline(id, after).status).toMatch(/^met/);
      expectExplained(life, id);
    },
  );

  it('F1-54 asks who supports the visit to a GP when somebody else referred her', () => {
    const life = pregnancy({ refer: { referrer: { role: 'CMU' } } });
    expect(life.deadline('F1-54.1', on).dueOn).toBe('2025-09-08');
    life.give(act, 'name-supporter', { organisation: 'CMU' });
    expect(life.deadline('F1-54.1', after).status).toBe('met');
    expect(life.ofRule('F1-59', after)).toEqual([]);
    expect(pregnancy().ofRule('F1-54', on)).toEqual([]);
  });

  it('F1-59 lists the fields of a GP’s pregnancy record', () => {
    const life = pregnancy();
    expect(life.deadline('F1-59.1', on)).toMatchObject({ dueOn: null, kind: 'checklist', reminders: [] });
    life.give(act, 'confirm-checklist', { checklist: 'F1-59' });
    expect(life.deadline('F1-59.1', after).status).toBe('met');
  });

  it('F1-45 is shown when the investigation is concluded and never nags', () => {
    const life = pregnancy();
    life.give(on, 'open-investigation', { openedOn: '2025-09-02' });
    life.give(act, 'conclude-investigation', { signedOn: '2025-09-03' });
    expect(life.deadline('F1-45.1', after)).toMatchObject({
      kind: 'checklist',
      dueOn: null,
      status: 'open',
      reminders: [],
    });
    life.give(after, 'confirm-checklist', { checklist: 'F1-45' });
    expect(life.deadline('F1-45.1', after).status).toBe('met');
  });

  it('F1-50 shares with the ward on the request form, and four weeks before termin', () => {
    const life = pregnancy({ refer: { edd: '2025-10-10' } });
    expect(life.deadline('F1-50.term', on).dueOn).toBe('2025-09-16');
    life.give(on, 'send-request-form', { sentAt: on });
    expect(life.deadline('F1-50.1', on).dueOn).toBe('2025-09-04');
    life.give(act, 'disclose', { to: 'NF', categories: ['social'], legalBasis: 'SUL § 43 stk. 2 nr. 2' });
    expect(life.deadline('F1-50.1', after).status).toBe('met');
    expect(life.deadline('F1-50.term', after).status).toBe('open');
    life.give('2025-09-12T10:00:00+02:00', 'disclose', {
      to: 'NF',
      categories: ['social'],
      legalBasis: 'SUL § 43',
    });
    expect(life.deadline('F1-50.term', '2025-09-12T12:00:00+02:00').status).toBe('met');
  });

  it('F1-41 is not asked where the clinic has already seen her, and F1-57 not where others take part', () => {
    const life = pregnancy();
    life.give(on, 'hold-first-consultation');
    life.give(act, 'open-municipal-case', { openedOn: '2025-09-03' });
    life.give(after, 'record-contact', bySp[1]);
    expect([...life.ofRule('F1-41', after), ...life.ofRule('F1-57', after)]).toEqual([]);
  });

  it('F1-43 is not opened by a screening that says early help is not enough', () => {
    const life = pregnancy();
    life.give(on, 'decide-screening', { outcome: 'none', earlyHelp: false });
    life.give(act, 'decide-screening', { outcome: 'limited-assessment' });
    expect(life.ofRule('F1-43', after)).toEqual([]);
  });

  it('F1-44 knows no receipt and no 24 hours, and the screening of a notification does not answer it', () => {
    const life = pregnancy();
    life.give(on, 'ask-for-help');
    notify(life, on, 'n1');
    life.give(act, 'decide-screening', { outcome: 'none', notificationId: 'n1' });
    expect(life.deadline('F1-44.1', after).status).toBe('open');
    expect(life.ofRule('F1-17', after).map((one) => one.id)).toEqual(['F1-17.n1']);
  });
});
