import { createHash, randomUUID } from 'node:crypto';
import { groundsOf, ownedCase } from '../../../access/relation.ts';
import type { DirectoryStore, EscalationReads } from '../../../api/directory-ports.ts';
import type { Breaches, Receipts, Retention } from '../../../api/disclosure-ports.ts';
import type { Changes } from '../../../api/events/change-feed.ts';
import type { FamilyContact, FamilyTask } from '../../../api/family-ports.ts';
import type { Feeds } from '../../../api/feed-ports.ts';
import type { Handovers } from '../../../api/handover-ports.ts';
import type { Emergencies, ReadLog } from '../../../api/log-ports.ts';
import type { OrganisationStore, ParameterStore } from '../../../api/municipal-ports.ts';
import type { Notices } from '../../../api/notice-ports.ts';
import { WAITS_DAYS } from '../../../api/overview.ts';
import type { CaseFilter, CaseReads, JournalEntry, StoredCase } from '../../../api/ports.ts';
import { owedFrom } from '../../../api/reads/owed-rows.ts';
import type { SavedViews } from '../../../api/saved-views.ts';
import { authorityIn } from '../../../api/seen-case.ts';
import { tallyOf } from '../../../api/tallies.ts';
import type { OwnTemplates } from '../../../api/template-ports.ts';
import type { Webhooks } from '../../../api/webhook-ports.ts';
import { answerFrom, answersQuestion } from '../../../api/worklist-question.ts';
import { deadlineRows } from '../../../db/deadline-rows.ts';
import { formatInstant, parseInstant } from '../../../domain/calendar/index.ts';
import type { Accepted, Command, Message } from '../../../domain/case/command.ts';
import {
  advance,
  handle,
  nextWakeMs,
  openBornChild,
  openCase,
  receive,
} from '../../../domain/case/engine.ts';
import type { CaseEvent } from '../../../domain/case/fact.ts';
import { type Refusal, refuse } from '../../../domain/case/refusal.ts';
import type { CaseState, Link } from '../../../domain/case/state.ts';
import { derive } from '../../../domain/obligations/case-deadlines.ts';
import { deadlinesOf } from '../../../domain/obligations/deadline.ts';
import { phaseOf } from '../../../domain/obligations/phase.ts';
import { parametersFor } from '../../../domain/rules/parameters.ts';
import type { Role } from '../../../domain/rules/roles.ts';
import type { PersonRegister } from '../../../persons/person-register.ts';
import type {
  CallOptions,
  CaseGateway,
  CommandAnswer,
  GatewayAnswer,
  GivenCommand,
  NewCase,
  OpenedAnswer,
} from '../../../worker/gateway/case-gateway.ts';
import { caseIdOf } from '../../../worker/gateway/recognise.ts';
import type { DocumentStore } from '../../../worker/letters/locked-document.ts';
import { pureChanges } from './pure-changes.ts';
import { pureDirectory } from './pure-directory.ts';
import { noRetention, pureBreaches, pureReceipts } from './pure-disclosures.ts';
import { pureDocuments, pureTemplates } from './pure-documents.ts';
import { pureFamily } from './pure-family.ts';
import { pureFeeds } from './pure-feeds.ts';
import { pureHandovers } from './pure-handovers.ts';
import { noEmergencies, pureReadLog } from './pure-logs.ts';
import { pureOrganisations, pureParameters } from './pure-municipal.ts';
import { pureNotices } from './pure-notices.ts';
import { outcomesIn } from './pure-outcomes.ts';
import { purePersons } from './pure-persons.ts';
import { pureSavedViews } from './pure-saved-views.ts';
import { pureWebhooks } from './pure-webhooks.ts';

interface LiveCase {
  state: CaseState;
  events: CaseEvent[];
  sent: Message[];
  clockOffsetMs: number;
  demo: boolean;
}

