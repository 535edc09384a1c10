import {
  type Age,
  ageInWords,
  civilDateOf,
  formatInstant,
  gestationalAge,
} from '../domain/calendar/index.ts';
import { assignmentsOf, isOver } from '../domain/case/assignees.ts';
import { viewOf } from '../domain/case/case-view.ts';
import type { CaseKind, Link } from '../domain/case/state.ts';
import { derive } from '../domain/obligations/case-deadlines.ts';
import type { Deadline } from '../domain/obligations/deadline.ts';
import type { Phase } from '../domain/obligations/phase.ts';
import { unmetStatuses } from '../domain/obligations/status.ts';
import { protectedOn } from '../domain/persons/periods.ts';
import type { Role } from '../domain/rules/roles.ts';
import type { Text } from '../domain/text.ts';
import type { StoredCase } from './ports.ts';
import { authorityIn, deadlinesSeen, type SeenCase } from './seen-case.ts';

/** A case in a list: who it is about stays out, where it stands is in. */
export interface CaseBrief {
  id: string;
  ref: string;
  kind: CaseKind;
  municipality: string;
  phase: Phase;
  version: number;
  startedAt: string;
  closedAt: string | null;
  /** The termin in force and the gestational age today, while the pregnancy lasts. */
  edd: string | null;
  gestationalAge: string | null;
  bornAt: string | null;
  /** The child's age today. */
  age: Age | null;
  links: readonly Link[];
  /** Now on the case's own clock; only a demo case's differs from the real one. */
  now: string;
  demo: boolean;
}

/** A case by itself: also why it closed. */
interface CaseHeader extends CaseBrief {
  closedReason: Text | null;
  /** Whose name and address are protected today. */
  addressProtected: readonly string[];
}

/** Costs no derivation, so that lists stay quick. */
export function briefOf({ state, demo, phase, closesMs }: StoredCase, nowMs: number): CaseBrief {
  const view = viewOf(state);
  const closed = closesMs !== null && closesMs <= nowMs;
  const todayOn = civilDateOf(nowMs);
  const pregnant = state.kind === 'pregnancy' && view.birth === null && !closed;
  const born = state.kind === 'child' ? view.birth : null;
  return {
    id: state.id,
    ref: state.ref,
    kind: state.kind,
    municipality: authorityIn(state),
    phase: closed ? 'closed' : phase,
    version: state.version,
    startedAt: formatInstant(state.startedMs),
    closedAt: closed ? formatInstant(closesMs) : null,
    edd: view.term?.edd ?? null,
    gestationalAge: pregnant && view.term ? gestationalAge(view.term.edd, todayOn) : null,
    bornAt: view.birth ? formatInstant(view.birth.ms) : null,
    age: born && !closed ? ageInWords(born.on, todayOn) : null,
    links: state.links,
    now: formatInstant(nowMs),
    demo,
  };
}

type Guarded = 'edd' | 'gestationalAge' | 'bornAt' | 'age' | 'links' | 'closedReason' | 'addressProtected';

/** The same as somebody sees it: a part that is not theirs is not there. */
export type SeenHeader = Omit<CaseHeader, Guarded> & Partial<Pick<CaseHeader, Guarded>>;

/** A case in a list, as somebody sees it. */
export function seenBrief(
  seen: SeenCase,
  nowMs: number,
): Omit<SeenHeader, 'closedReason' | 'addressProtected'> {
  const { edd, gestationalAge, bornAt, age, links, ...header } = briefOf(seen, nowMs);
  const { sees } = seen.sight;
  return {
    ...header,
    ...(sees('term') ? { edd, gestationalAge, bornAt, age } : {}),
    ...(sees('links') ? { links } : {}),
  };
}

export function headerOf(seen: SeenCase, nowMs: number): SeenHeader {
  const brief = seenBrief(seen, nowMs);
  const { sees } = seen.sight;
  const { closing } = sees('closed-reason') ? derive(seen.state) : { closing: null };
  return {
    ...brief,
    ...(sees('closed-reason') ? { closedReason: brief.closedAt ? (closing?.reason ?? null) : null } : {}),
    ...(sees('names') ? { addressProtected: protectedOn(viewOf(seen.state), civilDateOf(nowMs)) } : {}),
  };
}

/** A professional role that has taken part, and whom it names where somebody was assigned or named. */
export interface Participant {
  role: Role;
  lastActAt: string;
  /** The user that `assign` gave the role's work to; null when nobody, or when a reservation has run out. */
  assignedTo: string | null;
  /** Last day of a reservation; left out without one. */
  reservedUntil?: string;
}

/** Everyone who has acted or been assigned in the case, by role. */
export function participantsOf({ state }: StoredCase, nowMs: number): Participant[] {
  const seen = new Map<Role, Participant>();
  for (const fact of state.facts) {
    if (fact.retractedBy !== undefined) continue;
    const by = fact.by === 'system' ? null : fact.by;
    if (by && !fact.carried)
      seen.set(by, {
        role: by,
        lastActAt: formatInstant(fact.recordedMs),
        assignedTo: seen.get(by)?.assignedTo ?? null,
      });
  }
  for (const [role, one] of assignmentsOf(state)) {
    const lastActAt = seen.get(role)?.lastActAt ?? formatInstant(state.startedMs);
    const over = isOver(one, nowMs);
    const reserved = over || one.untilOn === null ? {} : { reservedUntil: one.untilOn };
    seen.set(role, { role, lastActAt, assignedTo: over ? null : one.user, ...reserved });
  }
  return [...seen.values()];
}

/** The unmet deadline that is due first of those that somebody sees, or null. */
export function nextDeadline(seen: SeenCase, nowMs: number): Deadline | null {
  const dated = deadlinesSeen(seen, seen.state, nowMs).filter(
    (one) => unmetStatuses.includes(one.status) && (one.dueAt ?? one.dueOn) !== null,
  );
  const key = (one: Deadline) => one.dueAt ?? `${one.dueOn}T23:59:59`;
  return dated.reduce<Deadline | null>((first, one) => (first && key(first) <= key(one) ? first : one), null);
}
