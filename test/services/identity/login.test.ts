import {
  decodeJwt,
  decodeProtectedHeader,
  generateKeyPair,
  type JWTHeaderParameters,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { agent, csrfIn, formOf } from './support/browser-agent.ts';
import { loginStage, throughIssuer } from './support/stage.ts';

const stage = loginStage();
beforeAll(() => {
  for (const [login, account] of Object.entries({
    fr: { sub: 'fr', name: 'Prøve Rådgiver', rights: ['esbjerg:FR'] },
    both: { sub: 'both', rights: ['esbjerg:FR', { role: 'SSR', scope: 'syddanmark' }] },
    none: { sub: 'none', rights: ['esbjerg:janitor', 'syddanmark:FR'] },
    аdmin: { sub: 'аdmin', rights: ['aabenraa:FR'] },
    admin: { sub: 'admin', rights: ['esbjerg:FR-leader'] },
  }))
    stage.issuer.accounts.set(login, account);
});

const work = async (by: ReturnType<typeof agent>) => (await by.send(`${stage.url}/work`)).status;

describe('a login', () => {
  it('leads to the page that was asked for, with name, role and municipality', async () => {
    const by = agent();
    const asked = await by.open(`${stage.url}/cases`);
    expect(new URL(asked.url).pathname).toBe('/login');
    const start = /href="(\/login\/start[^"]+)"/.exec(asked.text)?.[1] ?? '';
    const { url, text, status } = await stage.logIn('fr', by, start);
    expect([new URL(url).pathname, status]).toEqual(['/cases', 200]);
    expect(text).toContain('Prøve Rådgiver, Familierådgivningen, Esbjerg Kommune');
  });

  it('keeps neither token nor name readable in the store', async () => {
    const { by } = await stage.logIn('fr');
    const token = by.cookies.get('tovholder_session') ?? '';
    expect(token).toMatch(/^[\w-]{43}$/);
    const rows = await stage.store.owner`select login_session::text as said from login_session`;
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify(rows)).not.toMatch(/Prøve|Rådgiver/);
    expect(JSON.stringify(rows)).not.toContain(Buffer.from('Rådgiver').toString('hex'));
  });

  it('gives a new token each time, and the one before is worth nothing', async () => {
    const { by } = await stage.logIn('fr');
    const before = agent();
    before.cookies.set('tovholder_session', by.cookies.get('tovholder_session') ?? '');
    by.cookies.delete('_session');
    const start = await by.open(`${stage.url}/login/start`);
    await throughIssuer(by, stage.issuer.url, start, 'fr');
    expect(by.cookies.get('tovholder_session')).not.toBe(before.cookies.get('tovholder_session'));
    expect([await work(by), await work(before)]).toEqual([200, 303]);
  });

  it('without a role that is known here ends on a calm page and begins no session', async () => {
    const { by, status, text } = await stage.logIn('none');
    expect(status).toBe(403);
    expect(text).toContain('Du har ingen rolle i Tovholder');
    expect(by.cookies.has('tovholder_session')).toBe(false);
  });

  it('with several roles asks for one, and can change it', async () => {
    const { by, url, text } = await stage.logIn('both');
    expect(new URL(url).pathname).toBe('/login/role');
    expect(await work(by)).toBe(303);
    const wrong = await by.send(`${stage.url}/login/role`, formOf({ _csrf: csrfIn(text), right: '7' }));
    expect(wrong.status).toBe(404);
    const chosen = await by.open(`${stage.url}/login/role`, formOf({ _csrf: csrfIn(text), right: '1' }));
    expect(chosen.text).toContain('Sundhedssocialrådgiver, Region Syddanmark');
    const again = await by.open(`${stage.url}/login/role`, formOf({ _csrf: csrfIn(text), right: '0' }));
    expect(again.text).toContain('Familierådgivningen, Esbjerg Kommune');
  });

  it('of somebody whose name looks like another’s is another person', async () => {
    await stage.logIn('admin');
    await stage.logIn('аdmin');
    const rows = await stage.store.owner<{ sub: string; subject: string }[]>`
      select sub, subject from login_subject where sub like '%dmin'`;
    expect(new Set(rows.map(({ sub }) => sub))).toEqual(new Set(['admin', 'аdmin']));
    expect(new Set(rows.map(({ subject }) => subject)).size).toBe(2);
    const { text } = await stage.logIn('аdmin');
    expect(text).toContain('Aabenraa Kommune');
  });

  it('that asks for a page elsewhere stays here', async () => {
    const { url } = await stage.logIn('fr', agent(), '/login/start?next=//elsewhere.invalid/x');
    expect(url).toBe(`${stage.url}/work`);
  });
});

