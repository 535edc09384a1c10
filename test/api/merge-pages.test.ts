import { expect, it } from 'vitest';
import { createApp } from '../../api/app.ts';
import { demoIdentity } from '../../api/identity/identify.ts';
import { mountPages } from '../../web/mount.ts';
import { opened, testApi } from './support/api.ts';

const FR = 'esbjerg:FR';

/** One pregnancy referred twice, with a notification in each case. */
async function referredTwice() {
  const api = testApi();
  const app = createApp(api.ports, demoIdentity);
  mountPages(app, { ports: api.ports, identify: demoIdentity, demo: true, mailFolder: null });
  const mother = { name: 'Prøve Person', cpr: '6806950014' };
  const survivor = await opened(api, { mother, edd: '2026-09-01' });
  const duplicate = await opened(api, { mother: { ...mother, name: 'Prøve Persson' }, edd: '2026-09-01' });
  for (const id of [survivor, duplicate])
    await api.post(`/v1/cases/${id}/commands/receive-notification`, {
      receivedAt: '2026-03-02T10:00:00+01:00',
      form: 'written',
      notifier: { role: 'GP', organisation: 'Lægehuset', professional: true },
      concern: 'Hemmelig bekymring',
    });
  api.setClock('2026-03-02T12:00:00+01:00');
  const cookieOf = (who: string) => `tovholder_demo=${encodeURIComponent(who)}`;
  const page = async (path: string, who = FR) => {
    const answer = await app.request(path, { headers: { Accept: 'text/html', Cookie: cookieOf(who) } });
    return {
      status: answer.status,
      text: await answer.text(),
      cookie: answer.headers.get('Set-Cookie') ?? '',
      location: answer.headers.get('Location') ?? '',
    };
  };
  const send = async (from: string, to: string, fields: Record<string, string>, who = FR) => {
    const form = await page(from, who);
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form.text)?.[1] ?? '';
    const answer = await app.request(to, {
      method: 'POST',
      headers: {
        Accept: 'text/html',
        Cookie: `${cookieOf(who)}; ${form.cookie.split(';')[0]}`,
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ _key: hidden('_key'), _csrf: hidden('_csrf'), ...fields }).toString(),
    });
    return {
      status: answer.status,
      text: await answer.text(),
      location: answer.headers.get('Location') ?? '',
    };
  };
  return { api, survivor, duplicate, page, send };
}

it('shows both cases and what would happen before it is done, and then does it once', async () => {
  const { api, survivor, duplicate, page, send } = await referredTwice();
  const address = `/cases/${duplicate}/merge?into=${survivor}`;
  const preview = await page(address);
  expect(preview.status).toBe(200);
  for (const word of [
    'Står stille bagefter',
    'Fortsætter',
    'Prøve Person',
    'Prøve Persson',
    'Modtag underretning',
  ])
    expect(preview.text).toContain(word);
  expect(preview.text).not.toContain('Hemmelig');
  const asked = await api.get(`/v1/cases/${duplicate}/merge-preview?into=${survivor}`);
  expect(asked.body).toMatchObject({ act: 'merge', refusal: null });
  expect(asked.body.survivor.opened.map(({ id }: { id: string }) => id)).toContain('F1-15.n2');
  expect((await api.get(`/v1/cases/${survivor}`)).body.version).toBe(2);

  const fields = { into: survivor, reason: 'referred-twice', _key: 'the-very-same-form' };
  const without = await send(address, `/cases/${duplicate}/merge`, { into: survivor });
  expect([without.status, /form-error/.test(without.text)]).toEqual([422, true]);
  const done = await send(address, `/cases/${duplicate}/merge`, fields);
  expect(done.status).toBe(303);
  const again = await send(address, `/cases/${duplicate}/merge`, fields);
  expect(again.location).toBe(done.location);
  const result = await page(done.location);
  for (const id of [survivor, duplicate]) expect(result.text).toContain(`href="/cases/${id}"`);

  const still = await page(`/cases/${duplicate}`);
  expect(still.text).toContain('Sagen står stille');
  expect((await page(`/cases/${survivor}`)).text).toContain(`href="/cases/${duplicate}"`);
  const refused = await api.post(`/v1/cases/${duplicate}/commands/record-entry`, { text: 'x' });
  expect([refused.status, refused.body.code, refused.body.reason]).toEqual([409, 'CASE_CLOSED', survivor]);
  const { items } = (await api.get(`/v1/cases/${duplicate}/deadlines`)).body;
  expect(
    items.filter(({ status }: { status: string }) => ['open', 'due-soon', 'overdue'].includes(status)),
  ).toEqual([]);
  const persons = await page(`/cases/${survivor}/persons`);
  expect(persons.text).toContain('Prøve Persson');
});

