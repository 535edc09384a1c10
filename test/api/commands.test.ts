import { describe, expect, it } from 'vitest';
import { notification, opened, referral, testApi } from './support/api.ts';

describe('a referral over HTTP', () => {
  it('opens a case and says where it is', async () => {
    const api = testApi();
    const { status, headers, body } = await api.post('/v1/cases', referral());
    expect(status).toBe(201);
    expect(body).toMatchObject({ kind: 'pregnancy', phase: 'referral', version: 1 });
    expect(body.id).toMatch(/^c_[0-9a-f]{32}$/);
    expect(headers.get('Location')).toBe(`/v1/cases/${body.id}`);
    const shown = await api.get(`/v1/cases/${body.id}`);
    expect(shown.headers.get('ETag')).toBe('"1"');
    expect(shown.body).toMatchObject({ municipality: 'esbjerg', edd: '2026-08-20', phase: 'referral' });
  });

  it('may be made by a role of another municipality, which does not see the case afterwards', async () => {
    const api = testApi();
    const id = await opened(api, { municipality: 'aabenraa' }, 'esbjerg:FR');
    expect((await api.get(`/v1/cases/${id}`, 'esbjerg:FR')).status).toBe(404);
    expect((await api.get(`/v1/cases/${id}`, 'aabenraa:FR')).status).toBe(200);
  });

  it('with a key opens the same case once', async () => {
    const api = testApi();
    const key = { 'Idempotency-Key': 'one' };
    const first = await api.post('/v1/cases', referral(), 'esbjerg:FR', key);
    const again = await api.post('/v1/cases', referral(), 'esbjerg:FR', key);
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    expect((await api.get('/v1/cases')).body.items).toHaveLength(1);
    const other = await api.post('/v1/cases', referral({ edd: '2026-08-21' }), 'esbjerg:FR', key);
    expect([other.status, other.body.code]).toEqual([409, 'IDEMPOTENCY_CONFLICT']);
  });
});

describe('a command over HTTP', () => {
  it('answers what it opened, and the next read shows it', async () => {
    const api = testApi();
    const id = await opened(api);
    const { status, headers, body } = await api.post(
      `/v1/cases/${id}/commands/receive-notification`,
      notification(),
    );
    expect(status).toBe(200);
    expect(headers.get('ETag')).toBe('"2"');
    expect(body).toMatchObject({ version: 2, met: [], cancelled: [], recomputed: [], links: [] });
    expect(body.opened).toContain('F1-15.n1');
    expect(body.events).toEqual([{ id: 2, type: 'notification-received', at: '2026-03-02T09:30:00+01:00' }]);
    const deadlines = await api.get(`/v1/cases/${id}/deadlines?status=open,due-soon,waiting`);
    expect(deadlines.body.items.map((one: { id: string }) => one.id)).toContain('F1-15.n1');
  });

  it('with the same key and body gives the first answer again and records nothing new', async () => {
    const api = testApi();
    const id = await opened(api);
    const path = `/v1/cases/${id}/commands/receive-notification`;
    const key = { 'Idempotency-Key': 'k-1' };
    const first = await api.post(path, notification(), 'esbjerg:FR', key);
    const again = await api.post(path, JSON.stringify(notification(), null, 2), 'esbjerg:FR', key);
    expect(again.body).toEqual(first.body);
    expect((await api.get(`/v1/cases/${id}`)).body.version).toBe(2);
    const other = await api.post(path, notification({ form: 'oral' }), 'esbjerg:FR', key);
    expect([other.status, other.body.code]).toEqual([409, 'IDEMPOTENCY_CONFLICT']);
    const name = await api.post(`/v1/cases/${id}/commands/record-contact`, notification(), 'esbjerg:FR', key);
    expect([name.status, name.body.code]).toEqual([409, 'IDEMPOTENCY_CONFLICT']);
  });

  it('of two callers that use the same key is two commands', async () => {
    const api = testApi();
    const id = await opened(api);
    const path = `/v1/cases/${id}/commands/receive-notification`;
    const key = { 'Idempotency-Key': '1' };
    expect((await api.post(path, notification(), 'esbjerg:FR', key)).status).toBe(200);
    const second = await api.post(path, notification({ notificationId: 'n2' }), 'esbjerg:SP', key);
    expect([second.status, second.body.version]).toEqual([200, 3]);
  });

  it('is refused when the case has changed since the version in If-Match', async () => {
    const api = testApi();
    const id = await opened(api);
    const path = `/v1/cases/${id}/commands/receive-notification`;
    const stale = await api.post(path, notification(), 'esbjerg:FR', { 'If-Match': '"0"' });
    expect([stale.status, stale.body.code]).toEqual([412, 'VERSION_CONFLICT']);
    const fresh = await api.post(path, notification(), 'esbjerg:FR', { 'If-Match': '"1"' });
    expect(fresh.status).toBe(200);
  });

  it('names the fields that it does not know, and keeps them in the journal', async () => {
    const api = testApi();
    const id = await opened(api);
    const more = { colour: 'blue', notifier: { professional: true, shoe: 43 } };
    const { body } = await api.post(`/v1/cases/${id}/commands/receive-notification`, notification(more));
    expect(body.warnings.map((one: { field: string }) => one.field)).toEqual(['notifier.shoe', 'colour']);
    const journal = await api.get(`/v1/cases/${id}/journal`);
    expect(journal.body.items[1].data).toMatchObject({ colour: 'blue', concern: notification().concern });
  });
});
