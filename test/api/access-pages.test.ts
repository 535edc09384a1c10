import { expect, it } from 'vitest';
import { type MatrixRow, matrixLooks } from '../../access/matrix.ts';
import { createApp } from '../../api/app.ts';
import type { Denial } from '../../api/denied.ts';
import { demoIdentity } from '../../api/identity/identify.ts';
import { accessDocument } from '../../cli/print-access.ts';
import { mountPages } from '../../web/mount.ts';
import { opened, testApi } from './support/api.ts';

/** Pages of a case by the kind of look that each is. */
const pages: Readonly<Record<string, string>> = {
  case: '',
  commands: '/record',
  deadline: '/deadlines/F1-01.1',
  timeline: '/timeline',
  journal: '/journal',
  history: '/history',
  'what-if': '/what-if',
  consents: '/consents',
  'access-log': '/access-log',
  'access-log-export': '/access-log.csv',
};

const people: readonly [MatrixRow['situation'], string, string][] = [
  ['own', 'esbjerg', 'FR'],
  ['own', 'esbjerg', 'SP'],
  ['own', 'esbjerg', 'FR-leader'],
  ['own', 'esbjerg', 'dpo'],
  ['region', 'syddanmark', 'SSR'],
  ['region', 'syddanmark', 'dpo'],
  ['other', 'aabenraa', 'FR-leader'],
  ['other', 'aabenraa', 'dpo'],
];

async function staged() {
  const denied: Denial[] = [];
  const api = testApi(undefined, { denied: (one) => denied.push(one) });
  const app = createApp(api.ports, demoIdentity);
  mountPages(app, { ports: api.ports, identify: demoIdentity, demo: true, mailFolder: null });
  const id = await opened(api);
  const page = (path: string, who: string) => {
    const Cookie = `tovholder_demo=${encodeURIComponent(who)}`;
    return app.request(path, { headers: { Accept: 'text/html', Cookie } });
  };
  return { denied, id, page };
}

it('API1:2023, API3:2023 and API5:2023, the pages show to each what the matrix says', async () => {
  const { id, page } = await staged();
  const { rows } = accessDocument();
  for (const [situation, scope, role] of people) {
    const row = rows.find((one) => one.situation === situation && one.role === role);
    for (const [look, path] of Object.entries(pages)) {
      const { status } = await page(`/cases/${id}${path}`, `${scope}:${role}`);
      const cell = { 200: 'y', 403: 'f', 404: 'n' }[status] ?? status;
      expect({ scope, role, look, cell }).toEqual({
        ...{ scope, role, look },
        cell: row?.looks[(matrixLooks as readonly string[]).indexOf(look)],
      });
    }
  }
});

it('a leader’s form is for leaders, and no page lists another municipality’s case', async () => {
  const { denied, id, page } = await staged();
  expect((await page(`/cases/${id}/record/close-case`, 'esbjerg:FR-leader')).status).toBe(200);
  expect(denied).toEqual([]);
  expect((await page(`/cases/${id}/record/close-case`, 'esbjerg:FR')).status).toBe(403);
  for (const path of ['/cases', '/work', '/work?municipality=esbjerg', '/work.csv?municipality=esbjerg'])
    expect([path, (await (await page(path, 'aabenraa:FR')).text()).includes(id)]).toEqual([path, false]);
  expect(denied.map(({ scope, action, answer }) => [scope, action, answer])).toEqual([
    ['esbjerg', 'close-case', 'NOT_PERMITTED'],
    ['aabenraa', '/work', 'NOT_FOUND'],
    ['aabenraa', '/work.csv', 'NOT_FOUND'],
  ]);
});
