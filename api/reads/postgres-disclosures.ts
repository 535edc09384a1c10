import type { Sql } from '../../db/connect.ts';
import { insertReceipt } from '../../db/insert-receipts.ts';
import { readCasesWithBreach } from '../../db/read-breaches.ts';
import { readReceipts } from '../../db/read-receipts.ts';
import type { Breaches, Receipts } from '../disclosure-ports.ts';
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
