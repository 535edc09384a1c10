import { parseInstant } from '../calendar/index.ts';
import type { Answer, Command, Message, Relay } from '../case/command.ts';
import { advance, handle, openBornChild, openCase, receive } from '../case/engine.ts';
import type { CaseEvent } from '../case/fact.ts';
import { survivorOf } from '../case/merging/survivor.ts';
import { type Refusal, refuse } from '../case/refusal.ts';
import { commandByName } from '../case/registry.ts';
import type { CaseState } from '../case/state.ts';
import type { JsonObject } from '../json.ts';
import { derive } from '../obligations/case-deadlines.ts';
import { deadlinesOf } from '../obligations/deadline.ts';
import { phaseOf } from '../obligations/phase.ts';
import { parametersFor } from '../rules/parameters.ts';
import type { Role } from '../rules/roles.ts';
import { printed, type SimulatedCase, type SimulatedRefusal, type SimulationResult } from './result.ts';
import { firstRef, isDuplicateRef, opensCase, type Scenario, type ScenarioStep } from './scenario.ts';

/** One case of a simulated life with everything it has said so far. */
export interface LivedCase {
  state: CaseState;
  events: readonly CaseEvent[];
  sent: readonly Message[];
}

/** The cases of a life by ref, in order of opening. */
export type World = Map<string, LivedCase>;

/** Plays a life on the pure core: years in milliseconds. Writes nothing, reads no clock. */
export function simulate(scenario: Scenario): SimulationResult {
  const world: World = new Map();
  const refusals: SimulatedRefusal[] = [];
  const stepEvents: (readonly number[])[] = [];
  for (const [i, step] of scenario.steps.entries()) {
    const answer = playStep(world, scenario, step, stepEvents);
    stepEvents.push(answer.ok ? answer.events.map((event) => event.id) : []);
    if (!answer.ok) refusals.push(refusalOf(i, answer.refusal));
  }
  return resultOf(scenario, world, refusals);
}

/** Gives one step's command to its case and lets linked cases learn of it. */
export function playStep(
  world: World,
  scenario: Scenario,
  step: ScenarioStep,
  stepEvents: readonly (readonly number[])[],
): Answer {
  const command = commandOf(step, stepEvents, world);
  const known = world.get(step.case);
  if (!known && !opensCase(step, scenario.kind)) {
    return {
      ok: false,
      refusal: refuse('NOT_FOUND', 'Sagen findes ikke.', 'There is no such case.', { reason: step.case }),
    };
  }
  const answer = known ? handle(known.state, command) : openCase(openingOf(scenario, step.case), command);
  if (!answer.ok) return answer;
  world.set(step.case, append(known, answer.state, answer.events, answer.messages));
  for (const child of answer.births) {
    const born = openBornChild(child);
    world.set(child.opening.ref, append(undefined, born.state, born.events, []));
  }
  for (const ref of answer.withdrawn) world.delete(ref);
  tell(world, answer.relays, answer.state.ref, step.at);
  return answer;
}

/** Lets other cases learn what one has to tell them, and those whom they have to tell in turn. */
function tell(world: World, relays: readonly Relay[], fromRef: string, at: string): void {
  for (const relay of relays) {
    const [ref, linked] = [...world].find(([, { state }]) => state.id === relay.id) ?? [];
    if (ref === undefined || !linked) continue;
    const before = advance(linked.state, parseInstant(at) ?? 0);
    const received = receive(before.state, relay.fromRef ?? fromRef, relay.events);
    world.set(
      ref,
      append(linked, received.state, received.events, [...before.messages, ...received.messages]),
    );
    tell(world, received.relays, received.state.ref, at);
  }
}

function append(
  known: LivedCase | undefined,
  state: CaseState,
  events: readonly CaseEvent[],
  messages: readonly Message[],
): LivedCase {
  return {
    state,
    events: [...(known?.events ?? []), ...events],
    sent: [...(known?.sent ?? []), ...messages],
  };
}

