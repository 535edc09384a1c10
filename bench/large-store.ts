import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { createApp } from '../api/app.ts';
import { demoIdentity } from '../api/identity/identify.ts';
import { openPorts } from '../api/live-ports.ts';
import { connect, connectAs, type Sql } from '../db/connect.ts';
import { migrate } from '../db/migrate.ts';
import { readMasterKeyRing } from '../security/master-key-ring.ts';
import { mountPages } from '../web/mount.ts';
import { startPostgres } from '../worker/embedded/postgres.ts';
import { copyCases } from './copied-cases.ts';
import { publishTemplates } from './template-lives.ts';

/** Cases in the one municipality that is asked about. */
export const SMALL = 10_000;
const TOWN = 'esbjerg';
/** Different lives that the rest are copies of. */
const TEMPLATES = 40;

/** A store of its own with ten thousand cases in one municipality, and the API and the pages over it, in a folder that is thrown away. */
export interface LargeStore {
  app: Hono;
  /** A connection that reads everything. */
  owner: Sql;
  /** Ids of the cases that were lived, not copied: they have a journal. */
  lived: readonly string[];
  /** Adds copies in other municipalities of the region. */
  addElsewhere(cases: number, say?: (text: string) => void): Promise<void>;
  close(): Promise<void>;
}

export async function openLargeStore(): Promise<LargeStore> {
  const folder = mkdtempSync(join(tmpdir(), 'tovholder-large-'));
  const server = await startPostgres({ folder: join(folder, 'postgres'), say: () => {} });
  const env = {
    TOVHOLDER_MASTER_KEY: randomBytes(32).toString('base64'),
    TOVHOLDER_ANCHOR_FILE: join(folder, 'anchors.jsonl'),
  };
  const ring = readMasterKeyRing(env);
  const pools: Sql[] = [];
  const pool = (made: Sql): Sql => {
    pools.push(made);
    return made;
  };
  const { ports, close: closePorts } = openPorts(server.url, env);
  const close = async () => {
    await Promise.allSettled([closePorts(), ...pools.map((one) => one.end({ timeout: 1 }))]);
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await migrate(server.url);
    const system = pool(connect(server.url, { ring }));
    const owner = pool(connectAs(server.url, { ring }));
    const templates = await publishTemplates(system, TOWN, TEMPLATES);
    await copyCases(owner, templates, SMALL, [TOWN]);
    const app = createApp(ports, demoIdentity);
    mountPages(app, { ports, identify: demoIdentity, demo: true, mailFolder: null });
    const elsewhere = ['vejle', 'odense', 'aabenraa', 'varde', 'kolding'];
    return {
      ...{ app, owner, close, lived: templates.map(({ id }) => id) },
      addElsewhere: (cases, say) => copyCases(owner, templates, cases, elsewhere, say),
    };
  } catch (error) {
    await close();
    throw error;
  }
}
