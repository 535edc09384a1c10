import { authorityAt } from '../access/case-access.ts';
import { municipalitiesOf } from '../access/horizon.ts';
import { may } from '../access/may.ts';
import { formatInstant } from '../domain/calendar/index.ts';
import { type BreachKindName, breachKinds } from '../domain/disclosure/breach-kinds.ts';
import { type Breach, breachesOf, repeatedKinds } from '../domain/disclosure/breaches.ts';
import { type Text, text } from '../domain/text.ts';
import { csvResponse } from './csv.ts';
import type { Language } from './language.ts';
import { type Looker, recordList } from './look.ts';
import { no } from './refused.ts';

/** The clock of a breach: running, passed without a report, reported in time or late. */
export type BreachStatus = 'open' | 'overdue' | 'reported' | 'reported-late';

export interface RegisteredBreach extends Breach {
  /** The one that had the case when it was discovered: it is theirs to report, also after a handover. */
  municipality: string;
  status: BreachStatus;
  /** Of the same kind within the year before; 0 where it stands alone. */
  repeated: number;
}

/** The register that the caller may see, newest first; the look is on record. Throws NOT_PERMITTED. */
export async function registeredBreaches(looker: Looker): Promise<readonly RegisteredBreach[]> {
  const { ports, caller } = looker;
  if (!may(caller, 'see-log', { on: 'log' }))
    throw no(
      null,
      'NOT_PERMITTED',
      'Registeret over brud er for databeskyttelsesrådgiveren.',
      'The register of breaches is for the data protection officer.',
      { reason: caller.role },
    );
  const municipalities = municipalitiesOf(caller);
  const cases = await ports.breaches.casesOf(municipalities);
  const nowMs = ports.clock();
  const known = cases.flatMap((state) =>
    breachesOf(state).map((one) => ({ ...one, municipality: authorityAt(state, one.eventId) })),
  );
  const theirs = known.filter(({ municipality }) => municipalities.includes(municipality));
  const breaches = theirs.toSorted((a, b) => b.discoveredMs - a.discoveredMs);
  const repeated = repeatedKinds(breaches, nowMs);
  await recordList(looker, 'log-search', { register: 'breaches' }, breaches);
  return breaches.map((breach) => ({
    ...breach,
    status: statusOf(breach, nowMs),
    repeated: repeated.get(breach.kind) ?? 0,
  }));
}

function statusOf({ reportedMs, dueMs }: Breach, nowMs: number): BreachStatus {
  if (reportedMs !== null) return reportedMs > dueMs ? 'reported-late' : 'reported';
  return nowMs > dueMs ? 'overdue' : 'open';
}

export const breachWords = {
  title: text('Brud på datasikkerheden', 'Personal data breaches'),
  none: text(
    'Ingen brud er registreret. Et brud registreres på den sag, det angår, under «Registrér», og står så her med sine 72 timer.',
    'No breach is on record. A breach is recorded in the case that it concerns, under “Record”, and then stands here with its 72 hours.',
  ),
  case: text('Sag', 'Case'),
  kind: text('Slags', 'Kind'),
  discovered: text('Opdaget', 'Discovered'),
  due: text('Anmeldes senest', 'Report by'),
  reported: text('Anmeldt', 'Reported'),
  status: text('Status', 'Status'),
  persons: text('De berørte', 'The persons concerned'),
  repeated: text('Samme slags inden for et år', 'Of the same kind within a year'),
  guarded: text('Holdes af test', 'Held by a test'),
  file: text('brud', 'breaches'),
} as const satisfies Record<string, Text>;

export const breachStatusNames: Readonly<Record<BreachStatus, Text>> = {
  open: text('De 72 timer løber', 'The 72 hours are running'),
  overdue: text('Ikke anmeldt i tide', 'Not reported in time'),
  reported: text('Anmeldt', 'Reported'),
  'reported-late': text('Anmeldt for sent', 'Reported late'),
};

export const personsNames: Readonly<Record<string, Text>> = {
  informed: text('Underrettet', 'Informed'),
  'no-high-risk': text('Ingen høj risiko', 'No high risk'),
};

export const kindName = (kind: BreachKindName): Text => breachKinds[kind].title;

/** The register as a file. */
export const breachCsv = (rows: readonly RegisteredBreach[], lang: Language): Response =>
  csvResponse(
    breachWords.file[lang],
    (['case', 'kind', 'discovered', 'due', 'reported', 'status', 'persons', 'repeated'] as const).map(
      (name) => breachWords[name][lang],
    ),
    rows.map((row) => [
      row.caseId,
      kindName(row.kind)[lang],
      formatInstant(row.discoveredMs),
      formatInstant(row.dueMs),
      row.reportedMs === null ? null : formatInstant(row.reportedMs),
      breachStatusNames[row.status][lang],
      row.persons === null ? null : (personsNames[row.persons]?.[lang] ?? null),
      row.repeated,
    ]),
  );
