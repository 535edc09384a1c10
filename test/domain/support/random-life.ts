import fc from 'fast-check';
import { addDays, civilDateOf, formatInstant } from '../../../domain/calendar/index.ts';
import type { CommandSpec } from '../../../domain/case/command-spec.ts';
import type { Field, Fields } from '../../../domain/case/field.ts';
import { commands } from '../../../domain/case/registry.ts';
import type { CaseState } from '../../../domain/case/state.ts';
import type { Json, JsonObject } from '../../../domain/json.ts';
import { defaultParameters } from '../../../domain/rules/parameters.ts';
import type { Scenario, ScenarioStep } from '../../../domain/simulation/scenario.ts';
import { playStep, type World } from '../../../domain/simulation/simulate.ts';

const HOUR_MS = 3_600_000;
const startMs = Date.UTC(2025, 2, 3, 9);

/** One random act: which command, how long after the last one, and a seed for its data. */
export interface RandomAct {
  command: string;
  gapHours: number;
  seed: number;
}

/** Lives of any acts in any order; most acts fit the case or are refused, both are wanted. */
export const randomActs = (maxLength: number): fc.Arbitrary<RandomAct[]> =>
  fc.array(
    fc.record({
      command: fc.constantFrom(...commands.filter((spec) => spec.name !== 'refer').map((spec) => spec.name)),
      gapHours: fc.integer({ min: 1, max: 24 * 21 }),
      seed: fc.nat(),
    }),
    { minLength: 3, maxLength },
  );

/** A scenario and its world, lived act by act so that later acts can name what earlier ones made. */
export interface RandomLife {
  scenario: Scenario;
  world: World;
  endMs: number;
  accepted: number;
}

export function live(acts: readonly RandomAct[]): RandomLife {
  const world: World = new Map();
  const steps: ScenarioStep[] = [];
  const stepEvents: number[][] = [];
  const scenario: Scenario = {
    name: 'random',
    municipality: 'esbjerg',
    parameters: { reminderHour: defaultParameters.reminderHour },
    ruleSet: null,
    kind: 'pregnancy',
    steps,
    until: formatInstant(startMs),
  };
  let accepted = 0;
  const give = (step: ScenarioStep) => {
    const answer = playStep(world, scenario, step, stepEvents);
    stepEvents.push(answer.ok ? answer.events.map((event) => event.id) : []);
    steps.push(answer.ok ? step : { ...step, refused: answer.refusal.code });
    if (answer.ok) accepted += 1;
  };
  let nowMs = startMs;
  const edd = addDays(civilDateOf(startMs), 170);
  give({
    at: formatInstant(nowMs),
    case: 'pregnancy',
    command: 'refer',
    data: {
      receivedAt: formatInstant(nowMs),
      referrer: { role: 'GP' },
      mother: { name: 'Prøve Person' },
      edd,
      eddSource: 'scan',
    },
  });
  for (const act of acts) {
    nowMs += act.gapHours * HOUR_MS;
    const random = seeded(act.seed);
    const refs = [...world.keys()];
    const ref = refs[Math.floor(random() * refs.length)] ?? 'pregnancy';
    const state = world.get(ref)?.state;
    const spec = commands.find((one) => one.name === act.command);
    if (!spec || !state) continue;
    give({
      at: formatInstant(nowMs),
      case: ref,
      command: spec.name,
      data: dataFor(spec, state, nowMs, random),
    });
  }
  return {
    scenario: { ...scenario, until: formatInstant(nowMs + HOUR_MS) },
    world,
    endMs: nowMs + HOUR_MS,
    accepted,
  };
}

type Random = () => number;

/** A small seeded generator (mulberry32): the same seed gives the same life. */
export function seeded(seed: number): Random {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = a;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function dataFor(spec: CommandSpec, state: CaseState, nowMs: number, random: Random): JsonObject {
  return objectFor(spec.fields, state, nowMs, random, spec);
}

function objectFor(
  fields: Fields,
  state: CaseState,
  nowMs: number,
  random: Random,
  spec: CommandSpec | null,
): JsonObject {
  const out: Record<string, Json> = {};
  for (const [name, field] of Object.entries(fields)) {
    if (field.optional && random() < 0.5) continue;
    out[name] = knownId(name, state, random, spec) ?? valueFor(name, field, state, nowMs, random);
  }
  return out;
}

/** An id that the case knows, where a field refers to one (or repeats one by chance). */
function knownId(name: string, state: CaseState, random: Random, spec: CommandSpec | null): Json | undefined {
  if (name === 'deadlineId') return `F2-08.${1 + Math.floor(random() * 2)}`;
  if (!name.endsWith('Id') || (spec?.assigns?.field === name && random() < 0.9)) return undefined;
  const known = state.facts
    .map((fact) => fact.data[name])
    .filter((id): id is string => typeof id === 'string');
  return known[Math.floor(random() * known.length)];
}

function valueFor(name: string, field: Field, state: CaseState, nowMs: number, random: Random): Json {
  const pastMs = nowMs - Math.floor(random() * 48) * HOUR_MS;
  const futureMs = nowMs + Math.floor(random() * 24 * 60) * HOUR_MS;
  switch (field.type) {
    case 'slug':
      return name === 'ref' ? `child:${1 + Math.floor(random() * 2)}` : `x${Math.floor(random() * 1000)}`;
    case 'text':
      return 'tekst';
    case 'instant':
      return formatInstant(field.plan ? futureMs : pastMs);
    case 'date':
      return civilDateOf(field.plan ? futureMs : pastMs);
    case 'boolean':
      return random() < 0.6;
    case 'integer':
      return (field.min ?? 0) + Math.floor(random() * 6);
    case 'choice': {
      const values = Object.keys(field.values ?? {});
      return values[Math.floor(random() * values.length)] ?? '';
    }
    case 'gestationalAge':
      return `${30 + Math.floor(random() * 10)}+${Math.floor(random() * 7)}`;
    case 'cpr':
      return `7${1 + Math.floor(random() * 9)}0125${1000 + Math.floor(random() * 9000)}`;
    case 'eventId':
      return 1 + Math.floor(random() * state.lastEventId);
    case 'object':
      return objectFor(field.fields ?? {}, state, nowMs, random, null);
    case 'list': {
      const { of } = field;
      const n = Math.max(field.min ?? 0, 1 + Math.floor(random() * 2));
      return of ? Array.from({ length: n }, () => valueFor(name, of, state, nowMs, random)) : [];
    }
  }
}
