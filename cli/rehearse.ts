import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readEvents } from '../db/read-journal.ts';
import { readLife, readMessages, readRefs } from '../db/read-life.ts';
import { parseInstant } from '../domain/calendar/index.ts';
import { type Refusal, refuse } from '../domain/case/refusal.ts';
import type { JsonObject } from '../domain/json.ts';
import type { SimulatedCase, SimulatedRefusal, SimulationResult } from '../domain/simulation/result.ts';
import { firstRef, opensCase, type Scenario, type ScenarioStep } from '../domain/simulation/scenario.ts';
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
  const [result] = await playAllOn(stage, [scenario]);
  return result as SimulationResult;
}

/** One life on the stage: its case, once it is opened, and its own clock, which starts with its first step. */
interface Rehearsed {
  scenario: Scenario;
  /** What the first step's moment is on everybody's clock: lives of different years are played side by side. */
  offsetMs: number;
  key: string;
  root: string | undefined;
  /** Duplicates beside the scenario's first case, by ref. */
  duplicates: Map<string, string>;
  done: number;
  refusals: SimulatedRefusal[];
  stepEvents: (readonly number[])[];
}

/**
 * Plays several scenarios at once, each on its own clock: time is skipped for all of them together, and whoever has a
 * step within `windowMs` gives it, its own steps one after the other.
 */
export async function playAllOn(
  stage: RehearsalStage,
  scenarios: readonly Scenario[],
  windowMs = 0,
): Promise<SimulationResult[]> {
  const startMs = await stage.nowMs();
  const lives = scenarios.map(
    (scenario): Rehearsed => ({
      scenario,
      offsetMs: (parseInstant(scenario.steps[0]?.at) ?? 0) - BEHIND_MS - startMs,
      key: randomUUID(),
      root: undefined,
      duplicates: new Map(),
      done: 0,
      refusals: [],
      stepEvents: [],
    }),
  );
  const passUntil = async (ms: number) => {
    const ahead = ms - (await stage.nowMs());
    if (ahead > 0) await stage.sleep(ahead);
  };
  for (;;) {
    const next = Math.min(...lives.map(nextStepMs));
    if (next === Number.POSITIVE_INFINITY) break;
    await passUntil(next);
    await Promise.all(lives.map((life) => giveSteps(stage, life, next + windowMs)));
  }
  const untilMs = (life: Rehearsed) => parseInstant(life.scenario.until) ?? 0;
  await passUntil(Math.max(...lives.map((life) => untilMs(life) - life.offsetMs)) + BEYOND_MS);
  return Promise.all(
    lives.map(async (life) => {
      const { scenario, root, duplicates, refusals } = life;
      const cases = root === undefined ? [] : await readBack(stage, root, untilMs(life));
      for (const [ref, id] of duplicates)
        cases.push(...(await readBack(stage, id, untilMs(life))).map((one) => ({ ...one, ref })));
      return { name: scenario.name, until: scenario.until, refusals, cases };
    }),
  );
}

/** When the life's next step is given, on the stage's clock. */
function nextStepMs({ scenario, done, offsetMs }: Rehearsed): number {
  const step = scenario.steps[done];
  return step ? (parseInstant(step.at) ?? 0) - BEHIND_MS - offsetMs : Number.POSITIVE_INFINITY;
}

async function giveSteps(stage: RehearsalStage, life: Rehearsed, upToMs: number): Promise<void> {
  while (nextStepMs(life) <= upToMs) {
    const i = life.done;
    const step = life.scenario.steps[i] as ScenarioStep;
    const answer = await giveStep(stage, life, step);
    life.done += 1;
    life.stepEvents.push(answer.ok ? answer.answer.events.map((event) => event.id) : []);
    if (answer.ok) continue;
    if (answer.refusal.code === 'UNAVAILABLE' || answer.refusal.code === 'BUSY')
      throw new RehearsalFailed(`Step ${i} (${step.command}): ${answer.refusal.message.en}`);
    life.refusals.push(refusalOf(i, answer.refusal));
  }
}

async function giveStep(
  { gateway, sql }: RehearsalStage,
  life: Rehearsed,
  step: ScenarioStep,
): Promise<GatewayAnswer<CommandAnswer>> {
  const { scenario, root, offsetMs } = life;
  const refs = new Map([...(root === undefined ? [] : await readRefs(sql, root)), ...life.duplicates]);
  const given = intoById(givenOf(step, life.stepEvents), refs);
  const key = `${life.key}/${life.done}`;
  const id = refs.get(step.case);
  if (id !== undefined) return insist(() => gateway.giveCommand(id, given, { key }));
  if (!opensCase(step, scenario.kind)) return { ok: false, refusal: noSuchCase(step.case) };
  const { kind, municipality, parameters, ruleSet } = scenario;
  const input = { kind, municipality, parameters, ruleSet, clockOffsetMs: offsetMs };
  const opened = await insist(() => gateway.openCase(input, given, { key }));
  if (!opened.ok) return opened;
  if (step.case === firstRef(scenario.kind)) life.root = opened.answer.id;
  else life.duplicates.set(step.case, opened.answer.id);
  return opened;
}

/** By whom and with which event numbers a step is given is the simulation's own rule. */
function givenOf(step: ScenarioStep, stepEvents: readonly (readonly number[])[]) {
  const { name, data, role, at } = commandOf(step, stepEvents, new Map());
  return { name, data, role, at };
}

/** A scenario names the case that goes on by its ref; the case itself knows ids. */
function intoById<G extends { name: string; data: JsonObject }>(
  given: G,
  refs: ReadonlyMap<string, string>,
): G {
  const id = given.name === 'merge-case' ? refs.get(String(given.data.into)) : undefined;
  return id === undefined ? given : { ...given, data: { ...given.data, into: id } };
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
