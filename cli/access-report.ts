import { isMonth, monthBounds, reportDefaults, reportDocument } from '../api/access-log.ts';
import { readAccessReport } from '../db/read-log-report.ts';
import { civilDateOf } from '../domain/calendar/index.ts';
import { municipalities, regions } from '../domain/rules/agreement-area.ts';
import { failed, misuse, type Outcome } from './print.ts';
import { openStore } from './store.ts';

/** Options of `access-report` as commander reads them. */
export interface AccessReportOptions {
  month?: string;
  scope?: string;
  sample?: string;
  casesPerDay?: string;
  seed?: string;
}

/** The month's looks for review: a random sample, and what is unusual. Opaque names, never content. */
export async function accessReport(given: AccessReportOptions, env: NodeJS.ProcessEnv): Promise<Outcome> {
  const month = given.month ?? civilDateOf(Date.now()).slice(0, 7);
  if (!isMonth(month)) return misuse('Måneden skal være YYYY-MM.', 'The month must be YYYY-MM.', 'month');
  const { scope } = given;
  if (scope !== undefined && !Object.hasOwn(municipalities, scope) && !Object.hasOwn(regions, scope))
    return misuse('Der er ingen sådan kommune eller region.', 'No such municipality or region.', 'scope');
  const sample = numberOr(given.sample, reportDefaults.sample);
  const casesPerDay = numberOr(given.casesPerDay, reportDefaults.casesPerDay);
  if (sample === null)
    return misuse('Stikprøven skal være et tal.', 'The sample must be a number.', 'sample');
  if (casesPerDay === null)
    return misuse('Grænsen skal være et tal.', 'The limit must be a number.', 'cases-per-day');
  const opened = await openStore(env);
  if (!opened.ok) return failed(opened.refusal);
  const { sql, close } = opened.store;
  try {
    const seed = given.seed ?? month;
    const scopes = scope === undefined ? {} : { scopes: [scope] };
    const report = await readAccessReport(sql, {
      ...monthBounds(month),
      ...scopes,
      sample,
      seed,
      casesPerDay,
    });
    const document = { month, ...scopes, seed, casesPerDay, ...reportDocument(report) };
    return { document, text: () => linesOf(document).join('\n'), ok: true };
  } finally {
    await close();
  }
}

function numberOr(given: string | undefined, fallback: number): number | null {
  if (given === undefined) return fallback;
  return /^[1-9]\d{0,3}$/.test(given) ? Number(given) : null;
}

type Document = ReturnType<typeof reportDocument> & { month: string };

const linesOf = (report: Document): string[] => [
  `${report.month}: ${report.looks} opslag, ${report.people} personer, ${report.cases} sager, ${report.lists} lister`,
  `Nødadgange: ${report.emergencies.length}`,
  ...report.emergencies.map(
    (one) =>
      `  ${one.openedAt}  ${one.subject}  ${one.case}  ${one.category}  ${one.review?.outcome ?? 'ikke gennemgået'}`,
  ),
  `Mange sager på én dag: ${report.volume.length}`,
  ...report.volume.map((one) => `  ${one.on}  ${one.subject}  ${one.cases} sager`),
  `Sager med beskyttet adresse: ${report.protectedAddress.length}`,
  ...report.protectedAddress.map(
    (one) => `  ${one.lastAt}  ${one.subject}  ${one.case}  ${one.looks} opslag`,
  ),
  `Opslag uden tilknytning: ${report.unrelated.length}`,
  ...report.unrelated.map((one) => `  ${one.lastAt}  ${one.subject}  ${one.case}  ${one.looks} opslag`),
  `Stikprøve: ${report.sample.length}`,
  ...report.sample.map(
    (one) => `  ${one.at}  ${one.subject}  ${one.case ?? '–'}  ${one.kind}  ${one.purpose}`,
  ),
];
