import {
  postgresBreaches,
  postgresReceipts,
  postgresRetention,
} from '../../../api/reads/postgres-disclosures.ts';
import { postgresHandovers } from '../../../api/reads/postgres-handovers.ts';
import { postgresEmergencies, postgresReadLog } from '../../../api/reads/postgres-logs.ts';
import { reachablePersons } from '../../../api/reads/postgres-persons.ts';
import { postgresReads } from '../../../api/reads/postgres-reads.ts';
import { postgresSavedViews } from '../../../api/reads/postgres-saved-views.ts';
import { publish } from '../../../db/publish.ts';
import { type LookRow, readLooks } from '../../../db/read-log-rows.ts';
import { formatInstant } from '../../../domain/calendar/index.ts';
import { type TestApi, testApi } from '../../api/support/api.ts';
import { batchAt, REFERRED_AT, referredCase } from './case-on-paper.ts';
import type { Store } from './store.ts';

/** The API over the store's read model, log and emergency accesses, at the real time. */
export const loggedApi = (store: Store, looking = store.sql): TestApi =>
  testApi(formatInstant(Date.now()), {
    reads: postgresReads(store.sql, undefined, looking),
    readLog: postgresReadLog(store.sql),
    emergencies: postgresEmergencies(store.sql),
    persons: reachablePersons(store.sql),
    receipts: postgresReceipts(store.sql),
    breaches: postgresBreaches(store.sql),
    retention: postgresRetention(store.sql),
    handovers: postgresHandovers(store.sql, looking),
    savedViews: postgresSavedViews(store.sql),
  });

/** A referred case of Esbjerg in the store; its id begins with `head`, hexadecimal digits. */
export async function caseInStore(store: Store, head: string): Promise<string> {
  const id = `c_${head.padEnd(32, '0')}`;
  await publish(store.sql, batchAt(referredCase(id), REFERRED_AT));
  return id;
}

/** The looks at a case, oldest first. */
export const looksAt = async (store: Store, caseId: string): Promise<LookRow[]> =>
  (await readLooks(store.owner, { caseId }, { limit: 500 })).reverse();
