import { expect, it } from 'vitest';
import { createApp } from '../../api/app.ts';
import { demoIdentity } from '../../api/identity/identify.ts';
import { mountPages } from '../../web/mount.ts';
import { opened, testApi } from './support/api.ts';

const FR = 'esbjerg:FR';

async function staged() {
  const api = testApi();
  const app = createApp(api.ports, demoIdentity);
  mountPages(app, { ports: api.ports, identify: demoIdentity, demo: true, mailFolder: null });
  const id = await opened(api, {
    mother: { name: 'Prøve Person', cpr: '6806950014', address: 'Prøvevej 1' },
  });
  const give = (command: string, body: object) => api.post(`/v1/cases/${id}/commands/${command}`, body);
  const cookieOf = (who: string) => `tovholder_demo=${encodeURIComponent(who)}`;
  const page = async (path: string, who = FR) => {
    const answer = await app.request(path, { headers: { Accept: 'text/html', Cookie: cookieOf(who) } });
    return {
      status: answer.status,
      text: await answer.text(),
      cookie: answer.headers.get('Set-Cookie') ?? '',
    };
  };
  /** Sends a form as the browser does: with the token of the page that it stands on. */
  const send = async (from: string, to: string, fields: Record<string, string>, who = FR) => {
    const form = await page(from, who);
    const token = /name="_csrf" value="([^"]+)"/.exec(form.text)?.[1] ?? '';
    const Cookie = `${cookieOf(who)}; ${form.cookie.split(';')[0]}`;
    const answer = await app.request(to, {
      method: 'POST',
      headers: { Accept: 'text/html', Cookie, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...fields, _csrf: token }).toString(),
    });
    return { status: answer.status, text: await answer.text() };
  };
  return { api, id, give, page, send };
}

it('the page of persons says who is who, marks what is no CPR number, and alone shows numbers and addresses', async () => {
  const { id, page } = await staged();
  const persons = await page(`/cases/${id}/persons`);
  expect(persons.status).toBe(200);
  for (const word of ['Prøve Person', '680695-0014', 'Erstatningspersonnummer', 'Prøvevej 1'])
    expect(persons.text).toContain(word);
  for (const path of ['', '/timeline', '/journal', '/record'])
    expect((await page(`/cases/${id}${path}`)).text, path).not.toMatch(/680695|Prøvevej/);
  // The journal names them by a number that leads here.
  const short = /P-[0-9A-F]{6}/.exec(persons.text)?.[0] ?? 'none';
  expect((await page(`/cases/${id}/journal`)).text).toContain(short);
  for (const path of ['/cases', '/work'])
    expect((await page(path)).text, path).not.toMatch(/Prøve Person|680695/);
  expect((await page(`/cases/${id}/persons`, 'esbjerg:PPR')).status).toBe(403);
  expect((await page(`/cases/${id}/persons`, 'aabenraa:FR')).status).toBe(404);
});

it('a protected address is marked on every page of the case and shown only after a reason was given', async () => {
  const { api, id, give, page, send } = await staged();
  await give('protect-address', { who: 'mother', from: '2026-03-01' });
  const mark = 'Beskyttet navn og adresse';
  for (const path of ['', '/timeline', '/journal', '/record'])
    expect((await page(`/cases/${id}${path}`)).text, path).toContain(mark);
  const persons = await page(`/cases/${id}/persons`);
  expect(persons.text).toContain(mark);
  expect(persons.text).not.toContain('Prøvevej 1');
  const action = /action="([^"]+\/address)"/.exec(persons.text)?.[1] ?? '';
  const wrong = await send(`/cases/${id}/persons`, action, { reason: 'bare fordi' });
  expect(wrong.status).toBe(303);
  expect(wrong.text).not.toContain('Prøvevej 1');
  expect((await send(`/cases/${id}/persons`, action, { reason: 'visit' })).text).toContain('Prøvevej 1');
  const [look] = await api.ports.readLog.looks({}, { limit: 1 });
  expect(look).toMatchObject({ kind: 'protected-address', criteria: { reason: 'visit' } });
});

it('a search by number is sent in the body, and the page repeats neither number nor name', async () => {
  const { id, send } = await staged();
  const found = await send('/persons', '/persons', { typed: '680695-0014' });
  expect(found.status).toBe(200);
  expect(found.text).toContain(`href="/cases/${id}"`);
  expect(found.text).not.toMatch(/680695|Prøve Person/);
  const nobody = await send('/persons', '/persons', { typed: '680695-0014' }, 'aabenraa:FR');
  expect(nobody.text).toContain('Ingen sag, som du kan se');
  expect((await send('/persons', '/persons', { typed: '680695-00x' })).status).toBe(422);
});
