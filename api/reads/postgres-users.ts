import type { Sql } from '../../db/connect.ts';
import { endSessionsOf, readAdministrationActs, readUsersSeen } from '../../db/users-seen.ts';
import type { Users } from '../user-ports.ts';
import { reachable } from './postgres-reads.ts';

/** The logins of organisations in PostgreSQL. */
export const postgresUsers = (sql: Sql): Users => ({
  seen: (organisation, limit) => reachable(readUsersSeen(sql, organisation, limit)),
  endSessions: (act) => reachable(endSessionsOf(sql, act)),
  acts: (organisation, limit) => reachable(readAdministrationActs(sql, organisation, limit)),
});
