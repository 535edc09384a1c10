import { describe, expect, it } from 'vitest';
import type { Denial } from '../../api/denied.ts';
import { notification, opened, testApi } from './support/api.ts';

const UNKNOWN = `c_${'f'.repeat(32)}`;

function watched() {
  const denied: Denial[] = [];
  const api = testApi(undefined, { denied: (one) => denied.push(one) });
  return { api, denied };
}

const stranger = { subject: 'aabenraa:FR', role: 'FR', scope: 'aabenraa' };

describe('API1:2023 Broken Object Level Authorization', () => {
  it('answers a guessed id to the letter as an unknown one, and logs both by id', async () => {
    const { api, denied } = watched();
    const id = await opened(api);
    for (const part of [
      '',
      '/journal',
      '/deadlines',
      '/access-log',
      '/journal/verification',
      '/emergency-access',
    ]) {
      const guessed = await api.get(`/v1/cases/${id}${part}`, 'aabenraa:FR');
      const unknown = await api.get(`/v1/cases/${UNKNOWN}${part}`, 'aabenraa:FR');
      expect([part, guessed.status, guessed.body]).toEqual([part, 404, unknown.body]);
      expect([...guessed.headers]).toEqual([...unknown.headers]);
    }
    expect(denied.slice(0, 2)).toEqual([
      { ...stranger, action: 'case', caseId: id, answer: 'NOT_FOUND' },
      { ...stranger, action: 'case', caseId: UNKNOWN, answer: 'NOT_FOUND' },
    ]);
    expect(denied).toHaveLength(12);
  });

  it('logs a command into another municipality’s case by its name, and nothing that was sent', async () => {
    const { api, denied } = watched();
    const id = await opened(api);
    const sent = notification({ concern: 'hemmelig bekymring' });
    const answer = await api.post(`/v1/cases/${id}/commands/receive-notification`, sent, 'aabenraa:FR');
    expect(answer.status).toBe(404);
    expect(denied).toEqual([
      { ...stranger, action: 'receive-notification', caseId: id, answer: 'NOT_FOUND' },
    ]);
    expect(JSON.stringify(denied)).not.toContain('hemmelig');
  });

  it('keeps what is no case’s id out of the log', async () => {
    const { api, denied } = watched();
    expect((await api.get('/v1/cases/Prøve%20Person', 'aabenraa:FR')).status).toBe(404);
    expect(denied).toEqual([{ ...stranger, action: 'case', caseId: null, answer: 'NOT_FOUND' }]);
  });

  it('finds nothing by a forged filter, and logs that it was tried', async () => {
    const { api, denied } = watched();
    const id = await opened(api);
    for (const path of ['/v1/cases', '/v1/worklist']) {
      const { body } = await api.get(`${path}?municipality=esbjerg`, 'aabenraa:FR');
      expect([path, body.items]).toEqual([path, []]);
    }
    const csv = { Accept: 'text/csv' };
    const exported = await api.get('/v1/worklist?municipality=esbjerg', 'aabenraa:FR', csv);
    expect([exported.status, exported.body.includes(id)]).toEqual([200, false]);
    expect(denied.map(({ action, answer }) => [action, answer])).toEqual([
      ['/v1/cases', 'NOT_FOUND'],
      ['/v1/worklist', 'NOT_FOUND'],
      ['/v1/worklist', 'NOT_FOUND'],
    ]);
  });
});

describe('API3:2023 Broken Object Property Level Authorization', () => {
  it('gives the data protection officer no content under any address, and logs the look', async () => {
    const { api, denied } = watched();
    const id = await opened(api);
    const parts = ['', '/journal', '/consents', '/timeline', '/meetings', '/disclosures'];
    for (const part of parts) {
      const { status, body } = await api.get(`/v1/cases/${id}${part}`, 'esbjerg:dpo');
      expect([part, status, Object.keys(body).includes('items')]).toEqual([part, 403, false]);
    }
    expect(denied.map(({ answer, caseId }) => [answer, caseId])).toEqual(
      parts.map(() => ['NOT_PERMITTED', id]),
    );
  });

  it('takes no role, scope or version from a body', async () => {
    const { api } = watched();
    const id = await opened(api);
    const body = { reason: 'prøve', role: 'FR-leader', scope: 'esbjerg', version: 99 };
    const { status } = await api.post(`/v1/cases/${id}/commands/close-case`, body, 'esbjerg:FR');
    expect([status, (await api.get(`/v1/cases/${id}`)).body.version]).toEqual([403, 1]);
  });
});

describe('API5:2023 Broken Function Level Authorization', () => {
  it('refuses a leader’s commands to everybody else before the body is read, and logs which', async () => {
    const { api, denied } = watched();
    const id = await opened(api);
    const leading = ['adopt-rules', 'close-case', 'exempt-deadline', 'reopen-case'];
    for (const name of leading) {
      const { status, body } = await api.post(`/v1/cases/${id}/commands/${name}`, '{', 'esbjerg:FR');
      expect([name, status, body.code]).toEqual([name, 403, 'NOT_PERMITTED']);
    }
    expect(denied.map(({ action }) => action)).toEqual(leading);
  });

  it('keeps administration to its own: parameters, the log, the calendar, reviews', async () => {
    const { api, denied } = watched();
    const change = { name: 'reminderHour', value: 8, reason: 'prøve' };
    const tried = [
      await api.post('/v1/municipalities/esbjerg/parameters', change, 'esbjerg:FR'),
      await api.post('/v1/municipalities/esbjerg/parameters', change, 'syddanmark:FP-leader'),
      await api.post('/v1/municipalities/esbjerg/parameters', change, 'aabenraa:FR-leader'),
      await api.get('/v1/access-log', 'esbjerg:FR-leader'),
      await api.get('/v1/emergency-access', 'esbjerg:FR'),
      await api.post('/v1/organisations/esbjerg/acts', {}, 'esbjerg:dpo'),
      await api.post('/v1/organisations/esbjerg/acts', {}, 'aabenraa:FR'),
    ];
    expect(tried.map(({ status }) => status)).toEqual([403, 403, 404, 403, 403, 403, 404]);
    expect(denied.map(({ answer }) => answer === 'NOT_FOUND')).toEqual(
      tried.map(({ status }) => status === 404),
    );
  });
});

it('what is allowed leaves no line in the log of refusals', async () => {
  const { api, denied } = watched();
  const id = await opened(api);
  for (const path of [
    `/v1/cases/${id}`,
    '/v1/cases',
    '/v1/worklist?municipality=esbjerg',
    '/v1/emergency-access',
  ])
    expect((await api.get(path, 'esbjerg:FR-leader')).status).toBe(200);
  expect(denied).toEqual([]);
});
