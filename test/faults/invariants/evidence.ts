import type { Client } from '@temporalio/client';
import type { Sql } from '../../../db/connect.ts';
import type { MailServer } from '../support/mail-server.ts';
import type { RecordingClient } from '../support/recording-client.ts';

/** What is looked at: both stores, what callers heard, what left the house, and what was written along the way. */
export interface Evidence {
  /** As the application role, and as the owner. */
  store: { sql: Sql; owner: Sql };
  engine: { client: Client };
  client: RecordingClient;
  mail: Pick<MailServer, 'transmissions' | 'kept'>;
  api: { url: string };
  logs: () => string;
  /** Cases that the client did not open; left out, there are none. */
  filled?: ReadonlySet<string>;
}

/** Something that must hold whatever happened. */
export interface Invariant {
  id: string;
  says: string;
  /** What goes against it, in words without content; empty when it holds. */
  check: (evidence: Evidence) => Promise<string[]>;
}

/** The ids of all cases that are live in the store and that the client opened. */
export async function liveCases({ store, filled }: Pick<Evidence, 'store' | 'filled'>): Promise<string[]> {
  const rows = await store.owner<{ id: string }[]>`
    select id from case_view where withdrawn_at is null order by seq`;
  return rows.map((row) => row.id).filter((id) => !filled?.has(id));
}