/** The ports of the API over the pure domain and memory: real decisions and real events, without a server. */
export interface PureStore {
  gateway: CaseGateway;
  reads: CaseReads;
  parameters: ParameterStore;
  organisations: OrganisationStore;
  directory: DirectoryStore;
  feeds: Feeds;
  escalations: EscalationReads;
  readLog: ReadLog;
  emergencies: Emergencies;
  persons: PersonRegister;
  documents: DocumentStore;
  templates: OwnTemplates;
  receipts: Receipts;
  breaches: Breaches;
  retention: Retention;
  handovers: Handovers;
  savedViews: SavedViews;
  webhooks: Webhooks;
  changes: Changes;
  notices: Notices;
  family: FamilyContact;
  /** The tasks that `family` holds: a test adds its own. */
  familyTasks: FamilyTask[];
  /** What has left each case, for looking at. */
  sentOf(caseId: string): readonly Message[];
}

/** A store whose clock is `clock`. */
export function pureStore(clock: () => number): PureStore {
  const parameters = pureParameters(clock);
  const cases = new Map<string, LiveCase>();
  const changes = pureChanges((id) => cases.get(id)?.clockOffsetMs ?? 0);
  const answers = new Map<string, { bodyHash: string | undefined; answer: unknown }>();
  const newId = (): string => `c_${randomUUID().replaceAll('-', '')}`;
  const timeOf = (live: LiveCase): number => clock() + live.clockOffsetMs;

  function remembered<Answer>(scope: string, { key, bodyHash }: CallOptions): GatewayAnswer<Answer> | null {
    const known = key === undefined ? undefined : answers.get(`${scope}/${key}`);
    if (!known) return null;
    if (known.bodyHash === bodyHash) return { ok: true, answer: known.answer as Answer, repeated: true };
    return no(refuse('IDEMPOTENCY_CONFLICT', 'Nøglen er brugt.', 'The key was used for something else.'));
  }

  function remember<Answer>(scope: string, options: CallOptions, answer: Answer): GatewayAnswer<Answer> {
    if (options.key !== undefined)
      answers.set(`${scope}/${options.key}`, { bodyHash: options.bodyHash, answer });
    return { ok: true, answer, repeated: false };
  }

  /** Keeps what a case accepted: its own events, children born, linked cases told. */
  function keep(id: string, accepted: Accepted, before: LiveCase | undefined, opening: NewCase | null): void {
    const live: LiveCase = {
      state: accepted.state,
      events: [...(before?.events ?? []), ...accepted.events],
      sent: [...(before?.sent ?? []), ...accepted.messages],
      clockOffsetMs: before?.clockOffsetMs ?? opening?.clockOffsetMs ?? 0,
      demo: before?.demo ?? opening?.clockOffsetMs !== undefined,
    };
    cases.set(id, live);
    changes.note(live.state, accepted.events);
    for (const child of accepted.births) {
      const { state, events } = openBornChild(child);
      cases.set(state.id, { ...live, state, events: [...events], sent: [] });
    }
    for (const link of before?.state.links ?? [])
      if (accepted.withdrawn.includes(link.ref)) cases.delete(link.id);
    for (const relay of accepted.relays) {
      const linked = cases.get(relay.id);
      if (!linked) continue;
      const received = receive(advance(linked.state, timeOf(linked)).state, live.state.ref, relay.events);
      keep(relay.id, received, linked, null);
    }
  }

  const gateway: CaseGateway = {
    async openCase(input, refer, options = {}) {
      const known = remembered<OpenedAnswer>('new', options);
      if (known) return known;
      const id = options.key === undefined ? newId() : caseIdOf(options.key);
      const nowMs = clock() + (input.clockOffsetMs ?? 0);
      const opening = {
        id,
        ref: input.kind === 'pregnancy' ? 'pregnancy' : 'child:1',
        kind: input.kind,
        municipality: input.municipality,
        parameters: parametersFor(input.municipality, {
          ...parameters.valuesIn(input.municipality),
          ...input.parameters,
        }),
        ruleSet: input.ruleSet ?? null,
        links: [],
      };
      const answer = openCase(opening, commandOf(refer, nowMs));
      if (!answer.ok) return no(answer.refusal);
      keep(id, answer, undefined, input);
      const phase = phaseOf(derive(answer.state), nowMs);
      return remember('new', options, { id, kind: input.kind, phase, ...answerOf(answer, []) });
    },
    async giveCommand(caseId, given, options = {}) {
      const live = cases.get(caseId);
      if (!live) return no(refuse('NOT_FOUND', 'Sagen findes ikke.', 'There is no such case.'));
      const known = remembered<CommandAnswer>(caseId, options);
      if (known) return known;
      if (options.ifVersion !== undefined && options.ifVersion !== live.state.version)
        return no(refuse('VERSION_CONFLICT', 'Sagen er ændret.', 'The case has changed.'));
      const command = {
        ...commandOf(given, timeOf(live)),
        newCaseIds: Array.from({ length: 10 }, newId),
        linkedVersions: Object.fromEntries(
          live.state.links.map(({ ref, id }) => [ref, cases.get(id)?.state.version ?? 0]),
        ),
      };
      const answer = handle(live.state, command);
      if (!answer.ok) return no(answer.refusal);
      keep(caseId, answer, live, null);
      const links = answer.state.links.filter(({ id }) => !live.state.links.some((one) => one.id === id));
      return remember(caseId, options, answerOf(answer, links));
    },
    async forward(caseId, to) {
      const live = cases.get(caseId);
      const wakeMs = live ? (parseInstant(to) ?? nextWakeMs(live.state)) : null;
      if (!live?.demo || wakeMs === null)
        return no(refuse('PRECONDITION', 'Sagen kan ikke spoles frem.', 'The case cannot be moved forward.'));
      const clockOffsetMs = Math.max(wakeMs - clock(), live.clockOffsetMs);
      const { state, messages } = advance(live.state, clock() + clockOffsetMs);
      cases.set(caseId, { ...live, state, sent: [...live.sent, ...messages], clockOffsetMs });
      for (const { id } of live.state.links) {
        const linked = cases.get(id);
        if (linked) cases.set(id, { ...linked, clockOffsetMs });
      }
      const now = formatInstant(clock() + clockOffsetMs);
      return { ok: true, answer: { now, clockOffsetMs }, repeated: false };
    },
    deliverRelays: async () => true,
  };

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
          (!filter.ids || filter.ids.includes(live.state.id))
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

  const reads: CaseReads = {
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

  const organisations = pureOrganisations(clock);
  const familyTasks: FamilyTask[] = [];
  const logs = { readLog: pureReadLog(clock), emergencies: noEmergencies() };
  const disclosures = {
    receipts: pureReceipts((caseId) => cases.get(caseId)?.events ?? []),
    breaches: pureBreaches(() => [...cases.values()].map(({ state }) => state)),
    retention: noRetention(),
  };
  return {
    ...purePersons(gateway, reads),
    reads,
    parameters,
    organisations,
    directory: pureDirectory(),
    feeds: pureFeeds(clock),
    escalations: {
      casesToldTo: async (roles) =>
        [...cases].flatMap(([id, { sent }]) =>
          sent.some(({ kind, to }) => kind !== 'reminder' && roles.includes(to)) ? [id] : [],
        ),
    },
    ...logs,
    ...disclosures,
    documents: pureDocuments(),
    templates: pureTemplates(),
    handovers: pureHandovers(() => cases.values()),
    savedViews: pureSavedViews(),
    webhooks: pureWebhooks(clock),
    changes,
    notices: pureNotices,
    family: pureFamily(familyTasks, clock),
    familyTasks,
    sentOf: (caseId) => cases.get(caseId)?.sent ?? [],
  };
}

const no = (refusal: Refusal): { ok: false; refusal: Refusal } => ({ ok: false, refusal });

const commandOf = ({ name, data, role, at }: GivenCommand, nowMs: number): Command => ({
  name,
  data,
  role,
  at: at ?? formatInstant(nowMs),
});

const answerOf = ({ state, events, changes, result }: Accepted, links: readonly Link[]): CommandAnswer => ({
  version: state.version,
  events: events.map(({ id, type, at }) => ({ id, type, at })),
  ...changes,
  links,
  ...(result ? { result } : {}),
});

function hashed(events: readonly CaseEvent[]): JournalEntry[] {
  let hash = '';
  return events.map((event) => {
    hash = createHash('sha256').update(hash).update(JSON.stringify(event)).digest('hex');
    return { ...event, hash };
  });
}
