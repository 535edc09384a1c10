import type { JsonObject } from '../json.ts';
import type { Derived } from '../obligations/case-deadlines.ts';
import type { Role } from '../rules/roles.ts';
import type { Text } from '../text.ts';
import type { CaseView } from './case-view.ts';
import type { EventType } from './fact.ts';
import type { Fields } from './field.ts';
import type { Survivor } from './merging/standing.ts';
import type { Refusal } from './refusal.ts';
import type { CaseKind } from './state.ts';

/** The moment of the act that a command tells of. */
export interface Moment {
  ms: number;
  on: string;
  dateOnly: boolean;
}

/** What a command is checked against: the case as it is, the parsed input and both moments. */
export interface Attempt {
  view: CaseView;
  data: JsonObject;
  /** When the act was done. */
  moment: Moment;
  /** When the command is given. */
  nowMs: number;
  role: Role;
  /** Versions of linked cases by ref, where the gateway knows them. */
  linkedVersions: Readonly<Record<string, number>>;
  /** The case that a merge names, as the gateway found it; null where it found none. */
  survivor: Survivor | null;
  /** The case's deadlines before the command, or as they would be if these events were recorded too. */
  derived(imagined?: readonly EventDraft[]): Derived;
}

/** An event to be, before it gets its number. Left out, `moment` is the command's. */
export interface EventDraft {
  type: EventType;
  data: JsonObject;
  moment?: Moment;
}

/**
 * How far an event reaches: `everyone` linked (deaths, custody, address protection, moves, withdrawn consent),
 * `children` from the pregnancy on (measures), `line` between pregnancy and child both ways (an investigation), or
 * the one case named (the route of a discharge, the placement of one child).
 */
export type Reach = 'everyone' | 'children' | 'line' | { ref: string };

/**
 * One entry of the command registry: API, OpenAPI, forms, simulation and documentation come from it.
 * What a command opens and meets is read from the rules, never repeated here.
 */
export interface CommandSpec {
  name: string;
  title: Text;
  kinds: readonly CaseKind[];
  /** Left out: every professional role (and leader) that takes part in the case. */
  roles?: 'leader';
  fields: Fields;
  /** The field that names the moment of the act (`heldAt`); before it, `at` and `on` are looked at after it. */
  moment?: string;
  /** The moment may lie before the start of the case (`refer` itself, `record-exposure`). */
  mayPrecedeCase?: true;
  /** The event it produces, in the past tense; `produces` replaces it when there is more to say. */
  event: EventType;
  produces?: (attempt: Attempt) => readonly EventDraft[];
  /** Data that `produces` adds to what the caller gave. */
  adds?: Fields;
  /** Further events that `produces` may yield, for the registry and the check of the rules' triggers. */
  alsoProduces?: readonly EventType[];
  /** A caller's id left out is assigned: prefix and number, never reused. Given twice it is DUPLICATE. */
  assigns?: { field: string; prefix: string };
  /** Fields that must name something the case knows: field → the event and data path that made it. */
  refers?: Readonly<Record<string, { by: EventType | readonly EventType[]; path: string }>>;
  /** Everything that contradicts the case, with its reason and legal source. */
  check?: (attempt: Attempt) => Refusal | null;
  /** Accepted after the case has closed (access, complaint, retraction, reopening, documentation). */
  afterClosing?: true;
  /** Which linked cases the event counts in too; relayed before the command is answered. */
  relayed?: Reach | ((data: JsonObject) => Reach | null);
  /** An answer beside the events (the discharge route, the proposed inclusion). */
  result?: (attempt: Attempt) => JsonObject;
}
