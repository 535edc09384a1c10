import { parseInstant } from '../../../domain/calendar/index.ts';
import type { Answer } from '../../../domain/case/command.ts';
import type { JsonObject } from '../../../domain/json.ts';
import { derive } from '../../../domain/obligations/case-deadlines.ts';
import { type Deadline, deadlinesOf } from '../../../domain/obligations/deadline.ts';
import { type Phase, phaseOf } from '../../../domain/obligations/phase.ts';
import type { Parameters } from '../../../domain/rules/parameters.ts';
import { firstRef, type Scenario } from '../../../domain/simulation/scenario.ts';
import { playStep, type World } from '../../../domain/simulation/simulate.ts';
import { witness } from './witness.ts';

/** How a life begins: a referral on a day, with whatever the test is about. */
export interface Beginning {
  at: string;
  kind?: 'pregnancy' | 'child';
  municipality?: string;
  parameters?: Partial<Parameters>;
  ruleSet?: string;
  refer?: JsonObject;
}

/**
 * A life under test, one command after the other:
 *
 *     const life = begin({ at: '2025-04-11T10:00:00+02:00', refer: { edd: '2025-09-19' } });
 *     life.give('2025-04-11T15:30:00+02:00', 'receive-notification', { … });
 *     expect(life.deadline('F1-15.n1', '2025-04-12T10:00:00+02:00')).toMatchObject({ status: 'due-soon' });
 */
export interface Life {
  readonly world: World;
  /** Gives a command that must be accepted; an unexpected refusal fails the test with its sentence. */
  give(at: string, command: string, data?: JsonObject, ref?: string): Answer & { ok: true };
  /** Gives a command that must be refused and returns its code. */
  refused(at: string, command: string, data?: JsonObject, ref?: string): string;
  /** One deadline by id as of an instant; fails when it is not there. */
  deadline(id: string, at: string, ref?: string): Deadline;
  /** All deadlines of a rule as of an instant, cancelled ones included. */
  ofRule(ruleId: string, at: string, ref?: string): Deadline[];
  phase(at: string, ref?: string): Phase;
}

const mother = { name: 'Prøve Person' };

export function begin(beginning: Beginning): Life {
  const kind = beginning.kind ?? 'pregnancy';
  const world: World = new Map();
  const stepEvents: number[][] = [];
  const scenario: Scenario = {
    name: 'test',
    municipality: beginning.municipality ?? 'esbjerg',
    parameters: beginning.parameters ?? {},
    ruleSet: beginning.ruleSet ?? null,
    kind,
    steps: [],
    until: beginning.at,
  };
  const play = (at: string, command: string, data: JsonObject, ref: string): Answer => {
    const answer = playStep(world, scenario, { at, case: ref, command, data }, stepEvents);
    stepEvents.push(answer.ok ? answer.events.map((event) => event.id) : []);
    witness(answer, world.get(ref)?.state, parseInstant(at) ?? 0);
    return answer;
  };
  const home = firstRef(kind);
  const stateOf = (ref: string) => {
    const lived = world.get(ref);
    if (!lived) throw new Error(`no case ${ref}`);
    return lived.state;
  };
  const ms = (at: string) => parseInstant(at) ?? Number.NaN;
  const life: Life = {
    world,
    give(at, command, data = {}, ref = home) {
      const answer = play(at, command, data, ref);
      if (!answer.ok)
        throw new Error(
          `${command}: ${answer.refusal.code} ${answer.refusal.message.en} (${answer.refusal.reason ?? ''})`,
        );
      return answer;
    },
    refused(at, command, data = {}, ref = home) {
      const answer = play(at, command, data, ref);
      if (answer.ok) throw new Error(`${command} was accepted`);
      return answer.refusal.code;
    },
    deadline(id, at, ref = home) {
      const found = deadlinesOf(stateOf(ref), ms(at)).find((one) => one.id === id);
      if (!found) throw new Error(`no deadline ${id}`);
      return found;
    },
    ofRule: (ruleId, at, ref = home) =>
      deadlinesOf(stateOf(ref), ms(at)).filter((one) => one.ruleId === ruleId),
    phase: (at, ref = home) => phaseOf(derive(stateOf(ref)), ms(at)),
  };
  life.give(beginning.at, 'refer', {
    receivedAt: beginning.at,
    referrer: { role: 'GP', organisation: 'Lægehuset' },
    mother,
    ...beginning.refer,
  });
  return life;
}
