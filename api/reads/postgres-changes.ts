import { readChangeBounds, readChanges, sessionLives } from '../../db/case-changes.ts';
import type { Sql } from '../../db/connect.ts';
import type { Changes } from '../events/change-feed.ts';
import { reachable } from './postgres-reads.ts';

/** Changes of cases in PostgreSQL, read by the house: whom they are told to is decided for each listener. */
export const postgresChanges = (sql: Sql): Changes => ({
  after: (cursor, limit) => reachable(readChanges(sql, cursor, limit)),
  bounds: () => reachable(readChangeBounds(sql)),
  sessionLives: (sessionId) => reachable(sessionLives(sql, sessionId)),
});
