import { describe, expect, it } from 'vitest';
import { createApp } from '../../api/app.ts';
import { demoIdentity } from '../../api/identity/identify.ts';
import { mountPages } from '../../web/mount.ts';
import { readTyped } from '../../web/persons/typed.ts';
import { opened, testApi } from './support/api.ts';

const FR = 'esbjerg:FR';

function staged() {
  const api = testApi();
  const app = createApp(api.ports, demoIdentity);
  mountPages(app, { ports: api.ports, identify: demoIdentity, demo: true, mailFolder: null });
  const cookieOf = (who: string) => `tovholder_demo=${encodeURIComponent(who)}`;
  /** Sends a form as the browser does: with the token of the page that it stands on. */
  const send = async (from: string, to: string, fields: Record<string, string>, who = FR) => {
    const form = await app.request(from, { headers: { Accept: 'text/html', Cookie: cookieOf(who) } });
    const token = /name="_csrf" value="([^"]+)"/.exec(await form.text())?.[1] ?? '';
    const Cookie = `${cookieOf(who)}; ${form.headers.get('Set-Cookie')?.split(';')[0]}`;
    const answer = await app.request(to, {
      method: 'POST',
      headers: { Accept: 'text/html', Cookie, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...fields, _csrf: token }).toString(),
    });
    return { status: answer.status, text: await answer.text(), to: answer.headers.get('Location') };
  };
  const page = async (path: string, who = FR) => {
    const answer = await app.request(path, { headers: { Accept: 'text/html', Cookie: cookieOf(who) } });
    return { status: answer.status, text: await answer.text() };
  };
  const find = async (typed: string, who?: string) =>
    (await send('/persons', '/persons', { typed }, who)).text;
  const looks = async () => api.ports.readLog.looks({}, { limit: 1 });
  return { api, send, page, find, looks };
}

const kristensen = { mother: { name: 'Katrine Prøve Kristensen', cpr: '6806950014' } };

describe('what is typed into the one box', () => {
  it.each([
    ['680695-0014', { by: 'number', number: '680695-0014' }],
    ['680695 0014', { by: 'number', number: '6806950014' }],
    ['8A11FE', { by: 'case', numbered: '8a11fe' }],
    ['sag ada', { by: 'case', numbered: 'ada' }],
    ['Ada', { by: 'name', name: 'Ada' }],
    ['20-08-2026', { by: 'name', termin: '2026-08-20' }],
    ['termin 20. august 2026', { by: 'name', termin: '2026-08-20' }],
    ['2026-08-20', { by: 'name', termin: '2026-08-20' }],
    ['Katrine Prøve 20.8.26', { by: 'name', name: 'Katrine Prøve', termin: '2026-08-20' }],
    ['31-02-2026', null],
    ['–', null],
    ['', null],
    ['gade 12', null],
  ])('%s', (typed, question) => {
    expect(readTyped(typed)).toEqual(question);
  });
});

