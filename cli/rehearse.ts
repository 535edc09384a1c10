import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readEvents } from '../db/read-journal.ts';
import { readLife, readMessages, readRefs } from '../db/read-life.ts';
import { parseInstant } from '../domain/calendar/index.ts';
import { type Refusal, refuse } from '../domain/case/refusal.ts';
import type { SimulatedCase, SimulatedRefusal, SimulationResult } from '../domain/simulation/result.ts';
import { firstRef, type Scenario, type ScenarioStep } from '../domain/simulation/scenario.ts';
import { caseResult, commandOf, refusalOf } from '../domain/simulation/simulate.ts';
import { tovholderHome } from '../worker/embedded/home.ts';
import type { Say } from '../worker/embedded/say.ts';
import type { CommandAnswer, GatewayAnswer } from '../worker/gateway/case-gateway.ts';
import { type RehearsalStage, startStage } from './rehearsal-stage.ts';

/** A rehearsal whose servers did not answer; what it would have printed would not be the scenario's doing. */
export class RehearsalFailed extends Error {
  override name = 'RehearsalFailed';
}

// The cases' clock stays this far behind the step that is given: several steps may share one moment, and none must
// come after a message that was planned later. A command brings its own moment along, and lets what is due go first.
// Off the whole minutes at which messages are planned: the time-skipping server never gets over a timer that fires in
// the very milliseconds in which a command cancels it (a real server does).
const BEHIND_MS = 47_500;
// How far past the end the clock goes, so that what is due at the very end has left; the rest is not read.
const BEYOND_MS = 5_000;
const ATTEMPTS = 20;

/**
 * Plays a scenario through the real workflows, activities, gateway and PostgreSQL on the time-skipping server, in a
 * folder of its own, and reads the result back from the store: the same as `simulate` gives for the same file.
 */
export async function rehearse(
  scenario: Scenario,
  options: { home?: string; say?: Say } = {},
): Promise<SimulationResult> {
  const folder = mkdtempSync(join(tmpdir(), 'tovholder-rehearsal-'));
  let stage: RehearsalStage | undefined;
  const clear = async () => {
    await stage?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const end = (signal: NodeJS.Signals) => {
    void clear().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
  try {
    const { home = tovholderHome(), say = () => {} } = options;
    stage = await startStage({ folder, home, say });
    return await playOn(stage, scenario);
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeListener(signal, end);
    await clear();
  }
}

/** Plays one scenario on a stage that is up; several may be played one after the other. */
export async function playOn(stage: RehearsalStage, scenario: Scenario): Promise<SimulationResult> {
  const refusals: SimulatedRefusal[] = [];
  const stepEvents: (readonly number[])[] = [];
  const life = randomUUID();
  let root: string | undefined;
  let clockOffsetMs = 0;
  const passUntil = async (ms: number) => {
    const ahead = ms - ((await stage.nowMs()) + clockOffsetMs);
    if (ahead > 0) await stage.sleep(ahead);
  };

  for (const [i, step] of scenario.steps.entries()) {
    const atMs = parseInstant(step.at) ?? 0;
    const given = givenOf(step, stepEvents);
    const key = `${life}/${i}`;
    let answer: GatewayAnswer<CommandAnswer>;
    const id = root === undefined ? undefined : (await readRefs(stage.sql, root)).get(step.case);
    if (id !== undefined) {
      await passUntil(atMs - BEHIND_MS);
      answer = await insist(() => stage.gateway.giveCommand(id, given, { key }));
    } else if (step.command === 'refer' && step.case === firstRef(scenario.kind) && root === undefined) {
      clockOffsetMs = atMs - BEHIND_MS - (await stage.nowMs());
      const { kind, municipality, parameters, ruleSet } = scenario;
      const input = { kind, municipality, parameters, ruleSet, clockOffsetMs };
      const opened = await insist(() => stage.gateway.openCase(input, given, { key }));
      if (opened.ok) root = opened.answer.id;
      answer = opened;
    } else {
      answer = { ok: false, refusal: noSuchCase(step.case) };
    }
    stepEvents.push(answer.ok ? answer.answer.events.map((event) => event.id) : []);
    if (answer.ok) continue;
    if (answer.refusal.code === 'UNAVAILABLE' || answer.refusal.code === 'BUSY')
      throw new RehearsalFailed(`Step ${i} (${step.command}): ${answer.refusal.message.en}`);
    refusals.push(refusalOf(i, answer.refusal));
  }

  const untilMs = parseInstant(scenario.until) ?? 0;
  await passUntil(untilMs + BEYOND_MS);
  const cases = root === undefined ? [] : await readBack(stage, root, untilMs);
  return { name: scenario.name, until: scenario.until, refusals, cases };
}

/** By whom and with which event numbers a step is given is the simulation's own rule. */
function givenOf(step: ScenarioStep, stepEvents: readonly (readonly number[])[]) {
  const { name, data, role, at } = commandOf(step, stepEvents, new Map());
  return { name, data, role, at };
}

/** Asks again with the same key, as any caller would, while the servers are too busy to answer. */
async function insist<T>(call: () => Promise<GatewayAnswer<T>>): Promise<GatewayAnswer<T>> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await call();
    const again = !answer.ok && answer.retryAfterSeconds !== undefined && attempt < ATTEMPTS;
    if (!again) return answer;
    await pause(answer.retryAfterSeconds ? answer.retryAfterSeconds * 250 : 250);
  }
}

async function readBack(stage: RehearsalStage, root: string, untilMs: number): Promise<SimulatedCase[]> {
  const life = await readLife(stage.sql, root);
  return Promise.all(
    life.map(async ({ id, snapshot }) => {
      const [events, messages] = await Promise.all([readEvents(stage.sql, id), readMessages(stage.sql, id)]);
      const sent = messages.filter((message) => (parseInstant(message.at) ?? 0) <= untilMs);
      return caseResult(snapshot, events, sent, untilMs);
    }),
  );
}

const noSuchCase = (ref: string): Refusal =>
  refuse('NOT_FOUND', 'Sagen findes ikke.', 'There is no such case.', { reason: ref });
