import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { createCodecServer } from '../worker/codec/codec-server.ts';
import { readCodecTokens } from '../worker/codec/codec-tokens.ts';
import { sealingDataConverter } from '../worker/codec/data-converter.ts';
import { openLog } from '../worker/open-log.ts';
import { traceOf } from '../worker/trace-of.ts';
import { failed, misuse, type Outcome } from './print.ts';
import { openStore } from './store.ts';

/** What `codec-server` was given. */
export interface CodecServerOptions {
  port?: string;
  uiOrigin?: string;
}

const PORT = '8234';
const UI_ORIGIN = 'http://127.0.0.1:8233';

/** Opens payloads for the Temporal UI until it is asked to end. On 127.0.0.1 only; TLS is a reverse proxy's. */
export async function codecServer(
  { port = PORT, uiOrigin = UI_ORIGIN }: CodecServerOptions,
  env: NodeJS.ProcessEnv,
  say: (text: string) => void,
): Promise<Outcome> {
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    return misuse('Porten er et tal fra 0 til 65535.', 'The port is a number from 0 to 65535.', 'port');
  if (!URL.canParse(uiOrigin) || new URL(uiOrigin).origin !== uiOrigin)
    return misuse(
      'Angiv brugerfladens adresse uden sti.',
      "Give the UI's address without a path.",
      'ui-origin',
    );
  const read = readCodecTokens(env);
  if (!read.ok) return misuse('Filen med nøgleord kan ikke bruges.', read.why, 'TOVHOLDER_CODEC_TOKENS_FILE');
  const opened = await openStore(env);
  if (!opened.ok) return failed(opened.refusal);
  const { sql, close } = opened.store;
  const log = openLog('codec-server');
  const [codec] = sealingDataConverter(sql).payloadCodecs ?? [];
  if (!codec) throw new Error('there is no codec');
  let looks = 0;
  const app = createCodecServer({
    codec,
    uiOrigin,
    tokens: read.tokens,
    log: (look) => {
      looks += 1;
      log.info(look, 'payloads were opened');
    },
    report: (error) => log.error({ event: 'failure', ...traceOf(error) }, 'payloads could not be opened'),
  });
  try {
    await new Promise<void>((ended, broken) => {
      const server = serve(
        { fetch: app.fetch, hostname: '127.0.0.1', port: Number(port) },
        (at: AddressInfo) => {
          say(`codec server ready http://127.0.0.1:${at.port} for ${uiOrigin}\n`);
          if (read.made) say(`token of this run: ${read.made}\n`);
        },
      );
      server.on('error', broken);
      for (const signal of ['SIGINT', 'SIGTERM'] as const)
        process.once(signal, () => {
          server.close(() => ended());
          if ('closeIdleConnections' in server) server.closeIdleConnections();
        });
    });
  } finally {
    await close();
  }
  return { document: { looks }, text: () => `${looks} opslag`, ok: true };
}
