import type { Looker } from './look.ts';
import { seenBy } from './look-at-worklist.ts';
import { type Overview, overviewOf } from './overview.ts';
import type { CaseFilter, Months } from './ports.ts';
import { type RuleStatistics, statisticsOf } from './statistics.ts';

/** The overview of what the caller sees: counts of cases and deadlines, nobody's case by itself. */
export async function overviewFor(
  looker: Pick<Looker, 'ports' | 'caller'>,
  filter: CaseFilter,
): Promise<Overview> {
  const seen = seenBy(looker, filter);
  return overviewOf(seen ? await looker.ports.reads.overview(seen) : { cases: [], owed: [] });
}

/** What came of the deadlines that the caller sees. */
export async function statisticsFor(
  looker: Pick<Looker, 'ports' | 'caller'>,
  filter: CaseFilter,
  months: Months | null,
): Promise<RuleStatistics[]> {
  const seen = seenBy(looker, filter);
  return seen ? statisticsOf(await looker.ports.reads.outcomes(seen, months)) : [];
}
