import postgres from 'postgres';
import { type MasterKeyRing, readMasterKeyRing } from '../security/master-key-ring.ts';
import { appDatabaseUrl } from './app-role.ts';
import { attachKeys, caseKeys, keysOf } from './case-keys.ts';
import { speakingSockets } from './speaking-socket.ts';

/** A pool of connections to PostgreSQL, or one transaction on it. bigint columns come as numbers. */
export type Sql = postgres.Sql<{ bigint: number }>;
export type Transaction = postgres.TransactionSql<{ bigint: number }>;

/**
 * `ring`: the master keys that open what cases hold; left out, those of the environment, read when first needed.
 * `silenceMs`: how long PostgreSQL may say nothing before a connection is given up; left out, as long as the network lets it.
 */
export interface ConnectOptions {
  max?: number;
  name?: string;
  /** `none` for connections that answer people: each look brings its own claim (db/claim.ts). */
  claim?: 'system' | 'none';
  ring?: MasterKeyRing;
  silenceMs?: number;
}

/** Somebody at a screen waits this long for a store that does not answer, work behind the scenes longer. */
export const longestSilenceMs = { people: 10_000, work: 120_000 } as const;

// Milliseconds and row numbers stay far below 2^53.
const bigint = { to: 20, from: [20], serialize: String, parse: Number };

/** Opens a pool as the application role, whichever login the address names. Connects at the first query. */
export function connect(databaseUrl: string, options: ConnectOptions = {}): Sql {
  return connectAs(appDatabaseUrl(databaseUrl), options);
}

/** Opens a pool with the very login of the address. */
export function connectAs(databaseUrl: string, options: ConnectOptions = {}): Sql {
  const { silenceMs } = options;
  const sql = postgres(databaseUrl, {
    max: options.max ?? 10,
    connect_timeout: 5,
    idle_timeout: 300,
    onnotice: () => {},
    ...(silenceMs === undefined ? {} : { socket: speakingSockets(silenceMs) }),
    // A server that comes back is used at once; waiting is the business of whoever retries.
    backoff: () => 0.2,
    connection: {
      application_name: options.name ?? 'tovholder',
      ...(options.claim === 'none' ? {} : { 'tovholder.claim': 'system' }),
      // The store gives a statement up before we give up the store.
      ...(silenceMs === undefined ? {} : { statement_timeout: Math.ceil(silenceMs * 0.8) }),
    },
    types: { bigint },
  });
  return withKeys(sql, options.ring);
}

/** What is read on a connection is opened with its keys, in a transaction of its own as well. */
function withKeys(sql: Sql, ring: MasterKeyRing | undefined): Sql {
  let read = ring;
  attachKeys(
    sql,
    caseKeys(() => {
      read ??= readMasterKeyRing(process.env);
      return read;
    }),
  );
  const begin = sql.begin.bind(sql) as (...given: unknown[]) => Promise<unknown>;
  const beginWithKeys = (...given: unknown[]) => {
    const work = given.pop() as (tx: Transaction) => unknown;
    return begin(...given, (tx: Transaction) => {
      attachKeys(tx, keysOf(sql));
      return work(tx);
    });
  };
  return Object.assign(sql, { begin: beginWithKeys as Sql['begin'] });
}
