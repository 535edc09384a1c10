import { civilDateOf, formatInstant } from '../domain/calendar/index.ts';
import { handle } from '../domain/case/engine.ts';
import { evolve } from '../domain/case/evolve.ts';
import type { CaseState } from '../domain/case/state.ts';
import { derive } from '../domain/obligations/case-deadlines.ts';
import { simulate } from '../domain/simulation/simulate.ts';
import { busyLife, wholeLife, worldAfter } from './busy-life.ts';
import { median, round } from './load.ts';

const HOUR_MS = 3_600_000;

/**
 * What the pure core costs, each sample beside a yardstick of the same moment (the case's state written to JSON and read
 * back): C1 a whole life simulated; C2 all deadlines of a seven-year case from nothing; C3 the same after one more
 * command; C4 that command whole: decided, folded, derived, its messages planned.
 */
export function pureCore(quick: boolean) {
  const life = wholeLife();
  const busy = worldAfter(busyLife()).get('child:1')?.state;
  if (!busy) throw new Error('the busy life has no child');
  const afterMs = busy.messagesUpToMs + HOUR_MS;
  const command = {
    name: 'request-access',
    data: { regime: 'party', on: civilDateOf(afterMs) },
    at: formatInstant(afterMs),
    role: 'FR' as const,
  };
  const samples = { json: [], life: [], nothing: [], next: [], command: [] } as Record<Sample, number[]>;
  const first = timed(() => simulate(life));
  for (let i = 0; i < (quick ? 40 : 200); i++) {
    const known = unseen(busy);
    const answer = handle(known, command);
    if (!answer.ok) throw new Error(`the command was refused: ${answer.refusal.code}`);
    const evolved = answer.events.reduce(evolve, known);
    samples.json.push(timed(() => JSON.parse(JSON.stringify(busy))));
    samples.life.push(timed(() => simulate(life)));
    samples.nothing.push(timed(() => derive(unseen(busy))));
    samples.next.push(timed(() => derive(evolved)));
    samples.command.push(timed(() => handle(known, command)));
  }
  const yardstick = median(samples.json);
  const figure = (sample: Sample) => ({
    value: round(median(samples[sample])),
    unit: 'ms',
    least: round(Math.min(...samples[sample])),
    timesYardstick: round(median(samples[sample]) / yardstick),
  });
  return {
    C1: { ...figure('life'), goal: 50, first: round(first), steps: life.steps.length },
    C2: {
      ...figure('nothing'),
      goal: 5,
      events: busy.facts.length,
      deadlines: derive(busy).obligations.length,
    },
    C3: { ...figure('next'), goal: 0.5 },
    C4: figure('command'),
    yardstick: { ...figure('json'), what: 'the state of the case to JSON and back' },
  };
}

type Sample = 'json' | 'life' | 'nothing' | 'next' | 'command';

/** The same state as if it had just been read: nothing derived from it is remembered. */
const unseen = (state: CaseState): CaseState => ({ ...state, facts: [...state.facts] });

function timed(work: () => unknown): number {
  const before = performance.now();
  work();
  return performance.now() - before;
}
