import { execFile } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { type ServerType, serve } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../api/app.ts';
import { demoIdentity } from '../../api/identity/identify.ts';
import { projectRoot } from '../../worker/embedded/home.ts';
import { testApi } from '../api/support/api.ts';
import { guideFences, guideScript, printedByBlock } from './support/api-guide.ts';

const run = promisify(execFile);
let server: ServerType;
let address: string;
beforeAll(async () => {
  const { ports } = testApi('2026-11-21T09:45:00+01:00');
  const app = createApp(ports, demoIdentity);
  address = await new Promise<string>((listening) => {
    server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }: AddressInfo) =>
      listening(`http://127.0.0.1:${port}`),
    );
  });
});
afterAll(() => new Promise((closed) => server.close(closed)));

describe('the guide to the API', () => {
  it('prints what it says it prints, run from beginning to end', async () => {
    const { stdout } = await run('bash', ['-c', guideScript(address)], { cwd: projectRoot });
    const said = printedByBlock(stdout);
    const shown = guideFences.flatMap((fence, i) =>
      fence.language === 'text'
        ? [[guideFences[i - 1]?.line, fence.content.replace(/^→ /gm, '').trimEnd()] as const]
        : [],
    );
    expect(shown.length).toBeGreaterThan(6);
    expect(shown.map(([line]) => [line, said.get(line ?? 0)])).toEqual(shown);
  });

  it('shows what comes of every block that asks something', () => {
    const asks = guideFences.filter(
      ({ language, content }) => language === 'js' || /\bcurl\b(?!.*;\s*}$)/m.test(content),
    );
    const unanswered = asks.filter(
      (fence) => guideFences[guideFences.indexOf(fence) + 1]?.language !== 'text',
    );
    expect(unanswered.map(({ line }) => line)).toEqual([]);
  });
});