describe('a login that is not one', () => {
  /** The address with which the login service sends a browser back, not followed. */
  async function comingBack(by = agent(), bend = (url: string) => url): Promise<string> {
    const start = await by.send(`${stage.url}/login/start`);
    let page = await by.send(bend(start.headers.get('Location') ?? ''));
    let at = stage.issuer.url;
    for (let hop = 0; hop < 12; hop += 1) {
      const next = page.headers.get('Location');
      if (next) {
        at = new URL(next, at).href;
        if (at.startsWith(stage.url)) return at;
        page = await by.send(at);
      } else {
        const prompt = /name="prompt" value="(\w+)"/.exec(await page.text())?.[1] ?? '';
        page = await by.send(at, formOf({ prompt, login: 'fr', password: 'x' }));
      }
    }
    throw new Error('it never came back');
  }

  it.each([
    [
      'brought back twice',
      async (by: ReturnType<typeof agent>, back: string) => {
        expect((await by.send(back)).status).toBe(303);
        by.cookies.delete('tovholder_session');
        return by.send(back);
      },
    ],
    [
      'brought back by another browser',
      async (_by: ReturnType<typeof agent>, back: string) => {
        const other = agent();
        await other.send(`${stage.url}/login/start`);
        return other.send(back);
      },
    ],
    [
      'brought back by a browser that began none',
      async (_by: ReturnType<typeof agent>, back: string) => agent().send(back),
    ],
    [
      'brought back with another state',
      async (by: ReturnType<typeof agent>, back: string) => {
        const url = new URL(back);
        url.searchParams.set('state', 'A'.repeat(43));
        return by.send(url.href);
      },
    ],
    [
      'brought back with another code',
      async (by: ReturnType<typeof agent>, back: string) => {
        const url = new URL(back);
        url.searchParams.set('code', `${url.searchParams.get('code')}x`);
        return by.send(url.href);
      },
    ],
    [
      'brought back with another issuer',
      async (by: ReturnType<typeof agent>, back: string) => {
        const url = new URL(back);
        url.searchParams.set('iss', 'https://elsewhere.invalid');
        return by.send(url.href);
      },
    ],
    [
      'refused by the login service',
      async (by: ReturnType<typeof agent>, back: string) => {
        const url = new URL(back);
        url.searchParams.delete('code');
        url.searchParams.set('error', 'access_denied');
        return by.send(url.href);
      },
    ],
  ])('because it is %s begins no session', async (_how, bring) => {
    const by = agent();
    const answer = await bring(by, await comingBack(by));
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('Login blev ikke gennemført');
    expect(answer.headers.getSetCookie().join()).not.toMatch(/tovholder_session=[\w-]{43}/);
    expect(by.cookies.has('tovholder_session')).toBe(false);
  });

  it.each([
    ['nonce', (url: string) => url.replace(/nonce=[\w-]+/, `nonce=${'B'.repeat(43)}`)],
    [
      'code challenge',
      (url: string) => url.replace(/code_challenge=[\w-]+/, `code_challenge=${'C'.repeat(43)}`),
    ],
  ])('because its %s is another begins no session', async (_what, bend) => {
    const by = agent();
    const answer = await by.send(await comingBack(by, bend));
    expect(answer.status).toBe(400);
    expect(by.cookies.has('tovholder_session')).toBe(false);
  });

  it.each([
    [
      'signed with another key',
      async (claims: JWTPayload, head: JWTHeaderParameters) => {
        const { privateKey } = await generateKeyPair('ES256');
        return new SignJWT(claims).setProtectedHeader(head).sign(privateKey);
      },
    ],
    ['unsigned', async (claims: JWTPayload) => new UnsecuredJWT(claims).encode()],
    ['for another system', (claims: JWTPayload) => stage.issuer.sign({ ...claims, aud: 'somebody' })],
    ['expired', (claims: JWTPayload) => stage.issuer.sign({ ...claims, exp: 1_700_000_000 })],
    [
      'of another issuer',
      (claims: JWTPayload) => stage.issuer.sign({ ...claims, iss: 'https://elsewhere.invalid' }),
    ],
  ])('because its ID token is %s begins no session', async (_what, make) => {
    const by = agent();
    const back = await comingBack(by);
    stage.issuer.bend = async (answer) => {
      const token = answer.id_token ?? '';
      const head = decodeProtectedHeader(token) as JWTHeaderParameters;
      return { ...answer, id_token: await make(decodeJwt(token), head) };
    };
    try {
      expect((await by.send(back)).status).toBe(400);
      expect(by.cookies.has('tovholder_session')).toBe(false);
    } finally {
      stage.issuer.bend = null;
    }
  });

  it('came too late begins no session', async () => {
    const by = agent();
    const back = await comingBack(by);
    await stage.store.owner`update login_attempt set expires_at = now() - interval '1 second'`;
    expect((await by.send(back)).status).toBe(400);
  });
});

