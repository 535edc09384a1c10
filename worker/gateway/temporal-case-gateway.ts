import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { deliverRelays } from '../../activities/deliver-relays.ts';
import type { Engine } from '../../activities/engine-port.ts';
import type { Sql } from '../../db/connect.ts';
import { type Addressee, findAddressee, findAnswer, type StoredAnswer } from '../../db/find-answer.ts';
import { readParameterChanges } from '../../db/read-parameter-changes.ts';
import { waitForClaimed } from '../../db/wait-for-claimed.ts';
import { waitUntil } from '../../db/wait-for-event.ts';
import { whileMerging } from '../../db/while-merging.ts';
import { civilDateOf, formatInstant } from '../../domain/calendar/index.ts';
import type { CaseOpening, Command } from '../../domain/case/command.ts';
import { openCase } from '../../domain/case/engine.ts';
import { refuse } from '../../domain/case/refusal.ts';
import { isStorable } from '../../domain/case/storable.ts';
import type { Phase } from '../../domain/obligations/phase.ts';
import { changedValues } from '../../domain/rules/parameter-changes.ts';
import { type Parameters, parametersFor } from '../../domain/rules/parameters.ts';
import type { PersonIntake } from '../../persons/person-intake.ts';
import type { CaseInput } from '../../workflows/case-input.ts';
import { type CommandEnvelope, commandUpdate, workflowIdOf } from '../../workflows/messages.ts';
import { startCase } from '../case-engine.ts';
import { boundedCalls } from './bounded-call.ts';
import type {
  CallOptions,
  CaseGateway,
  CommandAnswer,
  GatewayAnswer,
  GivenCommand,
  NewCase,
  OpenedAnswer,
} from './case-gateway.ts';
import { createForward } from './forward.ts';
import { mergeTarget, storedPartner } from './merge-partner.ts';
import { caseIdOf, recognise } from './recognise.ts';
import { busy, type NotDone, noSuchCase, notDone, otherBody, unavailable } from './refusals.ts';
import { registering } from './register-persons.ts';
import { whyUnpublished } from './why-unpublished.ts';

/** What the gateway stands on. */
export interface GatewayParts {
  client: Client;
  engine: Engine;
  sql: Sql;
  /** Where names and numbers go before a command enters the engine; left out, they stay in the command (rehearsals). */
  persons?: PersonIntake;
  /** Events after which a case's run ends; left out, the case's own. For tests. */
  historyBudget?: number;
}

