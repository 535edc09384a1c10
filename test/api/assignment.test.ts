import { Context } from 'hono';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../api/app.ts';
import type { Caller } from '../../api/identity/caller.ts';
import { demoIdentity } from '../../api/identity/identify.ts';
import { takeWork } from '../../web/assignment/take-work.ts';
import { mountPages } from '../../web/mount.ts';
import { notification, opened, testApi } from './support/api.ts';

/** Who a demo user is. */
const me = 'esbjerg:FR';

async function staged() {
  const api = testApi();
  const app = createApp(api.ports, demoIdentity);
  mountPages(app, { ports: api.ports, identify: demoIdentity, demo: true, mailFolder: null });
  const id = await opened(api);
  await api.post(`/v1/cases/${id}/commands/receive-notification`, notification());
  const cookieOf = (who: string) => `tovholder_demo=${encodeURIComponent(who)}`;
  const page = async (path: string, who = me) => {
    const answer = await app.request(path, { headers: { Accept: 'text/html', Cookie: cookieOf(who) } });
    return {
      status: answer.status,
      text: await answer.text(),
      cookie: answer.headers.get('Set-Cookie') ?? '',
    };
  };
  const send = async (from: string, to: string, fields: Record<string, string>, who = me) => {
    const form = await page(from, who);
    const token = /name="_csrf" value="([^"]+)"/.exec(form.text)?.[1] ?? '';
    const Cookie = `${cookieOf(who)}; ${form.cookie.split(';')[0]}`;
    const answer = await app.request(to, {
      method: 'POST',
      headers: { Accept: 'text/html', Cookie, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...fields, _csrf: token }).toString(),
    });
    return { status: answer.status, text: await answer.text(), to: answer.headers.get('Location') };
  };
  const items = async (query: string, who?: string) =>
    (await api.get(`/v1/worklist?${query}`, who)).body.items;
  const assign = (more: object) =>
    api.post(`/v1/cases/${id}/commands/assign`, { role: 'FR', reason: 'fordeling', ...more });
  return { api, id, page, send, items, assign };
}

