import { describe, expect, it } from 'vitest';
import { testApi } from './support/api.ts';

const LEADER = 'esbjerg:FR-leader';
const HERE = { url: 'http://127.0.0.1:9/hook' };

describe('endpoints for events', () => {
  it('are added by a leader, who is shown the secret once', async () => {
    const api = testApi();
    const added = await api.post('/v1/webhooks', HERE, LEADER);
    expect([added.status, added.body.url]).toEqual([201, HERE.url]);
    expect(added.body.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const listed = await api.get('/v1/webhooks', LEADER);
    expect(listed.body.items).toMatchObject([{ id: added.body.id, url: HERE.url, state: 'active' }]);
    expect(JSON.stringify(listed.body)).not.toContain('whsec_');
  });

  it('are the same ones when the same key asks again, and another address under it is refused', async () => {
    const api = testApi();
    const once = { 'Idempotency-Key': 'k1' };
    const first = await api.post('/v1/webhooks', HERE, LEADER, once);
    expect((await api.post('/v1/webhooks', HERE, LEADER, once)).body).toEqual(first.body);
    const other = await api.post('/v1/webhooks', { url: 'http://127.0.0.1:9/other' }, LEADER, once);
    expect([other.status, other.body.code]).toEqual([409, 'IDEMPOTENCY_CONFLICT']);
    expect((await api.get('/v1/webhooks', LEADER)).body.items).toHaveLength(1);
  });

  it('are no one else’s', async () => {
    const api = testApi();
    const { body } = await api.post('/v1/webhooks', HERE, LEADER);
    for (const who of ['esbjerg:FR', 'esbjerg:dpo', 'syddanmark:SSR'])
      expect([who, (await api.get('/v1/webhooks', who)).status]).toEqual([who, 403]);
    for (const act of ['test', 'pause', 'resume', 'remove'])
      expect((await api.post(`/v1/webhooks/${body.id}/${act}`, {}, 'aabenraa:FR-leader')).status).toBe(404);
    expect((await api.get('/v1/webhooks', 'aabenraa:FR-leader')).body.items).toEqual([]);
  });

  it.each([
    ['http://example.com/', 'in the clear'],
    ['https://user:pass@127.0.0.1/', 'with a user name'],
    ['https://10.0.0.1/', 'inside a network'],
    ['https://[fe80::1]/', 'of a link'],
    ['https://no-such-host.invalid/', 'of nobody'],
    ['ftp://127.0.0.1/', 'of another kind'],
    ['https://127.0.0.1/6806950014', 'with a number of a person'],
    ['not an address', 'that is none'],
  ])('are not at %s: %s', async (url) => {
    const api = testApi();
    const refused = await api.post('/v1/webhooks', { url }, LEADER);
    expect([refused.status, refused.body.code, refused.body.reason]).toEqual([422, 'VALIDATION', 'url']);
  });

  it('are tried, paused, resumed, told again and removed', async () => {
    const api = testApi();
    const { body } = await api.post('/v1/webhooks', HERE, LEADER);
    const act = (name: string, said = {}) => api.post(`/v1/webhooks/${body.id}/${name}`, said, LEADER);
    expect((await act('test')).status).toBe(200);
    const { items } = (await api.get(`/v1/webhooks/${body.id}/deliveries`, LEADER)).body;
    expect(items).toMatchObject([{ type: 'test', case: null, state: 'waiting' }]);
    await act('pause');
    expect((await api.get('/v1/webhooks', LEADER)).body.items[0].state).toBe('paused');
    await act('resume');
    expect((await act('replay', { from: '2026-03-01T00:00:00+01:00' })).body).toEqual({ replayed: 0 });
    expect((await act('replay', { from: 'i går' })).body.reason).toBe('from');
    await act('remove');
    expect((await api.get('/v1/webhooks', LEADER)).body.items).toEqual([]);
  });
});
