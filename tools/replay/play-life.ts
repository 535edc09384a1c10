import { createHash } from 'node:crypto';
import { Context } from '@temporalio/activity';
import { type Client, WorkflowUpdateFailedError } from '@temporalio/client';
import type { CaseActivities, PublishBatch } from '../../activities/publish.ts';
import { parseInstant } from '../../domain/calendar/index.ts';
import { parametersFor } from '../../domain/rules/parameters.ts';
import { firstRef, type ScenarioStep } from '../../domain/simulation/scenario.ts';
import { commandOf, type World } from '../../domain/simulation/simulate.ts';
import type { CaseInput } from '../../workflows/case-input.ts';
import {
  commandUpdate,
  migrateSignal,
  relayUpdate,
  withdrawSignal,
  workflowIdOf,
} from '../../workflows/messages.ts';
import type { RecordedLife } from './lives.ts';
import { createMemoryStore, type MemoryStore } from './memory-store.ts';

// As in a rehearsal: off the whole minutes at which messages are planned.
const BEHIND_MS = 47_500;

/** Where lives are played: a client, the queue that the worker listens on, and a time that can be skipped. */
export interface PlayGround {
  client: Client;
  taskQueue: string;
  nowMs: () => Promise<number>;
  sleep: (ms: number) => Promise<void>;
}

/** The one store of all lives; `away` makes it refuse the quick publication. */
export interface PlayedStore {
  store: MemoryStore;
  activities: CaseActivities;
  away: boolean;
}

export function playedStore(): PlayedStore {
  const store = createMemoryStore();
  const played: PlayedStore = {
    store,
    away: false,
    activities: {
      async publish(batch) {
        if (played.away && Context.current().info.isLocal) throw storeAway();
        return store.publish(batch);
      },
    },
  };
  return played;
}

/** Plays one life through its workflows, without PostgreSQL: a history does not know what stands behind an answer. */
export async function playLife(
  ground: PlayGround,
  played: PlayedStore,
  life: RecordedLife,
): Promise<ReadonlyMap<string, string>> {
  const { client, taskQueue } = ground;
  const { scenario } = life;
  const ids = new Map<string, string>();
  const idOf = (ref: string) => ids.get(ref) ?? ids.set(ref, caseIdOf(life.name, ref)).get(ref) ?? '';
  const start = (caseId: string, kind: string, input: CaseInput) =>
    client.workflow.start(kind === 'child' ? 'childCase' : 'pregnancyCase', {
      workflowId: workflowIdOf(caseId),
      taskQueue,
      args: [life.historyBudget ? { ...input, historyBudget: life.historyBudget } : input],
    });
  const waiting: PublishBatch['relays'][number][] = [];
  played.store.onWritten = async ({ births, withdrawals, relays, clockOffsetMs, demo }) => {
    for (const { child } of births)
      await start(child.opening.id, 'child', {
        schemaVersion: 1,
        begin: { by: 'birth', child },
        clockOffsetMs,
        demo,
      }).catch(() => {});
    for (const { to } of withdrawals)
      await client.workflow
        .getHandle(workflowIdOf(to))
        .signal(withdrawSignal)
        .catch(() => {});
    waiting.push(...relays);
  };

  const stepEvents: (readonly number[])[] = [];
  let clockOffsetMs = 0;
  for (const [i, step] of scenario.steps.entries()) {
    const atMs = parseInstant(step.at) ?? 0;
    const caseId = idOf(step.case);
    const before = played.store.life(caseId)?.events.length ?? 0;
    if (i > 0) await passUntil(ground, clockOffsetMs, atMs - BEHIND_MS);
    played.away = life.awayAt?.includes(i) ?? false;
    const envelope = { ...envelopeOf(step, i), keyHash: `${life.name}/${i}`, bodyHash: `${i}` };
    if (i === 0) {
      clockOffsetMs = atMs - BEHIND_MS - (await ground.nowMs());
      const { command, keyHash, bodyHash } = envelope;
      const opening = openingOf(caseId);
      const begin = { by: 'referral' as const, opening, refer: command, keyHash, bodyHash };
      await start(caseId, scenario.kind, { schemaVersion: 1, begin, clockOffsetMs, demo: true });
    } else {
      const handle = client.workflow.getHandle(workflowIdOf(caseId));
      await handle
        .executeUpdate(commandUpdate, { args: [envelope], updateId: `step${i}` })
        .catch(unlessRefused);
    }
    await until(() => played.away || i > 0 || played.store.life(caseId) !== undefined);
    await tellLinked(client, waiting);
    played.away = false;
    stepEvents.push((played.store.life(caseId)?.events ?? []).slice(before).map((event) => event.id));
    if (life.migrateAfter?.includes(i))
      for (const id of ids.values())
        await client.workflow
          .getHandle(workflowIdOf(id))
          .signal(migrateSignal)
          .catch(() => {});
  }
  await passUntil(ground, clockOffsetMs, (parseInstant(scenario.until) ?? 0) + 5_000);
  return ids;

  function envelopeOf(step: ScenarioStep, i: number) {
    const world: World = new Map();
    for (const [ref, id] of ids) {
      const state = played.store.life(id)?.state;
      if (state) world.set(ref, { state, events: [], sent: [] });
    }
    const command = commandOf(step, stepEvents, i === 0 ? new Map() : world);
    const children = Array.isArray(step.data.children) ? step.data.children : [];
    const refs = children.flatMap((child) => {
      const { alive, ref } = child as { alive?: boolean; ref?: string };
      return alive === true && ref ? [ref] : [];
    });
    return { command: { ...command, newCaseIds: refs.map(idOf) } };
  }

  function openingOf(id: string) {
    const { kind, municipality, parameters, ruleSet } = scenario;
    const ref = firstRef(kind);
    return {
      id,
      ref,
      kind,
      municipality,
      parameters: parametersFor(municipality, parameters),
      ruleSet,
      links: [],
    };
  }
}

/** A stack would carry the folders of the machine into the history. */
function storeAway(): Error {
  const error = new Error('away');
  error.stack = 'Error: away';
  return error;
}

async function passUntil(ground: PlayGround, clockOffsetMs: number, ms: number): Promise<void> {
  const ahead = ms - ((await ground.nowMs()) + clockOffsetMs);
  if (ahead > 0) await ground.sleep(ahead);
}

async function tellLinked(client: Client, waiting: PublishBatch['relays'][number][]): Promise<void> {
  for (const { to, payload } of waiting.splice(0))
    await client.workflow.getHandle(workflowIdOf(to)).executeUpdate(relayUpdate, {
      args: [payload],
      updateId: `relay:${payload.fromRef}:${payload.events[0]?.id}`,
    });
}

function unlessRefused(error: unknown): void {
  if (!(error instanceof WorkflowUpdateFailedError)) throw error;
}

async function until(isSo: () => boolean): Promise<void> {
  const tries = 500;
  for (let i = 0; i < tries && !isSo(); i += 1) await new Promise((done) => setTimeout(done, 20));
  if (!isSo()) throw new Error('A case did not write its first events.');
}

/** The same life has the same ids at every recording. */
const caseIdOf = (life: string, ref: string): string =>
  `c_${createHash('sha256').update(`${life} ${ref}`).digest('hex').slice(0, 32)}`;
