import type { EnteredAbsence, ListedColleague, Staff } from '../../domain/reach/staff.ts';
import type { Role } from '../../domain/rules/roles.ts';
import type { DataKey } from '../../security/data-key.ts';
import { openText, sealText } from '../../security/seal.ts';
import type { Sql } from '../connect.ts';
import { directoryKey } from './directory-key.ts';

interface ColleagueRow {
  organisation: string;
  subject: string;
  roles: Role[];
  standIn: string | null;
  fromOn: string | null;
  untilOn: string | null;
  sealed_entry: string;
}

/** What of an entry is sealed. */
type SealedEntry = Pick<ListedColleague, 'name' | 'address'>;

/** Bound to its row: copied to another it does not open. */
const purposeOf = ({ organisation, subject }: { organisation: string; subject: string }): string =>
  `colleague/${organisation}/${subject}`;

export const sealEntry = (key: DataKey, { organisation, subject, name, address }: ListedColleague): string =>
  sealText(key, purposeOf({ organisation, subject }), JSON.stringify({ name, address }));

/** The people that these organisations list, and when they are away. Rejects with KeyUnavailable, Tampered. */
export async function readStaff(sql: Sql, organisations: readonly string[]): Promise<Staff> {
  const named = [...organisations];
  const [rows, absences] = await Promise.all([
    sql<ColleagueRow[]>`
      select organisation, subject, roles, stand_in as "standIn", from_on::text as "fromOn", until_on::text as "untilOn",
             sealed_entry
      from colleague where organisation = any (${named}) order by organisation, subject`,
    sql<EnteredAbsence[]>`
      select absence_id as "absenceId", subject, from_on::text as "fromOn", until_on::text as "untilOn",
             stand_in as "standIn"
      from colleague_absence where organisation = any (${named}) order by from_on, absence_id`,
  ]);
  const colleagues: ListedColleague[] = [];
  for (const { sealed_entry, ...row } of rows) {
    const key = await directoryKey(sql, row.organisation);
    colleagues.push({ ...row, ...(JSON.parse(openText(key, purposeOf(row), sealed_entry)) as SealedEntry) });
  }
  return { colleagues, absences: [...absences] };
}
