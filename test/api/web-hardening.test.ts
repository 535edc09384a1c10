import type { Hono } from 'hono';
import { Hono as App } from 'hono';
import { beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../api/app.ts';
import { secretCookies } from '../../api/identity/cookies.ts';
import { demoIdentity } from '../../api/identity/identify.ts';
import { type RateLimits, rateLimit } from '../../api/rate-limit.ts';
import { mountPages } from '../../web/mount.ts';
import { testApi } from './support/api.ts';

const generous: RateLimits = { person: 1_000, system: 1_000, address: 1_000, proxies: 0 };

function appWith({ https = false, limits }: { https?: boolean; limits?: RateLimits } = {}): Hono {
  const { ports } = testApi();
  const limit = limits ? { limit: rateLimit(limits) } : {};
  const app = createApp(ports, demoIdentity, { https, ...limit });
  mountPages(app, { ports, identify: demoIdentity, demo: true, mailFolder: null, https, ...limit });
  return app;
}

const page = { Accept: 'text/html', Cookie: 'tovholder_demo=esbjerg%3AFR' };
const FR = { Authorization: 'Bearer demo:esbjerg:FR' };

describe('every answer', () => {
  it.each([
    '/work',
    '/login',
    '/nowhere',
    '/v1/cases',
    '/v1/nowhere',
    '/healthz',
    '/openapi.json',
    '/docs',
    '/assets/none',
  ])('of %s tells the browser to be careful', async (path) => {
    const { headers } = await appWith({ https: true }).request(path, {
      headers: path.startsWith('/v1') ? FR : page,
    });
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(headers.get('X-Frame-Options')).toBe('DENY');
    expect(headers.get('Strict-Transport-Security')).toMatch(/^max-age=31536000/);
    expect(headers.get('Permissions-Policy')).toContain('geolocation=()');
    expect(headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(headers.get('X-Powered-By')).toBeNull();
  });

  it('over plain http says nothing of https', async () => {
    const { headers } = await appWith().request('/work', { headers: page });
    expect(headers.get('Strict-Transport-Security')).toBeNull();
  });
});

describe('a page', () => {
  it('lets only scripts and styles with its own nonce run, a new one each time', async () => {
    const app = appWith();
    const nonces = new Set<string>();
    for (let n = 0; n < 2; n += 1) {
      const answer = await app.request('/work', { headers: page });
      const policy = answer.headers.get('Content-Security-Policy') ?? '';
      const nonce = /script-src 'nonce-([^']+)';/.exec(policy)?.[1] ?? '';
      expect(nonce.length).toBeGreaterThan(15);
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      const text = await answer.text();
      for (const [tag] of text.matchAll(/<(script|link rel="stylesheet")[^>]*>/g))
        expect(tag).toContain(`nonce="${nonce}"`);
      expect(text).not.toMatch(/<style|style="|\son\w+="|javascript:/);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(2);
  });

  it('larger than a form may be is refused with 413', async () => {
    const answer = await appWith().request('/login', {
      method: 'POST',
      headers: { ...page, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: `user=${'a'.repeat(300_000)}`,
    });
    expect(answer.status).toBe(413);
  });
});

describe('a form', () => {
  let app: Hono;
  let cookie: string;
  let token: string;
  beforeEach(async () => {
    app = appWith();
    const first = await app.request('/login', { headers: { Accept: 'text/html' } });
    cookie =
      (first.headers.getSetCookie().find((one) => one.startsWith('tovholder_browser=')) ?? '').split(
        ';',
      )[0] ?? '';
    token = /name="_csrf" value="([^"]+)"/.exec(await first.text())?.[1] ?? '';
  });
  const sent = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    app.request('/login', {
      method: 'POST',
      headers: {
        Cookie: cookie,
        'Content-Type': 'application/x-www-form-urlencoded',
        Host: 'localhost',
        ...headers,
      },
      body: new URLSearchParams({ user: 'esbjerg:FR', ...fields }).toString(),
    });

  it('with the token of its page is taken', async () => {
    expect((await sent({ _csrf: token })).status).toBe(303);
    expect((await sent({}, { 'X-CSRF-Token': token })).status).toBe(303);
    expect((await sent({ _csrf: token }, { 'Sec-Fetch-Site': 'same-origin', Origin: 'null' })).status).toBe(
      303,
    );
  });

  it.each([
    ['no token', {}, {}],
    ['a made-up token', { _csrf: 'A'.repeat(43) }, {}],
    ['a token of half a letter', { _csrf: `${'A'.repeat(42)}ø` }, {}],
  ])('with %s is refused', async (_what, fields, headers) => {
    expect((await sent(fields as Record<string, string>, headers)).status).toBe(403);
  });

  it.each([
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a neighbour of the same site', { 'Sec-Fetch-Site': 'same-site' }],
    ['another origin', { Origin: 'https://elsewhere.invalid' }],
    ['another port', { Origin: 'http://localhost:1' }],
  ])('from %s is refused even with the token', async (_what, headers) => {
    expect((await sent({ _csrf: token }, headers as unknown as Record<string, string>)).status).toBe(403);
  });

  it('with the token of another browser is refused', async () => {
    const other = await app.request('/login', { headers: { Accept: 'text/html' } });
    const theirs = /name="_csrf" value="([^"]+)"/.exec(await other.text())?.[1] ?? '';
    expect(theirs).not.toBe(token);
    expect((await sent({ _csrf: theirs })).status).toBe(403);
  });
});

describe('whoever asks too much', () => {
  it('is told with BUSY when to go on, and nobody else is', async () => {
    const app = appWith({ limits: { ...generous, person: 3 } });
    const ask = (who: string) =>
      app.request('/v1/cases', { headers: { Authorization: `Bearer demo:${who}` } });
    for (let n = 0; n < 3; n += 1) expect((await ask('esbjerg:FR')).status).toBe(200);
    const refused = await ask('esbjerg:FR');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('Content-Type')).toBe('application/problem+json');
    expect(((await refused.json()) as { code: string }).code).toBe('BUSY');
    const seconds = Number(refused.headers.get('Retry-After'));
    expect(seconds > 0 && seconds <= 60).toBe(true);
    expect((await ask('esbjerg:SP')).status).toBe(200);
    const shown = await app.request('/work', { headers: page });
    expect([shown.status, Number(shown.headers.get('Retry-After')) > 0]).toEqual([429, true]);
    expect(await shown.text()).toContain('for mange forespørgsler');
  });

  it('is known by address before login, as the outermost of our own proxies saw it', async () => {
    const app = appWith({ limits: { ...generous, address: 2, proxies: 1 } });
    const ask = (forwarded: string) =>
      app.request('/v1/cases', {
        headers: { 'X-Forwarded-For': forwarded, Authorization: 'Bearer nonsense' },
      });
    expect((await ask('192.0.2.1')).status).toBe(401);
    expect((await ask('198.51.100.7, 192.0.2.1')).status).toBe(401);
    expect((await ask('203.0.113.9, 192.0.2.1')).status).toBe(429);
    expect((await ask('192.0.2.2')).status).toBe(401);
  });
});

describe('a secret cookie', () => {
  it.each([
    [true, /^__Host-tovholder_session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/],
    [false, /^tovholder_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/],
  ])('over https: %s, is as narrow as it can be', async (secure, shape) => {
    const app = new App();
    app.get('/', (c) => {
      secretCookies(secure).write(c, 'session', 'a'.repeat(43));
      return c.text('');
    });
    expect((await app.request('/')).headers.get('Set-Cookie')).toMatch(shape);
  });
});
