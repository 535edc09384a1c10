import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import type { Sql } from '../db/connect.ts';
import { type Refusal, refuse } from '../domain/case/refusal.ts';
import { sealingDataConverter } from '../worker/codec/data-converter.ts';
import { tovholderHome } from '../worker/embedded/home.ts';
import { temporalAccess } from '../worker/temporal-connection.ts';

export interface EngineClient {
  client: Client;
  close: () => Promise<void>;
}

const CONNECT_MS = 5_000;

/** The engine that TEMPORAL_ADDRESS names, or else the embedded one of this project while `npm start` runs. */
export async function openEngine(
  env: NodeJS.ProcessEnv,
  sql: Sql,
): Promise<{ ok: true; engine: EngineClient } | { ok: false; refusal: Refusal }> {
  const embedded = join(tovholderHome(env), 'temporal', 'address');
  const address =
    env.TEMPORAL_ADDRESS || (existsSync(embedded) ? readFileSync(embedded, 'utf8').trim() : undefined);
  const access = temporalAccess({ ...env, ...(address ? { TEMPORAL_ADDRESS: address } : {}) });
  try {
    const connection = await Connection.connect({ ...access.connection, connectTimeout: CONNECT_MS });
    const dataConverter = sealingDataConverter(sql);
    const client = new Client({ connection, namespace: access.namespace, dataConverter });
    return { ok: true, engine: { client, close: () => connection.close() } };
  } catch {
    const refusal = refuse(
      'UNAVAILABLE',
      'Temporal svarer ikke: kør npm start ved siden af, eller sæt TEMPORAL_ADDRESS.',
      'Temporal does not answer: run npm start beside it, or set TEMPORAL_ADDRESS.',
      { reason: 'TEMPORAL_ADDRESS' },
    );
    return { ok: false, refusal };
  }
}