describe('taking work', () => {
  it('is one click in the list, and one to give it back', async () => {
    const { id, page, send, items } = await staged();
    const list = await page('/work');
    expect(list.text).toContain(`name="claim" value="${id}/FR"`);
    const taken = await send('/work', '/work/take', { claim: `${id}/FR`, back: '/work?scope=all' });
    expect([taken.status, taken.to]).toEqual([303, '/work?scope=all']);
    expect((await items(`assignee=${encodeURIComponent(me)}`)).length).toBeGreaterThan(0);
    expect(await items('scope=unassigned')).toEqual([]);
    expect((await page('/work')).text).toContain(`name="release" value="${id}/FR"`);
    expect((await send('/work', '/work/take', { release: `${id}/FR`, back: '/work' })).status).toBe(303);
    expect((await items('scope=unassigned')).length).toBeGreaterThan(0);
  });

  it('goes no other way than back to the list, and takes no case that is not the caller’s', async () => {
    const { id, send } = await staged();
    const away = await send('/work', '/work/take', {
      claim: `${id}/FR`,
      back: 'https://example.invalid/work',
    });
    expect(away.to).toBe('/work');
    const wrong = { claim: `${id}/VM`, back: '/work' };
    expect((await send('/work', '/work/take', wrong)).status).toBe(404);
    expect((await send('/work', '/work/take', { claim: `${id}/FR` }, 'aabenraa:FR')).status).toBe(404);
  });

  it('tells the second of two who was quicker, and changes nothing', async () => {
    const { api, id, page, send, assign } = await staged();
    await page('/work');
    await assign({ user: 'anna' });
    const late = await send('/work', '/work/take', { claim: `${id}/FR`, back: '/work' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('<strong>anna</strong> var hurtigere end dig');
    const { participants } = (await api.get(`/v1/cases/${id}`)).body;
    expect(participants.find((one: { role: string }) => one.role === 'FR').assignedTo).toBe('anna');
  });

  it('between reading and giving finds the other by the version, and answers the same', async () => {
    const { api, id, assign } = await staged();
    const caller: Caller = {
      ...{ subject: me, role: 'FR', scope: 'esbjerg', organisation: 'esbjerg', how: 'demo' },
    };
    let first = true;
    const gateway: typeof api.ports.gateway = {
      ...api.ports.gateway,
      async giveCommand(...given) {
        if (first) {
          first = false;
          await assign({ user: 'anna' });
        }
        return api.ports.gateway.giveCommand(...given);
      },
    };
    const c = new Context(new Request('http://localhost/work/take', { method: 'POST' }));
    const taken = await takeWork({ c, ports: { ...api.ports, gateway }, caller }, id, 'FR', {
      act: 'claim',
    });
    expect(taken).toEqual({ kind: 'quicker', by: 'anna', untilOn: null });
  });
});

describe('a reservation', () => {
  it('is the caller’s until its day, in a list of its own, and in the queue again by itself after it', async () => {
    const { api, id, page, send, items } = await staged();
    const from = `/cases/${id}/assignment`;
    const bad = await send(from, from, { role: 'FR', act: 'reserve', until: '2026-03-01' });
    expect(bad.status).toBe(422);
    expect(bad.text).toContain('Vælg en dag fra i dag og frem');
    expect((await send(from, from, { role: 'FR', act: 'reserve', until: '2026-03-04' })).status).toBe(303);
    expect((await page(from)).text).toContain('Reserveret til og med 4. marts 2026');
    expect((await page('/work?scope=reserved')).text).toContain('Dig (til og med ons. 4. mar. 2026)');
    const held = await items('scope=reserved');
    expect(held[0]).toMatchObject({ assignedTo: me, reservedUntil: '2026-03-04' });
    expect(await items('scope=unassigned')).toEqual([]);

    api.setClock('2026-03-05T00:00:00+01:00');
    expect(await items('scope=reserved')).toEqual([]);
    expect((await items('scope=unassigned'))[0]).toMatchObject({ assignedTo: null, reservedUntil: null });
    expect(await items(`assignee=${encodeURIComponent(me)}`)).toEqual([]);
    expect((await api.get('/v1/overview')).body.byWorker).toEqual([]);
    expect((await page(`/cases/${id}`)).text).toContain('Ingen har opgaven endnu');
  });
});

describe('a stand-in', () => {
  it('finds a colleague’s work in their own list while the colleague is away, and everybody sees who steps in', async () => {
    const { api, page, items, assign, id } = await staged();
    const colleague = {
      ...{ organisation: 'esbjerg', roles: ['FR' as const], address: null, standIn: null },
      ...{ fromOn: null, untilOn: null },
    };
    await api.ports.directory.save({ ...colleague, subject: 'anna', name: 'Prøve Anna' }, 'x');
    await api.ports.directory.save({ ...colleague, subject: me, name: 'Prøve Bo' }, 'x');
    await assign({ user: 'anna' });
    expect(await items('scope=mine')).toEqual([]);
    const absence = { subject: 'anna', fromOn: '2026-03-02', untilOn: '2026-03-03', standIn: me };
    await api.ports.directory.enterAbsence('esbjerg', absence, 'x');
    expect((await items('scope=mine')).length).toBeGreaterThan(0);
    expect((await page('/work')).text).toContain('For Prøve Anna');
    expect((await page('/work?scope=all', 'esbjerg:VM')).text).toContain(
      'Prøve Anna (Prøve Bo står for i dag)',
    );
    expect((await page(`/cases/${id}/assignment`)).text).toContain('Prøve Bo står for i dag');
    api.setClock('2026-03-04T08:00:00+01:00');
    expect(await items('scope=mine')).toEqual([]);
  });
});
