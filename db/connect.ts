import postgres from 'postgres';
import { appDatabaseUrl } from './app-role.ts';

/** A pool of connections to PostgreSQL, or one transaction on it. bigint columns come as numbers. */
export type Sql = postgres.Sql<{ bigint: number }>;
export type Transaction = postgres.TransactionSql<{ bigint: number }>;

// Milliseconds and row numbers stay far below 2^53.
const bigint = { to: 20, from: [20], serialize: String, parse: Number };

/** Opens a pool as the application role, whichever login the address names. Connects at the first query. */
export function connect(databaseUrl: string, options: { max?: number; name?: string } = {}): Sql {
  return connectAs(appDatabaseUrl(databaseUrl), options);
}

/** Opens a pool with the very login of the address. */
export function connectAs(databaseUrl: string, options: { max?: number; name?: string } = {}): Sql {
  return postgres(databaseUrl, {
    max: options.max ?? 10,
    connect_timeout: 5,
    idle_timeout: 300,
    onnotice: () => {},
    // A server that comes back is used at once; waiting is the business of whoever retries.
    backoff: () => 0.2,
    connection: { application_name: options.name ?? 'tovholder' },
    types: { bigint },
  });
}