describe('the search', () => {
  it('finds a name in another spelling, tells by whom, and repeats nothing that was typed', async () => {
    const { api, find, looks } = staged();
    const id = await opened(api, kristensen);
    await opened(api, { mother: { name: 'Kirsten Prøve Hansen' } });
    const found = await find('Cathrine Christensen');
    expect(found).toContain(`href="/cases/${id}"`);
    expect(found.match(/href="\/cases\/c_/g)).toHaveLength(1);
    expect(found).toContain('Katrine Prøve Kristensen');
    expect(found).not.toContain('Cathrine');
    const [look] = await looks();
    expect(look).toMatchObject({ kind: 'person-search', criteria: { by: 'name' }, shown: 1 });
    expect(JSON.stringify(look)).not.toMatch(/[CK]at(h)?rine|Kristensen/);
    expect(await find('Mogens')).toContain('Ingen sag, som du kan se');
  });

  it('narrows a name by the termin, finds by termin alone within three weeks, and by the number of the case', async () => {
    const { api, find } = staged();
    const id = await opened(api, { ...kristensen, edd: '2026-08-20' });
    const link = `href="/cases/${id}"`;
    expect(await find('Kristensen 10-09-2026')).toContain(link);
    expect(await find('Kristensen 11-09-2026')).not.toContain(link);
    expect(await find('30-07-2026')).toContain(link);
    expect(await find('29-07-2026')).not.toContain(link);
    expect(await find(`c_${id.slice(2, 9)}`)).toContain(link);
  });

  it('shows no case that is not the caller’s, and no names to whom names are not shown', async () => {
    const { api, find } = staged();
    const id = await opened(api, kristensen);
    for (const typed of ['Kristensen', '680695-0014', '20-08-2026', `c_${id.slice(2, 9)}`])
      expect(await find(typed, 'aabenraa:FR'), typed).not.toContain(id);
    expect(await find('Kristensen', 'esbjerg:PPR')).not.toContain(id);
  });

  it('says what it takes when it does not understand, and does not find officials', async () => {
    const { api, send, find } = staged();
    await opened(api, kristensen);
    expect((await send('/persons', '/persons', { typed: '–' })).status).toBe(422);
    expect((await send('/persons', '/persons', { typed: '990695-0014' })).text).toContain(
      'skal være ti tegn',
    );
    const id = await opened(api);
    await api.post(`/v1/cases/${id}/commands/name-caseworker`, { name: 'Mogens Rådgiver' });
    expect(await find('Mogens')).not.toContain(`/cases/${id}`);
  });

  it('is there for systems too, with everything in the body', async () => {
    const { api } = staged();
    const id = await opened(api, kristensen);
    const ask = async (body: object) => (await api.post('/v1/persons/search', body)).body;
    expect((await ask({ name: 'Christensen' })).items).toMatchObject([{ id, who: ['mother'] }]);
    expect((await ask({ name: 'Christensen', termin: '2027-01-01' })).items).toEqual([]);
    expect((await ask({ termin: '2026-08-20' })).items).toMatchObject([{ id }]);
    expect(await ask({ name: '–' })).toMatchObject({ code: 'VALIDATION', reason: 'name' });
    expect(await ask({ termin: 'i morgen' })).toMatchObject({ code: 'VALIDATION', reason: 'termin' });
    expect(await ask({})).toMatchObject({ code: 'VALIDATION', reason: 'number' });
  });
});

const form = {
  ...{ municipality: 'esbjerg', receivedAt: '2026-03-02T09:00', 'referrer.role': 'GP' },
  ...{ 'mother.name': 'Cathrine Christensen', edd: '2026-08-30', eddSource: 'scan' },
  note: 'skrevet i formularen',
};
const refer = '/refer/pregnancy';

describe('a referral of somebody who may be there already', () => {
  it('shows the case first, loses nothing that was typed, and is recorded when it is another', async () => {
    const { api, send } = staged();
    const id = await opened(api, kristensen);
    const warned = await send(refer, refer, { ...form, _key: 'the-same-form' });
    expect(warned.status).toBe(200);
    expect(warned.text).toContain(`href="/cases/${id}"`);
    expect(warned.text).toContain('Navnet lyder ens');
    expect(warned.text).toContain('name="note" value="skrevet i formularen"');
    const changed = await send(refer, refer, { ...form, _key: 'the-same-form', _step: 'change' });
    expect(changed.text).toContain('value="Cathrine Christensen"');
    const recorded = await send(refer, refer, { ...form, _key: 'the-same-form', _step: 'another' });
    expect(recorded.status).toBe(303);
    // Sent once more, by a double click or from the page before.
    const again = await send(refer, refer, { ...form, _key: 'the-same-form', _step: 'another' });
    expect(again.to).toBe(recorded.to);
  });

  it('sent twice is one act and no duplicate of itself', async () => {
    const { send } = staged();
    const first = await send(refer, refer, { ...form, 'mother.cpr': '6806950014', _key: 'the-same-form' });
    expect(first.status).toBe(303);
    const twice = await send(refer, refer, { ...form, 'mother.cpr': '6806950014', _key: 'the-same-form' });
    expect([twice.status, twice.to]).toEqual([303, first.to]);
  });

  it('tells of an earlier course as what it is', async () => {
    const { api, send } = staged();
    await opened(api, { ...kristensen, edd: '2026-06-01' });
    const told = await send(refer, refer, { ...form, 'mother.cpr': '6806950014' });
    expect(told.text).toContain('Der er et tidligere forløb');
    expect(told.text).not.toContain('Findes sagen allerede?');
  });

  it('says nothing of a case that the caller may not see, whatever was typed', async () => {
    const { api, send } = staged();
    await opened(api, kristensen);
    const ask = { number: '6806950014', name: 'Katrine Kristensen', termin: '2026-08-20' };
    expect((await api.post('/v1/persons/duplicates', ask, 'aabenraa:FR')).body.items).toEqual([]);
    expect((await api.post('/v1/persons/duplicates', ask)).body.items).toMatchObject([
      { foundBy: 'number', standing: 'duplicate', who: ['mother'] },
    ]);
    const typed = { ...form, 'mother.cpr': '6806950014' };
    expect((await send(refer, refer, typed, 'aabenraa:FR')).status).toBe(303);
  });

  it('shows the receiver what the sender could not see, with the way to put the two together', async () => {
    const { api, send, page } = staged();
    const id = await opened(api, kristensen);
    await send(refer, refer, { ...form, 'mother.cpr': '6806950014' }, 'aabenraa:FR');
    const { items } = (await api.get('/v1/cases')).body;
    const other = items.find((one: { id: string }) => one.id !== id).id;
    const seen = await page(`/cases/${other}/duplicates`);
    expect(seen.text).toContain(`href="/cases/${other}/merge?into=${id}"`);
    expect((await page(`/cases/${other}/duplicates`, 'aabenraa:FR')).status).toBe(404);
    expect((await page(`/cases/${other}/duplicates`, 'esbjerg:PPR')).status).toBe(403);
    expect((await page(`/cases/${other}/persons`)).text).toContain(`/cases/${other}/duplicates`);
  });

  it('takes no twin for the other: a family is one case, and none of its own cases is another', async () => {
    const { api, page } = staged();
    const id = await opened(api, kristensen);
    api.setClock('2026-08-21T10:00:00+02:00');
    const born = await api.post(`/v1/cases/${id}/commands/record-birth`, {
      bornAt: '2026-08-20T10:00:00+02:00',
      place: 'Sygehuset',
      children: [
        { ref: 'child:1', alive: true },
        { ref: 'child:2', alive: true },
      ],
    });
    const [one] = born.body.links;
    expect((await page(`/cases/${one.id}/duplicates`)).text).toContain(
      'Ingen sag, som du kan se, ligner denne',
    );
    const { items } = (await api.post('/v1/persons/duplicates', { number: '6806950014' })).body;
    expect(items).toHaveLength(1);
  });
});
