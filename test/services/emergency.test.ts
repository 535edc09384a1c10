// Over 300 lines: one access is followed from the reason to the review, on one store.
import { join } from 'node:path';
import { Hono } from 'hono';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { demoIdentity } from '../../api/identity/identify.ts';
import { destroyCaseKey } from '../../db/destroy-case-key.ts';
import { cancelOrphanMessages, findOrphanMessages } from '../../db/orphan-messages.ts';
import { shortId } from '../../web/case-id.ts';
import { mountPages } from '../../web/mount.ts';
import { listMails, startMailCatcher } from '../../worker/embedded/mail-catcher.ts';
import { watchFigures } from '../../worker/watch/watch-figures.ts';
import type { TestApi } from '../api/support/api.ts';
import { CANARY, formsOf } from './support/canaries.ts';
import { localSender } from './support/local-sender.ts';
import { caseInStore, loggedApi, looksAt } from './support/logged-api.ts';
import { testStore } from './support/store.ts';

const store = testStore();
const ground = { category: 'child-in-danger', reason: `${CANARY} råb fra lejligheden` };
let api: TestApi;
let id: string;
let made = 0;

beforeAll(() => {
  api = loggedApi(store);
});

beforeEach(async () => {
  made += 1;
  id = await caseInStore(store, made.toString(16).padStart(6, '0'));
});

const take = (who = 'aabenraa:FR', body: unknown = ground, headers = {}) =>
  api.post(`/v1/cases/${id}/emergency-access`, body, who, headers);

/** As if it had been taken so many minutes ago; only the owner, with the guards away, can do that. */
async function minutesAgo(accessId: string, minutes: number): Promise<void> {
  await store.owner`alter table emergency_access disable trigger all`;
  await store.owner`
    update emergency_access set opened_at = opened_at - make_interval(mins => ${minutes}),
                                expires_at = expires_at - make_interval(mins => ${minutes}) where id = ${accessId}`;
  await store.owner`alter table emergency_access enable trigger all`;
}

