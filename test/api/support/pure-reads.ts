import { createHash } from 'node:crypto';
import { groundsOf, ownedCase } from '../../../access/relation.ts';
import { WAITS_DAYS } from '../../../api/overview.ts';
import type { CaseFilter, CaseReads, JournalEntry, StoredCase } from '../../../api/ports.ts';
import { owedFrom } from '../../../api/reads/owed-rows.ts';
import { authorityIn } from '../../../api/seen-case.ts';
import { tallyOf } from '../../../api/tallies.ts';
import { answerFrom, answersQuestion } from '../../../api/worklist-question.ts';
import { deadlineRows } from '../../../db/deadline-rows.ts';
import { viewOf } from '../../../domain/case/case-view.ts';
import type { Message } from '../../../domain/case/command.ts';
import type { CaseEvent } from '../../../domain/case/fact.ts';
import type { CaseState } from '../../../domain/case/state.ts';
import { derive } from '../../../domain/obligations/case-deadlines.ts';
import { deadlinesOf } from '../../../domain/obligations/deadline.ts';
import { phaseOf } from '../../../domain/obligations/phase.ts';
import type { Role } from '../../../domain/rules/roles.ts';
import { durationsIn } from './pure-durations.ts';
import { outcomesIn } from './pure-outcomes.ts';

/** A case in memory, as its workflow would hold it. */
export interface LiveCase {
  state: CaseState;
  events: CaseEvent[];
  sent: Message[];
  clockOffsetMs: number;
  demo: boolean;
}

/** The read model over cases in memory. */
export function pureReads(cases: ReadonlyMap<string, LiveCase>, clock: () => number): CaseReads {
  function stored({ state, clockOffsetMs, demo }: LiveCase): StoredCase {
    const derived = derive(state);
    const phase = phaseOf(derived, clock() + clockOffsetMs);
    return { state, clockOffsetMs, demo, phase, closesMs: derived.closing?.ms ?? null };
  }

  const isKnownTo = ({ orKnownTo, nowMs }: CaseFilter, { state, clockOffsetMs }: StoredCase) =>
    orKnownTo !== undefined &&
    groundsOf(
      { scope: orKnownTo.scope, role: orKnownTo.unit as Role },
      ownedCase(state),
      nowMs + clockOffsetMs,
    ).length > 0;

  const inOrder = (filter: CaseFilter): StoredCase[] =>
    [...cases.values()]
      .reverse()
      .map(stored)
      .filter((live) => {
        const { phase } = live;
        return (
          (filter.municipalities.includes(authorityIn(live.state)) || isKnownTo(filter, live)) &&
          (!filter.kind || live.state.kind === filter.kind) &&
          (!filter.phase || phase === filter.phase) &&
          (!filter.ids || filter.ids.includes(live.state.id)) &&
          (filter.numbered === undefined || live.state.id.startsWith(`c_${filter.numbered}`)) &&
          (!filter.termin || isTermin(viewOf(live.state).term?.edd ?? null, filter.termin))
        );
      });

  const open = ({ orKnownTo: _none, ...filter }: CaseFilter) =>
    inOrder(filter).filter(({ phase }) => phase !== 'closed' || filter.phase === 'closed');

  /** By the very rows that the store would hold. */
  const owedIn = (all: readonly StoredCase[]) =>
    all.flatMap((one) => {
      const nowMs = clock() + one.clockOffsetMs;
      const courses = deadlineRows(one.state, nowMs)
        .filter(({ owed }) => owed)
        .map(({ deadline, steps }) => ({ deadline: JSON.parse(deadline), steps }));
      return owedFrom(one, courses, nowMs);
    });

  return {
    async find(caseId) {
      const live = cases.get(caseId);
      return live ? stored(live) : null;
    },
    ownerOf: async (caseId) => {
      const live = cases.get(caseId);
      return live ? authorityIn(live.state) : null;
    },
    async list(filter, { after, limit }) {
      const all = inOrder(filter);
      const from = after ? all.findIndex(({ state }) => state.id === after) + 1 : 0;
      return all.slice(from, from + limit);
    },
    live: async (filter) => open(filter),
    worklist: async (question, ask) => {
      return answerFrom(owedIn(open(question)), question, ask);
    },
    overview: async (question) => {
      const rows = owedIn(open(question)).filter((row) => answersQuestion(row, question));
      const cases = open(question).map((one) => ({
        municipality: authorityIn(one.state),
        phase: one.phase as string,
        n: 1,
      }));
      return { cases, owed: tallyOf(rows, question.nowMs + WAITS_DAYS * 86_400_000) };
    },
    outcomes: async (question, months) => {
      const all = months ? inOrder({ ...question, phase: undefined } as CaseFilter) : open(question);
      return all.flatMap((one) =>
        outcomesIn(deadlinesOf(one.state, clock() + one.clockOffsetMs), months !== null).filter(
          ({ month }) => !months || (month !== null && month >= months.from && month <= months.to),
        ),
      );
    },
    durations: async (question, months) =>
      durationsIn(
        inOrder({ ...question, phase: undefined } as CaseFilter).flatMap((one) =>
          deadlinesOf(one.state, clock() + one.clockOffsetMs),
        ),
        months,
      ),
    async journal(caseId, { after, limit }) {
      const events = cases.get(caseId)?.events ?? [];
      return hashed(events)
        .filter(({ id }) => id > after)
        .slice(0, limit);
    },
    verify: async (caseId) => ({
      ok: true,
      events: cases.get(caseId)?.events.length ?? 0,
      hashed: cases.get(caseId)?.events.length ?? 0,
      faults: [],
      problem: null,
      anchors: null,
    }),
  };
}

const isTermin = (edd: string | null, { from, to }: { from: string; to: string }): boolean =>
  edd !== null && from <= edd && edd <= to;

function hashed(events: readonly CaseEvent[]): JournalEntry[] {
  let hash = '';
  return events.map((event) => {
    hash = createHash('sha256').update(hash).update(JSON.stringify(event)).digest('hex');
    return { ...event, hash };
  });
}
