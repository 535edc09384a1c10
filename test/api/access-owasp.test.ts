import { describe, expect, it, vi } from 'vitest';
import type { Denial } from '../../api/denied.ts';
import { defaultMapping } from '../../api/identity/claim-mapping.ts';
import { rightsOfClaims } from '../../api/identity/rights-of-claims.ts';
import { routes } from '../../api/routes/index.ts';
import { opened, type TestApi, testApi } from './support/api.ts';

interface Watched {
  api: TestApi;
  denied: Denial[];
  id: string;
}

const GUESTS = [{ role: 'FR', organisation: 'aabenraa' }];

/** A case of Esbjerg with a meeting that Aabenraa's FR is invited to, another one, and two disclosures. */
async function watched(): Promise<Watched> {
  const denied: Denial[] = [];
  const api = testApi(undefined, { denied: (one) => denied.push(one) });
  const id = await opened(api);
  const give = async (name: string, body: object) => {
    const { status, body: answer } = await api.post(`/v1/cases/${id}/commands/${name}`, body);
    if (status !== 200) throw new Error(`${name}: ${JSON.stringify(answer)}`);
  };
  const meetingAt = '2026-04-20T10:00:00+02:00';
  for (const meetingId of ['m1', 'm2'])
    await give('plan-meeting', { meetingId, kind: 'ad-hoc', meetingAt, invitees: ['FP'] });
  await give('invite-to-meeting', {
    meetingId: 'm1',
    dispatchedAt: '2026-03-02T09:50:00+01:00',
    guests: GUESTS,
  });
  const law = { categories: ['health'], legalBasis: 'SUL § 43 stk. 2 nr. 3' };
  await give('disclose', { disclosureId: 'd1', to: 'FR', ...law });
  await give('disclose', { disclosureId: 'd2', to: 'FR', organisation: 'vejle', ...law });
  return { api, denied, id };
}

const GUEST = 'aabenraa:FR';
const items = (body: { items: Record<string, unknown>[] }, key: string) => body.items.map((one) => one[key]);

describe('API1:2023 Broken Object Level Authorization', () => {
  it('shows a guest the one meeting and a receiver the one disclosure, under whatever id they ask', async () => {
    const { api, id } = await watched();
    const read = async (part: string, who: string) => (await api.get(`/v1/cases/${id}${part}`, who)).body;
    expect(items(await read('/meetings', GUEST), 'meetingId')).toEqual(['m1']);
    expect(items(await read('/disclosures', GUEST), 'disclosureId')).toEqual([]);
    expect(items(await read('/meetings', 'vejle:FR'), 'meetingId')).toEqual([]);
    expect(items(await read('/disclosures', 'vejle:FR'), 'disclosureId')).toEqual(['d2']);
    for (const who of ['aabenraa:SP', 'vejle:SP', 'kolding:FR'])
      expect([who, (await api.get(`/v1/cases/${id}`, who)).status]).toEqual([who, 404]);
  });

  it('answers a guessed deadline of others as one that is not there, and logs it', async () => {
    const { api, denied, id } = await watched();
    const { body } = await api.get(`/v1/cases/${id}/deadlines`);
    const others = body.items.find((one: { responsible: string }) => one.responsible === 'FP').id;
    const guessed = await api.get(`/v1/cases/${id}/deadlines/${others}`, 'esbjerg:DAY');
    const unknown = await api.get(`/v1/cases/${id}/deadlines/F9-99.1`, 'esbjerg:DAY');
    expect([guessed.status, guessed.body]).toEqual([404, unknown.body]);
    expect(denied.map(({ action, answer, caseId }) => [action, answer, caseId])).toEqual([
      ['deadline', 'NOT_FOUND', id],
    ]);
  });

  it('tells whoever does not see the links of a case nothing of linked cases', async () => {
    const { api, denied, id } = await watched();
    expect((await api.get(`/v1/cases?linkedTo=${id}`, 'esbjerg:DAY')).status).toBe(404);
    expect((await api.get(`/v1/cases?linkedTo=${id}`, GUEST)).status).toBe(404);
    expect(denied.map(({ caseId }) => caseId)).toEqual([id, id]);
  });
});

describe('API2:2023 Broken Authentication', () => {
  const closed = routes.filter(({ open }) => !open);
  const forged = [
    'Bearer demo:esbjerg:mother',
    'Bearer demo:syddanmark:FR',
    'Bearer demo:nowhere:FR',
    'Bearer demo:esbjerg:fr',
    'Bearer demo:esbjerg:%46%52',
    'Basic ZXNiamVyZzpGUg==',
    'Bearer eyJhbGciOiJub25lIn0.e30.',
  ];

  it.each(forged)('lets nobody in with %s', async (Authorization) => {
    const api = testApi();
    for (const { method, path } of closed) {
      const address = path.replaceAll(/\{\w+\}/g, `c_${'0'.repeat(32)}`);
      const { status } = await api.request(address, {
        method: method.toUpperCase(),
        headers: { Authorization },
      });
      expect([method, path, status]).toEqual([method, path, 401]);
    }
  });
});