it('is undone from the same place, with the clocks running again', async () => {
  const { api, survivor, duplicate, page, send } = await referredTwice();
  const into = `/cases/${duplicate}/merge?into=${survivor}`;
  await send(into, `/cases/${duplicate}/merge`, { into: survivor, reason: 'other' });
  api.setClock('2026-03-05T12:00:00+01:00');
  const preview = await page(`/cases/${duplicate}/merge`);
  expect(preview.text).toContain('Frister, der løber igen her');
  expect((await api.get(`/v1/cases/${duplicate}/merge-preview`)).body.act).toBe('split');
  const done = await send(`/cases/${duplicate}/merge`, `/cases/${duplicate}/split`, {
    reason: 'not-the-same',
  });
  expect(done.status).toBe(303);
  expect((await page(done.location)).text).toContain('Sagerne er skilt ad');
  const overdue = (await api.get(`/v1/cases/${duplicate}/deadlines?status=overdue`)).body.items;
  expect(overdue.map(({ id }: { id: string }) => id)).toContain('F1-15.n1');
  const theirs = (await api.get(`/v1/cases/${survivor}/deadlines`)).body.items;
  expect(theirs.some(({ id }: { id: string }) => id === 'F1-15.n2')).toBe(false);
});

it('finds the other case by its number, and proposes what looks alike', async () => {
  const { survivor, duplicate, page, send } = await referredTwice();
  const from = `/cases/${duplicate}/merge`;
  expect((await page(from)).text).toContain(`into=${survivor}`);
  const found = await send(from, `${from}/find`, { number: survivor.slice(2, 8).toUpperCase() });
  expect(found.location).toBe(`${from}?into=${survivor}`);
  const none = await send(from, `${from}/find`, { number: 'Prøve Person' });
  expect(none.status).toBe(422);
  expect((await page(`/cases/${duplicate}/record/merge-case`)).location).toBe(from);
});

it('is for those who carry both cases', async () => {
  const { api, survivor, duplicate, page } = await referredTwice();
  const far = await opened(api, { mother: { name: 'En Anden' }, municipality: 'aabenraa' }, 'aabenraa:FR');
  const give = (into: string, who?: string) =>
    api.post(`/v1/cases/${duplicate}/commands/merge-case`, { into, reason: 'other' }, who);
  expect((await give(far)).status).toBe(422);
  expect((await page(`/cases/${duplicate}/merge?into=${far}`)).status).toBe(404);
  expect((await give(survivor, 'esbjerg:GP')).status).toBe(403);
  expect((await page(`/cases/${duplicate}/merge`, 'esbjerg:GP')).status).toBe(403);
  expect((await give(survivor, 'esbjerg:dpo')).status).toBe(403);
  expect((await give(duplicate)).body.code).toBe('PRECONDITION');
  const preview = await api.get(`/v1/cases/${duplicate}/merge-preview`);
  expect([preview.status, preview.body.code]).toEqual([422, 'VALIDATION']);
  expect((await give(survivor, 'esbjerg:FR-leader')).status).toBe(200);
});
