import type { CaseView } from '../case/case-view.ts';
import type { Fact } from '../case/fact.ts';
import type { Role } from '../rules/roles.ts';
import type { Derived } from './case-deadlines.ts';
import type { Obligation } from './obligation.ts';
import { statusOf, unmetStatuses } from './status.ts';

/** One step of an escalation: who was told, or will be, and when. */
export interface EscalationStep {
  ms: number;
  to: Role;
  kind: 'breach' | 'escalation';
  /** Its number in the climb: 1 is the breach itself, told to the responsible and their leader. */
  number: number;
}

/** A deadline that was escalated and still asks for its act. */
export interface Escalation {
  obligation: Obligation;
  /** Earliest first. */
  told: readonly EscalationStep[];
  /** Who has said "seen"; null while nobody has, and it climbs on. */
  seen: Fact | null;
  /** Whom it climbs to next, and when; null at the top, and once it was seen. */
  next: EscalationStep | null;
}

/** The escalations that live in a case at a moment. One ends when the act is recorded or its ground falls away. */
export function escalationsOf(
  view: CaseView,
  { obligations, closing }: Derived,
  nowMs: number,
): readonly Escalation[] {
  return obligations.flatMap((obligation) => {
    const status = statusOf(obligation, nowMs, closing);
    const lives =
      unmetStatuses.includes(status) &&
      status !== 'paused' &&
      !(obligation.silentFromMs !== null && obligation.silentFromMs <= nowMs) &&
      !(closing && !obligation.rule.survives && closing.ms <= nowMs);
    if (!lives) return [];
    const steps = stepsOf(obligation);
    const told = steps.filter(({ ms }) => ms <= nowMs);
    const first = told[0];
    if (!first) return [];
    const seen = seenSince(view, obligation.id, first.ms);
    const next = seen ? null : (steps.find(({ ms }) => ms > nowMs) ?? null);
    return [{ obligation, told, seen, next }];
  });
}

/** The moments at which it climbs, numbered; several who are told at the same moment are one step. */
function stepsOf({ plan }: Obligation): readonly EscalationStep[] {
  const planned = plan.flatMap(({ ms, kind, to }) => (kind === 'reminder' ? [] : [{ ms, kind, to }]));
  planned.sort((a, b) => a.ms - b.ms);
  const moments = [...new Set(planned.map(({ ms }) => ms))];
  return planned.map((step) => ({ ...step, number: moments.indexOf(step.ms) + 1 }));
}

const seenSince = (view: CaseView, deadlineId: string, fromMs: number): Fact | null =>
  view
    .of('escalation-acknowledged')
    .find((fact) => fact.data.deadlineId === deadlineId && fact.ms >= fromMs) ?? null;
