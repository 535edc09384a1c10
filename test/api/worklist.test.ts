import { describe, expect, it } from 'vitest';
import { createApp } from '../../api/app.ts';
import { demoIdentity } from '../../api/identity/identify.ts';
import { viewName } from '../../api/saved-views.ts';
import { mountPages } from '../../web/mount.ts';
import { codesFor } from '../../web/worklist/search.ts';
import { notification, opened, type TestApi, testApi } from './support/api.ts';

type Row = {
  deadlineId: string;
  caseId: string;
  group: string;
  responsible: string;
  assignedTo: string | null;
};

const rowsOf = async (api: TestApi, path: string, who?: string): Promise<Row[]> =>
  (await api.get(path, who)).body.items;

/** A case with a notification whose limits have passed two days later. */
async function overdueCase(api: TestApi): Promise<string> {
  const id = await opened(api);
  await api.post(`/v1/cases/${id}/commands/receive-notification`, notification());
  return id;
}

const assign = (api: TestApi, id: string, user: string) =>
  api.post(`/v1/cases/${id}/commands/assign`, { role: 'FR', user, reason: 'fordeling' });

describe('the worklist', () => {
  it('is narrowed to a rule and to the user that work is given to', async () => {
    const api = testApi();
    const [one] = [await overdueCase(api), await overdueCase(api)];
    await assign(api, one, 'anne-1');
    const theirs = await rowsOf(api, '/v1/worklist?assignee=anne-1');
    expect(theirs.length).toBeGreaterThan(0);
    expect(theirs.every(({ caseId, responsible }) => caseId === one && responsible === 'FR')).toBe(true);
    const ofRule = await rowsOf(api, '/v1/worklist?rule=F1-15');
    expect(ofRule.map(({ deadlineId }) => deadlineId)).toEqual(['F1-15.n1', 'F1-15.n1']);
  });

  it('goes on after a cursor that says nothing of anybody, and refuses one that is none', async () => {
    const api = testApi();
    await overdueCase(api);
    const { next } = (await api.get('/v1/worklist?limit=1')).body;
    expect(Buffer.from(next, 'base64url').toString()).toMatch(/^\["[a-z]+",(null|"[\d:T+-]+"),/);
    expect((await api.get(`/v1/worklist?limit=1&after=${next}`)).status).toBe(200);
    for (const after of ['x', Buffer.from('["today"]').toString('base64url'), '/'])
      expect((await api.get(`/v1/worklist?after=${encodeURIComponent(after)}`)).body).toMatchObject({
        code: 'VALIDATION',
        reason: 'after',
      });
  });

  it('as CSV is the whole list in order, however many batches it takes', async () => {
    const api = testApi();
    for (let n = 0; n < 3; n += 1) await overdueCase(api);
    const rows = await rowsOf(api, '/v1/worklist?limit=500');
    const { body } = await api.get('/v1/worklist', 'esbjerg:FR', { Accept: 'text/csv' });
    const lines: string[] = body.trim().split('\r\n').slice(1);
    expect(lines.map((line) => line.split(';')[5])).toEqual(rows.map(({ deadlineId }) => deadlineId));
  });
});

describe('the overview', () => {
  it('counts what the worklist lists, by role and by user', async () => {
    const api = testApi();
    const ids = [await overdueCase(api), await overdueCase(api)];
    await assign(api, ids[0] ?? '', 'anne-1');
    api.setClock('2026-03-04T10:00:00+01:00');
    const { body } = await api.get('/v1/overview');
    const rows = await rowsOf(api, '/v1/worklist?limit=500');
    const overdue = rows.filter(({ group }) => group === 'overdue');
    expect(body.deadlines.overdue).toBe(overdue.length);
    expect(body.unassigned).toBe(rows.filter(({ assignedTo }) => assignedTo === null).length);
    const ofFr = body.byRole.find(({ role }: { role: string }) => role === 'FR');
    expect(ofFr.overdue).toBe(overdue.filter(({ responsible }) => responsible === 'FR').length);
    expect(body.byWorker).toHaveLength(1);
    expect(body.byWorker[0]).toMatchObject({ assignedTo: 'anne-1', units: ['FR'] });
    expect(body.byWorker[0].total).toBe(rows.filter(({ assignedTo }) => assignedTo === 'anne-1').length);
  });

  it('counts pauses that end within a week', async () => {
    const api = testApi();
    const id = await opened(api);
    const deadline = (await rowsOf(api, '/v1/worklist?limit=500')).find(
      ({ deadlineId }) => deadlineId === 'F2-01.1' || deadlineId.startsWith('F1-05'),
    );
    const paused = await api.post(`/v1/cases/${id}/commands/pause-deadline`, {
      deadlineId: deadline?.deadlineId,
      reason: 'afventer svar',
      until: '2026-03-06',
    });
    expect(paused.status).toBe(200);
    expect((await api.get('/v1/overview')).body.waitsExpiring).toBe(1);
    api.setClock('2026-03-07T10:00:00+01:00');
    expect((await api.get('/v1/overview')).body.waitsExpiring).toBe(0);
  });
});

describe('statistics', () => {
  it('by month say of each rule what was met in time, late or not at all, as JSON and as CSV', async () => {
    const api = testApi();
    const id = await overdueCase(api);
    await overdueCase(api);
    api.setClock('2026-03-03T09:00:00+01:00');
    await api.post(`/v1/cases/${id}/commands/assess-notification`, {
      notificationId: 'n1',
      assessedAt: '2026-03-03T08:30:00+01:00',
      danger: false,
      acuteMeasures: false,
      assessors: ['FR'],
    });
    api.setClock('2026-04-01T10:00:00+02:00');
    const { items } = (await api.get('/v1/statistics?by=month')).body;
    const line = items.find(({ ruleId }: { ruleId: string }) => ruleId === 'F1-15');
    expect(line).toMatchObject({ month: '2026-03', met: 1, metLate: 0, overdue: 1, inTime: 0.5 });
    expect((await api.get('/v1/statistics?by=month&from=2026-04&to=2026-04')).body.items).not.toContainEqual(
      line,
    );
    const csv = await api.get('/v1/statistics?by=month', 'esbjerg:FR', { Accept: 'text/csv' });
    expect(csv.body).toContain('F1-15;');
    expect(csv.body).toContain(';2026-03;1;0;1;0,500');
    expect((await api.get('/v1/statistics?by=month&from=2026-13')).body.code).toBe('VALIDATION');
  });
});

describe('a search in the list', () => {
  it('turns what is typed into codes, and keeps nothing of it', () => {
    expect(codesFor('F1-15', 'da')).toEqual(['rule:F1-15']);
    expect(codesFor('sag 4f2a9c', 'da')).toContain('case:4f2a9c');
    expect(codesFor('sundhedsplejen', 'da')).toContain('role:SP');
    expect(codesFor('fase 2', 'da')).toEqual(['phase:coordination']);
    expect(codesFor('Prøve Person', 'da')).toEqual([]);
    // Both are made of the signs of a case's number.
    for (const personal of ['6806950014', 'sag 6806950014', 'Ebba'])
      expect(codesFor(personal, 'da')).toEqual([]);
    expect(codesFor('sag ebba', 'da')).toEqual(['case:ebba']);
  });

  it('keeps no view under a personal number', () => {
    expect(viewName(' Uge  12 ')).toBe('Uge 12');
    expect(viewName('680695-0014')).toBeNull();
    expect(viewName('x'.repeat(61))).toBeNull();
    expect(viewName('')).toBeNull();
  });
});

describe('acting on many', () => {
  /** Pages over the test's ports: sends a form as somebody. */
  function pagesOver(api: TestApi) {
    const app = createApp(api.ports, demoIdentity);
    mountPages(app, { ports: api.ports, identify: demoIdentity, demo: true, mailFolder: null });
    return async (who: string, path: string, fields: [string, string][]) => {
      const headers = { Authorization: `Bearer demo:${who}`, Accept: 'text/html' };
      const shown = await app.request('/work', { headers });
      const cookie = (shown.headers.get('Set-Cookie') ?? '').split(';')[0] ?? '';
      const token = /name="_csrf" value="([^"]+)"/.exec(await shown.text())?.[1] ?? '';
      const answer = await app.request(path, {
        method: 'POST',
        headers: { ...headers, Cookie: cookie, 'Content-Type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams([['_csrf', token], ...fields]).toString(),
      });
      return { status: answer.status, body: await answer.text() };
    };
  }

  it('gives one command for each row, says of each what came of it, and does nothing twice', async () => {
    const api = testApi();
    const ids = [await overdueCase(api), await overdueCase(api)];
    const send = pagesOver(api);
    const rows = ids.map((id): [string, string] => ['row', `${id}/F1-15.n1`]);
    const form: [string, string][] = [
      ...rows,
      ['act', 'assign'],
      ['token', 'a-form-of-this-test'],
      ['user', 'anne-1'],
      ['reason', 'ny fordeling'],
    ];
    const versions = async () =>
      Promise.all(ids.map(async (id) => (await api.get(`/v1/cases/${id}`)).body.version as number));
    const before = await versions();
    const first = await send('esbjerg:FR-leader', '/work/bulk/run', form);
    expect(first.body).toContain('2 af 2 er registreret.');
    const after = await versions();
    expect(after).toEqual(before.map((version) => version + 1));
    const again = await send('esbjerg:FR-leader', '/work/bulk/run', form);
    expect(again.body).toContain('Var registreret af den samme formular');
    expect(await versions()).toEqual(after);
  });

  it('refuses row by row what the law does not let be extended', async () => {
    const api = testApi();
    const id = await overdueCase(api);
    const { body } = await pagesOver(api)('esbjerg:FR-leader', '/work/bulk/run', [
      ['row', `${id}/F1-15.n1`],
      ['act', 'extend'],
      ['token', 'another-form-of-this-test'],
      ['until', '2026-03-20'],
      ['reason', 'travlhed'],
    ]);
    expect(body).toContain('0 af 1 er registreret.');
    expect((await rowsOf(api, '/v1/worklist?rule=F1-15'))[0]).toMatchObject({ deadlineId: 'F1-15.n1' });
  });

  it('is for leaders, on their own cases, and asks again where a reason is missing', async () => {
    const api = testApi();
    const id = await overdueCase(api);
    const send = pagesOver(api);
    const form: [string, string][] = [
      ['row', `${id}/F1-15.n1`],
      ['act', 'assign'],
      ['token', 'a-third-form-of-this-test'],
      ['user', 'anne-1'],
    ];
    expect((await send('esbjerg:FR', '/work/bulk/run', [...form, ['reason', 'x']])).status).toBe(403);
    expect((await send('esbjerg:FR-leader', '/work/bulk/run', form)).status).toBe(422);
    const elsewhere = await send('aabenraa:FR-leader', '/work/bulk/run', [...form, ['reason', 'x']]);
    expect(elsewhere.body).not.toContain(id);
    expect((await api.get(`/v1/worklist?assignee=anne-1`)).body.items).toEqual([]);
  });
});
