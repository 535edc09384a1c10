import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../api/app.ts';
import { demoIdentity } from '../../api/identity/identify.ts';
import { routes } from '../../api/routes/index.ts';
import { mountPages } from '../../web/mount.ts';
import { opened, testApi } from './support/api.ts';

let app: Hono;
let id: string;
beforeAll(async () => {
  const api = testApi();
  const { ports } = api;
  app = createApp(ports, demoIdentity, { https: true });
  mountPages(app, { ports, identify: demoIdentity, demo: true, mailFolder: null, https: true });
  id = await opened(api);
});

const page = { Accept: 'text/html', Cookie: 'tovholder_demo=esbjerg%3AFR' };
const FR = { Authorization: 'Bearer demo:esbjerg:FR' };
const pagesOfOne = () => [
  '/work',
  '/cases',
  `/cases/${id}`,
  `/cases/${id}/record`,
  `/cases/${id}/journal`,
  `/cases/${id}/timeline`,
  `/cases/${id}/access-log`,
  '/refer/pregnancy',
];

describe('what is about anybody', () => {
  it('is kept by no browser and no proxy, shown or refused', async () => {
    const asked: [string, Record<string, string>][] = [
      ...pagesOfOne().map((path): [string, Record<string, string>] => [path, page]),
      ['/login', { Accept: 'text/html' }],
      ['/nowhere', page],
      [`/v1/cases/${id}`, FR],
      [`/v1/cases/${id}/deadlines`, FR],
      ['/v1/worklist', { ...FR, Accept: 'text/csv' }],
      [`/v1/cases/${id}/access-log?audience=citizen`, FR],
      [`/v1/cases/${id}/journal`, { Authorization: 'Bearer demo:esbjerg:dpo' }],
      [`/v1/cases/${id}`, {}],
      ['/v1/nowhere', FR],
    ];
    for (const [path, headers] of asked) {
      const answer = await app.request(path, { headers });
      expect([path, answer.headers.get('Cache-Control')]).toEqual([path, 'no-store']);
    }
  });

  it('is not shown under an address that looks like a file', async () => {
    for (const path of [...pagesOfOne(), `/v1/cases/${id}`])
      for (const end of ['/style.css', '.css', '/x.js', '%2fstyle.css', ';x.png']) {
        const answer = await app.request(`${path}${end}`, { headers: { ...page, ...FR } });
        expect([path, end, answer.status]).toEqual([path, end, 404]);
        expect(answer.headers.get('Cache-Control')).not.toMatch(/public|max-age/);
      }
  });

  it('is shared with no other origin, whatever it says it is', async () => {
    for (const Origin of ['https://elsewhere.invalid', 'null', 'http://localhost']) {
      for (const method of ['GET', 'OPTIONS']) {
        const headers = { ...FR, Origin, 'Access-Control-Request-Method': 'POST' };
        const answer = await app.request(`/v1/cases/${id}`, { method, headers });
        expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
        expect(answer.headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
      }
    }
  });

  it('is left behind in no storage of the browser', async () => {
    const files = ['web/assets/tovholder.js', 'node_modules/htmx.org/dist/htmx.min.js'];
    for (const file of files)
      expect([
        file,
        /localStorage|sessionStorage|indexedDB|caches\.open|document\.cookie/.test(
          readFileSync(file, 'utf8'),
        ),
      ]).toEqual([file, false]);
    const first = await app.request('/login', { headers: { Accept: 'text/html' } });
    for (const cookie of first.headers.getSetCookie())
      expect(cookie).toMatch(/^__Host-tovholder_browser=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  });
});

it('a file has a name of our own making', async () => {
  const csv = { ...FR, Accept: 'text/csv' };
  for (const path of [
    '/v1/worklist?role=%22%3B%0D%0Ax',
    '/v1/worklist',
    `/v1/cases/${id}/access-log?audience=citizen`,
    `/v1/cases/${id}/deadlines.ics`,
  ]) {
    const { headers, status } = await app.request(path, { headers: csv });
    const name = headers.get('Content-Disposition');
    if (status === 200) expect(name).toMatch(/^attachment; filename="[\w-]+\.(csv|ics)"$/);
    else expect(name).toBeNull();
  }
  const worklist = await app.request('/v1/worklist', { headers: csv });
  expect(worklist.headers.get('Content-Disposition')).toBe('attachment; filename="arbejdsliste.csv"');
});

describe('every answer with content', () => {
  it('says what kind it is, and in which letters', async () => {
    const kinds: [string, Record<string, string>, RegExp][] = [
      ['/work', page, /^text\/html; charset=UTF-8$/],
      [`/v1/cases/${id}`, FR, /^application\/json$/],
      ['/v1/nowhere', FR, /^application\/problem\+json$/],
      ['/v1/worklist', { ...FR, Accept: 'text/csv' }, /^text\/csv; charset=utf-8/i],
      ['/metrics', {}, /^text\/plain; .*charset=utf-8$/],
    ];
    for (const [path, headers, kind] of kinds) {
      const answer = await app.request(path, { headers });
      expect([path, answer.headers.get('Content-Type')]).toEqual([path, expect.stringMatching(kind)]);
    }
  });

  it('that is HTTP and HTML and made of what people wrote is made of letters only', async () => {
    const api = testApi();
    const pages = createApp(api.ports, demoIdentity);
    mountPages(pages, {
      ports: api.ports,
      identify: demoIdentity,
      demo: true,
      mailFolder: null,
    });
    const wicked = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
    const theirs = await opened(api, { note: wicked });
    for (const path of [`/cases/${theirs}`, `/cases/${theirs}/journal`, `/cases/${theirs}/timeline`]) {
      const shown = await (await pages.request(path, { headers: page })).text();
      expect(shown).not.toContain('<script>alert');
      expect(shown).not.toContain('<img src=x');
    }
    const journal = await (await pages.request(`/cases/${theirs}/journal`, { headers: page })).text();
    expect(journal).toContain('&lt;script&gt;alert(1)');
  });
});

it('whatever is asked by GET, by a page or a system, records nothing in a case', async () => {
  const api = testApi();
  const { ports } = api;
  const pages = createApp(ports, demoIdentity);
  mountPages(pages, { ports, identify: demoIdentity, demo: true, mailFolder: null });
  const one = await opened(api);
  const before = (await ports.reads.find(one))?.state.version;
  const read = routes.filter(({ method }) => method === 'get').map(({ path }) => path.replace('{id}', one));
  expect(read.length).toBeGreaterThan(20);
  for (const path of read) await pages.request(path, { headers: FR });
  for (const path of pagesOfOne()) await pages.request(path.replace(id, one), { headers: page });
  for (const path of [`/v1/cases/${one}/commands/close-case`, `/cases/${one}/record/close-case`])
    for (const method of ['GET', 'HEAD', 'OPTIONS'])
      await pages.request(path, { method, headers: { ...FR, ...page } });
  expect((await ports.reads.find(one))?.state.version).toBe(before);
});

it('of a parameter that is given twice the first counts, everywhere', async () => {
  const items = async (query: string) => {
    const answer = await app.request(`/v1/cases?${query}`, { headers: FR });
    return ((await answer.json()) as { items?: unknown[] }).items?.length;
  };
  expect(await items('municipality=esbjerg&municipality=aabenraa')).toBe(await items('municipality=esbjerg'));
  expect(await items('municipality=aabenraa&municipality=esbjerg')).toBe(0);
  expect(await items('limit=1&limit=1000000')).toBe(1);
});

it('every page of somebody who is logged in has the way out', async () => {
  for (const path of pagesOfOne()) {
    const shown = await (await app.request(path, { headers: page })).text();
    expect([path, /<form method="post" action="\/logout"/.test(shown)]).toEqual([path, true]);
  }
});

describe('on the wire', () => {
  async function sent(raw: string): Promise<string> {
    let port = 0;
    const server = await new Promise<ReturnType<typeof serve>>((ready) => {
      const one = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (at) => {
        port = at.port;
        ready(one);
      });
    });
    const socket = connect(port, '127.0.0.1');
    socket.write(raw.replaceAll('\n', '\r\n'));
    const answer = await text(socket);
    await new Promise((done) => server.close(done));
    return answer;
  }

  it.each([
    ['two lengths', 'Content-Length: 5\nContent-Length: 6\n\n12345'],
    ['a length and pieces', 'Content-Length: 5\nTransfer-Encoding: chunked\n\n0\n\n'],
    ['pieces of an unknown kind', 'Transfer-Encoding: chunked, x\n\n0\n\n'],
  ])('a request with %s is refused before anybody reads it', async (_what, rest) => {
    const answer = await sent(`POST /v1/cases HTTP/1.1\nHost: 127.0.0.1\nConnection: close\n${rest}`);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('TRACE gives nothing back', async () => {
    const answer = await sent(
      'TRACE /v1/cases HTTP/1.1\nHost: 127.0.0.1\nX-Secret: abc\nConnection: close\n\n',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 404 /);
    expect(answer).not.toContain('abc');
  });
});
