import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { openBornChild, openCase } from '../../../domain/case/engine.ts';
import { factOf } from '../../../domain/case/evolve.ts';
import { parametersFor } from '../../../domain/rules/parameters.ts';
import { firstRef, readScenario, type Scenario } from '../../../domain/simulation/scenario.ts';
import { commandOf, type World } from '../../../domain/simulation/simulate.ts';
import { projectRoot } from '../../../worker/embedded/home.ts';
import type { CaseInput } from '../../../workflows/case-input.ts';
import { carry, hear, judge, type LiveCase, liveFrom, passTime, take } from '../../../workflows/live-case.ts';
import { batchOf, settle } from '../../../workflows/publication.ts';

export const SHAPES = join(projectRoot, 'test', 'workflow', 'shapes');

/** A released shape of what one run hands to the next, as `record-shape.ts` wrote it. */
export interface RecordedShape {
  schemaVersion: number;
  /** Every path and the type that stands there; list items as `[]`. */
  paths: string[];
  /** Inputs of that shape, for today's code to read. */
  examples: CaseInput[];
}

export const readShape = (version: number): RecordedShape =>
  JSON.parse(readFileSync(join(SHAPES, `${version}.json`), 'utf8')) as RecordedShape;

/** The lives whose runs make the shape: a whole one, twins, a retraction. */
export const shapeScenarios = (): Scenario[] =>
  ['whole-life-esbjerg', 'twins', 'notification-over-easter'].map((name) => {
    const file = join(projectRoot, 'test', 'scenarios', `${name}.json`);
    const read = readScenario(JSON.parse(readFileSync(file, 'utf8')));
    if (!read.ok) throw new Error(read.refusal.message.en);
    return read.scenario;
  });

// What belongs to a command or a parameter has its own guard; here it is one word.
const OPEN = new Set(['data', 'parameters', 'result', 'linkedVersions']);

/** Every path of a value with its type. */
export function pathsOf(value: unknown, at = ''): string[] {
  if (Array.isArray(value)) return [`${at}[]`, ...value.flatMap((one) => pathsOf(one, `${at}[]`))];
  if (typeof value !== 'object' || value === null)
    return [`${at}: ${value === null ? 'null' : typeof value}`];
  return Object.entries(value).flatMap(([name, one]) =>
    one === undefined ? [] : OPEN.has(name) ? [`${at}.${name}: open`] : pathsOf(one, `${at}.${name}`),
  );
}

/** Every input that the runs of a life could start from: its beginnings, and what would be carried after each step. */
export function inputsOf(scenario: Scenario): CaseInput[] {
  const inputs: CaseInput[] = [];
  const cases = new Map<string, LiveCase>();
  const stepEvents: (readonly number[])[] = [];
  const started = (begin: CaseInput['begin']) =>
    inputs.push({ schemaVersion: 1, begin, clockOffsetMs: 0, demo: false });
  const carried = (live: LiveCase) => started({ by: 'continuing', live: carry(live) });
  for (const [i, step] of scenario.steps.entries()) {
    const world: World = new Map(
      [...cases].map(([ref, { state }]) => [ref, { state, events: [], sent: [] }]),
    );
    const envelope = { command: commandOf(step, stepEvents, world), keyHash: `k${i}`, bodyHash: `b${i}` };
    const known = cases.get(step.case);
    const judged = known ? judge(known, envelope) : opened(scenario, envelope.command);
    if (judged.kind !== 'accepted') {
      stepEvents.push([]);
      continue;
    }
    const { accepted, opening } = { opening: undefined, ...judged };
    if (opening) started({ by: 'referral', opening, refer: envelope.command, keyHash: 'k', bodyHash: 'b' });
    const base = known ?? liveFrom({ ...accepted.state, facts: [], lastEventId: 0, version: 0 });
    const taken = take(base, envelope, accepted);
    stepEvents.push(accepted.events.map((event) => event.id));
    carried(taken);
    for (const child of accepted.births) {
      started({ by: 'birth', child });
      cases.set(child.opening.ref, liveFrom(openBornChild(child).state));
    }
    for (const ref of accepted.withdrawn) cases.delete(ref);
    for (const { ref, events } of accepted.relays) {
      const linked = cases.get(ref);
      if (!linked) continue;
      const heard = hear(linked, { fromRef: step.case, at: step.at, events });
      carried(heard);
      cases.set(ref, written(heard, step.at));
    }
    // Every other command is written before the next, so that both forms are seen: with something pending and without.
    cases.set(step.case, i % 2 === 0 ? written(taken, step.at) : taken);
  }
  for (const live of cases.values()) {
    carried(live);
    carried(written(passTime(live, live.state.messagesUpToMs + 90 * 86_400_000), scenario.until));
  }
  return inputs;
}

function opened(scenario: Scenario, command: Parameters<typeof openCase>[1]) {
  const { kind, municipality, parameters, ruleSet } = scenario;
  const ref = firstRef(kind);
  const opening = {
    id: `c_${ref.replace(/\W/g, '')}`,
    ref,
    kind,
    municipality,
    parameters: parametersFor(municipality, parameters),
    ruleSet,
    links: [],
  };
  const answer = openCase(opening, command);
  return answer.ok
    ? { kind: 'accepted' as const, accepted: answer, opening }
    : { kind: 'refused' as const, refusal: answer.refusal };
}

function written(live: LiveCase, at: string): LiveCase {
  const batch = batchOf(live, { nowMs: Date.parse(at), clockOffsetMs: 0, demo: false });
  const facts = batch.events.map(factOf);
  return settle(live, { batch, entries: live.pending.length }, { kind: 'written', facts });
}
