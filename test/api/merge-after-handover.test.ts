import { expect, it } from 'vitest';
import { createApp } from '../../api/app.ts';
import { demoIdentity } from '../../api/identity/identify.ts';
import { mountPages } from '../../web/mount.ts';
import { opened, type TestApi, testApi } from './support/api.ts';

const give = async (api: TestApi, id: string, command: string, body: object, as: string) => {
  const answer = await api.post(`/v1/cases/${id}/commands/${command}`, body, as);
  if (answer.status !== 200) throw new Error(`${command}: ${JSON.stringify(answer.body)}`);
};

/**
 * Aabenraa had a case of its own of the family that Esbjerg hands over to it, and merges it into the one that it took over:
 * what it recorded before the handover comes in after it.
 */
it('shows the municipality that handed a case over nothing of what another merged into it later', async () => {
  const api = testApi();
  const id = await opened(api, { mother: { name: 'Prøve Person' } });
  const own = await opened(
    api,
    { municipality: 'aabenraa', mother: { name: 'Prøve Andet-Navn' } },
    'aabenraa:FR',
  );
  await give(api, own, 'set-due-date', { edd: '2026-08-27', source: 'estimate' }, 'aabenraa:FR');
  await give(api, id, 'report-move', { toMunicipality: 'aabenraa', movesOn: '2026-03-10' }, 'esbjerg:FR');
  await give(api, id, 'notify-new-municipality', { summary: 'Familien flytter.' }, 'esbjerg:FR');
  api.setClock('2026-03-04T10:00:00+01:00');
  await give(api, id, 'acknowledge-transfer', {}, 'aabenraa:FR');
  api.setClock('2026-03-05T10:00:00+01:00');
  await give(api, own, 'merge-case', { into: id, reason: 'opened-twice' }, 'aabenraa:FR');
  const told = async (path: string, as: string) =>
    JSON.stringify((await api.get(`/v1/cases/${id}${path}`, as)).body);
  for (const path of ['/journal', '/history']) {
    expect(await told(path, 'aabenraa:FR'), path).toContain(own);
    expect(await told(path, 'esbjerg:FR'), path).not.toContain(own);
  }
  // Its names are Aabenraa's to know, in the head of the case as well.
  const app = createApp(api.ports, demoIdentity);
  mountPages(app, { ports: api.ports, identify: demoIdentity, demo: true, mailFolder: null });
  const Cookie = `tovholder_demo=${encodeURIComponent('esbjerg:FR')}`;
  const page = await app.request(`/cases/${id}`, { headers: { Accept: 'text/html', Cookie } });
  expect(page.status).toBe(200);
  expect(await page.text()).not.toContain('Prøve Andet-Navn');
  // Nor did the case know it on a day before it came.
  const then = '/history?asOf=2026-03-04T12:00:00%2B01:00';
  expect(await told(then, 'aabenraa:FR')).not.toContain(own);
});
