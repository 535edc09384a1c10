import type { PersonRegister } from '../persons/person-register.ts';
import { registerOver } from '../persons/register-over.ts';
import type { Sql } from './connect.ts';
import { personEntries } from './person-entries.ts';
import { readCases } from './read-case.ts';

/** The register of persons in PostgreSQL. */
export const postgresPersons = (sql: Sql): PersonRegister =>
  registerOver(personEntries(sql), async (caseIds) =>
    (await readCases(sql, caseIds)).map(({ snapshot }) => snapshot),
  );
