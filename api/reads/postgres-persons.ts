import type { Sql } from '../../db/connect.ts';
import { postgresPersons } from '../../db/person-register.ts';
import type { PersonRegister } from '../../persons/person-register.ts';
import { reachable } from './postgres-reads.ts';

/** The register of persons for the API: out of reach, every question is answered UNAVAILABLE. */
export function reachablePersons(sql: Sql): PersonRegister {
  const persons = postgresPersons(sql);
  return {
    find: (...asked) => reachable(persons.find(...asked)),
    personsOf: (...asked) => reachable(persons.personsOf(...asked)),
    seatsOf: (...asked) => reachable(persons.seatsOf(...asked)),
    findByNumber: (...asked) => reachable(persons.findByNumber(...asked)),
    findByName: (...asked) => reachable(persons.findByName(...asked)),
    isProtected: (...asked) => reachable(persons.isProtected(...asked)),
    custodyHoldersOf: (...asked) => reachable(persons.custodyHoldersOf(...asked)),
  };
}
