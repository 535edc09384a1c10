import { describe, expect, it } from 'vitest';
import { createApp } from '../../api/app.ts';
import { demoIdentity } from '../../api/identity/identify.ts';
import { mountPages } from '../../web/mount.ts';
import { opened, testApi } from './support/api.ts';

const FR = 'esbjerg:FR';

/** One pregnancy referred twice, with a notification in each case. */
async function referredTwice(theirs: Record<string, unknown> = { cpr: '6806950014' }) {
  const api = testApi();
  const app = createApp(api.ports, demoIdentity);
  mountPages(app, { ports: api.ports, identify: demoIdentity, demo: true, mailFolder: null });
  const edd = '2026-09-01';
  const survivor = await opened(api, { mother: { name: 'Prøve Person', cpr: '6806950014' }, edd });
  const duplicate = await opened(api, { mother: { name: 'Prøve Persson', ...theirs }, edd });
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

describe('whether it is the same person', () => {
  const merge = { reason: 'referred-twice' };

  it('is asked loudly where the numbers differ, and nothing is merged before somebody has looked', async () => {
    const { api, survivor, duplicate, page, send } = await referredTwice({ cpr: '690695-0015' });
    const address = `/cases/${duplicate}/merge?into=${survivor}`;
    const { body } = await api.get(`/v1/cases/${duplicate}/merge-preview?into=${survivor}`);
    expect(body.persons).toMatchObject([{ who: 'mother', standing: 'different' }]);
    expect(body.mustConfirm).toEqual(['samePersonChecked']);
    expect(body.warnings[0].da).toContain('to forskellige personer');
    expect(JSON.stringify(body)).not.toMatch(/0014|0015|Prøve/);
    const preview = await page(address);
    for (const word of [
      'Måske to forskellige personer',
      'Jeg har kontrolleret',
      '680695-0014',
      '690695-0015',
    ])
      expect(preview.text).toContain(word);

    const command = `/v1/cases/${duplicate}/commands/merge-case`;
    for (const samePersonChecked of [undefined, false]) {
      const refused = await api.post(command, { ...merge, into: survivor, samePersonChecked });
      expect([refused.status, refused.body.code, refused.body.reason]).toEqual([
        409,
        'PRECONDITION',
        'samePersonChecked',
      ]);
      expect(refused.body.message.da).toContain('Bekræft først');
      expect(JSON.stringify(refused.body)).not.toMatch(/0014|0015|Prøve/);
    }
    const again = await send(address, `/cases/${duplicate}/merge`, { ...merge, into: survivor });
    expect([again.status, /form-error/.test(again.text)]).toEqual([409, true]);
    expect(again.text).toMatch(/value="referred-twice"[^>]*checked/);
    expect((await page(`/cases/${duplicate}`)).text).not.toContain('Sagen står stille');

    const ticked = { ...merge, into: survivor, samePersonChecked: 'true' };
    const done = await send(address, `/cases/${duplicate}/merge`, ticked);
    expect([done.status, done.location]).toEqual([303, expect.not.stringMatching(/0014|0015/)]);
    const journal = (await api.get(`/v1/cases/${duplicate}/journal`)).body.items;
    const told = journal.find(({ type }: { type: string }) => type === 'case-merged');
    expect(told.data).toMatchObject({ into: survivor, samePersonChecked: true });
    expect(JSON.stringify(told)).not.toMatch(/0014|0015/);
  });

  it('is confirmed over the API by a field, and the same call again is answered as it was', async () => {
    const { api, survivor, duplicate } = await referredTwice({ cpr: '690695-0015' });
    const give = () =>
      api.post(
        `/v1/cases/${duplicate}/commands/merge-case`,
        { ...merge, into: survivor, samePersonChecked: true },
        FR,
        { 'Idempotency-Key': 'merged-once' },
      );
    const first = await give();
    expect([first.status, first.body.warnings ?? []]).toEqual([200, []]);
    expect((await give()).body).toEqual(first.body);
  });

  it.each([
    ['the same number', { cpr: '6806950014' }, 'same', 'samme personnummer i begge sager'],
    ['a number in one case only', {}, 'one-known', 'kendes kun i den ene sag'],
  ])('is told calmly with %s, and asks for nothing', async (_what, theirs, standing, words) => {
    const { api, survivor, duplicate, page } = await referredTwice(theirs);
    const { body } = await api.get(`/v1/cases/${duplicate}/merge-preview?into=${survivor}`);
    expect(body.persons).toMatchObject([{ who: 'mother', standing }]);
    expect([body.mustConfirm, body.warnings]).toEqual([
      [],
      expect.not.arrayContaining([body.persons[0].message]),
    ]);
    const { text } = await page(`/cases/${duplicate}/merge?into=${survivor}`);
    expect(text).toContain(words);
    expect(text).not.toMatch(/samePersonChecked|0014/);
    const given = await api.post(`/v1/cases/${duplicate}/commands/merge-case`, { ...merge, into: survivor });
    expect(given.status).toBe(200);
  });

  it('is asked of the child too, where the cases are a child’s', async () => {
    const api = testApi();
    const born = (cpr: string, more = {}) =>
      opened(api, {
        kind: 'child',
        mother: { name: 'Prøve Person', cpr: '6806950014' },
        child: { bornAt: '2026-02-20T10:00:00+01:00', cpr, ...more },
        edd: undefined,
        eddSource: undefined,
      });
    const [survivor, duplicate] = [await born('8002260013'), await born('8102260014')];
    const { body } = await api.get(`/v1/cases/${duplicate}/merge-preview?into=${survivor}`);
    expect(body.refusal).toBeNull();
    expect(body.persons).toMatchObject([
      { who: 'child', standing: 'different' },
      { who: 'mother', standing: 'same' },
    ]);
    const refused = await api.post(`/v1/cases/${duplicate}/commands/merge-case`, {
      ...merge,
      into: survivor,
    });
    expect([refused.body.reason, refused.body.message.da]).toEqual([
      'samePersonChecked',
      expect.stringContaining('Barnet'),
    ]);
  });

  it('is not settled by asking nobody: nothing is merged while the register is out of reach', async () => {
    const { api, survivor, duplicate } = await referredTwice();
    const reach = api.ports.persons.personsOf;
    api.ports.persons.personsOf = () => Promise.reject(new Error('out of reach'));
    const given = await api.post(`/v1/cases/${duplicate}/commands/merge-case`, { ...merge, into: survivor });
    api.ports.persons.personsOf = reach;
    expect(given.status).toBeGreaterThanOrEqual(500);
    expect((await api.get(`/v1/cases/${duplicate}/merge-preview?into=${survivor}`)).body.act).toBe('merge');
  });
});

it('leaves the duplicate with the sender when the case that goes on is handed over, and its persons with both', async () => {
  const { api, survivor, duplicate } = await referredTwice();
  const give = (id: string, command: string, body: object, who = FR) =>
    api.post(`/v1/cases/${id}/commands/${command}`, body, who);
  await give(duplicate, 'merge-case', { into: survivor, reason: 'referred-twice' });
  await give(survivor, 'report-move', { toMunicipality: 'aabenraa', movesOn: '2026-03-02' });
  await give(survivor, 'notify-new-municipality', { summary: 'Flytter.' });
  expect((await give(survivor, 'acknowledge-transfer', {}, 'aabenraa:FR')).status).toBe(200);
  api.setClock('2026-03-03T12:00:00+01:00');
  const namesSeen = async (id: string, who: string) => {
    const { status, body } = await api.get(`/v1/cases/${id}/persons`, who);
    const items: { who: string; name: string }[] = body.items ?? [];
    return [
      status,
      items
        .filter((one) => one.who === 'mother')
        .map(({ name }) => name)
        .sort(),
    ];
  };
  expect(await namesSeen(survivor, 'aabenraa:FR')).toEqual([200, ['Prøve Person', 'Prøve Persson']]);
  for (const path of ['', '/persons', '/journal', '/deadlines'])
    expect((await api.get(`/v1/cases/${duplicate}${path}`, 'aabenraa:FR')).status).toBe(404);
  expect(await namesSeen(duplicate, FR)).toEqual([200, ['Prøve Persson']]);
  expect((await api.get(`/v1/cases/${duplicate}/journal`, FR)).status).toBe(200);

  // Nor may the receiver take apart what it sees one half of; the sender's own try stands with the rights of merging.
  expect((await give(duplicate, 'split-case', { reason: 'mistake' }, 'aabenraa:FR')).status).toBe(404);
});
