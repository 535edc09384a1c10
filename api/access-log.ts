import { may } from '../access/may.ts';
import type { AccessReport } from '../db/read-log-report.ts';
import type { LookRow } from '../db/read-log-rows.ts';
import type { Unrelated } from '../db/read-log-unusual.ts';
import { addDays, formatInstant } from '../domain/calendar/index.ts';
import { emergencyItem } from './emergency-access.ts';
import type { Caller } from './identity/caller.ts';
import { no } from './refused.ts';

/** A look as the API shows it: the person by opaque name only. */
export const lookItem = (row: LookRow) => ({
  id: String(row.seq),
  at: formatInstant(row.at.getTime()),
  subject: row.subject,
  role: row.role,
  scope: row.scope,
  organisation: row.organisation,
  case: row.case_id,
  kind: row.kind,
  purpose: row.purpose,
  emergency: row.emergency_id !== null,
  ...(row.case_id === null ? { criteria: row.criteria, shown: row.shown } : {}),
});

/** Which looks the data protection officer may go through: of the scope's cases, and by its people. */
export function requireDpo({ role, scope }: Caller): readonly string[] {
  if (!may({ role }, 'see-log', { on: 'log' }))
    throw no(
      null,
      'NOT_PERMITTED',
      'Kun databeskyttelsesrådgiveren kan søge i adgangsloggen.',
      'Only the data protection officer may search the access log.',
      { reason: role },
    );
  return [scope];
}

/** Where a report begins to call something unusual, unless it is asked otherwise. */
export const reportDefaults = { sample: 25, casesPerDay: 40 } as const;

export const isMonth = (value: string): boolean => /^20\d\d-(0[1-9]|1[0-2])$/.test(value);

/** First day of a month `YYYY-MM`, and of the next. */
export const monthBounds = (month: string): { fromOn: string; toOn: string } => ({
  fromOn: `${month}-01`,
  toOn: `${addDays(`${month}-01`, 31).slice(0, 7)}-01`,
});

const unrelatedItem = ({ firstAt, lastAt, caseId, ...one }: Unrelated) => ({
  ...one,
  case: caseId,
  firstAt: formatInstant(firstAt.getTime()),
  lastAt: formatInstant(lastAt.getTime()),
});

/** The report as one document. */
export const reportDocument = ({
  sample,
  unrelated,
  protectedAddress,
  emergencies,
  ...rest
}: AccessReport) => ({
  ...rest,
  sample: sample.map(lookItem),
  unrelated: unrelated.map(unrelatedItem),
  protectedAddress: protectedAddress.map(unrelatedItem),
  emergencies: emergencies.map(emergencyItem),
});
