import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../domain/json.ts';
import { begin, type Life } from '../../support/life.ts';

const LATER = '2026-03-01T12:00:00+01:00';

const pregnancy = (at = '2024-09-02T10:00:00+02:00', edd = '2025-01-30'): Life =>
  begin({ at, refer: { edd } });

const decide = (life: Life, data: JsonObject) => {
  const on = String(data.decidedOn);
  return life.give(`${on}T14:00:00+01:00`, 'decide-measure', {
    measureId: 'k1',
    consent: true,
    placement: false,
    grounds: 'earlier',
    ...data,
  });
};

const approve = (life: Life, plan: string, on: string, more = {}) =>
  life.give(`${on}T10:00:00+01:00`, 'approve-plan', { plan, on, ...more });

describe('F2-10 and F2-11', () => {
  it.each([
    ['F2-10.1', 'combined', '2024-12-19'],
    ['F2-11.1', 'social', '2025-01-02'],
  ])('%s is due at its gestational age and met by the %s plan', (id, plan, dueOn) => {
    // Termin 30 January 2025: 34+0 is 42 days before, 36+0 is 28 days before.
    const life = pregnancy();
    expect(life.deadline(id, '2024-10-01T10:00:00+02:00').dueOn).toBe(dueOn);
    approve(life, plan === 'combined' ? 'social' : 'combined', '2024-11-01');
    expect(life.deadline(id, '2024-11-02T10:00:00+01:00').status).not.toBe('met');
    approve(life, plan, dueOn);
    expect(life.deadline(id, LATER).status).toBe('met');
  });

  it('F2-11 has its target on the last arbejdsdag before a limit on a holiday', () => {
    // Termin 29 January 2025: 36+0 is New Year's Day; 31 December is a closed day.
    const life = pregnancy('2024-09-02T10:00:00+02:00', '2025-01-29');
    expect(life.deadline('F2-11.1', '2024-10-01T10:00:00+02:00')).toMatchObject({
      dueOn: '2025-01-01',
      targetOn: '2024-12-30',
    });
  });

  it('F2-10 of a late referral is due on the fifth arbejdsdag after it', () => {
    const life = pregnancy('2025-01-06T10:00:00+01:00', '2025-01-30');
    expect(life.deadline('F2-10.1', '2025-01-06T11:00:00+01:00').dueOn).toBe('2025-01-13');
  });

  it('F2-10 follows a corrected termin and keeps both dates', () => {
    const life = pregnancy();
    life.give('2024-10-01T10:00:00+02:00', 'set-due-date', { edd: '2025-02-06', source: 'scan' });
    expect(life.deadline('F2-10.1', '2024-10-01T11:00:00+02:00')).toMatchObject({
      dueOn: '2024-12-26',
      adjustments: [{ kind: 'recomputation', before: '2024-12-19', after: '2024-12-26' }],
    });
  });

  it('F2-10 and F2-11 fall away at the birth', () => {
    const life = pregnancy();
    life.give('2024-12-18T09:00:00+01:00', 'record-birth', {
      bornAt: '2024-12-18T04:00:00+01:00',
      children: [{ ref: 'child:1', alive: true }],
      place: 'Esbjerg',
    });
    for (const id of ['F2-10.1', 'F2-11.1']) expect(life.deadline(id, LATER).status).toBe('cancelled');
  });
});

