import type { Sql } from '../../db/connect.ts';
import { insertReceipt } from '../../db/insert-receipts.ts';
import { readCasesWithBreach } from '../../db/read-breaches.ts';
import { readReceipts } from '../../db/read-receipts.ts';
import {
  insertRetention,
  insertVote,
  readClosedCases,
  readErasureReceipts,
  readRetention,
  readVotes,
} from '../../db/retention.ts';
import type { Breaches, Receipts, Retention } from '../disclosure-ports.ts';
import { reachable } from './postgres-reads.ts';

/** Receipts of what left, in PostgreSQL. */
export const postgresReceipts = (sql: Sql): Receipts => ({
  write: (caseId, receipt) => reachable(insertReceipt(sql, caseId, receipt)),
  list: (caseId, page) => reachable(readReceipts(sql, caseId, page)),
});

/** Breaches, from the read model. */
export const postgresBreaches = (sql: Sql): Breaches => ({
  casesOf: (municipalities) => reachable(readCasesWithBreach(sql, municipalities)),
});

/** Retention and erasure, in PostgreSQL. */
export const postgresRetention = (sql: Sql): Retention => ({
  policies: (municipality) => reachable(readRetention(sql, municipality)),
  decide: (municipality, policy, by) => reachable(insertRetention(sql, municipality, policy, by)),
  closed: (municipalities, beforeMs) => reachable(readClosedCases(sql, municipalities, beforeMs)),
  votes: (caseIds) => reachable(readVotes(sql, caseIds)),
  vote: (caseId, vote) => reachable(insertVote(sql, caseId, vote)),
  erased: (municipalities) => reachable(readErasureReceipts(sql, municipalities)),
});
