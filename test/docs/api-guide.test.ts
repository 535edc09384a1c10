import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type ServerType, serve } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../api/app.ts';
import { demoIdentity } from '../../api/identity/identify.ts';
import { projectRoot } from '../../worker/embedded/home.ts';
import { testApi } from '../api/support/api.ts';
import { fencesOf } from './support/markdown.ts';

const run = promisify(execFile);
const page = { path: 'docs/api.md', text: readFileSync(join(projectRoot, 'docs/api.md'), 'utf8') };
const fences = fencesOf(page);

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

const MARK = '=== block';

/** The blocks of the page as one script, each announced, in the order in which a reader comes to them. */
const script = (): string =>
  [
    'set -euo pipefail',
    ...fences
      .filter(({ language }) => language === 'sh' || language === 'js')
      .flatMap(({ line, language, content }) => [
        `echo '${MARK} ${line}'`,
        language === 'sh' ? content : `B="$B" node --input-type=module <<'END'\n${content}END`,
      ]),
  ]
    .join('\n')
    .replace('http://127.0.0.1:8080', address);

describe('the guide to the API', () => {
  it('prints what it says it prints, run from beginning to end', async () => {
    const { stdout } = await run('bash', ['-c', script()], { cwd: projectRoot });
    const said = new Map<string, string>();
    for (const part of stdout.split(`${MARK} `).slice(1)) {
      const [line = '', ...rest] = part.split('\n');
      said.set(line, rest.join('\n').trimEnd());
    }
    const shown = fences.flatMap((fence, i) =>
      fence.language === 'text'
        ? [[fences[i - 1]?.line, fence.content.replace(/^→ /gm, '').trimEnd()] as const]
        : [],
    );
    expect(shown.length).toBeGreaterThan(6);
    expect(shown.map(([line]) => [line, said.get(String(line))])).toEqual(shown);
  });

  it('shows what comes of every block that asks something', () => {
    const asks = fences.filter(
      ({ language, content }) => language === 'js' || /\bcurl\b(?!.*;\s*}$)/m.test(content),
    );
    const unanswered = asks.filter((fence) => fences[fences.indexOf(fence) + 1]?.language !== 'text');
    expect(unanswered.map(({ line }) => line)).toEqual([]);
  });
});
