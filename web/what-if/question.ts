import { atLocalMs, civilDateOf, formatInstant } from '../../domain/calendar/index.ts';
import { viewOf } from '../../domain/case/case-view.ts';
import { childRefs } from '../../domain/case/people.ts';
import type { CaseState } from '../../domain/case/state.ts';
import type { JsonObject } from '../../domain/json.ts';
import { type Deadline, deadlinesOf } from '../../domain/obligations/deadline.ts';
import { unmetStatuses } from '../../domain/obligations/status.ts';
import { catalogue } from '../../domain/rules/catalogue.ts';
import { ALWAYS } from '../../domain/rules/rule.ts';
import type { WhatIf } from '../../domain/simulation/what-if.ts';
import type { Scenario, ScenarioField } from './scenario.ts';

/** What can be tried on a case as it stands: left out is what the case is past, or not yet at. */
export interface Offer {
  /** The termin in force; null where none can be set any more. */
  edd: string | null | undefined;
  /** The birth is told already, and would be corrected. */
  born: boolean;
  bornAt: string | null;
  /** Whose discharge can be tried. */
  discharge: readonly string[];
  /** Deadlines that can be paused: open, with a date, and not set by law. */
  pausable: readonly Deadline[];
  /** Dates from which some rule reads otherwise, newest first. */
  ruleSets: readonly string[];
}

const versionDates = [
  ...new Set(catalogue.flatMap(({ versions }) => versions.map(({ validFrom }) => validFrom))),
]
  .filter((on) => on !== ALWAYS)
  .sort()
  .reverse();

export function offerOf(state: CaseState, nowMs: number): Offer {
  const view = viewOf(state);
  const { birth, term } = view;
  const discharged = new Set(view.of('discharged').map(({ data }) => String(data.who)));
  const persons = state.kind === 'child' ? [state.ref, 'mother'] : ['mother', ...childRefs(view)];
  const expected = state.kind === 'pregnancy' && !birth ? ['child:1'] : [];
  return {
    edd: state.kind === 'pregnancy' && !birth ? (term?.edd ?? null) : undefined,
    born: birth !== null,
    bornAt: birth ? localMinute(birth.ms) : null,
    discharge: [...new Set([...persons, ...expected])].filter((who) => !discharged.has(who)),
    pausable: deadlinesOf(state, nowMs).filter(
      (one) =>
        one.nature !== 'LOV' &&
        unmetStatuses.includes(one.status) &&
        one.status !== 'paused' &&
        (one.dueAt ?? one.dueOn) !== null,
    ),
    ruleSets: versionDates.filter((on) => on <= civilDateOf(nowMs)),
  };
}

const localMinute = (ms: number): string => formatInstant(ms).slice(0, 16);

export const msOfLocalMinute = (local: string): number =>
  atLocalMs(local.slice(0, 10), Number(local.slice(11, 13)), Number(local.slice(14, 16)));

/** One step of the question, and the field of the form that it came from. */
interface Asked {
  field: ScenarioField;
  atMs: number;
  command: string;
  data: JsonObject;
  case?: string;
}

const NOON = 12;

/**
 * The scenario as the question that the API takes too. What lies ahead is tried at its own moment, the rest now; the
 * reason that a pause must have is never recorded, as nothing here is.
 */
export function questionOf(
  scenario: Scenario,
  state: CaseState,
  nowMs: number,
): { question: WhatIf; fields: readonly ScenarioField[] } {
  const { edd, bornAt, children, dischargedOn, pause, pauseUntil, ruleSet, parameters } = scenario;
  const born = viewOf(state).birth !== null;
  const asked: Asked[] = [];
  if (edd)
    asked.push({ field: 'edd', atMs: nowMs, command: 'set-due-date', data: { edd, source: 'estimate' } });
  if (pause) {
    const data = { deadlineId: pause, reason: '–', ...(pauseUntil ? { until: pauseUntil } : {}) };
    asked.push({ field: 'pause', atMs: nowMs, command: 'pause-deadline', data });
  }
  if (bornAt) {
    const bornMs = msOfLocalMinute(bornAt);
    const at = formatInstant(bornMs);
    const told = { field: 'bornAt' as const, atMs: Math.max(nowMs, bornMs) };
    asked.push(
      born
        ? { ...told, command: 'correct-birth', data: { bornAt: at, source: 'overridden' } }
        : { ...told, command: 'record-birth', data: { bornAt: at, children: childrenOf(children) } },
    );
  }
  if (dischargedOn) {
    const who = scenario.who ?? (state.kind === 'child' ? state.ref : 'mother');
    const atMs = Math.max(nowMs, atLocalMs(dischargedOn, NOON));
    asked.push({ field: 'dischargedOn', atMs, command: 'discharge', data: { who, on: dischargedOn } });
  }
  const steps = asked.sort((a, b) => a.atMs - b.atMs);
  return {
    question: {
      steps: steps.map(({ atMs, command, data }) => ({ at: formatInstant(atMs), command, data })),
      ...(ruleSet ? { ruleSet } : {}),
      parameters,
    },
    fields: steps.map(({ field }) => field),
  };
}

const childrenOf = (n: number): JsonObject[] =>
  Array.from({ length: n }, (_, i) => ({ ref: `child:${i + 1}`, alive: true }));
