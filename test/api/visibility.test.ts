import { describe, expect, it } from 'vitest';
import { notification, opened, testApi } from './support/api.ts';

const readable = (id: string): string[] => [
  `/v1/cases/${id}`,
  `/v1/cases/${id}/commands`,
  `/v1/cases/${id}/deadlines`,
  `/v1/cases/${id}/deadlines/F1-01.1`,
  `/v1/cases/${id}/timeline`,
  `/v1/cases/${id}/journal`,
  `/v1/cases/${id}/consents`,
  `/v1/cases/${id}/disclosures`,
  `/v1/cases/${id}/meetings`,
  `/v1/cases/${id}/calendar.ics`,
];

describe('a case is seen', () => {
  it('by its own municipality and by the hospital of its region, in every form', async () => {
    const api = testApi();
    const id = await opened(api);
    for (const who of ['esbjerg:FR', 'esbjerg:SP-leader', 'syddanmark:SSR', 'syddanmark:NF'])
      for (const path of readable(id))
        expect([who, path, (await api.get(path, who)).status]).toEqual([who, path, 200]);
  });

  it('by nobody of another municipality: 404 for reading, commanding and asking what if', async () => {
    const api = testApi();
    const id = await opened(api);
    for (const path of [...readable(id), `/v1/cases/${id}/journal/verification`])
      expect((await api.get(path, 'aabenraa:FR-leader')).status).toBe(404);
    const posts = [`commands/receive-notification`, 'what-if', 'forward'];
    for (const path of posts)
      expect((await api.post(`/v1/cases/${id}/${path}`, notification(), 'aabenraa:FR')).status).toBe(404);
    expect((await api.get(`/v1/cases/${id}`)).body.version).toBe(1);
  });

  it('is in nobody else’s lists, whatever the filter says', async () => {
    const api = testApi();
    await opened(api);
    for (const path of [
      '/v1/cases?municipality=esbjerg',
      '/v1/cases',
      '/v1/worklist',
      '/v1/worklist?municipality=esbjerg',
    ])
      expect((await api.get(path, 'aabenraa:FR')).body.items).toEqual([]);
    expect((await api.get('/v1/overview', 'aabenraa:FR')).body.cases.total).toBe(0);
    expect((await api.get('/v1/cases', 'syddanmark:FP')).body.items).toHaveLength(1);
  });

  it('by the data protection officer without content: the journal’s verification only', async () => {
    const api = testApi();
    const id = await opened(api);
    const who = 'esbjerg:dpo';
    for (const path of [...readable(id), '/v1/cases', '/v1/worklist', '/v1/overview'])
      expect([path, (await api.get(path, who)).body.code]).toEqual([path, 'NOT_PERMITTED']);
    expect((await api.get(`/v1/cases/${id}/journal/verification`, who)).body.ok).toBe(true);
    const refused = await api.post('/v1/cases', {}, who);
    expect([refused.status, refused.body.code]).toEqual([403, 'NOT_PERMITTED']);
  });
});

it('without being logged in nothing is seen but health and documentation', async () => {
  const api = testApi();
  const id = await opened(api);
  for (const path of [...readable(id), '/v1/cases', '/v1/worklist', '/v1/rules', '/v1/commands'])
    expect([path, (await api.request(path, {})).status]).toEqual([path, 401]);
  for (const path of ['/healthz', '/readyz', '/metrics', '/openapi.json', '/docs'])
    expect([path, (await api.request(path, {})).status]).toEqual([path, 200]);
});

it('the metrics hold route patterns, never an id', async () => {
  const api = testApi();
  const id = await opened(api);
  await api.get(`/v1/cases/${id}`);
  const { body } = await api.request('/metrics', {});
  expect(body).toContain('route="/v1/cases/:id"');
  expect(body).not.toContain(id);
});
