import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { beforeAll, describe, expect, it } from 'vitest';
import { type DataKey, newDataKey } from '../../security/data-key.ts';
import { KeyUnavailable } from '../../security/key-unavailable.ts';
import { KEY_BYTES, localMasterKey } from '../../security/master-key.ts';
import { ringOf } from '../../security/master-key-ring.ts';
import { serviceKeys } from '../../security/service-key.ts';
import { createCodecServer, type Look } from '../../worker/codec/codec-server.ts';
import { readCodecTokens } from '../../worker/codec/codec-tokens.ts';
import { createPayloadCodec } from '../../worker/codec/payload-codec.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
const TOKEN = 'a-token-that-is-long-enough';
const UI = 'http://127.0.0.1:8233';
const WORDS = 'Bekymring for Prøve Person';
const master = localMasterKey(randomBytes(KEY_BYTES));
const looks: Look[] = [];
let key: DataKey;
let sealed: Payload;

const codec = createPayloadCodec(
  {
    find: async (caseId, named) => {
      if (caseId !== 'c_a') throw new KeyUnavailable(caseId, named, 'destroyed');
      return key;
    },
    ensure: async (caseId) => (caseId === 'c_a' ? key : (await newDataKey(caseId, master)).key),
    service: serviceKeys(() => ringOf(master)),
  },
  () => {},
);
const app = createCodecServer({
  codec,
  uiOrigin: UI,
  tokens: new Map([[TOKEN, 'anna']]),
  log: (look) => looks.push(look),
});

const sealedFor = async (caseId: string): Promise<Payload> => {
  const context = { type: 'workflow' as const, namespace: 'default', workflowId: `case:${caseId}` };
  return (await codec.encode([defaultPayloadConverter.toPayload(WORDS)], context))[0] as Payload;
};
const inJson = ({ metadata, data }: Payload) => ({
  metadata: Object.fromEntries(
    Object.entries(metadata ?? {}).map(([name, value]) => [name, Buffer.from(value).toString('base64')]),
  ),
  data: Buffer.from(data ?? '').toString('base64'),
});

function decode(payloads: Payload[], headers: Record<string, string>) {
  return app.request('/decode', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ payloads: payloads.map(inJson) }),
  });
}

async function wordsIn(response: Response): Promise<unknown[]> {
  const { payloads } = (await response.json()) as { payloads: { data: string }[] };
  return payloads.map(({ data }) => JSON.parse(Buffer.from(data, 'base64').toString('utf8')));
}

beforeAll(async () => {
  key = (await newDataKey('c_a', master)).key;
  sealed = await sealedFor('c_a');
});

describe('the codec server', () => {
  it('opens nothing for somebody who shows no token or another', async () => {
    const shown: Record<string, string>[] = [
      {},
      { Authorization: 'Bearer other' },
      { Cookie: 'tovholder_codec=made-up' },
    ];
    for (const headers of shown) expect((await decode([sealed], headers)).status).toBe(401);
    expect(looks).toEqual([]);
  });

  it('opens for a token, and writes down who looked at which case, never what it says', async () => {
    const response = await decode([sealed, defaultPayloadConverter.toPayload('plain')], {
      Authorization: `Bearer ${TOKEN}`,
    });
    expect(await wordsIn(response)).toEqual([WORDS, 'plain']);
    expect(looks).toEqual([{ who: 'anna', cases: ['c_a'], payloads: 2, unreadable: 0 }]);
  });

  it('says in its place why something does not open, and opens the rest', async () => {
    const bent = { ...sealed, data: randomBytes(80) };
    const response = await decode([await sealedFor('c_gone'), bent, sealed], {
      Authorization: `Bearer ${TOKEN}`,
    });
    const [gone, changed, words] = await wordsIn(response);
    expect(gone).toMatch(/^The key ck_\w+ of c_gone is not available: destroyed\.$/);
    expect(changed).toMatch(/^unreadable \(case c_a, key ck_\w+\)$/);
    expect(words).toBe(WORDS);
    expect(looks.at(-1)).toEqual({ who: 'anna', cases: ['c_gone', 'c_a'], payloads: 3, unreadable: 2 });
  });

  it('lets the Temporal UI ask from its own address and no other page', async () => {
    const own = await decode([sealed], { Authorization: `Bearer ${TOKEN}`, Origin: UI });
    expect(own.headers.get('Access-Control-Allow-Origin')).toBe(UI);
    expect(own.headers.get('Access-Control-Allow-Credentials')).toBe('true');
    const foreign = await decode([sealed], {
      Authorization: `Bearer ${TOKEN}`,
      Origin: 'https://evil.example',
    });
    expect(foreign.status).toBe(403);
    expect(foreign.headers.get('Access-Control-Allow-Origin')).not.toBe('https://evil.example');
    const before = await app.request('/decode', {
      method: 'OPTIONS',
      headers: { Origin: UI, 'Access-Control-Request-Method': 'POST' },
    });
    expect(before.headers.get('Access-Control-Allow-Origin')).toBe(UI);
  });

  it('lets people log in once with their token, for the UI cannot send one', async () => {
    const login = (token: string) =>
      app.request('/login', {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: 'http://localhost' },
        body: new URLSearchParams({ token }).toString(),
      });
    expect((await login('other')).status).toBe(401);
    const cookie = (await login(TOKEN)).headers.get('Set-Cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
    expect(cookie).not.toContain(TOKEN);
    const session = cookie.split(';')[0] ?? '';
    expect(await wordsIn(await decode([sealed], { Cookie: session, Origin: UI }))).toEqual([WORDS]);
    expect(await (await app.request('/', { headers: { Cookie: session } })).text()).toContain('anna');
  });

  it('refuses what is no list of payloads', async () => {
    const headers = { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json' };
    for (const body of ['', '{}', '{"payloads":[1]}', '{"payloads":{}}'])
      expect((await app.request('/decode', { method: 'POST', headers, body })).status).toBe(400);
  });
});

it('tokens come from a file; without one a token is made for the run', () => {
  const made = readCodecTokens({});
  expect(made.ok && [...made.tokens.values()]).toEqual(['demo']);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'tokens');
  writeFileSync(file, `# who may look\nanna ${TOKEN}\n\n`);
  const read = readCodecTokens({ TOVHOLDER_CODEC_TOKENS_FILE: file });
  expect(read.ok && read.tokens.get(TOKEN)).toBe('anna');
  writeFileSync(file, 'anna short\n');
  expect(readCodecTokens({ TOVHOLDER_CODEC_TOKENS_FILE: file })).toMatchObject({ ok: false });
  expect(readCodecTokens({ TOVHOLDER_CODEC_TOKENS_FILE: `${file}.none` })).toMatchObject({ ok: false });
});
