import type { RuleDurations } from '../db/read-durations.ts';
import type { RuleOutcomes } from '../db/read-outcomes.ts';
import type { CaseEvent } from '../domain/case/fact.ts';
import type { CaseKind, CaseState } from '../domain/case/state.ts';
import type { Phase } from '../domain/obligations/phase.ts';
import type { Text } from '../domain/text.ts';
import type { PersonRegister } from '../persons/person-register.ts';
import type { CaseGateway } from '../worker/gateway/case-gateway.ts';
import type { DocumentStore } from '../worker/letters/locked-document.ts';
import type { Attempt } from './attempt.ts';
import type { BirthProposals } from './birth-ports.ts';
import type { Denial } from './denied.ts';
import type { DirectoryStore, EscalationReads } from './directory-ports.ts';
import type { Breaches, Receipts, Retention } from './disclosure-ports.ts';
import type { Drafts } from './draft-ports.ts';
import type { Changes } from './events/change-feed.ts';
import type { FamilyContact } from './family-ports.ts';
import type { Feeds } from './feed-ports.ts';
import type { Handovers } from './handover-ports.ts';
import type { Emergencies, ReadLog } from './log-ports.ts';
import type { OrganisationStore, ParameterStore } from './municipal-ports.ts';
import type { Notices } from './notice-ports.ts';
import type { OverviewTallies } from './overview.ts';
import type { Requested } from './process-log.ts';
import type { SavedViews } from './saved-views.ts';
import type { OwnTemplates } from './template-ports.ts';
import type { Users } from './user-ports.ts';
import type { Webhooks } from './webhook-ports.ts';
import type { WorklistAnswer, WorklistAsk, WorklistQuestion } from './worklist-question.ts';

/**
 * What the API needs of the rest, so that it can be tried without any of it: over Temporal and PostgreSQL in the
 * process, over the pure domain in tests.
 */
export interface Ports {
  gateway: CaseGateway;
  reads: CaseReads;
  parameters: ParameterStore;
  organisations: OrganisationStore;
  directory: DirectoryStore;
  escalations: EscalationReads;
  readLog: ReadLog;
  emergencies: Emergencies;
  persons: PersonRegister;
  documents: DocumentStore;
  templates: OwnTemplates;
  users: Users;
  receipts: Receipts;
  breaches: Breaches;
  retention: Retention;
  handovers: Handovers;
  savedViews: SavedViews;
  drafts: Drafts;
  webhooks: Webhooks;
  changes: Changes;
  notices: Notices;
  feeds: Feeds;
  family: FamilyContact;
  /** Epoch milliseconds now. */
  clock: () => number;
  /** Whether a command could be accepted right now, part by part. */
  readiness: () => Promise<Readiness>;
  /** What the civil register has told; left out where no notices are taken. */
  births?: BirthProposals;
  /** How the work stands, in Prometheus' text form; left out where nothing is measured. */
  operation?: () => Promise<string>;
  /** A failure that nobody foresaw, for the log: a code of where, and the error itself. Never request content. */
  report: (where: string, error: unknown) => void;
  /** A look or a command that was refused, for the log; left out where nobody keeps one. */
  denied?: (denial: Denial) => void;
  /** What a control stopped, for the log; left out where nobody keeps one. */
  attempt?: (attempt: Attempt) => void;
  /** An answered request, for the log; left out where nobody keeps one. */
  requested?: (request: Requested) => void;
}

export interface Readiness {
  engine: boolean;
  database: boolean;
  worker: boolean;
  /** The dead-man check has looked lately. */
  watch: boolean;
}

/** A case as the read model has it. */
export interface StoredCase {
  state: CaseState;
  /** 0 but for demo cases. */
  clockOffsetMs: number;
  /** A demo case: its clock may be moved. */
  demo: boolean;
  /** As of the last event; `closed` from `closesMs` on. Beside the state, so that a list needs no derivation. */
  phase: Phase;
  /** When the case closed or will close, as far as is known. */
  closesMs: number | null;
}

export interface CaseFilter {
  /** The case is with one of these now. */
  municipalities: readonly string[];
  /** Or this unit was let in to it from outside, or had it before; only where cases are listed by themselves. */
  orKnownTo?: { scope: string; unit: string };
  kind?: CaseKind;
  /** Derived as of `nowMs`: a case whose end has come is closed. */
  phase?: Phase;
  nowMs: number;
  /** These only. */
  ids?: readonly string[];
  /** The termin in force is one of these days, both included. */
  termin?: { from: string; to: string };
  /** How the id goes on after `c_`. */
  numbered?: string;
}

/** From and to, both included: `YYYY-MM`. */
export interface Months {
  from: string;
  to: string;
}

export interface JournalEntry extends CaseEvent {
  hash: string;
}

/** Whether the journal of a case is whole: every event there, in order, each hash following from the one before. */
export interface JournalVerification {
  ok: boolean;
  /** Events looked at: all that the journal holds. */
  events: number;
  /** Of these, how many carry a hash; any other is a fault. */
  hashed: number;
  faults: readonly { eventId: number | null; problem: string }[];
  /** The first fault in one line, or null. */
  problem: string | null;
  /** What the log of anchors of this machine says of the case; null where there is no log. */
  anchors: CaseAnchors | null;
}

/** How far a case's journal is anchored outside the database, and what was done to it since. */
export interface CaseAnchors {
  /** Events that the log vouches for, and events that are younger than its last line. */
  events: number;
  since: number;
  /** When the last line of the log was written, RFC 3339. */
  lastAt: string | null;
  ageSeconds: number | null;
  faults: readonly { eventId: number | null; problem: string; text: Text }[];
  /** What is wrong with the log itself. */
  logFaults: readonly { seq: number; problem: string }[];
}

/** The read model. An id that is not there is null; the caller's right to it is the API's matter. */
export interface CaseReads {
  find(caseId: string): Promise<StoredCase | null>;
  /** The municipality that a case is with, and nothing else of it: for whoever asks for emergency access. */
  ownerOf(caseId: string): Promise<string | null>;
  /** Newest first; at most `limit`, beginning after the case with the id `after`. */
  list(filter: CaseFilter, page: { after?: string; limit: number }): Promise<StoredCase[]>;
  /** Every case that is not closed, for statistics. */
  live(filter: CaseFilter): Promise<StoredCase[]>;
  /** What is still owed in cases that are not closed: counts of all that answers the question, and the part asked for. */
  worklist(question: WorklistQuestion, ask: WorklistAsk): Promise<WorklistAnswer>;
  /** The same counted by municipality, role, user and group, and the cases; a large store may answer some seconds late. */
  overview(question: WorklistQuestion): Promise<OverviewTallies>;
  /** What came of the deadlines of each rule; by month of the limit, over closed cases too, where months are named. */
  outcomes(question: WorklistQuestion, months: Months | null): Promise<readonly RuleOutcomes[]>;
  /** How long the deadlines of each rule took that were met; the limit lies in these months. Closed cases count too. */
  durations(question: WorklistQuestion, months: Months): Promise<readonly RuleDurations[]>;
  /** In order of recording, after the event with the number `after`. */
  journal(caseId: string, page: { after: number; limit: number }): Promise<JournalEntry[]>;
  verify(caseId: string): Promise<JournalVerification>;
}
