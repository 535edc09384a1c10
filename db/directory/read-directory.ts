import type { NamedDirectory } from '../../domain/reach/staff.ts';
import { regionOf } from '../../domain/rules/agreement-area.ts';
import type { Sql } from '../connect.ts';
import { readStaff } from './read-staff.ts';

/**
 * Who can be told about the cases of an organisation: its own people and, of a municipality, its region's; the desks of
 * the table `recipient`, its own before those for all (`''`).
 */
export async function readDirectory(sql: Sql, organisation: string): Promise<NamedDirectory> {
  const code = organisation.toLowerCase();
  const region = regionOf(code);
  const [{ colleagues, absences }, desks] = await Promise.all([
    readStaff(sql, region === null ? [code] : [code, region]),
    sql<{ role: string; address: string }[]>`
      select distinct on (role) role, address from recipient where lower(municipality) in (${code}, '')
      order by role, municipality desc`,
  ]);
  const deskOf = new Map(desks.map(({ role, address }) => [role, address]));
  return { organisation: code, colleagues, absences, deskOf: (role) => deskOf.get(role) ?? null };
}
