import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../api/app.ts';
import { demoIdentity } from '../../api/identity/identify.ts';
import { mountPages } from '../../web/mount.ts';
import { referral, testApi } from './support/api.ts';

const NAMES = ['Prøve Person', '6806950014', 'Lægehuset', 'Kanarie'];
const MEETING_AT = '2026-03-20T13:00:00+01:00';

/** Esbjerg's family department with a case that has a meeting ahead, and pages beside the API. */
async function withCase() {
  const api = testApi();
  const pages = createApp(api.ports, demoIdentity);
  mountPages(pages, { ports: api.ports, identify: demoIdentity, demo: true, mailFolder: null });
  const { body } = await api.post('/v1/cases', referral());
  const give = async (command: string, data: object) => {
    const answer = await api.post(`/v1/cases/${body.id}/commands/${command}`, data);
    expect([command, answer.status]).toEqual([command, 200]);
  };
  await give('plan-meeting', {
    meetingId: 'm1',
    kind: 'term',
    meetingAt: MEETING_AT,
    invitees: ['FR', 'FP'],
    agenda: ['Kanarie'],
    place: 'Kanarievej 1',
  });
  const caller = {
    subject: 'demo:esbjerg:FR',
    role: 'FR',
    scope: 'esbjerg',
    organisation: 'esbjerg',
    how: 'demo',
  } as const;
  const token = await api.ports.feeds.create(caller);
  const read = async (path = `/feed/${token}.ics`) => {
    const answer = await pages.request(`http://127.0.0.1${path}`);
    return { status: answer.status, type: answer.headers.get('Content-Type'), text: await answer.text() };
  };
  return { api, id: body.id as string, give, caller, token, read };
}

const eventsIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => ({
    summary: String(event.getFirstPropertyValue('summary')),
    url: String(event.getFirstPropertyValue('url')),
    start: String(event.getFirstPropertyValue('dtstart')),
  }));

describe('the calendar that somebody subscribes to', () => {
  it('holds the meetings and targets ahead as a strict parser reads them, and no name', async () => {
    const { id, read } = await withCase();
    const { status, type, text } = await read();
    expect([status, type]).toEqual([200, 'text/calendar; charset=utf-8']);
    const events = eventsIn(text);
    expect(events).toContainEqual({
      summary: 'Møde – se Tovholder',
      url: `http://127.0.0.1/cases/${id}/meetings/m1`,
      start: '2026-03-20T12:00:00Z',
    });
    expect(events.some(({ summary }) => /^Frist F2-19 – se Tovholder$/.test(summary))).toBe(true);
    expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    for (const name of NAMES) expect(text).not.toContain(name);
  });

  it('shows what its owner may see now, and is read on record under their name', async () => {
    const { api, give, read } = await withCase();
    await give('assign', { role: 'FR', user: 'somebody-else', reason: 'fordeling' });
    expect(eventsIn((await read()).text)).toEqual([]);
    await give('assign', { role: 'FR', user: 'demo:esbjerg:FR', reason: 'fordeling' });
    await give('cancel-meeting', { meetingId: 'm1' });
    const summaries = eventsIn((await read()).text).map(({ summary }) => summary);
    expect(summaries.length).toBeGreaterThan(0);
    expect(summaries).not.toContain('Møde – se Tovholder');
    expect((await api.ports.feeds.list('demo:esbjerg:FR'))[0]?.lastReadMs).not.toBeNull();
  });

  it('is not there for another address, one that was closed, and one that is too old', async () => {
    const { api, caller, token, read } = await withCase();
    expect((await read(`/feed/${'a'.repeat(43)}.ics`)).status).toBe(404);
    expect((await read('/feed/short.ics')).status).toBe(404);
    expect((await read(`/feed/${token}`)).status).toBe(404);
    const [feed] = await api.ports.feeds.list(caller.subject);
    await api.ports.feeds.revoke('somebody-else', feed?.feedId ?? '');
    expect((await read()).status).toBe(200);
    await api.ports.feeds.revoke(caller.subject, feed?.feedId ?? '');
    expect((await read()).status).toBe(404);
    const old = await api.ports.feeds.create(caller);
    api.setClock('2026-09-01T10:00:00+02:00');
    expect((await read(`/feed/${old}.ics`)).status).toBe(404);
  });

  it('shows nothing to somebody whose role has no content of cases', async () => {
    const { api, read } = await withCase();
    const dpo = {
      subject: 'd',
      role: 'dpo',
      scope: 'esbjerg',
      organisation: 'esbjerg',
      how: 'demo',
    } as const;
    const token = await api.ports.feeds.create(dpo);
    expect(eventsIn((await read(`/feed/${token}.ics`)).text)).toEqual([]);
  });

  it('is read so often an hour and no oftener, without a word of the address in the answer', async () => {
    const { read, token } = await withCase();
    const statuses = [];
    for (let i = 0; i < 31; i += 1) statuses.push((await read()).status);
    expect(statuses.filter((status) => status === 200).length).toBe(30);
    const last = await read();
    expect(last.status).toBe(429);
    expect(last.text).not.toContain(token);
  });
});