const openingOf = (scenario: Scenario, ref: string) => ({
  id: `c_${ref.replace(/\W/g, '')}`,
  ref: firstRef(scenario.kind),
  kind: scenario.kind,
  municipality: scenario.municipality,
  parameters: parametersFor(scenario.municipality, scenario.parameters),
  ruleSet: scenario.ruleSet,
  links: [],
});

/** A step as a command: given by a role that may give it; `{ "step": 8 }` stands for that step's first event. */
export function commandOf(
  step: ScenarioStep,
  stepEvents: readonly (readonly number[])[],
  world: World,
): Command {
  const role: Role = step.role ?? (commandByName(step.command)?.roles === 'leader' ? 'FR-leader' : 'FR');
  const ids = (childRefs: readonly string[]) => childRefs.map((ref) => `c_${ref.replace(/\W/g, '')}`);
  const children = Array.isArray(step.data.children) ? step.data.children : [];
  const refs = children.flatMap((child) => {
    const one = child as JsonObject | null;
    return one?.alive === true && typeof one.ref === 'string' ? [one.ref] : [];
  });
  const linkedVersions = Object.fromEntries([...world].map(([ref, lived]) => [ref, lived.state.version]));
  return {
    name: step.command,
    data: resolveStep(step.data, stepEvents),
    at: step.at,
    role,
    newCaseIds: ids(refs),
    linkedVersions,
    ...survivorIn(world, step),
  };
}

/** A scenario names the case that goes on by its ref; the case itself knows ids. */
function survivorIn(
  world: World,
  { command, data, at }: ScenarioStep,
): Pick<Command, 'data' | 'survivor'> | null {
  const survivor = command === 'merge-case' ? world.get(String(data.into))?.state : undefined;
  if (!survivor) return null;
  return {
    data: { ...data, into: survivor.id },
    survivor: survivorOf(survivor, parseInstant(at) ?? 0, true),
  };
}

function resolveStep(data: JsonObject, stepEvents: readonly (readonly number[])[]): JsonObject {
  const { eventId } = data;
  if (typeof eventId !== 'object' || eventId === null || Array.isArray(eventId)) return data;
  const step = (eventId as JsonObject).step;
  const first = typeof step === 'number' ? stepEvents[step]?.[0] : undefined;
  return { ...data, eventId: first ?? 0 };
}

export function refusalOf(step: number, refusal: Refusal): SimulatedRefusal {
  const { code, message, reason, source } = refusal;
  return {
    step,
    code,
    message: printed(message),
    ...(reason ? { reason } : {}),
    ...(source ? { source } : {}),
  };
}

function resultOf(scenario: Scenario, world: World, refusals: readonly SimulatedRefusal[]): SimulationResult {
  const untilMs = parseInstant(scenario.until) ?? 0;
  const lives = [...world].toSorted(([a], [b]) => Number(isDuplicateRef(a)) - Number(isDuplicateRef(b)));
  const cases = lives.map(([ref, lived]): SimulatedCase => {
    const last = advance(lived.state, untilMs);
    const result = caseResult(last.state, lived.events, [...lived.sent, ...last.messages], untilMs);
    return { ...result, ref };
  });
  return { name: scenario.name, until: scenario.until, refusals, cases };
}

/** One case as printed, as of an instant. */
export function caseResult(
  state: CaseState,
  events: readonly CaseEvent[],
  sent: readonly Pick<Message, 'at' | 'kind' | 'deadlineId' | 'to'>[],
  untilMs: number,
): SimulatedCase {
  return {
    ref: state.ref,
    kind: state.kind,
    phase: phaseOf(derive(state), untilMs),
    version: state.version,
    links: state.links.map(({ rel, ref }) => ({ rel, ref })),
    deadlines: deadlinesOf(state, untilMs),
    sent: sent.map(({ at, kind, deadlineId, to }) => ({ at, kind, deadlineId, to })),
    events: events.map(({ id, at, type, data }) => ({ id, at, type, data })),
  };
}