describe('a session', () => {
  it('ends with logging out, here and at the login service', async () => {
    const { by, text } = await stage.logIn('fr');
    const token = by.cookies.get('tovholder_session') ?? '';
    const out = await by.send(`${stage.url}/logout`, formOf({ _csrf: csrfIn(text) }));
    expect(out.headers.get('Refresh')).toContain(`url=${stage.issuer.url}/session/end?`);
    expect(out.headers.get('Refresh')).not.toContain('id_token_hint');
    expect(by.cookies.has('tovholder_session')).toBe(false);
    by.cookies.set('tovholder_session', token);
    expect(await work(by)).toBe(303);
  });

  it('ends everywhere at once when its owner says so', async () => {
    const [one, other] = [await stage.logIn('fr'), await stage.logIn('fr')];
    const stranger = await stage.logIn('admin');
    const account = await one.by.open(`${stage.url}/account`);
    await one.by.send(`${stage.url}/account/end-all`, formOf({ _csrf: csrfIn(account.text) }));
    expect([await work(one.by), await work(other.by), await work(stranger.by)]).toEqual([303, 303, 200]);
  });

  it('is ended one by one, but never another person’s', async () => {
    const [one, other, stranger] = [
      await stage.logIn('fr'),
      await stage.logIn('fr'),
      await stage.logIn('admin'),
    ];
    const account = await one.by.open(`${stage.url}/account`);
    const theirs = await stage.store.owner<{ id: string }[]>`
      select session_id as id from login_session join login_subject using (subject)
      where sub = 'admin' and ended_at is null`;
    const ids = [...account.text.matchAll(/value="(ses_\w+)"/g)].map(([, id]) => id ?? '');
    expect(theirs.length).toBeGreaterThan(0);
    expect(ids).not.toContain(theirs[0]?.id);
    for (const session of [...ids, ...theirs.map(({ id }) => id)])
      await one.by.send(`${stage.url}/account/end`, formOf({ _csrf: csrfIn(account.text), session }));
    expect([await work(one.by), await work(other.by), await work(stranger.by)]).toEqual([200, 303, 200]);
  });

  it.each(['idle_until', 'expires_at'])('that is over by %s is worth nothing', async (column) => {
    const { by } = await stage.logIn('fr');
    expect(await work(by)).toBe(200);
    await stage.store.owner`
      update login_session set idle_until = now() - interval '1 second',
        expires_at = ${column === 'expires_at' ? stage.store.owner`now() - interval '1 second'` : stage.store.owner`expires_at`}
      where ended_at is null`;
    expect(await work(by)).toBe(303);
  });

  it('in use lives on, but never longer than it may', async () => {
    const { by } = await stage.logIn('fr');
    await stage.store.owner`
      update login_session set last_seen_at = now() - interval '10 minutes', idle_until = now() + interval '1 minute',
        expires_at = now() + interval '5 minutes' where ended_at is null`;
    expect(await work(by)).toBe(200);
    const rows = await stage.store.owner<{ capped: boolean }[]>`
      select idle_until = expires_at as capped from login_session
      where ended_at is null and last_seen_at > now() - interval '1 minute'`;
    expect(rows.some(({ capped }) => capped)).toBe(true);
  });

  it('that was made up is worth nothing', async () => {
    const by = agent();
    by.cookies.set('tovholder_session', 'D'.repeat(43));
    expect(await work(by)).toBe(303);
    by.cookies.set('tovholder_session', "' or true --");
    expect(await work(by)).toBe(303);
  });
});