describe('API4:2023 Unrestricted Resource Consumption', () => {
  it('gives no page beyond its limit and reads no body beyond its own', async () => {
    const { api, id } = await watched();
    for (const path of ['/v1/cases', '/v1/worklist', `/v1/cases/${id}/journal`])
      expect([path, (await api.get(`${path}?limit=1000000`)).status]).toEqual([path, 422]);
    const long = JSON.stringify({ text: 'x'.repeat(300_000) });
    expect((await api.post(`/v1/cases/${id}/commands/record-entry`, long)).status).toBe(413);
  });
});

describe('API6:2023 Unrestricted Access to Sensitive Business Flows', () => {
  it('puts no more into a file than onto the page, and each file on record', async () => {
    const { api, id } = await watched();
    const csv = { Accept: 'text/csv' };
    for (const [who, ours] of [
      ['esbjerg:FR', true],
      [GUEST, false],
      ['vejle:FR', false],
    ] as const) {
      const { body } = await api.get('/v1/worklist', who, csv);
      expect([who, body.includes(id)]).toEqual([who, ours]);
    }
    const lines = async (who: string) =>
      (await api.get('/v1/worklist', who, csv)).body.trim().split('\n').length - 1;
    const seen = (await api.get(`/v1/cases/${id}/deadlines?status=open`, 'esbjerg:GP')).body.items.length;
    expect(await lines('esbjerg:GP')).toBeLessThanOrEqual(seen);
    expect(await lines('esbjerg:FR')).toBeGreaterThan(await lines('esbjerg:GP'));
    const looks = await api.ports.readLog.looks({} as never, { limit: 100 });
    expect(looks.filter(({ kind }) => kind === 'worklist')).toHaveLength(6);
  });

  it('draws no export and shows no log to partners and guests', async () => {
    const { api, denied, id } = await watched();
    const parts = ['/access-log', '/access-log?audience=citizen', '/data-export', '/what-if'];
    for (const who of ['esbjerg:GP', 'esbjerg:DAY', GUEST])
      for (const part of parts) {
        const path = `/v1/cases/${id}${part}`;
        const { status } = part === '/what-if' ? await api.post(path, {}, who) : await api.get(path, who);
        expect([who, part, status]).toEqual([who, part, 403]);
      }
    expect(denied).toHaveLength(12);
  });
});

describe('API7:2023 Server Side Request Forgery', () => {
  it('fetches no address that somebody writes', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch');
    const { api, id } = await watched();
    const url = 'http://169.254.169.254/latest/meta-data';
    const body = { text: url, note: url };
    expect((await api.post(`/v1/cases/${id}/commands/record-entry`, body)).status).toBe(200);
    expect((await api.get(`/v1/cases?linkedTo=${encodeURIComponent(url)}`)).status).not.toBe(200);
    expect(fetched).not.toHaveBeenCalled();
    fetched.mockRestore();
  });
});

describe('API8:2023 Security Misconfiguration', () => {
  it('tells no inner part when it refuses or fails, and answers no method that it does not have', async () => {
    const { api, id } = await watched();
    for (const method of ['PUT', 'DELETE', 'PATCH']) {
      const { status, body } = await api.request(`/v1/cases/${id}`, {
        method,
        headers: { Authorization: 'Bearer demo:esbjerg:FR' },
      });
      expect([method, status]).toEqual([method, 404]);
      expect(JSON.stringify(body)).not.toMatch(/\.ts|node_modules|at \w+ \(/);
    }
    const { headers } = await api.get(`/v1/cases/${id}`);
    expect(headers.get('Cache-Control')).toContain('no-store');
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('X-Powered-By')).toBeNull();
  });
});

describe('API9:2023 Improper Inventory Management', () => {
  it('describes every operation that it answers, and answers no other', async () => {
    const api = testApi();
    const { body } = await api.request('/openapi.json', {});
    const described = Object.keys(body.paths).filter((path) => path.startsWith('/v1/'));
    for (const { path } of routes.filter(({ path }) => path.startsWith('/v1/')))
      expect([
        path,
        described.some((one) => one === path || one.startsWith(path.replace('{command}', ''))),
      ]).toEqual([path, true]);
    for (const path of ['/v0/cases', '/v2/cases', '/v1/admin', '/v1/debug', '/v1/cases/all'])
      expect([path, (await api.get(path)).status]).toEqual([path, 404]);
  });
});

describe('API10:2023 Unsafe Consumption of APIs', () => {
  it('believes no claim of the login service that it cannot read', () => {
    const right = { role: 'FR', scope: 'esbjerg' };
    const odd = [
      { ...right, cases: 'all' },
      { ...right, cases: ['*'] },
      { ...right, cases: [{}] },
      { ...right, scope: ['esbjerg', 'aabenraa'] },
      { role: ['FR'], scope: 'esbjerg' },
      { role: 'FR', scope: 'syddanmark' },
      { role: 'mother', scope: 'esbjerg' },
    ];
    for (const one of odd)
      expect([one, rightsOfClaims({ tovholder_rights: [one] }, defaultMapping)]).toEqual([one, []]);
  });
});
