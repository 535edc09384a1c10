import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEvents } from '../db/read-journal.ts';
import { readLife, readMessages } from '../db/read-life.ts';
import { parseInstant } from '../domain/calendar/index.ts';
import { type Refusal, refuse } from '../domain/case/refusal.ts';
import type { SimulatedCase, SimulatedRefusal, SimulationResult } from '../domain/simulation/result.ts';
import { firstRef, type Scenario, type ScenarioStep } from '../domain/simulation/scenario.ts';
import { caseResult, commandOf, refusalOf } from '../domain/simulation/simulate.ts';
import { tovholderHome } from '../worker/embedded/home.ts';
import type { Say } from '../worker/embedded/say.ts';
import { type RehearsalStage, startStage } from './rehearsal-stage.ts';

/** A rehearsal whose servers did not answer; what it would have printed would not be the scenario's doing. */
export class RehearsalFailed extends Error {
  override name = 'RehearsalFailed';
}

// The cases' clock stays this far behind the step that is given: several steps may share one moment, and none must
// come after a message that was planned later. A command brings its own moment along, and lets what is due go first.
const BEHIND_MS = 60_000;
// How far past the end the clock goes, so that what is due at the very end has left; the rest is not read.
const BEYOND_MS = 5_000;

/**
 * Plays a scenario through the real workflows, activities, gateway and PostgreSQL on the time-skipping server, in a
 * folder of its own, and reads the result back from the store: the same as `simulate` gives for the same file.
 */
export async function rehearse(
  scenario: Scenario,
  options: { home?: string; say?: Say } = {},
): Promise<SimulationResult> {
  const folder = mkdtempSync(join(tmpdir(), 'tovholder-rehearsal-'));
  try {
    const stage = await startStage({
      folder,
      home: options.home ?? tovholderHome(),
      say: options.say ?? (() => {}),
    });
    try {
      return await playOn(stage, scenario);
    } finally {
      await stage.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Plays one scenario on a stage that is up; several may be played one after the other. */
export async function playOn(stage: RehearsalStage, scenario: Scenario): Promise<SimulationResult> {
  const refusals: SimulatedRefusal[] = [];
  const stepEvents: (readonly number[])[] = [];
  let root: string | undefined;
  let clockOffsetMs = 0;
  const passUntil = async (ms: number) => {
    const ahead = ms - ((await stage.nowMs()) + clockOffsetMs);
    if (ahead > 0) await stage.sleep(ahead);
  };

  for (const [i, step] of scenario.steps.entries()) {
    const atMs = parseInstant(step.at) ?? 0;
    const given = givenOf(step, stepEvents);
    let answer: { ok: true; events: readonly { id: number }[] } | { ok: false; refusal: Refusal };
    const ids = root === undefined ? new Map<string, string>() : await idsByRef(stage, root);
    const id = ids.get(step.case);
    if (id !== undefined) {
      await passUntil(atMs - BEHIND_MS);
      const given_ = await stage.gateway.giveCommand(id, given);
      answer = given_.ok ? { ok: true, events: given_.answer.events } : given_;
    } else if (step.command === 'refer' && step.case === firstRef(scenario.kind) && root === undefined) {
      clockOffsetMs = atMs - BEHIND_MS - (await stage.nowMs());
      const { kind, municipality, parameters, ruleSet } = scenario;
      const opened = await stage.gateway.openCase(
        { kind, municipality, parameters, ruleSet, clockOffsetMs },
        given,
      );
      if (opened.ok) root = opened.answer.id;
      answer = opened.ok ? { ok: true, events: opened.answer.events } : opened;
    } else {
      answer = { ok: false, refusal: noSuchCase(step.case) };
    }
    stepEvents.push(answer.ok ? answer.events.map((event) => event.id) : []);
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

async function idsByRef(stage: RehearsalStage, root: string): Promise<Map<string, string>> {
  return new Map((await readLife(stage.sql, root)).map(({ snapshot }) => [snapshot.ref, snapshot.id]));
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
