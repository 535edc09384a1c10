import { beforeAll, describe, expect, it } from 'vitest';
import { type Agent, csrfIn, formOf } from './support/browser-agent.ts';
import { loginStage, throughIssuer } from './support/stage.ts';

const DAY_MS = 86_400_000;
const stage = loginStage();
beforeAll(() => {
  for (const sub of ['fr', 'other']) stage.issuer.accounts.set(sub, { sub, rights: ['esbjerg:FR'] });
});

const cases = async () =>
  (await stage.cases.reads.list({ municipalities: ['esbjerg'], nowMs: Date.now() }, { limit: 100 })).length;

/** A referral with a few answers, as its page sends it. */
async function filledForm(by: Agent) {
  const { text } = await by.open(`${stage.url}/refer/pregnancy`);
  const hidden = [...text.matchAll(/<input type="hidden" name="(_\w+)" value="([^"]*)"/g)];
  const fields = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]));
  return {
    ...fields,
    municipality: 'esbjerg',
    receivedAt: new Date(Date.now() - DAY_MS).toISOString().slice(0, 16),
    'referrer.role': 'GP',
    'referrer.organisation': 'Lægehuset Prøvestrand',
    'mother.name': 'Prøve Person',
    note: 'Et langt notat med æøå',
  } as Record<string, string>;
}

const expire = () =>
  stage.store.owner`update login_session set idle_until = now() - interval '1 second' where ended_at is null`;

const visible = (page: string) => page.replaceAll('&quot;', '"');

describe('a form that is sent after its session has ended', () => {
  it('is shown again, filled, after the same person has logged in; it is recorded when it is sent again, once', async () => {
    const { by } = await stage.logIn('fr');
    const form = await filledForm(by);
    const before = await cases();
    await expire();
    const asked = await by.open(`${stage.url}/refer/pregnancy`, formOf(form));
    expect(asked.text).toContain('Dine svar er gemt en time');
    const kept = await stage.store.owner<{ said: string }[]>`select kept_form::text as said from kept_form`;
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toContain(Buffer.from('Prøve Person').toString('hex'));
    by.cookies.delete('_session');
    const start = await by.open(`${stage.url}/login/start?next=%2Frefer%2Fpregnancy`);
    const again = await throughIssuer(by, stage.issuer.url, start, 'fr');
    expect(new URL(again.url).pathname).toBe('/login/resume');
    expect(again.text).toContain('Dine svar er bevaret');
    expect(visible(again.text)).toContain('Et langt notat med æøå');
    expect(again.text).toContain('Lægehuset Prøvestrand');
    expect(await cases()).toBe(before);
    const sent = await by.send(
      `${stage.url}/refer/pregnancy`,
      formOf({ ...form, _csrf: csrfIn(again.text) }),
    );
    expect([sent.status, await cases()]).toEqual([303, before + 1]);
    expect(await stage.store.owner`select 1 from kept_form`).toHaveLength(0);
  });

  it('is shown to nobody else who logs in with that browser', async () => {
    const { by } = await stage.logIn('fr');
    const form = await filledForm(by);
    await expire();
    await by.open(`${stage.url}/refer/pregnancy`, formOf(form));
    by.cookies.delete('_session');
    const start = await by.open(`${stage.url}/login/start`);
    const page = await throughIssuer(by, stage.issuer.url, start, 'other');
    expect(new URL(page.url).pathname).toBe('/work');
    expect(page.text).not.toContain('Et langt notat');
    const resumed = await by.open(`${stage.url}/login/resume`);
    expect(resumed.text).not.toContain('Et langt notat');
  });

  it('is not kept when another site made the browser send it', async () => {
    const { by } = await stage.logIn('fr');
    const form = await filledForm(by);
    await expire();
    await stage.store.owner`delete from kept_form`;
    const foreign = formOf({ ...form, _csrf: 'x' });
    const answer = await by.send(`${stage.url}/refer/pregnancy`, {
      ...foreign,
      headers: { ...foreign.headers, 'Sec-Fetch-Site': 'cross-site' },
    });
    expect(answer.status).toBe(403);
    expect(await stage.store.owner`select 1 from kept_form`).toHaveLength(0);
  });
});

describe('a part of a page that is fetched after the session has ended', () => {
  it('has the whole page go to the login', async () => {
    const { by } = await stage.logIn('fr');
    await expire();
    const answer = await by.send(`${stage.url}/work?scope=all`, { headers: { 'HX-Request': 'true' } });
    expect([answer.status, answer.headers.get('HX-Redirect')]).toEqual([
      200,
      '/login?next=%2Fwork%3Fscope%3Dall',
    ]);
  });
});

describe('a form with the token of an earlier login', () => {
  it('is shown again instead of recorded, when the browser says that it is our own', async () => {
    const { by } = await stage.logIn('fr');
    const form = await filledForm(by);
    const before = await cases();
    await throughIssuer(by, stage.issuer.url, await by.open(`${stage.url}/login/start`), 'fr');
    const again = await by.open(`${stage.url}/refer/pregnancy`, formOf(form));
    expect([again.status, await cases()]).toEqual([200, before]);
    expect(visible(again.text)).toContain('Et langt notat med æøå');
    const silent = formOf(form);
    const answer = await by.send(`${stage.url}/refer/pregnancy`, {
      ...silent,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    expect([answer.status, await cases()]).toEqual([403, before]);
  });

  it('does nothing where there is no work to keep', async () => {
    const { by } = await stage.logIn('fr');
    const answer = await by.send(`${stage.url}/logout`, formOf({ _csrf: 'A'.repeat(43) }));
    expect(answer.status).toBe(403);
    expect((await by.send(`${stage.url}/work`)).status).toBe(200);
    const missing = await by.send(`${stage.url}/account/end-all`, formOf({}));
    expect(missing.status).toBe(403);
  });
});
