import { beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../api/app.ts';
import type { FamilyTask } from '../../api/family-ports.ts';
import { demoIdentity } from '../../api/identity/identify.ts';
import { mountPages } from '../../web/mount.ts';
import { opened, type TestApi, testApi } from './support/api.ts';

const ID = `t_${'1'.repeat(32)}`;
let api: TestApi;
let caseId: string;

/** A task of the family: the mother is to be told of the assessment of a notification. */
const task = (more: Partial<FamilyTask> = {}): FamilyTask => ({
  id: ID,
  messageSeq: 1,
  caseId,
  kind: 'document',
  about: 'document:d1',
  due: null,
  recipient: 'mother',
  reason: 'not-configured',
  madeMs: Date.parse('2026-03-02T09:00:00+01:00'),
  settled: null,
  ...more,
});

const tasks = (): FamilyTask[] => (api.ports as unknown as { familyTasks: FamilyTask[] }).familyTasks;

beforeEach(async () => {
  api = testApi();
  caseId = await opened(api);
  tasks().push(task());
});

describe('tasks with families', () => {
  it('say what to tell whom and why, to those who carry the case and to nobody else', async () => {
    const { body } = await api.get('/v1/tasks', 'syddanmark:SSR');
    expect(body.items).toMatchObject([
      {
        id: ID,
        case: caseId,
        title: { da: 'Et brev' },
        tell: ['mother'],
        reason: 'not-configured',
        state: 'open',
      },
    ]);
    expect(JSON.stringify(body)).not.toContain('Prøve Person');
    for (const who of ['esbjerg:FR', 'esbjerg:FR-leader'])
      expect((await api.get(`/v1/tasks/${ID}`, who)).status).toBe(200);
    expect((await api.get('/v1/tasks', 'aabenraa:FR')).body.items).toEqual([]);
    for (const who of ['aabenraa:FR', 'esbjerg:GP', 'esbjerg:JOB'])
      expect((await api.get(`/v1/tasks/${ID}`, who)).status).toBe(404);
    expect((await api.get('/v1/tasks', 'esbjerg:dpo')).status).toBe(403);
    expect((await api.get('/v1/tasks/t_1', 'syddanmark:SSR')).status).toBe(404);
  });

  it('are done by a named role, once; given back they wait for somebody else', async () => {
    const give = (body: object, who = 'syddanmark:SSR') => api.post(`/v1/tasks/${ID}`, body, who);
    expect((await give({ outcome: 'forgotten' })).body.code).toBe('VALIDATION');
    expect((await give({ outcome: 'returned', reason: 'her words' })).body).toMatchObject({
      code: 'VALIDATION',
      reason: 'reason',
    });
    const back = await give({ outcome: 'returned', reason: 'not-reached' });
    expect(back.body).toMatchObject({
      state: 'returned',
      settled: { reason: 'not-reached', by: { role: 'SSR' } },
    });
    expect((await api.get('/v1/tasks', 'esbjerg:FR')).body.items).toHaveLength(1);
    const done = await give({ outcome: 'done' }, 'esbjerg:FR');
    expect(done.body).toMatchObject({ state: 'done', settled: { by: { role: 'FR' } } });
    expect((await give({ outcome: 'done' }, 'esbjerg:FR')).status).toBe(200);
    expect((await give({ outcome: 'returned', reason: 'mistake' })).body.code).toBe('DUPLICATE');
    expect((await api.get('/v1/tasks')).body.items).toEqual([]);
    expect((await api.get('/v1/tasks?state=settled')).body.items).toHaveLength(1);
  });

  it('stand on pages, a withdrawn one with why', async () => {
    const app = createApp(api.ports, demoIdentity);
    mountPages(app, { ports: api.ports, identify: demoIdentity, demo: true, mailFolder: null });
    const page = async (path: string) => {
      const headers = {
        Accept: 'text/html',
        Cookie: `tovholder_demo=${encodeURIComponent('syddanmark:SSR')}`,
      };
      const answer = await app.request(path, { headers });
      return { status: answer.status, body: await answer.text() };
    };
    expect((await page(`/tasks/${ID}`)).body).toContain('Hvad skete der?');
    const [first] = tasks();
    if (first)
      first.settled = { outcome: 'withdrawn', reason: 'loss in the family', ms: first.madeMs, by: null };
    const list = await page('/tasks');
    expect(list.status).toBe(200);
    expect(list.body).toContain('Familien har mistet');
    const one = await page(`/tasks/${ID}`);
    expect(one.body).toContain('Kommunen sender ikke Digital Post herfra');
    expect(one.body).not.toContain('Hvad skete der?');
  });
});

describe('Digital Post of an organisation', () => {
  const path = '/v1/organisations/esbjerg/digital-post';
  const sender = { enabled: true, cvr: '00112233', label: 'Prøvestrand Kommune' };

  it('is off until a leader turns it on', async () => {
    expect((await api.get(path)).body).toMatchObject({ enabled: false, cvr: null });
    expect((await api.post(path, sender, 'esbjerg:FR')).status).toBe(403);
    expect((await api.post(path, sender, 'aabenraa:FR-leader')).status).not.toBe(200);
    expect((await api.post(path, sender, 'esbjerg:FR-leader')).body).toMatchObject(sender);
    expect((await api.get(path)).body).toMatchObject(sender);
  });

  it.each([
    ['cvr', { cvr: '1122334' }],
    ['cvr', { cvr: '1122334a' }],
    ['label', { label: ' ' }],
    ['label', { label: 'To\r\nlinjer' }],
    ['label', { label: 'Kommune\u202eenummoK' }],
    ['enabled', { enabled: 'ja' }],
  ])('names the wrong %s', async (reason, change) => {
    const { status, body } = await api.post(path, { ...sender, ...change }, 'esbjerg:FR-leader');
    expect({ status, code: body.code, reason: body.reason }).toEqual({
      status: 422,
      code: 'VALIDATION',
      reason,
    });
  });
});
