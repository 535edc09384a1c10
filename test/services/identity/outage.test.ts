import { beforeAll, describe, expect, it } from 'vitest';
import { agent, formOf } from './support/browser-agent.ts';
import { loginStage } from './support/stage.ts';

const stage = loginStage();
beforeAll(() => {
  stage.issuer.accounts.set('fr', { sub: 'fr', rights: ['esbjerg:FR'] });
});

describe('a login service that was never reached', () => {
  it('gives a readable page with 503, and the first login when it is there', async () => {
    await stage.issuer.stop();
    const answer = await agent().send(`${stage.url}/login/start`);
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(await answer.text()).toContain('Login-tjenesten svarer ikke');
    expect((await agent().send(`${stage.url}/login`)).status).toBe(200);
    const token = await fetch(`${stage.url}/v1/cases`, { headers: { Authorization: 'Bearer a.b.c' } });
    expect(token.status).toBe(503);
    await stage.issuer.start();
    await expect
      .poll(async () => (await agent().send(`${stage.url}/login/start`)).status, { timeout: 20_000 })
      .toBe(302);
    expect((await stage.logIn('fr')).status).toBe(200);
  });

  it('that goes away between leaving and coming back lets nobody in', async () => {
    const by = agent();
    const start = await by.send(`${stage.url}/login/start`);
    const state = new URL(start.headers.get('Location') ?? '').searchParams.get('state');
    await stage.issuer.stop();
    try {
      const iss = encodeURIComponent(stage.issuer.url);
      const back = await by.send(`${stage.url}/login/callback?code=x&state=${state}&iss=${iss}`);
      expect(back.status).toBe(503);
      expect(by.cookies.has('tovholder_session')).toBe(false);
    } finally {
      await stage.issuer.start();
    }
  });
});

describe('a store that is away', () => {
  it('lets nobody in and is answered with 503, and sessions go on when it is back', async () => {
    const { by } = await stage.logIn('fr');
    await stage.store.owner`alter table login_session rename to login_session_away`;
    try {
      const page = await by.send(`${stage.url}/work`);
      expect(page.status).toBe(503);
      const api = await by.send(`${stage.url}/v1/cases`, { headers: { Accept: 'application/json' } });
      expect([api.status, ((await api.json()) as { code: string }).code]).toEqual([503, 'UNAVAILABLE']);
    } finally {
      await stage.store.owner`alter table login_session_away rename to login_session`;
    }
    await stage.store.owner`alter table login_attempt rename to login_attempt_away`;
    try {
      expect((await agent().send(`${stage.url}/login/start`)).status).toBe(503);
    } finally {
      await stage.store.owner`alter table login_attempt_away rename to login_attempt`;
    }
    expect(stage.reported.length).toBeGreaterThan(0);
    expect((await by.send(`${stage.url}/work`)).status).toBe(200);
  });
});

describe('the API with a cookie', () => {
  it('reads for the session, and changes only what our own pages send', async () => {
    const { by } = await stage.logIn('fr');
    const json = { Accept: 'application/json', 'Content-Type': 'application/json' };
    expect((await by.send(`${stage.url}/v1/cases`, { headers: json })).status).toBe(200);
    const body = JSON.stringify({ kind: 'pregnancy' });
    const sent = async (more: Record<string, string>) =>
      (await by.send(`${stage.url}/v1/cases`, { method: 'POST', headers: { ...json, ...more }, body }))
        .status;
    expect(await sent({})).toBe(401);
    expect(await sent({ 'Sec-Fetch-Site': 'cross-site' })).toBe(401);
    expect(await sent({ 'Sec-Fetch-Site': 'same-site' })).toBe(401);
    expect(await sent({ 'Sec-Fetch-Site': 'same-origin' })).toBe(422);
  });

  it('knows no demo user', async () => {
    const by = agent();
    by.cookies.set('tovholder_demo', 'esbjerg%3AFR');
    expect((await by.send(`${stage.url}/work`)).status).toBe(303);
    const page = (await by.open(`${stage.url}/login`)).text;
    expect(page).not.toContain('esbjerg:FR');
    const forced = await by.send(`${stage.url}/login`, formOf({ user: 'esbjerg:FR' }));
    expect(forced.status).toBe(403);
  });
});
