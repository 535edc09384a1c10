import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { printParameters } from '../../../cli/print-parameters.ts';
import type { CaseState } from '../../../domain/case/state.ts';
import { derive } from '../../../domain/obligations/case-deadlines.ts';
import { ruleById } from '../../../domain/rules/catalogue.ts';
import { parameterGuide, parametersOf } from '../../../domain/rules/parameter-guide.ts';
import { defaultParameters, municipalParameters, type Parameters } from '../../../domain/rules/parameters.ts';
import { parameterMistake } from '../../../domain/rules/validate-parameters.ts';
import { begin, type Life } from '../support/life.ts';
import { categorise, childBorn, implement, noon } from './phase-4/child-life.ts';

const plan = (life: Life, meetingId: string, kind: string, invitees: string[] = ['FR', 'FP']) =>
  life.give('2025-01-07T10:00:00+01:00', 'plan-meeting', {
    meetingId,
    kind,
    meetingAt: '2025-02-10T10:00:00+01:00',
    invitees,
  });

/** A pregnancy in which every row of phases 1 and 2 that a parameter reaches stands open. */
function pregnancy(): Life {
  const at = '2025-01-06T10:00:00+01:00';
  const life = begin({
    at,
    refer: { edd: '2025-07-09' },
    parameters: {
      contactClockStart: 'pregnancy-record',
      publishedLimitDays: { support: 56 },
      overloadActors: 3,
    },
  });
  life.give(at, 'receive-pregnancy-record', { receivedAt: at });
  life.give(at, 'receive-application', { caseType: 'support' });
  life.give(at, 'receive-notification', {
    notificationId: 'n1',
    receivedAt: at,
    form: 'written',
    notifier: { role: 'GP', organisation: 'Lægehuset', professional: true },
    concern: 'bekymring',
  });
  life.give(at, 'decide-screening', { outcome: 'limited-assessment' });
  life.give(at, 'start-hearing');
  plan(life, 'm1', 'first-coordination');
  plan(life, 'm2', 'ad-hoc', ['FR', 'FP', 'SP', 'GP']);
  plan(life, 'm3', 'discharge');
  plan(life, 'm4', 'term');
  for (const hour of ['09', '10'])
    life.give(`2025-01-08T${hour}:00:00+01:00`, 'miss-appointment', { offer: 'CMU' });
  life.give('2025-01-08T11:00:00+01:00', 'decline-offer', { offer: 'CMU' });
  life.give('2025-02-10T12:00:00+01:00', 'hold-meeting', {
    meetingId: 'm1',
    heldAt: '2025-02-10T10:00:00+01:00',
    participants: ['FR', 'FP'],
    consents: [],
  });
  return life;
}

/** Referred so late that the term meeting is due as soon as notice allows. */
const late = () => begin({ at: '2025-01-06T10:00:00+01:00', refer: { edd: '2025-02-20' } });

/** First seen so shortly before the term meeting that it decides when the first meeting is due. */
function seenLate(): Life {
  const life = begin({ at: '2025-01-06T10:00:00+01:00', refer: { edd: '2025-05-05' } });
  life.give('2025-01-08T10:00:00+01:00', 'hold-first-consultation', { heldAt: '2025-01-08T10:00:00+01:00' });
  return life;
}

/** A placed child born too early, with a measure that was followed up once. */
function child(): Life {
  const life = childBorn('2025-01-06', { gestationalAge: '33+0', municipality: 'esbjerg' });
  categorise(life, '2025-01-20', 'red');
  implement(life, '2025-02-03', { placement: true });
  life.give(noon('2025-05-02'), 'hold-follow-up', {
    measureId: 'k1',
    heldOn: '2025-05-02',
    reasons: 'aftalt',
  });
  return life;
}

const states: readonly CaseState[] = [pregnancy(), late(), seenLate(), child()].flatMap((life) =>
  [...life.world.values()].map(({ state }) => state),
);

/** Another value than the ones in the lives above, far enough away to be seen. */
const other: Parameters = {
  coordinationMeetingNoticeDays: 21,
  termMeetingWeeksBefore: 8,
  minCoordinationMeetings: 1,
  clarifyingTalkGestationLimit: '5+0',
  contactClockStart: 'referral',
  hverdagIncludesSaturday: false,
  closedDays: ['01-13', '01-14', '02-17', '07-09'],
  closingMeetingRequired: false,
  healthVisitWeeks: 9,
  noShowThreshold: 4,
  minutesWorkingDays: 9,
  limitedAssessmentMonths: 1,
  hearingWorkingDays: 20,
  followUpSafetyMonths: 9,
  examTolerance: { untilEighteenMonthsWeeks: 1, twoToThreeAndHalfYearsWeeks: 1, fiveToSixYearsWeeks: 1 },
  correctedAge: ['famplus', 'gp-child'],
  cannabis: defaultParameters.cannabis,
  reminderHour: 6,
  escalation: [],
  overloadActors: 2,
  publishedLimitDays: { support: 5 },
};

function obligationsOf(state: CaseState): Map<string, string> {
  return new Map(
    derive(state).obligations.map((o) => [
      `${o.rule.id} ${o.id}`,
      JSON.stringify([
        [o.seed.trigger.id, o.seed.detail],
        [o.earliestOn, o.targetOn, o.dueOn, o.dueMs, o.met?.id, o.ended?.ms],
        o.plan,
      ]),
    ]),
  );
}

/** The rows of which anything differs once a parameter is changed. */
function rowsMovedBy(name: keyof Parameters): string[] {
  const moved = states.flatMap((state) => {
    const before = obligationsOf(state);
    const after = obligationsOf({ ...state, parameters: { ...state.parameters, [name]: other[name] } });
    const ids = [...new Set([...before.keys(), ...after.keys()])];
    return ids.filter((id) => before.get(id) !== after.get(id)).map((id) => id.split(' ')[0] ?? '');
  });
  return [...new Set(moved)].sort();
}

const names = Object.keys(defaultParameters) as (keyof Parameters)[];

describe('the guide to the parameters', () => {
  it.each(names.filter((name) => !parameterGuide[name].everywhere))(
    '%s moves exactly the rows that it says',
    (name) => {
      expect(rowsMovedBy(name)).toEqual([...parameterGuide[name].rows].sort());
    },
  );

  it.each(['hverdagIncludesSaturday', 'closedDays', 'reminderHour', 'escalation'] as const)(
    '%s reaches beyond any list of rows',
    (name) => {
      expect(rowsMovedBy(name).length).toBeGreaterThan(0);
      expect(parameterGuide[name].rows).toEqual([]);
    },
  );

  it('names rows that there are, and can be asked by row', () => {
    for (const name of names) for (const id of parameterGuide[name].rows) expect(ruleById(id)?.id).toBe(id);
    expect(parametersOf('F2-04')).toEqual(['coordinationMeetingNoticeDays', 'termMeetingWeeksBefore']);
    expect(parametersOf('F1-15')).toEqual([]);
  });

  it('is printed as a page that is up to date', () => {
    expect(readFileSync(new URL('../../../docs/parameters.md', import.meta.url), 'utf8')).toBe(
      printParameters(),
    );
  });
});

describe('the values that ship', () => {
  it('can all be', () => {
    expect(parameterMistake({ ...defaultParameters })).toBeNull();
    for (const own of Object.values(municipalParameters)) expect(parameterMistake({ ...own })).toBeNull();
  });
});
