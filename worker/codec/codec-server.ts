import { createHash, randomBytes } from 'node:crypto';
import type { Payload, PayloadCodec } from '@temporalio/common';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import { cors } from 'hono/cors';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';
import { z } from 'zod';
import { KeyUnavailable } from '../../security/key-unavailable.ts';
import { recent } from '../../security/recent.ts';
import { loginPage } from './codec-login.ts';
import { said } from './payload-codec.ts';

/** One look at sealed payloads: by whom, at which cases, how many. Never what they say. */
export interface Look {
  who: string;
  cases: string[];
  payloads: number;
  unreadable: number;
}

export interface CodecServerParts {
  codec: PayloadCodec;
  /** Where the Temporal UI stands; no other page may ask. */
  uiOrigin: string;
  /** Who may look, by token. */
  tokens: ReadonlyMap<string, string>;
  /** Told of every look before it is answered. */
  log: (look: Look) => void;
  /** Told of a failure that nobody foresaw; left out where nobody keeps a log. */
  report?: (error: unknown) => void;
}

const COOKIE = 'tovholder_codec';
const SESSION_SECONDS = 8 * 3_600;
const LARGEST_BYTES = 8 * 1024 * 1024;

const base64 = z.string().transform((text) => new Uint8Array(Buffer.from(text, 'base64')));
const asked = z.object({
  payloads: z
    .array(z.object({ metadata: z.record(z.string(), base64).optional(), data: base64.optional() }))
    .max(2_000),
});

/**
 * Opens payloads for the Temporal UI, for people who have shown a token: as a bearer, or once on the login page. It only
 * opens: what is sent to a case goes through the API.
 */
export function createCodecServer({ codec, uiOrigin, tokens, log, report }: CodecServerParts): Hono {
  // Kept by digest, so that finding one tells nothing by the time it takes.
  const known = new Map([...tokens].map(([token, who]) => [digest(token), who]));
  const sessions = recent<{ who: string; untilMs: number }>(200);
  const whoIs = (bearer: string | undefined, cookie: string | undefined): string | undefined => {
    const token = /^Bearer (.+)$/.exec(bearer ?? '')?.[1];
    if (token !== undefined) return known.get(digest(token));
    const session = cookie === undefined ? undefined : sessions.get(digest(cookie));
    return session && session.untilMs > Date.now() ? session.who : undefined;
  };

  const app = new Hono();
  app.onError((error, c) => {
    report?.(error);
    return c.json({ message: 'it did not work' }, 500);
  });
  app.use(secureHeaders(), async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
  });
  app.use(
    '/decode',
    cors({
      origin: uiOrigin,
      credentials: true,
      allowMethods: ['POST'],
      allowHeaders: ['Authorization', 'Content-Type', 'X-Namespace'],
    }),
    bodyLimit({ maxSize: LARGEST_BYTES }),
  );
  app.post('/decode', async (c) => {
    const origin = c.req.header('Origin');
    if (origin !== undefined && origin !== uiOrigin)
      return c.json({ message: 'another page may not ask' }, 403);
    const who = whoIs(c.req.header('Authorization'), getCookie(c, COOKIE));
    if (!who) return c.json({ message: 'not logged in' }, 401);
    const read = asked.safeParse(await c.req.json().catch(() => null));
    if (!read.success) return c.json({ message: 'no payloads' }, 400);
    const payloads: Payload[] = read.data.payloads;
    const opened = await Promise.all(payloads.map((payload) => open(codec, payload)));
    log({
      who,
      cases: [...new Set(payloads.map((payload) => said(payload, 'case')))].filter((id) =>
        /^[\w:.-]{1,80}$/.test(id),
      ),
      payloads: payloads.length,
      unreadable: opened.filter((one) => !one.readable).length,
    });
    return c.json({ payloads: opened.map(({ payload }) => inJson(payload)) });
  });
  app.get('/', (c) => c.html(loginPage(whoIs(undefined, getCookie(c, COOKIE)) ?? null, false)));
  app.post('/login', csrf(), async (c) => {
    const { token } = await c.req.parseBody();
    const who = typeof token === 'string' ? known.get(digest(token)) : undefined;
    if (!who) return c.html(loginPage(null, true), 401);
    const session = randomBytes(24).toString('base64url');
    sessions.keep(digest(session), { who, untilMs: Date.now() + SESSION_SECONDS * 1_000 });
    setCookie(c, COOKIE, session, { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: SESSION_SECONDS });
    return c.redirect('/', 303);
  });
  return app;
}

/** Why something cannot be opened is said in its place, so that the rest of a history can be looked at. */
async function open(codec: PayloadCodec, payload: Payload): Promise<{ payload: Payload; readable: boolean }> {
  try {
    const [opened] = await codec.decode([payload]);
    const encoding = said(opened ?? {}, 'encoding');
    if (!encoding.startsWith('unreadable')) return { payload: opened ?? payload, readable: true };
    return { payload: sentence(encoding), readable: false };
  } catch (error) {
    if (!(error instanceof KeyUnavailable)) throw error;
    return { payload: sentence(error.message), readable: false };
  }
}

const sentence = (text: string): Payload => ({
  metadata: { encoding: Buffer.from('json/plain') },
  data: Buffer.from(JSON.stringify(text)),
});

const inJson = ({ metadata, data }: Payload) => ({
  metadata: Object.fromEntries(
    Object.entries(metadata ?? {}).map(([name, value]) => [name, Buffer.from(value).toString('base64')]),
  ),
  data: Buffer.from(data ?? '').toString('base64'),
});

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