describe('emergency access', () => {
  it('opens one case for sixty minutes to a professional who may not see it, and flags every look', async () => {
    const other = await caseInStore(store, 'fff');
    expect((await api.get(`/v1/cases/${id}`, 'aabenraa:FR')).status).toBe(404);
    const { status, body } = await take();
    expect([status, body.case]).toEqual([201, id]);
    const left = Date.parse(body.expiresAt) - Date.now();
    expect(left).toBeGreaterThan(50 * 60_000);
    expect(left).toBeLessThanOrEqual(60 * 60_000 + 1_000);
    for (const path of ['', '/journal', '/timeline', '/deadlines'])
      expect([path, (await api.get(`/v1/cases/${id}${path}`, 'aabenraa:FR')).status]).toEqual([path, 200]);
    expect((await api.get(`/v1/cases/${other}`, 'aabenraa:FR')).status).toBe(404);
    expect((await api.get(`/v1/cases/${id}`, 'aabenraa:SP')).status).toBe(404);
    const looks = await looksAt(store, id);
    expect(looks).toHaveLength(4);
    for (const look of looks)
      expect(look).toMatchObject({
        purpose: 'emergency',
        emergency_id: body.id,
        scope: 'aabenraa',
        municipality: 'esbjerg',
      });
  });

  it('is for reading: nothing can be recorded, and who else has looked is not its matter', async () => {
    await take();
    for (const path of ['commands/record-contact', 'forward']) {
      const { status, body } = await api.post(`/v1/cases/${id}/${path}`, {}, 'aabenraa:FR');
      expect([path, status, body.code, body.reason]).toEqual([path, 403, 'NOT_PERMITTED', 'emergency']);
    }
    for (const path of ['commands', 'access-log', 'emergency-access'])
      expect([path, (await api.get(`/v1/cases/${id}/${path}`, 'aabenraa:FR')).status]).toEqual([path, 403]);
    expect((await api.post(`/v1/cases/${id}/what-if`, { steps: [] }, 'aabenraa:FR')).status).toBe(200);
    // In lists it is still nobody's but its own.
    expect((await api.get('/v1/cases', 'aabenraa:FR')).body.items).toEqual([]);
  });

  it('ends by itself', async () => {
    const { body } = await take();
    await minutesAgo(body.id, 59);
    expect((await api.get(`/v1/cases/${id}`, 'aabenraa:FR')).status).toBe(200);
    await minutesAgo(body.id, 1);
    expect((await api.get(`/v1/cases/${id}`, 'aabenraa:FR')).status).toBe(404);
    const again = await take();
    expect(again.body.id).not.toBe(body.id);
  });

  it('cannot be made longer or unmade, also not in the store', async () => {
    const { body } = await take();
    await expect(
      store.sql`update emergency_access set expires_at = now() + interval '1 day' where id = ${body.id}`,
    ).rejects.toMatchObject({ code: '42501' });
    await expect(store.sql`delete from emergency_access`).rejects.toMatchObject({ code: '42501' });
    await expect(store.owner`delete from emergency_access`).rejects.toMatchObject({ code: '23001' });
    await expect(store.owner`
      insert into emergency_access (id, case_id, municipality, subject, role, scope, organisation, category,
                                    sealed_reason, expires_at)
      values ('e_x', 'c', 'm', 's', 'FR', 'm', 'm', 'other', 'sealed:x', now() + interval '61 minutes')`).rejects.toMatchObject(
      {
        code: '23514',
      },
    );
  });

  it('taken again while it lasts is the same; the same key gives the first answer', async () => {
    const key = { 'Idempotency-Key': `key-${made}` };
    const first = await take('aabenraa:FR', ground, key);
    expect((await take()).body).toEqual(first.body);
    await minutesAgo(first.body.id, 61);
    expect((await take('aabenraa:FR', ground, key)).body.id).toBe(first.body.id);
    const other = await take('aabenraa:FR', { ...ground, reason: 'noget andet' }, key);
    expect([other.status, other.body.code]).toEqual([409, 'IDEMPOTENCY_CONFLICT']);
  });

  it.each([
    ['aabenraa:dpo', 403, 'NOT_PERMITTED'],
    ['aabenraa:director', 403, 'NOT_PERMITTED'],
    ['esbjerg:FR', 409, 'PRECONDITION'],
    ['syddanmark:FP', 409, 'PRECONDITION'],
  ])('%s is refused', async (who, status, code) => {
    const answer = await take(who);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it.each([
    [{ category: 'curiosity', reason: 'x' }, 'category'],
    [{ category: 'other' }, 'reason'],
    [{ category: 'other', reason: '  ' }, 'reason'],
    [{ category: 'other', reason: 'x'.repeat(2_001) }, 'reason'],
  ])('without ground or reason it is refused: %j', async (body, reason) => {
    const answer = await take('aabenraa:FR', body);
    expect([answer.status, answer.body.code, answer.body.reason]).toEqual([422, 'VALIDATION', reason]);
    expect((await api.get(`/v1/cases/${id}`, 'aabenraa:FR')).status).toBe(404);
  });

  it('to a case that is not there is 404', async () => {
    const answer = await api.post(`/v1/cases/c_${'9'.repeat(31)}e/emergency-access`, ground, 'aabenraa:FR');
    expect(answer.status).toBe(404);
  });

  it('keeps its reason sealed, and nobody can read it once the case is erased', async () => {
    const { body } = await take();
    const [row] =
      await store.owner`select row_to_json(a)::text as said from emergency_access a where id = ${body.id}`;
    for (const form of formsOf(CANARY)) expect(Buffer.from(row?.said ?? '').includes(form)).toBe(false);
    const asLeader = () => api.get(`/v1/emergency-access/${body.id}`, 'esbjerg:FR-leader');
    expect((await asLeader()).body.reason).toBe(ground.reason);
    await destroyCaseKey(store.sql, id, 'test-data');
    const fresh = loggedApi(store);
    expect((await fresh.get(`/v1/emergency-access/${body.id}`, 'esbjerg:FR-leader')).body.reason).toBeNull();
  });
});

describe('the supervisor', () => {
  it('is told at once by a mail that says nothing of anybody', async () => {
    const mails = join(store.folder, `mails-${made}`);
    const catcher = await startMailCatcher({ port: 0, folder: mails });
    const { body } = await take('aabenraa:FR');
    // Repairs of the outbox leave it alone.
    expect((await findOrphanMessages(store.sql)).map(({ caseId }) => caseId)).not.toContain(
      `emergency:${body.id}`,
    );
    expect(await cancelOrphanMessages(store.sql, `emergency:${body.id}`)).toBe(0);
    await store.owner`update outbox set cancelled_at = now() where case_id <> ${`emergency:${body.id}`}`;
    const sender = localSender(store.sql, catcher.url);
    try {
      await expect.poll(async () => (await listMails(mails)).length, { timeout: 20_000 }).toBe(1);
    } finally {
      await sender.stop();
      await catcher.stop();
    }
    const [mail] = await listMails(mails);
    const said = JSON.stringify(mail);
    expect(mail?.to).toEqual(['fr-leader.esbjerg@tovholder.invalid']);
    expect(said).toContain(`/emergency/${body.id}`);
    for (const word of [id, CANARY, 'child-in-danger', 'aabenraa', 'Aabenraa'])
      expect(said).not.toContain(word);
  });

  it('finds it until it is reviewed, sees reason and looks, and reviews it once', async () => {
    const { body } = await take();
    await api.get(`/v1/cases/${id}`, 'aabenraa:FR');
    const waiting = async () =>
      (await api.get('/v1/emergency-access?unreviewed=true', 'esbjerg:FR-leader')).body.items.find(
        (one: { id: string }) => one.id === body.id,
      );
    expect(await waiting()).toMatchObject({ case: id, looks: 1, category: 'child-in-danger', review: null });
    expect(JSON.stringify(await waiting())).not.toContain(CANARY);
    const review = (outcome: string, who: string) =>
      api.post(`/v1/emergency-access/${body.id}/review`, { outcome }, who);
    expect((await review('fine', 'esbjerg:FR-leader')).body.reason).toBe('outcome');
    expect((await review('justified', 'esbjerg:FR')).status).toBe(404);
    expect((await review('justified', 'aabenraa:FR-leader')).status).toBe(404);
    expect((await review('justified', 'esbjerg:FR-leader')).body.review).toMatchObject({
      outcome: 'justified',
    });
    expect((await review('justified', 'esbjerg:FR-leader')).status).toBe(200);
    expect((await review('not-justified', 'esbjerg:FR-leader')).body.code).toBe('DUPLICATE');
    expect((await review('justified', 'esbjerg:SP-leader')).body.code).toBe('DUPLICATE');
    expect(await waiting()).toBeUndefined();
    expect((await api.get(`/v1/cases/${id}`, 'aabenraa:FR')).status).toBe(200);
  });

  it('ends what is left of it by finding it not justified', async () => {
    const { body } = await take();
    await api.post(
      `/v1/emergency-access/${body.id}/review`,
      { outcome: 'not-justified' },
      'esbjerg:FR-leader',
    );
    expect((await api.get(`/v1/cases/${id}`, 'aabenraa:FR')).status).toBe(404);
  });

  it('and the data protection officer see it counted and listed', async () => {
    const { body } = await take();
    const figures = Object.fromEntries(
      (await watchFigures(store.sql)).map(({ name, value }) => [name, value]),
    );
    expect(figures.tovholder_emergency_accesses).toBeGreaterThan(0);
    expect(figures.tovholder_unreviewed_emergency_accesses).toBeGreaterThan(0);
    const report = await api.get('/v1/access-log/report', 'esbjerg:dpo');
    expect(report.body.emergencies.map((one: { id: string }) => one.id)).toContain(body.id);
    const own = await api.get('/v1/emergency-access', 'aabenraa:dpo');
    expect(own.body.items.map((one: { id: string }) => one.id)).toContain(body.id);
    expect((await api.get('/v1/emergency-access', 'esbjerg:FR')).status).toBe(403);
  });
});

describe('on the pages', () => {
  const pages = () => {
    const app = new Hono();
    mountPages(app, { ports: api.ports, identify: demoIdentity, demo: true, mailFolder: null });
    const cookies = new Map<string, string>();
    const ask = async (path: string, who: string, form?: Record<string, string>) => {
      const headers: Record<string, string> = {
        Accept: 'text/html',
        Cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
        Authorization: `Bearer demo:${who}`,
      };
      const init = form ? { method: 'POST', body: new URLSearchParams(form) } : {};
      const answer = await app.request(`http://127.0.0.1${path}`, { ...init, headers });
      for (const one of answer.headers.getSetCookie()) {
        const [pair = ''] = one.split(';');
        cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
      }
      return { status: answer.status, to: answer.headers.get('Location'), html: await answer.text() };
    };
    const tokenOn = async (path: string, who: string) =>
      /name="_csrf" value="([^"]+)"/.exec((await ask(path, who)).html)?.[1] ?? '';
    return { ask, tokenOn };
  };

  it('says in advance what happens, opens by the number that people say, and shows the time that is left', async () => {
    const { ask, tokenOn } = pages();
    const before = await ask('/emergency', 'aabenraa:FR');
    for (const said of ['60 minutter', 'får straks besked', 'adgangsloggen'])
      expect(before.html).toContain(said);
    const _csrf = await tokenOn('/emergency', 'aabenraa:FR');
    const form = { _csrf, municipality: 'esbjerg', number: shortId(id), ...ground };
    const wrong = await ask('/emergency', 'aabenraa:FR', { ...form, number: '0A0B0C' });
    expect(wrong.status).toBe(404);
    const empty = await ask('/emergency', 'aabenraa:FR', { ...form, reason: '' });
    expect(empty.status).toBe(422);
    const opened = await ask('/emergency', 'aabenraa:FR', form);
    expect([opened.status, opened.to]).toEqual([303, `/cases/${id}`]);
    const page = await ask(`/cases/${id}`, 'aabenraa:FR');
    expect([page.status, page.html.includes('Du ser sagen med nødadgang')]).toEqual([200, true]);
    expect((await ask(`/cases/${id}/record`, 'aabenraa:FR')).status).toBe(403);
  });

  it('leads the leader from the worklist to the review, and away again', async () => {
    const { ask, tokenOn } = pages();
    const { body } = await take();
    expect((await ask('/work', 'esbjerg:FR-leader')).html).toContain('/emergency/reviews');
    expect((await ask('/work', 'esbjerg:FR')).html).not.toContain('/emergency/reviews');
    expect((await ask('/emergency/reviews', 'esbjerg:FR-leader')).html).toContain(body.id);
    const path = `/emergency/${body.id}`;
    expect((await ask(path, 'esbjerg:FR-leader')).html).toContain(CANARY);
    for (const who of ['esbjerg:FR', 'aabenraa:FR-leader', 'esbjerg:dpo'])
      expect([who, (await ask(path, who)).status]).toEqual([who, 404]);
    const _csrf = await tokenOn(path, 'esbjerg:FR-leader');
    expect((await ask(path, 'esbjerg:FR-leader', { _csrf, outcome: 'justified' })).status).toBe(303);
    expect((await ask(path, 'esbjerg:FR-leader')).html).not.toContain('name="outcome"');
  });

  it('shows who has looked, gives the citizen’s file, and takes a purpose for this case', async () => {
    const { ask, tokenOn } = pages();
    const path = `/cases/${id}/access-log`;
    const page = await ask(path, 'esbjerg:FR');
    expect(page.html).toContain('Familierådgivningen, Esbjerg Kommune');
    const _csrf = await tokenOn(path, 'esbjerg:FR');
    await ask(`/cases/${id}/purpose`, 'esbjerg:FR', { _csrf, purpose: 'complaint' });
    await ask(`/cases/${id}/timeline`, 'esbjerg:FR');
    expect((await looksAt(store, id)).at(-1)).toMatchObject({ kind: 'timeline', purpose: 'complaint' });
    const file = await ask(`${path}.csv`, 'esbjerg:FR');
    expect(file.html).toContain('Klagebehandling');
    expect(file.html).not.toContain('Familierådgivningen');
    const asDpo = await ask(path, 'esbjerg:dpo');
    expect([asDpo.status, asDpo.html.includes('/journal')]).toEqual([200, false]);
    expect((await ask('/access-log', 'esbjerg:dpo')).html).toContain('Tilfældig stikprøve');
    expect((await ask('/access-log', 'esbjerg:FR')).status).toBe(403);
  });
});
