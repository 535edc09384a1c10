import type { Sql } from '../../db/connect.ts';
import { insertOrganisationAct } from '../../db/insert-organisation-act.ts';
import { insertParameterChange } from '../../db/insert-parameter-change.ts';
import { readOrganisationView } from '../../db/organisation-view.ts';
import { readParameterChanges } from '../../db/read-parameter-changes.ts';
import type { OrganisationStore, ParameterStore } from '../municipal-ports.ts';
import { reachable } from './postgres-reads.ts';

/** The parameters of municipalities in PostgreSQL. */
export const postgresParameters = (sql: Sql): ParameterStore => ({
  changesOf: (municipality) => reachable(readParameterChanges(sql, municipality)),
  change: (change, once) => reachable(insertParameterChange(sql, change, once)),
});

/** The calendars of organisations in PostgreSQL. */
export const postgresOrganisations = (sql: Sql): OrganisationStore => ({
  view: (organisation) => reachable(readOrganisationView(sql, organisation)),
  record: (act, once) => reachable(insertOrganisationAct(sql, act, once)),
});
