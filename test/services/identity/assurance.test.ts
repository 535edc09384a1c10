import { decodeJwt } from 'jose';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { csrfIn, formOf } from './support/browser-agent.ts';
import { loginStage } from './support/stage.ts';

const SUBSTANTIAL = 'https://data.gov.dk/concept/core/nsis/Substantial';
const LOW = 'https://data.gov.dk/concept/core/nsis/Low';

const stage = loginStage({ env: { OIDC_ACR: SUBSTANTIAL } });
beforeAll(() => {
  stage.issuer.accounts.set('fr', { sub: 'fr', rights: ['esbjerg:FR'] });
});
afterEach(() => {
  stage.issuer.bend = null;
});

/** The login service says how sure it is of who came. */
function tellAssurance(acr: string | undefined) {
  stage.issuer.bend = async (answer) => ({
    ...answer,
    id_token: await stage.issuer.sign({
      ...decodeJwt(answer.id_token ?? ''),
      ...(acr === undefined ? {} : { acr }),
    }),
  });
}

describe('the level of assurance', () => {
  it('that is enough lets somebody in, and stands in the log of logins', async () => {
    tellAssurance(SUBSTANTIAL);
    const { status, by } = await stage.logIn('fr');
    expect([status, by.cookies.has('tovholder_session')]).toEqual([200, true]);
    expect(stage.events.at(-1)).toMatchObject({ what: 'logged-in', acr: SUBSTANTIAL });
    expect(JSON.stringify(stage.events)).not.toContain(by.cookies.get('tovholder_session'));
  });

  it.each([
    ['lower', LOW],
    ['not told', undefined],
  ])('that is %s begins no session, and is logged as refused', async (_what, acr) => {
    tellAssurance(acr);
    const { status, by } = await stage.logIn('fr');
    expect([status, by.cookies.has('tovholder_session')]).toEqual([400, false]);
    expect(stage.events.at(-1)).toEqual({ what: 'refused', code: 'acr' });
  });
});

describe('the log of logins', () => {
  it('has each step by opaque name: in, one login ended, out', async () => {
    tellAssurance(SUBSTANTIAL);
    const { by, text } = await stage.logIn('fr');
    const from = stage.events.length;
    const _csrf = csrfIn(text);
    await by.send(`${stage.url}/account/end`, formOf({ _csrf, session: 'ses_of_nobody' }));
    await by.send(`${stage.url}/logout`, formOf({ _csrf }));
    const subject = expect.stringMatching(/^u_[0-9a-f]{32}$/);
    expect(stage.events.slice(from)).toEqual([
      { what: 'ended-one', subject },
      { what: 'logged-out', subject },
    ]);
  });
});

describe('a session', () => {
  it('is begun by somebody who presses the button, not by an address that another site calls', async () => {
    tellAssurance(SUBSTANTIAL);
    const { by } = await stage.logIn('fr');
    for (const site of ['cross-site', 'same-site']) {
      const headers = { 'Sec-Fetch-Site': site };
      const answer = await by.send(`${stage.url}/login/start?next=/cases`, { headers });
      expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/login?next=%2Fcases']);
    }
    for (const site of ['same-origin', 'none']) {
      const answer = await by.send(`${stage.url}/login/start`, { headers: { 'Sec-Fetch-Site': site } });
      expect(answer.headers.get('Location')).toContain(stage.issuer.url);
    }
  });

  it('takes along what the browser kept when it ends', async () => {
    tellAssurance(SUBSTANTIAL);
    const { by, text } = await stage.logIn('fr');
    const out = await by.send(`${stage.url}/logout`, formOf({ _csrf: csrfIn(text) }));
    expect(out.headers.get('Clear-Site-Data')).toBe('"cache", "storage"');
  });
});
