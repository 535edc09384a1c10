import type { Sql } from './connect.ts';
import { type EmergencyRow, readEmergencies } from './emergency-rows.ts';
import { type LookRow, matching } from './read-log-rows.ts';
import { type Busy, readBusy, readUnrelated, type Unrelated } from './read-log-unusual.ts';

/** Which month of whose log, and where unusual begins. */
export interface ReportQuestion {
  /** First day of the month, and of the next. */
  fromOn: string;
  toOn: string;
  /** Municipalities and regions; left out: all. */
  scopes?: readonly string[];
  /** Looks that a person should go through by hand. */
  sample: number;
  /** The same seed draws the same looks, so that the draw itself can be checked. */
  seed: string;
  /** More different cases than this in a day, by one person, are listed. */
  casesPerDay: number;
}

/** What the data protection officer goes through each month. Rows, never content. */
export interface AccessReport {
  looks: number;
  people: number;
  cases: number;
  lists: number;
  sample: LookRow[];
  /** Many cases in one day. */
  volume: Busy[];
  /** Looks at a case in which the person gave no command, and the role neither acted nor has work. */
  unrelated: Unrelated[];
  /** Looks at cases with a protected address by people who gave no command in them. */
  protectedAddress: Unrelated[];
  emergencies: EmergencyRow[];
}

/** No list of a report is longer than this; what is cut shows in its length. */
const MOST = 500;

export async function readAccessReport(sql: Sql, question: ReportQuestion): Promise<AccessReport> {
  const { fromOn, toOn, scopes, sample, seed } = question;
  const [bounds] = await sql<{ from_ms: number; to_ms: number }[]>`
    select (extract(epoch from ${fromOn}::date::timestamp at time zone 'Europe/Copenhagen') * 1000)::bigint as from_ms,
           (extract(epoch from ${toOn}::date::timestamp at time zone 'Europe/Copenhagen') * 1000)::bigint as to_ms`;
  const span = {
    fromMs: bounds?.from_ms ?? 0,
    toMs: bounds?.to_ms ?? 0,
    ...(scopes === undefined ? {} : { scopes }),
  };
  const [[totals], drawn, volume, unrelated, protectedAddress, emergencies] = await Promise.all([
    sql<{ looks: number; people: number; cases: number; lists: number }[]>`
      select count(*)::int as looks, count(distinct subject)::int as people, count(distinct case_id)::int as cases,
             (count(*) filter (where case_id is null))::int as lists
      from read_log where ${matching(sql, span)}`,
    sql<LookRow[]>`
      select * from read_log where ${matching(sql, span)} order by md5(${seed}::text || seq) limit ${sample}`,
    readBusy(sql, span, question.casesPerDay, MOST),
    readUnrelated(sql, span, 'any case', MOST),
    readUnrelated(sql, span, 'protected address', MOST),
    readEmergencies(sql, span, MOST),
  ]);
  return {
    ...(totals ?? { looks: 0, people: 0, cases: 0, lists: 0 }),
    sample: [...drawn],
    volume,
    unrelated,
    protectedAddress,
    emergencies,
  };
}
