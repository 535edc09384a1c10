import { parseInstant } from '../../calendar/index.ts';
import type { Message } from '../../case/command.ts';
import { advance } from '../../case/engine.ts';
import type { CaseEvent } from '../../case/fact.ts';
import type { CaseState } from '../../case/state.ts';
import type { Scenario } from '../scenario.ts';
import { playStep, type World } from '../simulate.ts';

/** A life with every state that its cases went through, for questions about its whole course. */
export interface PlayedLife {
  scenario: Scenario;
  untilMs: number;
  /** One for each step: what it came to, and every case as it stood afterwards. */
  moments: readonly Moment[];
  /** The cases at `until`, everything said that was due by then. */
  cases: readonly PlayedCase[];
}

export interface Moment {
  atMs: number;
  ref: string;
  command: string;
  /** The code of a refusal, null when it was accepted. */
  refused: string | null;
  /** What the step stands for, where it takes back or repeats earlier events. */
  states: ReadonlyMap<string, CaseState>;
  /** Messages of each case so far. */
  sent: ReadonlyMap<string, readonly Message[]>;
}

export interface PlayedCase {
  ref: string;
  state: CaseState;
  events: readonly CaseEvent[];
  sent: readonly Message[];
}

/** Plays a life as `simulate` does, and remembers what was in between. */
export function playLife(scenario: Scenario): PlayedLife {
  const world: World = new Map();
  const stepEvents: (readonly number[])[] = [];
  const moments = scenario.steps.map((step): Moment => {
    const answer = playStep(world, scenario, step, stepEvents);
    stepEvents.push(answer.ok ? answer.events.map((event) => event.id) : []);
    return {
      atMs: parseInstant(step.at) ?? 0,
      ref: step.case,
      command: step.command,
      refused: answer.ok ? null : answer.refusal.code,
      states: new Map([...world].map(([ref, { state }]) => [ref, state])),
      sent: new Map([...world].map(([ref, { sent }]) => [ref, sent])),
    };
  });
  const untilMs = parseInstant(scenario.until) ?? 0;
  const cases = [...world].map(([ref, { state, events, sent }]): PlayedCase => {
    const last = advance(state, untilMs);
    return { ref, state: last.state, events, sent: [...sent, ...last.messages] };
  });
  return { scenario, untilMs, moments, cases };
}
