import type { Sql } from '../../db/connect.ts';
import { insertParameterChange } from '../../db/insert-parameter-change.ts';
import { readParameterChanges } from '../../db/read-parameter-changes.ts';
import type { ParameterStore } from '../municipal-ports.ts';
import { reachable } from './postgres-reads.ts';

/** The parameters of municipalities in PostgreSQL. */
export const postgresParameters = (sql: Sql): ParameterStore => ({
  changesOf: (municipality) => reachable(readParameterChanges(sql, municipality)),
  change: (change, once) => reachable(insertParameterChange(sql, change, once)),
});
