import type { CaseState } from '../domain/case/state.ts';
import { type Monitoring, monitor } from '../domain/obligations/monitoring.ts';
import { type Criterion, criteriaEditions } from '../domain/rules/inclusion/criteria.ts';
import { type Text, text } from '../domain/text.ts';
import type { Looker } from './look.ts';
import type { CaseFilter } from './ports.ts';
import { reachOf } from './reach.ts';
import { authorityIn } from './seen-case.ts';

/** The cases that the yearly counts are taken over: all in reach, closed ones too. */
export async function monitoredCases(
  looker: Looker,
  municipality?: string,
): Promise<{ municipalities: readonly string[]; states: readonly CaseState[] }> {
  const { clock, reads } = looker.ports;
  const { municipalities, ...only } = reachOf(looker, municipality);
  const filter: CaseFilter = { municipalities, nowMs: clock(), ...only };
  const [live, closed] = await Promise.all([reads.live(filter), reads.live({ ...filter, phase: 'closed' })]);
  return { municipalities, states: [...live, ...closed].map(({ state }) => state) };
}

/** The counts of a year and the one before it, of each municipality and of all of them. */
export interface YearBeside {
  municipality: string | null;
  now: Monitoring;
  before: Monitoring;
}

export function yearsBeside(
  { municipalities, states }: { municipalities: readonly string[]; states: readonly CaseState[] },
  year: number,
): { each: readonly YearBeside[]; all: YearBeside } {
  const beside = (municipality: string | null, of: readonly CaseState[]): YearBeside => ({
    municipality,
    now: monitor(of, year),
    before: monitor(of, year - 1),
  });
  return {
    each: municipalities.map((one) =>
      beside(
        one,
        states.filter((state) => authorityIn(state) === one),
      ),
    ),
    all: beside(null, states),
  };
}

/** The five parts of the inclusion list (RA annex 1). */
export const inclusionTypes: Readonly<Record<string, Text>> = {
  '1': text('Alkohol', 'Alcohol'),
  '2': text('Afhængighedsskabende medicin', 'Dependence-producing medicine'),
  '3': text('Illegale rusmidler', 'Illegal substances'),
  '4': text('Medikamentel behandling for afhængighed', 'Medical treatment for dependence'),
  '5': text('Barn eksponeret i fostertilværelsen', 'Child exposed before birth'),
};

export function inclusionTitle(code: string): Criterion['title'] | null {
  const criteria = criteriaEditions.flatMap((edition) => edition.criteria);
  return criteria.findLast((one) => one.code === code)?.title ?? null;
}
