// Over 300 lines: every way to look at a case is asked on one store and one set of people.
import { readdirSync, readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { beforeAll, describe, expect, it } from 'vitest';
import { demoIdentity } from '../../api/identity/identify.ts';
import { lookKinds } from '../../api/look-kind.ts';
import { routes } from '../../api/routes/index.ts';
import { accessReport } from '../../cli/access-report.ts';
import { publish } from '../../db/publish.ts';
import { insertLook } from '../../db/read-log.ts';
import { readLooks } from '../../db/read-log-rows.ts';
import type { JsonObject } from '../../domain/json.ts';
import { mountPages } from '../../web/mount.ts';
import type { TestApi } from '../api/support/api.ts';
import { batchAt, give, referredCase } from './support/case-on-paper.ts';
import { caseInStore, loggedApi, looksAt } from './support/logged-api.ts';
import { testStore } from './support/store.ts';

const store = testStore();
const ACTED_AT = '2025-04-14T10:00:00+02:00';
let api: TestApi;
let id: string;
const anotherId = `c_${'b'.padEnd(32, '0')}`;

beforeAll(async () => {
  api = loggedApi(store);
  id = `c_${'a'.padEnd(32, '0')}`;
  await publish(store.sql, batchAt(withParts(referredCase(id)), ACTED_AT));
  await publish(store.sql, batchAt(referredCase(anotherId), ACTED_AT));
}, 60_000);

/** With one of everything that has an address of its own. */
function withParts(live: ReturnType<typeof referredCase>) {
  const acts: [string, JsonObject][] = [
    [
      'plan-meeting',
      { meetingId: 'm1', kind: 'term', meetingAt: '2025-07-11T13:00:00+02:00', invitees: ['FP', 'SP'] },
    ],
    [
      'disclose',
      { disclosureId: 'v1', to: 'SP', categories: ['health'], legalBasis: 'SUL § 43 stk. 2 nr. 2' },
    ],
    ['draft-document', { documentId: 'd1', template: 'case-print' }],
  ];
  return acts.reduce((so, [name, data]) => give(so, ACTED_AT, name, data), live);
}

const anybody = (n: number) => ({
  subject: `s_${n}`,
  role: 'FR',
  scope: 'esbjerg',
  organisation: 'esbjerg',
  kind: 'case',
  purpose: 'case-work',
  emergencyId: null,
});

/** Fills the parameters of a path that are not the case. */
const addressOf = (path: string, caseId: string): string =>
  path
    .replace(/\{id\}|:id/, caseId)
    .replace(/\{deadlineId\}|:deadlineId/, 'F1-01.1')
    .replace(/\{meetingId\}|:meetingId/, 'm1')
    .replace(/\{disclosureId\}/, 'v1')
    .replace(/\{documentId\}|:documentId/, 'd1')
    .replace(/\{file\}|:file/, '1.pdf')
    .replace(/:command/, 'record-contact')
    .replace(/merge-preview$/, `merge-preview?into=${anotherId}`)
    .replace(/meeting-notice$/, 'meeting-notice?kind=term&meetingAt=2025-07-11T13:00:00%2B02:00')
    .replace(/documents\/new$/, 'documents/new?template=case-print');

/** Two addresses may show the same kind, and the same look within a minute is one entry: each counts on its own here. */
async function forget(subject: string): Promise<void> {
  await store.owner`alter table read_log disable trigger all`;
  await store.owner`delete from read_log where subject = ${subject}`;
  await store.owner`alter table read_log enable trigger all`;
}

describe('every look is on record', () => {
  const reading = routes.filter(({ method, path }) => method === 'get' && path.includes('/cases/{id}'));

  it.each(reading.map(({ path }) => [path]))('GET %s writes one entry of its own kind', async (path) => {
    const before = (await looksAt(store, id)).length;
    const { status } = await api.get(addressOf(path, id), 'esbjerg:SSR');
    const entries = (await looksAt(store, id)).slice(before);
    expect([status, entries.length]).toEqual([200, 1]);
    expect(entries[0]).toMatchObject({
      subject: 'esbjerg:SSR',
      role: 'SSR',
      scope: 'esbjerg',
      organisation: 'esbjerg',
      municipality: 'esbjerg',
      emergency_id: null,
    });
    expect(Object.keys(lookKinds)).toContain(entries[0]?.kind);
    expect(entries[0]?.kind).not.toBe('other');
    await forget('esbjerg:SSR');
  });

  it('what is asked or done by POST as well', async () => {
    const before = (await looksAt(store, id)).length;
    await api.post(`/v1/cases/${id}/what-if`, { steps: [] }, 'esbjerg:NF');
    await api.post(`/v1/cases/${id}/commands/record-contact`, {}, 'esbjerg:NF');
    const kinds = (await looksAt(store, id)).slice(before).map(({ kind, purpose }) => [kind, purpose]);
    expect(kinds).toEqual([
      ['what-if', 'treatment'],
      ['command', 'treatment'],
    ]);
  });

  it('every page of a case writes one entry', async () => {
    const app = new Hono();
    mountPages(app, { ports: api.ports, identify: demoIdentity, demo: true, mailFolder: null });
    const paths = app.routes
      .filter(({ method, path }) => method === 'GET' && path.startsWith('/cases/:id'))
      .map(({ path }) => path)
      // There only where there are siblings, each opened by a look of its own; and a way to the page of merging.
      .filter((path) => !path.endsWith('/siblings') && !/record\/(merge|split)-case/.test(path));
    expect(paths.length).toBeGreaterThan(5);
    for (const path of new Set(paths)) {
      const before = (await looksAt(store, id)).length;
      const answer = await app.request(`http://127.0.0.1${addressOf(path, id)}`, {
        headers: { Authorization: 'Bearer demo:esbjerg:SP-leader', Accept: 'text/html' },
      });
      const entries = (await looksAt(store, id)).slice(before);
      expect([path, answer.status, entries.length]).toEqual([path, 200, 1]);
      expect(entries[0]).toMatchObject({ subject: 'esbjerg:SP-leader' });
      expect(entries[0]?.kind).not.toBe('other');
      await forget('esbjerg:SP-leader');
    }
  });

  it.each([
    ['/v1/cases', 'search'],
    ['/v1/worklist', 'worklist'],
  ])('the list %s with its filters and how many cases it showed', async (path, kind) => {
    const { status } = await api.get(`${path}?kind=pregnancy`, 'esbjerg:VM');
    const [entry] = await readLooks(store.owner, { subject: 'esbjerg:VM', kind }, { limit: 1 });
    expect(status).toBe(200);
    expect(entry).toMatchObject({
      case_id: null,
      criteria: { municipality: 'esbjerg', kind: 'pregnancy' },
      shown: 2,
    });
  });

  it('the same look by the same person within a minute is one entry; another purpose is another', async () => {
    const count = async () => (await readLooks(store.owner, { subject: 'esbjerg:PPR' }, { limit: 9 })).length;
    for (let n = 0; n < 3; n += 1) await api.get(`/v1/cases/${id}`, 'esbjerg:PPR');
    expect(await count()).toBe(1);
    await api.get(`/v1/cases/${id}`, 'esbjerg:PPR', { 'X-Purpose': 'complaint' });
    expect(await count()).toBe(2);
  });

  it('no route and no page asks the read model for a case by itself', () => {
    const files = ['api', 'web'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => `${folder}/${name}`)
        .filter((name) => /\.tsx?$/.test(name))
        .map((name) => [name, readFileSync(name, 'utf8')] as const),
    );
    const asking = files
      .filter(([, code]) => /\breads\s*\.\s*(find|list|worklist)\(/.test(code))
      .map(([file]) => file);
    // Each of these puts a look of its own on record; the stream of changes shows numbers of cases and nothing of them.
    expect(asking.sort()).toEqual([
      'api/events/event-stream.ts',
      // Asks whether a case is theirs before it looks at it.
      'api/family-cases.ts',
      'api/family-tasks.ts',
      'api/find-cases.ts',
      'api/look-at-worklist.ts',
      'api/look.ts',
      'api/personal-calendar.ts',
      // What somebody types is kept for a case of theirs; nothing of the case is shown to them.
      'web/record/draft-routes.tsx',
    ]);
    expect(files.length).toBeGreaterThan(100);
  });

  it('what is refused or not there leaves no entry, for nothing was shown', async () => {
    const before = (await looksAt(store, id)).length;
    expect((await api.get(`/v1/cases/${id}`, 'aabenraa:FR')).status).toBe(404);
    expect((await api.get(`/v1/cases/${id}`, 'esbjerg:dpo')).status).toBe(403);
    expect(await looksAt(store, id)).toHaveLength(before);
  });
});

describe('the purpose', () => {
  it('follows from the role, and may be named from a closed list', async () => {
    const purposeFor = async (who: string, headers = {}) => {
      await api.get(`/v1/cases/${id}/meetings`, who, headers);
      return (await looksAt(store, id)).at(-1)?.purpose;
    };
    expect(await purposeFor('esbjerg:CMU')).toBe('case-work');
    expect(await purposeFor('syddanmark:FP')).toBe('treatment');
    expect(await purposeFor('esbjerg:FR-leader')).toBe('supervision');
    expect(await purposeFor('esbjerg:FR-leader', { 'X-Purpose': 'access-request' })).toBe('access-request');
  });

  it.each(['nysgerrighed', 'emergency', ''])('«%s» is no purpose', async (named) => {
    const { status, body } = await api.get(`/v1/cases/${id}`, 'esbjerg:FR', { 'X-Purpose': named });
    expect([status, body.code, body.reason]).toEqual([422, 'VALIDATION', 'X-Purpose']);
  });
});

describe('without a log nothing is shown', () => {
  it.each([
    '/v1/cases/{id}',
    '/v1/cases/{id}/journal',
    '/v1/cases/{id}/calendar.ics',
    '/v1/cases',
    '/v1/worklist',
  ])('GET %s answers 503 and no data', async (path) => {
    await store.owner`revoke insert (subject) on read_log from tovholder_app`;
    try {
      const { status, headers, body } = await api.get(path.replace('{id}', id), 'esbjerg:JOB');
      expect([status, body.code, body.reason]).toEqual([503, 'UNAVAILABLE', 'access-log']);
      expect(headers.get('Retry-After')).toBe('5');
      expect(JSON.stringify(body)).not.toContain(id);
    } finally {
      await store.owner`grant insert (subject) on read_log to tovholder_app`;
    }
    expect((await api.get(path.replace('{id}', id), 'esbjerg:JOB')).status).toBe(200);
  });

  it('the cause is reported to operations', () => {
    expect(api.reported.map((error) => (error as { code?: string }).code)).toContain('42501');
  });
});

describe('the log', () => {
  it('can be changed by nobody: not by the application, and not by the owner before five years have passed', async () => {
    await expect(store.sql`delete from read_log`).rejects.toMatchObject({ code: '42501' });
    await expect(store.sql`update read_log set purpose = 'support'`).rejects.toMatchObject({ code: '42501' });
    await expect(
      store.sql`insert into read_log (at, subject, role, scope, organisation, kind, purpose, shown)
                values (now() - interval '1 day', 's', 'FR', 'esbjerg', 'esbjerg', 'search', 'case-work', 0)`,
    ).rejects.toMatchObject({ code: '42501' });
    await expect(store.owner`update read_log set purpose = 'support'`).rejects.toMatchObject({
      code: '23001',
    });
    await expect(store.owner`delete from read_log`).rejects.toMatchObject({ code: '23001' });
    await store.owner`
      insert into read_log (at, subject, role, scope, organisation, kind, purpose, shown)
      values (now() - interval '6 years', 's_old', 'FR', 'esbjerg', 'esbjerg', 'search', 'case-work', 0)`;
    expect(await store.owner`delete from read_log where subject = 's_old' returning seq`).toHaveLength(1);
  });

  it('shows on the case who looked, newest first, page by page', async () => {
    const other = await caseInStore(store, 'b');
    for (const role of ['FR', 'SP', 'CMU']) await api.get(`/v1/cases/${other}`, `esbjerg:${role}`);
    const first = await api.get(`/v1/cases/${other}/access-log?limit=3`, 'esbjerg:FR');
    expect(first.body.items.map((one: { role: string; kind: string }) => [one.role, one.kind])).toEqual([
      ['FR', 'access-log'],
      ['CMU', 'case'],
      ['SP', 'case'],
    ]);
    const rest = await api.get(`/v1/cases/${other}/access-log?after=${first.body.next}`, 'esbjerg:FR');
    expect(rest.body.items).toMatchObject([{ role: 'FR', kind: 'case', emergency: false, case: other }]);
    expect(rest.body.next).toBeNull();
  });

  it('tells the citizen dates, organisations and purposes, and nothing that leads to an employee', async () => {
    const other = await caseInStore(store, 'c');
    await api.get(`/v1/cases/${other}`, 'esbjerg:FR');
    await api.get(`/v1/cases/${other}/journal`, 'esbjerg:FR');
    await api.get(`/v1/cases/${other}`, 'syddanmark:FP');
    const { body } = await api.get(`/v1/cases/${other}/access-log?audience=citizen`, 'esbjerg:dpo');
    const on = expect.stringMatching(/^\d{4}-\d\d-\d\d$/);
    expect(body.items).toHaveLength(3);
    expect(body.items).toEqual(
      expect.arrayContaining([
        {
          on,
          organisation: expect.objectContaining({ da: 'Esbjerg Kommune' }),
          purpose: expect.objectContaining({ da: 'Sagsbehandling' }),
          looks: 2,
        },
        {
          on,
          organisation: expect.objectContaining({ da: 'Region Syddanmark' }),
          purpose: expect.objectContaining({ da: 'Behandling og omsorg' }),
          looks: 1,
        },
      ]),
    );
    const csv = await api.get(`/v1/cases/${other}/access-log?audience=citizen`, 'esbjerg:dpo', {
      Accept: 'text/csv',
    });
    for (const said of [JSON.stringify(body), csv.body as string])
      expect(said).not.toMatch(/esbjerg:|"FR"|"FP"|;FR;/);
    expect(csv.body).toContain('Esbjerg Kommune');
  });

  it('is searched by the data protection officer of its municipality alone', async () => {
    expect((await api.get('/v1/access-log', 'esbjerg:FR-leader')).status).toBe(403);
    expect((await api.get('/v1/access-log/report', 'esbjerg:director')).status).toBe(403);
    const own = await api.get(`/v1/access-log?case=${id}`, 'esbjerg:dpo');
    expect(own.body.items.length).toBeGreaterThan(5);
    const others = await api.get('/v1/access-log', 'aabenraa:dpo');
    expect(others.body.items.every((one: { scope: string }) => one.scope === 'aabenraa')).toBe(true);
    const [entry] = await readLooks(
      store.owner,
      { subject: 'esbjerg:dpo', kind: 'log-search' },
      { limit: 1 },
    );
    expect(entry).toMatchObject({ purpose: 'data-protection', case_id: null });
  });
});

describe('the monthly report', () => {
  it('draws the same sample for the same seed, and names volume and looks without a relation', async () => {
    const cases = await Promise.all(['1', '2', '3', '4'].map((digit) => caseInStore(store, digit)));
    for (const caseId of cases)
      await insertLook(store.sql, { ...anybody(1), role: 'SCHOOL', of: { caseId, municipality: 'esbjerg' } });
    const caseId = cases[0] ?? '';
    await insertLook(store.sql, { ...anybody(2), of: { caseId, municipality: 'esbjerg' } });
    await insertLook(store.sql, {
      ...anybody(3),
      role: 'SCHOOL',
      kind: 'command',
      of: { caseId, municipality: 'esbjerg' },
    });
    const ask = (more: string) =>
      api.get(`/v1/access-log/report?sample=5&casesPerDay=3${more}`, 'esbjerg:dpo');
    const [one, same, other] = [await ask('&seed=x'), await ask('&seed=x'), await ask('&seed=y')];
    const drawn = (answer: typeof one) => answer.body.sample.map((row: { id: string }) => row.id);
    expect(drawn(one)).toHaveLength(5);
    // Asking is a look of its own, which may take one place among those that are drawn.
    const [first, second] = [drawn(one), drawn(same)];
    expect(second.filter((id: string) => first.includes(id)).length).toBeGreaterThanOrEqual(4);
    expect(first.filter((id: string) => second.includes(id))).toEqual(
      second.filter((id: string) => first.includes(id)),
    );
    expect(drawn(other)).not.toEqual(drawn(one));
    expect(one.body.volume).toEqual(
      expect.arrayContaining([expect.objectContaining({ subject: 's_1', cases: 4, looks: 4 })]),
    );
    const unrelated = one.body.unrelated.map((row: { subject: string }) => row.subject);
    expect(unrelated.filter((subject: string) => subject === 's_1')).toHaveLength(4);
    // A family department owes deadlines in the case; whoever recorded something has a reason to look.
    expect(unrelated).not.toContain('s_2');
    expect(unrelated).not.toContain('s_3');
  });

  it('is printed on the command line as one document, for everybody or one municipality', async () => {
    const env = { DATABASE_URL: store.postgres.url, TOVHOLDER_MASTER_KEY_FILE: store.masterKeyFile };
    const all = (await accessReport({ sample: '3' }, env)).document as { sample: unknown[]; looks: number };
    expect(all.sample).toHaveLength(3);
    const none = await accessReport({ scope: 'fanoe' }, env);
    expect([none.ok, none.document]).toMatchObject([true, { looks: 0, sample: [], scopes: ['fanoe'] }]);
    expect(none.text()).toContain('0 opslag');
    for (const wrong of [{ month: '2026-13' }, { scope: 'atlantis' }, { sample: '0' }, { casesPerDay: 'x' }])
      expect([wrong, (await accessReport(wrong, env)).ok]).toEqual([wrong, false]);
  });

  it('names looks at cases with a protected address by people who recorded nothing there', async () => {
    const caseId = await caseInStore(store, 'd');
    await store.owner`
      insert into journal (case_id, event_id, type, at, date_only, recorded_at, recorded_ms, by_role, version, data,
                           prev_hash, hash)
      values (${caseId}, 999, 'address-protected', '2025-05-01T00:00:00+02:00', true, '2025-05-01T00:00:00+02:00', 0,
              'FR', 2, '{}', 'a', 'b')`;
    await insertLook(store.sql, { ...anybody(7), of: { caseId, municipality: 'esbjerg' } });
    const { body } = await api.get('/v1/access-log/report', 'esbjerg:dpo');
    expect(body.protectedAddress).toEqual([expect.objectContaining({ subject: 's_7', case: caseId })]);
    expect(body.unrelated).not.toEqual(expect.arrayContaining([expect.objectContaining({ subject: 's_7' })]));
  });
});
