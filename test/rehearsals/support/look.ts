import { Client, Connection } from '@temporalio/client';
import { connect, connectAs, type Sql } from '../../../db/connect.ts';
import { readMasterKeyRing } from '../../../security/master-key-ring.ts';
import { sealingDataConverter } from '../../../worker/codec/data-converter.ts';
import { invariants } from '../../faults/invariants/all.ts';
import type { MailServer } from '../../faults/support/mail-server.ts';
import type { RecordingClient } from '../../faults/support/recording-client.ts';

/** Where the product runs that is looked at. */
export interface Scene {
  /** As the owner. */
  databaseUrl: string;
  temporalAddress: string;
  masterKeyFile: string;
  /** Of an API that is up. */
  apiUrl: string;
  mail: MailServer;
  client: RecordingClient;
  logs: () => string;
  /** Cases that the client did not open. */
  filled?: ReadonlySet<string>;
}

/** Which invariants of docs/reliability.md hold, by id, and everything that goes against them. */
export interface Looked {
  held: Record<string, boolean>;
  violations: string[];
}

/** What looks at every row and history of a store; thousands of cases would take hours. `restore` itself has compared each. */
const OF_THE_WHOLE_STORE = ['I5', 'I7'];
const FEW = 1_000;

/** The store that a scene stands on, for as long as the work takes. */
export async function withStore<Value>(
  scene: Pick<Scene, 'databaseUrl' | 'masterKeyFile'>,
  work: (owner: Sql, sql: Sql) => Promise<Value>,
): Promise<Value> {
  const ring = readMasterKeyRing({ TOVHOLDER_MASTER_KEY_FILE: scene.masterKeyFile });
  const owner = connectAs(scene.databaseUrl, { ring, max: 2 });
  const sql = connect(scene.databaseUrl, { ring, max: 4 });
  try {
    return await work(owner, sql);
  } finally {
    await Promise.all([owner.end({ timeout: 1 }), sql.end({ timeout: 1 })]);
  }
}

/** Lets every caller of unknown outcome ask again, then looks at all invariants, with this key and no other. */
export async function lookAt(scene: Scene): Promise<Looked> {
  const { client, mail, logs, filled = new Set<string>() } = scene;
  const violations: string[] = [];
  if (!(await client.settle(120_000))) violations.push('an outcome stayed unknown');
  const connection = await Connection.connect({ address: scene.temporalAddress });
  try {
    return await withStore(scene, async (owner, sql) => {
      const engine = { client: new Client({ connection, dataConverter: sealingDataConverter(sql) }) };
      const evidence = {
        client,
        mail,
        logs,
        filled,
        engine,
        store: { owner, sql },
        api: { url: scene.apiUrl },
      };
      const held: Record<string, boolean> = {};
      for (const { id, check } of invariants) {
        if (filled.size > FEW && OF_THE_WHOLE_STORE.includes(id)) continue;
        process.stderr.write(`  looking at ${id} …\n`);
        const broken = await check(evidence);
        held[id] = broken.length === 0;
        violations.push(...broken.slice(0, 5).map((one) => `${id}: ${one}`));
      }
      return { held, violations: [...violations, ...client.improper.slice(0, 5)] };
    });
  } finally {
    await connection.close();
  }
}
