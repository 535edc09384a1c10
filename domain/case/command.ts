import type { JsonObject } from '../json.ts';
import type { Parameters } from '../rules/parameters.ts';
import type { Role } from '../rules/roles.ts';
import type { CaseEvent } from './fact.ts';
import type { Survivor } from './merging/standing.ts';
import type { Refusal } from './refusal.ts';
import type { CaseKind, CaseState, Link } from './state.ts';

/** A command on its way to a case. `at` is stamped by the gateway; the domain never reads a clock. */
export interface Command {
  name: string;
  data: JsonObject;
  /** When it is given, RFC 3339. */
  at: string;
  role: Role;
  /** Ids for child cases that this command may open (a birth), stamped by the gateway. */
  newCaseIds?: readonly string[];
  /** Versions of the linked cases by ref, stamped by the gateway (a birth cannot be retracted once a child's case lives). */
  linkedVersions?: Readonly<Record<string, number>>;
  /** The case that a merge names, stamped by the gateway; missing where there is none. */
  survivor?: Survivor;
}

/** What opens a case: its identity and the `refer` command, or, for a child born in a followed pregnancy, its birth. */
export interface CaseOpening {
  id: string;
  ref: string;
  kind: CaseKind;
  municipality: string;
  parameters: Parameters;
  ruleSet: string | null;
  links: readonly Link[];
}

/** A child case to be opened by a birth: the opening and the events that it starts with. */
export interface ChildOpening {
  opening: CaseOpening;
  startedAt: string;
  /** Drafted by the pregnancy; numbered when the child case opens. */
  events: readonly CaseEvent[];
}

/** One message of the reminder plan. `at` is the planned moment (contract: `sent.at`). */
export interface Message {
  at: string;
  kind: 'reminder' | 'escalation' | 'breach';
  deadlineId: string;
  to: Role;
  /** `dueOn` or `dueAt` that it speaks of: a moved date reminds anew. */
  due: string | null;
  /** The step of the plan, unique within deadline, due moment and recipient. */
  step: string;
}

/** Events for a linked case; delivering them twice changes nothing. */
export interface Relay {
  id: string;
  ref: string;
  /** Under which name they are known there; left out, the case's own ref. */
  fromRef?: string;
  events: readonly CaseEvent[];
}

/** What changed for the deadlines, as the API answers it. `before`/`after` are due dates or instants. */
export interface DeadlineChanges {
  opened: readonly string[];
  met: readonly string[];
  cancelled: readonly string[];
  recomputed: readonly { id: string; before: string | null; after: string | null }[];
}

export interface Accepted {
  ok: true;
  state: CaseState;
  events: readonly CaseEvent[];
  /** Messages whose moment had come before the command, and breaches that it made known. */
  messages: readonly Message[];
  changes: DeadlineChanges;
  relays: readonly Relay[];
  births: readonly ChildOpening[];
  /** Refs of child cases that disappear because their birth was retracted. */
  withdrawn: readonly string[];
  result?: JsonObject;
}

/** A refused command changes nothing; messages that were due before it still leave, with `state` after them. */
export interface Refused {
  ok: false;
  refusal: Refusal;
}

export type Answer = Accepted | Refused;