describe('F2-12 under barnets lov', () => {
  it.each([
    ['2024-11-18', '2025-02-18', 'same day of the month'],
    ['2024-11-30', '2025-02-28', 'no 30 February: the last day (R-03)'],
  ])('a placement with consent decided %s has its plan due %s (%s)', (decidedOn, dueOn) => {
    const life = pregnancy();
    decide(life, { basis: 'BL46', placement: true, decidedOn });
    expect(life.deadline('F2-12.k1', `${decidedOn}T15:00:00+01:00`)).toMatchObject({
      dueOn,
      ruleVersion: '2024-01-01',
    });
    approve(life, 'child', dueOn);
    expect(life.deadline('F2-12.k1', LATER).status).toBe('met');
  });

  it.each([
    [{ basis: 'BL32', planRequired: true }, 1],
    [{ basis: 'BL32', planRequired: false }, 0],
    [{ basis: 'BL32' }, 0],
    [{ basis: 'BL143', placement: true, consent: false }, 1],
  ])('%j opens %i plan', (data, count) => {
    const life = pregnancy();
    decide(life, { decidedOn: '2024-11-18', ...data });
    expect(life.ofRule('F2-12', LATER)).toHaveLength(count);
  });

  it.each(['BL47', 'BL49'])('placing without consent (%s) needs the plan before the decision', (basis) => {
    const life = pregnancy();
    approve(life, 'child', '2024-11-11');
    decide(life, { basis, consent: false, placement: true, decidedOn: '2024-11-18' });
    expect(life.deadline('F2-12.k1', LATER)).toMatchObject({
      dueOn: '2024-11-18',
      status: 'met',
      metAt: '2024-11-11T00:00:00+01:00',
    });
  });

  it('placing without consent and without a plan is late from the next day', () => {
    const life = pregnancy();
    decide(life, { basis: 'BL47', consent: false, placement: true, decidedOn: '2024-11-18' });
    expect(life.deadline('F2-12.k1', '2024-11-19T00:00:00+01:00').status).toBe('overdue');
    approve(life, 'child', '2024-11-20');
    expect(life.deadline('F2-12.k1', LATER).status).toBe('met-late');
  });

  it('a plan approved for one measure does not meet the other', () => {
    const life = pregnancy();
    decide(life, { basis: 'BL46', placement: true, decidedOn: '2024-11-18' });
    decide(life, { measureId: 'k2', basis: 'BL32', planRequired: true, decidedOn: '2024-11-18' });
    approve(life, 'child', '2024-12-02', { measureId: 'k2' });
    expect(life.deadline('F2-12.k1', LATER).status).toBe('overdue');
    expect(life.deadline('F2-12.k2', LATER).status).toBe('met');
  });

  it("a plan approved in the child's case meets a decision made before the birth", () => {
    const life = pregnancy();
    decide(life, { basis: 'BL46', placement: true, decidedOn: '2024-12-18' });
    life.give('2025-01-28T09:00:00+01:00', 'record-birth', {
      bornAt: '2025-01-28T04:00:00+01:00',
      children: [{ ref: 'child:1', alive: true }],
      place: 'Esbjerg',
    });
    life.give('2025-02-03T10:00:00+01:00', 'approve-plan', { plan: 'child', on: '2025-02-03' }, 'child:1');
    expect(life.deadline('F2-12.k1', LATER)).toMatchObject({ status: 'met', dueOn: '2025-03-18' });
    expect(life.ofRule('F2-12', LATER, 'child:1')).toEqual([]);
  });
});

describe('F2-12 under serviceloven', () => {
  it.each<[string, JsonObject, string, string]>([
    ['BL32', { planRequired: true }, '2023-10-31', 'before the decision'],
    ['BL143', { placement: true, consent: false }, '2024-02-29', 'four months after an acute one (R-03)'],
  ])('a decision on %s of 31 October 2023, %j, has its plan due %s: %s', (basis, more, dueOn) => {
    const life = pregnancy('2023-09-04T10:00:00+02:00', '2024-01-30');
    decide(life, { basis, decidedOn: '2023-10-31', ...more });
    expect(life.deadline('F2-12.k1', '2023-11-01T10:00:00+01:00')).toMatchObject({
      dueOn,
      ruleVersion: '1900-01-01',
    });
  });
});

describe('approve-plan', () => {
  it('knows the measure that it names', () => {
    expect(
      pregnancy().refused('2024-11-18T10:00:00+01:00', 'approve-plan', { plan: 'child', measureId: 'k9' }),
    ).toBe('NOT_FOUND');
  });

  it('takes the content of the combined plan as validated data', () => {
    const life = pregnancy();
    const content = {
      contactPersons: [{ role: 'CMU', name: 'Prøve Person', ifUnreachable: 'vagten' }],
      healthTrack: [{ what: 'scanning', responsible: 'FP', byOn: '2024-12-01' }],
    };
    expect(
      life.refused('2024-11-18T10:00:00+01:00', 'approve-plan', {
        plan: 'combined',
        combinedPlan: { ...content, healthTrack: [{ what: 'scanning', responsible: 'nobody' }] },
      }),
    ).toBe('VALIDATION');
    const answer = life.give('2024-11-18T10:00:00+01:00', 'approve-plan', {
      plan: 'combined',
      combinedPlan: content,
    });
    expect(answer.state.facts.at(-1)?.data.combinedPlan).toEqual({
      contactPersons: [{ role: 'CMU' }],
      healthTrack: [{ responsible: 'FP', byOn: '2024-12-01' }],
    });
  });
});
