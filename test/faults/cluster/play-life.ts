import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { LifeReport } from '../../../bench/cluster/report.ts';
import type { Sql } from '../../../db/connect.ts';
import { readEvents } from '../../../db/read-journal.ts';
import { readLife, readMessages } from '../../../db/read-life.ts';
import { parseInstant } from '../../../domain/calendar/index.ts';
import type { SimulatedCase } from '../../../domain/simulation/result.ts';
import type { Scenario } from '../../../domain/simulation/scenario.ts';
import { caseResult, commandOf, simulate } from '../../../domain/simulation/simulate.ts';
import type { CaseGateway, CommandAnswer } from '../../../worker/gateway/case-gateway.ts';
import type { RecordingClient } from '../support/recording-client.ts';
import { differences } from './life-differences.ts';

/** What lives are lived with: the API for everything a caller may do, the gateway for a demo case's first step. */
export interface LifeParts {
  gateway: CaseGateway;
  client: RecordingClient;
  url: string;
  sql: Sql;
}

const AGAIN_MS = 500;
const PATIENCE_MS = 180_000;
/** So long a case may take to publish what its clock's last move made due. */
const SETTLED_MS = 20_000;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Lives a life through the cluster as a demo case, its clock moved from step to step, each step after `rest`; whatever is
 * not answered is asked again with the same key. Says in what it differs from what the rules alone make of the same file.
 */
export async function playLife(
  parts: LifeParts,
  life: Scenario,
  key: string,
  rest: () => Promise<unknown>,
): Promise<LifeReport> {
  const [refer, ...steps] = life.steps;
  if (!refer) throw new Error('a life without steps');
  const told: (readonly number[])[] = [];
  const refusals: string[] = [];
  const root = await open(parts, life, key);
  const ids = new Map([[refer.case, root.id]]);
  told.push(root.events.map((event) => event.id));
  for (const [i, step] of steps.entries()) {
    await rest();
    await moveClock(parts, life, root.id, step.at);
    const { name, data, role } = commandOf(step, told, new Map());
    const caseId = ids.get(step.case);
    if (caseId === undefined) throw new Error(`${life.name}: step ${i + 1} names a case that is not there`);
    const user = `${life.municipality}:${role}`;
    const operation = await parts.client.give(caseId, name, data, {}, user);
    await insist(async () => {
      if (operation.heard.at(-1) === 'unknown') await parts.client.again(operation);
      return operation.heard.at(-1) !== 'unknown';
    });
    const answer = operation.answer as unknown as CommandAnswer | null;
    told.push(answer?.events.map((event) => event.id) ?? []);
    if (!answer) refusals.push(`step ${i + 1}, ${name}: ${operation.refusal}`);
    for (const link of answer?.links ?? []) ids.set(link.ref, link.id);
  }
  await moveClock(parts, life, root.id, life.until);
  const differs = await insistOnSame(parts, life, root.id, refusals);
  return { name: life.name, steps: life.steps.length, differs };
}

/** The API opens no case in the past; the gateway behind it does, for demo cases. */
async function open({ gateway, client }: LifeParts, life: Scenario, key: string) {
  const { kind, municipality, parameters, ruleSet } = life;
  const [step] = life.steps;
  if (!step) throw new Error('a life without steps');
  const clockOffsetMs = (parseInstant(step.at) ?? 0) - Date.now();
  const { name, data, role } = commandOf(step, [], new Map());
  const input = { kind, municipality, parameters, ruleSet, clockOffsetMs };
  let opened: Awaited<ReturnType<CaseGateway['openCase']>> | undefined;
  await insist(async () => {
    opened = await gateway.openCase(input, { name, data, role, at: step.at }, { key });
    return opened.ok || opened.retryAfterSeconds === undefined;
  });
  if (!opened?.ok) throw new Error(`${life.name} could not be opened`);
  const { answer } = opened;
  client.operations.push({
    ...{ key, keyHash: sha256(key), caseId: answer.id, path: '', body: data },
    ...{ heard: ['ok'], answer: { ...answer, events: [...answer.events] }, user: '' },
  });
  return answer;
}

/** A clock that is past the moment already, because an answer took its time, stays where it is. */
async function moveClock({ url }: LifeParts, life: Scenario, caseId: string, to: string): Promise<void> {
  await insist(async () => {
    const answer = await fetch(`${url}/v1/cases/${caseId}/forward`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer demo:${life.municipality}:FR`,
      },
      body: JSON.stringify({ to }),
      signal: AbortSignal.timeout(30_000),
    })
      .then(async (response) => ({ status: response.status, body: await response.text() }))
      .catch(() => null);
    return answer !== null && (answer.status === 200 || /"reason":\s*"clock"/.test(answer.body));
  });
}

async function insist(call: () => Promise<boolean>): Promise<void> {
  const limit = Date.now() + PATIENCE_MS;
  while (!(await call())) {
    if (Date.now() > limit) throw new Error('a step of a life was never answered');
    await pause(AGAIN_MS);
  }
}

async function insistOnSame(
  { sql }: LifeParts,
  life: Scenario,
  root: string,
  refusals: readonly string[],
): Promise<string[]> {
  const expected = simulate(life);
  const limit = Date.now() + SETTLED_MS;
  for (;;) {
    const lived = await readBack(sql, root, parseInstant(life.until) ?? 0);
    const differs = [
      ...differences(expected.cases, lived),
      ...(refusals.length === expected.refusals.length
        ? []
        : [`${refusals.join(', ') || 'no step was refused'}; ${expected.refusals.length} should be`]),
    ];
    if (differs.length === 0 || Date.now() > limit) return differs;
    await pause(AGAIN_MS);
  }
}

async function readBack(sql: Sql, root: string, untilMs: number): Promise<SimulatedCase[]> {
  const life = await readLife(sql, root);
  return Promise.all(
    life.map(async ({ id, snapshot }) => {
      const [events, messages] = await Promise.all([readEvents(sql, id), readMessages(sql, id)]);
      const sent = messages.filter((message) => (parseInstant(message.at) ?? 0) <= untilMs);
      return caseResult(snapshot, events, sent, untilMs);
    }),
  );
}
