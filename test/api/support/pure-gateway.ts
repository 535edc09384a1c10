import { randomUUID } from 'node:crypto';
import type { DirectoryStore, EscalationReads } from '../../../api/directory-ports.ts';
import type { Breaches, Receipts, Retention } from '../../../api/disclosure-ports.ts';
import type { Drafts } from '../../../api/draft-ports.ts';
import type { Changes } from '../../../api/events/change-feed.ts';
import type { FamilyContact, FamilyTask } from '../../../api/family-ports.ts';
import type { Feeds } from '../../../api/feed-ports.ts';
import type { Handovers } from '../../../api/handover-ports.ts';
import type { Emergencies, ReadLog } from '../../../api/log-ports.ts';
import type { OrganisationStore, ParameterStore } from '../../../api/municipal-ports.ts';
import type { Notices } from '../../../api/notice-ports.ts';
import type { CaseReads } from '../../../api/ports.ts';
import type { SavedViews } from '../../../api/saved-views.ts';
import type { OwnTemplates } from '../../../api/template-ports.ts';
import type { Webhooks } from '../../../api/webhook-ports.ts';
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
import { type Refusal, refuse } from '../../../domain/case/refusal.ts';
import type { Link } from '../../../domain/case/state.ts';
import { derive } from '../../../domain/obligations/case-deadlines.ts';
import { phaseOf } from '../../../domain/obligations/phase.ts';
import { parametersFor } from '../../../domain/rules/parameters.ts';
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
import { mergeTarget, partnerOf } from '../../../worker/gateway/merge-partner.ts';
import { caseIdOf } from '../../../worker/gateway/recognise.ts';
import type { DocumentStore } from '../../../worker/letters/locked-document.ts';
import { pureChanges } from './pure-changes.ts';
import { pureDirectory } from './pure-directory.ts';
import { noRetention, pureBreaches, pureReceipts } from './pure-disclosures.ts';
import { pureDocuments, pureTemplates } from './pure-documents.ts';
import { pureDrafts } from './pure-drafts.ts';
import { pureFamily } from './pure-family.ts';
import { pureFeeds } from './pure-feeds.ts';
import { pureHandovers } from './pure-handovers.ts';
import { noEmergencies, pureReadLog } from './pure-logs.ts';
import { pureOrganisations, pureParameters } from './pure-municipal.ts';
import { pureNotices } from './pure-notices.ts';
import { purePersons } from './pure-persons.ts';
import { type LiveCase, pureReads } from './pure-reads.ts';
import { pureSavedViews } from './pure-saved-views.ts';
import { type PureUsers, pureUsers } from './pure-users.ts';
import { pureWebhooks } from './pure-webhooks.ts';

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
  users: PureUsers;
  receipts: Receipts;
  breaches: Breaches;
  retention: Retention;
  handovers: Handovers;
  savedViews: SavedViews;
  drafts: Drafts;
  webhooks: Webhooks;
  changes: Changes;
  notices: Notices;
  family: FamilyContact;
  /** The tasks that `family` holds: a test adds its own. */
  familyTasks: FamilyTask[];
  /** What has left each case, for looking at. */
  sentOf(caseId: string): readonly Message[];
}

/** A store whose clock is `clock`; `newId` names cases that no key names. */
export function pureStore(
  clock: () => number,
  newId: () => string = () => `c_${randomUUID().replaceAll('-', '')}`,
): PureStore {
  const parameters = pureParameters(clock);
  const cases = new Map<string, LiveCase>();
  const changes = pureChanges((id) => cases.get(id)?.clockOffsetMs ?? 0);
  const answers = new Map<string, { bodyHash: string | undefined; answer: unknown }>();
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
      const fromRef = relay.fromRef ?? live.state.ref;
      const received = receive(advance(linked.state, timeOf(linked)).state, fromRef, relay.events);
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
      const survivor = cases.get(mergeTarget(given) ?? '');
      const command = {
        ...commandOf(given, timeOf(live)),
        ...(survivor ? { survivor: partnerOf(live.state, survivor.state, timeOf(survivor)) } : {}),
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

  const reads = pureReads(cases, clock);
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
    users: pureUsers(clock),
    handovers: pureHandovers(() => cases.values()),
    savedViews: pureSavedViews(),
    drafts: pureDrafts(clock),
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
