import { describe, expect, it } from 'vitest';
import { refuse } from '../../domain/case/refusal.ts';
import { type Answer, notification, opened, referral, testApi } from './support/api.ts';

/** What every problem document must be. */
function expectProblem(answer: Answer, status: number, code: string): void {
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
  expect(answer.body.status).toBe(status);
  expect(answer.body.detail).toBe(answer.body.message.da);
  expect(answer.body.message.en).not.toBe('');
  expect(JSON.stringify(answer.body)).not.toMatch(
    /\bat .+:\d+|node_modules|TypeError|[Tt]emporal|[Pp]ostgre/,
  );
}

const FR = { Authorization: 'Bearer demo:esbjerg:FR' };

describe('a command that cannot be read', () => {
  it('as JSON is VALIDATION with 400', async () => {
    const api = testApi();
    const id = await opened(api);
    expectProblem(
      await api.post(`/v1/cases/${id}/commands/receive-notification`, '{"form": '),
      400,
      'VALIDATION',
    );
    expectProblem(await api.post(`/v1/cases/${id}/commands/receive-notification`, '[1]'), 422, 'VALIDATION');
  });

  it('because its bytes are not UTF-8 is VALIDATION with 400', async () => {
    const api = testApi();
    const id = await opened(api);
    const body = new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]);
    const headers = { ...FR, 'Content-Type': 'application/json' };
    const answer = await api.request(`/v1/cases/${id}/commands/receive-notification`, {
      method: 'POST',
      headers,
      body,
    });
    expectProblem(answer, 400, 'VALIDATION');
  });

  it('because it is not application/json is VALIDATION with 415', async () => {
    const api = testApi();
    const id = await opened(api);
    const path = `/v1/cases/${id}/commands/receive-notification`;
    const answer = await api.post(path, notification(), 'esbjerg:FR', { 'Content-Type': 'text/plain' });
    expectProblem(answer, 415, 'VALIDATION');
  });

  it('because it is larger than 256 KiB is VALIDATION with 413', async () => {
    const api = testApi();
    const id = await opened(api);
    const body = { ...notification(), note: 'a'.repeat(256 * 1024) };
    expectProblem(await api.post(`/v1/cases/${id}/commands/receive-notification`, body), 413, 'VALIDATION');
  });

  it('because it is nested a hundred thousand deep is VALIDATION', async () => {
    const api = testApi();
    const id = await opened(api);
    const deep = `{"note":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expectProblem(await api.post(`/v1/cases/${id}/commands/receive-notification`, deep), 422, 'VALIDATION');
  });
});

describe('a command whose content is wrong', () => {
  it.each([
    ['a wrong type', { receivedAt: 5 }, 'receivedAt'],
    ['an instant on 30 February', { receivedAt: '2026-02-30T10:00:00+01:00' }, 'receivedAt'],
    ['an instant without an offset', { receivedAt: '2026-03-01T10:00:00' }, 'receivedAt'],
    ['an event in the future', { receivedAt: '2026-03-02T10:00:01+01:00' }, 'receivedAt'],
    ['an event before the case began', { receivedAt: '2026-03-02T08:59:59+01:00' }, 'receivedAt'],
    ['an unknown value', { form: 'pigeon' }, 'form'],
    ['a missing field', { concern: undefined }, 'concern'],
    ['a missing inner field', { notifier: {} }, 'notifier.professional'],
    ['a NUL in a text', { concern: 'a\u0000b' }, undefined],
    ['half a surrogate pair', { concern: 'a\ud800b' }, undefined],
  ])('with %s is VALIDATION and changes nothing', async (_what, more, reason) => {
    const api = testApi();
    const id = await opened(api);
    const answer = await api.post(`/v1/cases/${id}/commands/receive-notification`, notification(more));
    expectProblem(answer, 422, 'VALIDATION');
    if (reason) expect(answer.body.reason).toBe(reason);
    expect((await api.get(`/v1/cases/${id}`)).body.version).toBe(1);
    expect((await api.get(`/v1/cases/${id}/journal`)).body.items).toHaveLength(1);
  });

  it('with a date like 2026-02-30 is VALIDATION, also in a referral', async () => {
    const api = testApi();
    expectProblem(await api.post('/v1/cases', referral({ edd: '2026-02-30' })), 422, 'VALIDATION');
    expect((await api.get('/v1/cases')).body.items).toEqual([]);
  });

  it('with a prototype name is VALIDATION', async () => {
    const api = testApi();
    const id = await opened(api);
    const body = JSON.stringify(notification()).replace('{', '{"__proto__":{"form":"oral"},');
    expectProblem(await api.post(`/v1/cases/${id}/commands/receive-notification`, body), 422, 'VALIDATION');
  });

  it('with an id given twice is DUPLICATE', async () => {
    const api = testApi();
    const id = await opened(api);
    await api.post(`/v1/cases/${id}/commands/receive-notification`, notification());
    expectProblem(
      await api.post(`/v1/cases/${id}/commands/receive-notification`, notification()),
      409,
      'DUPLICATE',
    );
  });

  it('that names an id the case does not know is NOT_FOUND with 422', async () => {
    const api = testApi();
    const id = await opened(api);
    const body = { notificationId: 'n9', sentAt: '2026-03-02T09:45:00+01:00' };
    expectProblem(
      await api.post(`/v1/cases/${id}/commands/acknowledge-notification`, body),
      422,
      'NOT_FOUND',
    );
  });

  it('after the case has closed is CASE_CLOSED', async () => {
    const api = testApi();
    const id = await opened(api);
    const ended = await api.post(`/v1/cases/${id}/commands/end-pregnancy`, { outcome: 'miscarriage' });
    expect(ended.status).toBe(200);
    expect((await api.get(`/v1/cases/${id}`)).body.phase).toBe('closed');
    api.setClock('2026-03-02T11:00:00+01:00');
    const late = await api.post(`/v1/cases/${id}/commands/receive-pregnancy-record`, {});
    expectProblem(late, 409, 'CASE_CLOSED');
  });

  it('a second referral of the same case is DUPLICATE', async () => {
    const api = testApi();
    const id = await opened(api);
    const { kind: _kind, municipality: _municipality, ...refer } = referral();
    expectProblem(await api.post(`/v1/cases/${id}/commands/refer`, refer), 409, 'DUPLICATE');
  });

  it('that only a leader may give is NOT_PERMITTED for everybody else', async () => {
    const api = testApi();
    const id = await opened(api);
    const body = { reason: 'fraflyttet' };
    expectProblem(await api.post(`/v1/cases/${id}/commands/close-case`, body), 403, 'NOT_PERMITTED');
    expect((await api.post(`/v1/cases/${id}/commands/close-case`, body, 'esbjerg:FR-leader')).status).toBe(
      200,
    );
  });
});

describe('a request to the wrong place', () => {
  it('an unknown command, case, route or rule is NOT_FOUND with 404', async () => {
    const api = testApi();
    const id = await opened(api);
    expectProblem(await api.post(`/v1/cases/${id}/commands/fly`, {}), 404, 'NOT_FOUND');
    for (const path of [
      '/v1/cases/c_00000000000000000000000000000000',
      '/v1/cases/nonsense',
      `/v1/cases/${id}/nonsense`,
      `/v1/cases/${id}/deadlines/F9-99.1`,
      '/v1/rules/F9-99',
      '/v1/nonsense',
      '/nonsense',
    ])
      expectProblem(await api.get(path), 404, 'NOT_FOUND');
  });

  it('a municipality or kind that does not exist is VALIDATION', async () => {
    const api = testApi();
    for (const more of [
      { municipality: 'atlantis' },
      { municipality: 5 },
      { kind: 'dog' },
      { kind: undefined },
    ])
      expectProblem(await api.post('/v1/cases', referral(more)), 422, 'VALIDATION');
  });

  it('a query that cannot be read is VALIDATION', async () => {
    const api = testApi();
    const id = await opened(api);
    for (const path of [
      '/v1/cases?kind=dog',
      '/v1/cases?limit=0',
      `/v1/cases/${id}/deadlines?asOf=yesterday`,
      `/v1/cases/${id}/deadlines?status=late`,
      '/v1/worklist?scope=all',
    ])
      expectProblem(await api.get(path), 422, 'VALIDATION');
  });
});

describe('who is calling', () => {
  it.each([
    ['nothing', undefined],
    ['another scheme', 'Basic ZGVtbzpkZW1v'],
    ['a role that does not exist', 'Bearer demo:esbjerg:KING'],
    ['a member of the family', 'Bearer demo:esbjerg:mother'],
    ['a municipality that does not exist', 'Bearer demo:atlantis:FR'],
    ['a municipal role for a whole region', 'Bearer demo:syddanmark:FR'],
    ['a look-alike of a role', 'Bearer demo:esbjerg:FＲ'],
    ['a name of every object', 'Bearer demo:constructor:FR'],
  ])('with %s is UNAUTHENTICATED', async (_what, authorization) => {
    const api = testApi();
    const headers: Record<string, string> =
      authorization === undefined ? {} : { Authorization: encodeURI(authorization) };
    const answer = await api.request('/v1/cases', { headers });
    expectProblem(answer, 401, 'UNAUTHENTICATED');
    expect(answer.headers.get('WWW-Authenticate')).toContain('Bearer');
  });

  it('a demo user is known under the name of this machine only', async () => {
    const api = testApi();
    expect((await api.request('http://127.0.0.1:8080/v1/cases', { headers: FR })).status).toBe(200);
    expectProblem(await api.request('http://evil.example/v1/cases', { headers: FR }), 401, 'UNAUTHENTICATED');
  });

  it('a cookie that another site makes the browser send counts for nothing', async () => {
    const api = testApi();
    const cookie = { Cookie: 'tovholder_demo=esbjerg%3AFR', 'Content-Type': 'application/json' };
    const body = JSON.stringify(referral());
    const send = (site: string) =>
      api.request('/v1/cases', { method: 'POST', headers: { ...cookie, 'Sec-Fetch-Site': site }, body });
    expectProblem(await send('cross-site'), 401, 'UNAUTHENTICATED');
    expect((await send('same-origin')).status).toBe(201);
  });

  it('answers in English when asked to, in Danish otherwise', async () => {
    const api = testApi();
    const english = await api.get('/v1/nonsense', 'esbjerg:FR', { 'Accept-Language': 'en-GB, da;q=0.5' });
    expect(english.body.detail).toBe(english.body.message.en);
    expect(english.headers.get('Content-Language')).toBe('en');
    const danish = await api.get('/v1/nonsense', 'esbjerg:FR', { 'Accept-Language': 'fr' });
    expect(danish.body.detail).toBe(danish.body.message.da);
  });
});

describe('while a part is out of reach', () => {
  const down = {
    ok: false as const,
    refusal: refuse('UNAVAILABLE', 'Prøv igen om lidt.', 'Try again in a moment.'),
    retryAfterSeconds: 7,
  };

  it('a command is UNAVAILABLE with 503 and says when to try again', async () => {
    const api = testApi();
    const id = await opened(api);
    api.ports.gateway.giveCommand = async () => down;
    api.ports.gateway.openCase = async () => down;
    for (const [path, body] of [
      [`/v1/cases/${id}/commands/receive-notification`, notification()],
      ['/v1/cases', referral()],
    ] as const) {
      const answer = await api.post(path, body);
      expectProblem(answer, 503, 'UNAVAILABLE');
      expect(answer.headers.get('Retry-After')).toBe('7');
    }
  });

  it('a busy case is BUSY with 429', async () => {
    const api = testApi();
    const id = await opened(api);
    api.ports.gateway.giveCommand = async () => ({ ok: false, refusal: refuse('BUSY', 'Optaget.', 'Busy.') });
    const answer = await api.post(`/v1/cases/${id}/commands/receive-notification`, notification());
    expectProblem(answer, 429, 'BUSY');
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
  });

  it('the service is not ready', async () => {
    const api = testApi('2026-03-02T10:00:00+01:00', {
      readiness: async () => ({ engine: true, database: true, worker: false, watch: true }),
    });
    const answer = await api.get('/readyz');
    expectProblem(answer, 503, 'UNAVAILABLE');
    expect(answer.body.reason).toBe('worker');
    expect((await api.get('/healthz')).status).toBe(200);
  });

  it('a failure that nobody foresaw is reported and shows nothing of itself', async () => {
    const api = testApi();
    api.ports.reads.list = async () => {
      throw new TypeError('select secret from person');
    };
    const answer = await api.get('/v1/cases');
    expectProblem(answer, 500, 'UNAVAILABLE');
    expect(JSON.stringify(answer.body)).not.toContain('secret');
    expect(api.reported).toHaveLength(1);
  });
});