/** The gateway to live cases on Temporal, with PostgreSQL for what was answered before and for what is read next. */
export function createCaseGateway({
  client,
  engine,
  sql,
  persons,
  historyBudget,
}: GatewayParts): CaseGateway {
  const within = boundedCalls(client);

  /** The stored answer, as soon as the case has published it. */
  async function published(caseId: string, keyHash: string): Promise<StoredAnswer | undefined> {
    let stored: StoredAnswer | undefined;
    await waitUntil(async () => {
      stored = await findAnswer(sql, caseId, keyHash);
      return stored !== undefined;
    });
    return stored;
  }

  async function finish(caseId: string, stored: StoredAnswer): Promise<CommandAnswer> {
    const answer = stored.answer as unknown as CommandAnswer;
    if (stored.relays) await deliverRelays(sql, engine, { from: caseId });
    // What a case takes in it tells the family's other cases in turn.
    const survivor = answer.result?.survivor;
    if (typeof survivor === 'string') await deliverRelays(sql, engine, { from: survivor });
    // Nothing that was stopped may leave after its caller was told.
    if (answer.cancelled.length > 0) await waitForClaimed(sql, caseId);
    return answer;
  }

  async function send(caseId: string, envelope: CommandEnvelope): Promise<NotDone | undefined> {
    const handle = client.workflow.getHandle(workflowIdOf(caseId));
    try {
      await within(() =>
        handle.executeUpdate(commandUpdate, { args: [envelope], updateId: envelope.keyHash }),
      );
      return undefined;
    } catch (error) {
      return notDone(error) ?? noSuchCase;
    }
  }

  async function give(
    caseId: string,
    given: GivenCommand,
    options: CallOptions,
    into: string | null = null,
  ): Promise<GatewayAnswer<CommandAnswer>> {
    const { keyHash, bodyHash } = recognise(options.key ?? randomUUID(), given, options);
    try {
      const addressee = await findAddressee(sql, caseId, keyHash);
      if (!addressee) return noSuchCase;
      const repeated = addressee.body_hash !== null;
      if (repeated && addressee.body_hash !== bodyHash) return otherBody;
      if (!repeated) {
        const survivor = into === null ? undefined : await storedPartner(sql, caseId, into, given.at);
        const command = {
          ...stamped(given, addressee.clock_offset_ms, addressee.linked_versions ?? {}),
          ...(survivor ? { survivor } : {}),
        };
        const refused = storable(command) ?? heard(given, addressee);
        if (refused) return refused;
        const { ifVersion } = options;
        const envelope = {
          command,
          keyHash,
          bodyHash,
          ...(ifVersion === undefined ? {} : { ifVersion }),
        };
        let failed = await send(caseId, envelope);
        // A child's case may be in the store a moment before its workflow runs.
        if (failed === noSuchCase && (await startWaiting(caseId, addressee)))
          failed = await send(caseId, envelope);
        if (failed) return failed === noSuchCase ? unavailable : failed;
      }
      const stored = await published(caseId, keyHash);
      if (!stored) return whyUnpublished(client, caseId);
      // Another body under the same key at the same moment: the engine takes the two for one call.
      if (stored.body_hash !== bodyHash) return otherBody;
      return { ok: true, answer: await finish(caseId, stored), repeated };
    } catch (error) {
      return notDone(error) ?? unavailable;
    }
  }

  const gateway: CaseGateway = {
    async openCase(input, refer, options = {}): Promise<GatewayAnswer<OpenedAnswer>> {
      const key = options.key ?? randomUUID();
      const { keyHash, bodyHash } = recognise(key, { input, refer }, options);
      const caseId = caseIdOf(key);
      const clockOffsetMs = input.clockOffsetMs ?? 0;
      const command = stamped(refer, clockOffsetMs, {});
      try {
        let stored = await findAnswer(sql, caseId, keyHash);
        const repeated = stored !== undefined;
        if (!stored) {
          const changes = await readParameterChanges(sql, input.municipality);
          const opening = openingOf(caseId, input, changedValues(changes, civilDateOf(Date.now())));
          const trial = storable(command) ?? openCase(opening, command);
          if (!trial.ok) return trial;
          const begin = { by: 'referral' as const, opening, refer: command, keyHash, bodyHash };
          const started: CaseInput = {
            schemaVersion: 1,
            begin,
            clockOffsetMs,
            demo: input.clockOffsetMs !== undefined,
            ...(historyBudget ? { historyBudget } : {}),
          };
          await within(() => startCase(client, caseId, input.kind, started));
          stored = await published(caseId, keyHash);
        }
        if (!stored) return whyUnpublished(client, caseId);
        if (stored.body_hash !== bodyHash) return otherBody;
        const answer = await finish(caseId, stored);
        const opened = { ...answer, id: caseId, kind: input.kind, phase: stored.phase as Phase };
        return { ok: true, answer: opened, repeated };
      } catch (error) {
        return notDone(error) ?? unavailable;
      }
    },

    async giveCommand(caseId, given, options = {}): Promise<GatewayAnswer<CommandAnswer>> {
      const into = mergeTarget(given);
      if (into === null) return give(caseId, given, options);
      try {
        const done = await whileMerging(sql, [caseId, into], () => give(caseId, given, options, into));
        return done?.value ?? busy;
      } catch (error) {
        return notDone(error) ?? unavailable;
      }
    },

    forward: createForward({
      client,
      sql,
      within,
      giveCommand: (...given) => outward.giveCommand(...given),
      idOf: ({ name }) => caseIdOf(`demo/${name}/0`),
    }),

    async deliverRelays(caseId) {
      try {
        return await deliverRelays(sql, engine, { from: caseId });
      } catch {
        return false;
      }
    },
  };
  const outward = persons ? registering(gateway, persons) : gateway;
  return outward;

  async function startWaiting(caseId: string, { links }: Addressee): Promise<boolean> {
    const pregnancy = links.find((link) => link.rel === 'pregnancy');
    if (!pregnancy || pregnancy.id === caseId) return false;
    await deliverRelays(sql, engine, { from: pregnancy.id, kinds: ['birth'] });
    return true;
  }
}

const newCaseId = (): string => `c_${randomUUID().replaceAll('-', '')}`;

/** The command with its moment and what its case must know of others. */
function stamped(
  given: GivenCommand,
  clockOffsetMs: number,
  linkedVersions: Readonly<Record<string, number>>,
): Command {
  const { name, data, role } = given;
  const children = Array.isArray(data.children) ? data.children.slice(0, 20) : [];
  return {
    name,
    data,
    role,
    at: given.at ?? formatInstant(Date.now() + clockOffsetMs),
    newCaseIds: children.map(newCaseId),
    linkedVersions,
  };
}

/** A new case carries its municipality's values of this moment, and keeps them. */
const openingOf = (id: string, input: NewCase, changed: Partial<Parameters>): CaseOpening => ({
  id,
  ref: input.kind === 'pregnancy' ? 'pregnancy' : 'child:1',
  kind: input.kind,
  municipality: input.municipality,
  parameters: parametersFor(input.municipality, { ...changed, ...input.parameters }),
  ruleSet: input.ruleSet ?? null,
  links: [],
});

function storable({ data }: Command): NotDone | undefined {
  if (isStorable(data)) return undefined;
  const refusal = refuse(
    'VALIDATION',
    'Indholdet er for dybt, for stort eller har ulovlige tegn.',
    'The input is too deep, too large or has illegal characters.',
    { reason: 'data' },
  );
  return { ok: false, refusal };
}

/** Nothing is disclosed from a case that has not heard what a linked one said: it might be a withdrawal. */
const heard = (given: GivenCommand, addressee: Addressee): NotDone | undefined =>
  given.name === 'disclose' && addressee.unheard ? busy : undefined;
