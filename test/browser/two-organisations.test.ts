import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MatrixRow } from '../../access/matrix.ts';
import { accessibilityFaults, livedCase, startPages, type TestPages } from './support/pages.ts';

/** What each of them may see, as the file under review says it. */
const matrix = JSON.parse(readFileSync(new URL('../api/access-matrix.json', import.meta.url), 'utf8')) as {
  looks: string[];
  commands: string[];
  fields: string[];
  rows: MatrixRow[];
};

type Who = 'esbjerg:FR' | 'aabenraa:FR' | 'syddanmark:SSR';

let pages: TestPages;
let id: string;
const at: Partial<Record<Who, Page>> = {};

const referral = {
  receivedAt: '2026-03-02T09:00:00+01:00',
  referrer: { role: 'GP' },
  mother: { name: 'Prøve Person' },
  edd: '2026-08-20',
  eddSource: 'scan',
};

beforeAll(async () => {
  pages = await startPages('2026-03-02T10:00:00+01:00');
  id = await livedCase(pages, referral);
  for (const who of ['esbjerg:FR', 'aabenraa:FR', 'syddanmark:SSR'] as const) at[who] = await pages.as(who);
});

afterAll(() => pages?.stop());

const pageOf = (who: Who): Page => {
  const page = at[who];
  if (!page) throw new Error(`${who} is not logged in`);
  return page;
};

async function status(who: Who, path: string): Promise<number | undefined> {
  return (await pageOf(who).goto(path))?.status();
}

/** Records something through its form, as anybody at work does. */
async function record(
  who: Who,
  command: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<void> {
  const page = pageOf(who);
  await page.goto(`/cases/${id}/record/${command}`);
  for (const [name, value] of Object.entries(fields)) await page.fill(`[name="${name}"]`, value);
  await page.click('button:has-text("Registrér")');
  expect(await page.textContent('.alert-success')).toContain('Registreret');
}

/** Pages by the kind of look that each is, in the order of the tabs. */
const looks: Readonly<Record<string, string>> = {
  case: '',
  timeline: '/timeline',
  history: '/history',
  'what-if': '/what-if',
  commands: '/record',
  meetings: '/meetings',
  consents: '/consents',
  journal: '/journal',
  persons: '/persons',
  documents: '/documents',
  disclosures: '/disclosures',
  'data-export': '/data-export',
  'access-log': '/access-log',
};
const statusOf = { y: 200, f: 403, n: 404 } as const;

/** Everything that the matrix says of a person in a situation, tried in the browser. */
async function seesWhatTheMatrixSays(who: Who, situation: MatrixRow['situation']): Promise<void> {
  const role = who.split(':')[1];
  const row = matrix.rows.find((one) => one.situation === situation && one.role === role);
  if (!row) throw new Error(`the matrix has no ${role} in ${situation}`);
  const look = (name: string) => row.looks[matrix.looks.indexOf(name)] as keyof typeof statusOf;
  const field = (name: string) => row.fields[matrix.fields.indexOf(name)] === 'y';
  for (const [name, path] of Object.entries(looks))
    expect([who, name, await status(who, `/cases/${id}${path}`)]).toEqual([who, name, statusOf[look(name)]]);
  const page = pageOf(who);
  await page.goto('/cases');
  expect([who, await page.locator(`a[href="/cases/${id}"]`).count()]).toEqual([
    who,
    look('search') === 'y' ? 1 : 0,
  ]);
  await page.goto('/work?scope=all');
  const owed = await page.locator(`a[href^="/cases/${id}"]`).count();
  expect([who, 'worklist', owed > 0]).toEqual([who, 'worklist', look('worklist') === 'y']);
  const command = row.commands[matrix.commands.indexOf('record-entry')] as keyof typeof statusOf;
  expect([who, 'form', await status(who, `/cases/${id}/record/record-entry`)]).toEqual([
    who,
    'form',
    statusOf[command],
  ]);
  if (look('case') !== 'y') return;
  await page.goto(`/cases/${id}`);
  const tabs = await page
    .locator('.tov-tabs a')
    .evaluateAll((links) => links.map((link) => new URL(String(link)).pathname));
  const open = Object.entries(looks).filter(([name]) => look(name) === 'y');
  // Merging is offered by what a case is, not by a look of its own.
  const byLook = tabs.filter((path) => !path.endsWith('/merge'));
  // What fits a wide screen only stands in the row and behind the fold, of which the style shows one.
  expect([who, [...new Set(byLook)].sort()]).toEqual([
    who,
    open.map(([, path]) => `/cases/${id}${path}`).sort(),
  ]);
  const head = (await page.textContent('.tov-case-head')) ?? '';
  expect([who, 'term', head.includes('Gestationsalder')]).toEqual([who, 'term', field('term')]);
  expect([who, 'next', head.includes('Næste frist')]).toEqual([who, 'next', field('own-deadlines')]);
  const deadlines = await page.locator(`main a[href^="/cases/${id}/deadlines/"]`).count();
  expect([who, 'deadlines', deadlines > 1]).toEqual([who, 'deadlines', field('deadlines')]);
}

/** What stands in the journal, as the page shows it. */
async function journalOf(who: Who): Promise<string[]> {
  const page = pageOf(who);
  await page.goto(`/cases/${id}/journal`);
  return page.locator('tbody td strong').allTextContents();
}

describe('two municipalities and the region on the same case', () => {
  it('before the move: one municipality and the region', async () => {
    await seesWhatTheMatrixSays('esbjerg:FR', 'own');
    await seesWhatTheMatrixSays('syddanmark:SSR', 'region');
    await seesWhatTheMatrixSays('aabenraa:FR', 'other');
  });

  it('a move that is only announced opens nothing', async () => {
    await record('esbjerg:FR', 'report-move', { toMunicipality: 'Aabenraa', movesOn: '2026-03-02' });
    await record('syddanmark:SSR', 'notify-new-municipality');
    await seesWhatTheMatrixSays('aabenraa:FR', 'other');
  });

  it('after the handover each of the three sees what the matrix says', async () => {
    pages.setClock('2026-03-02T11:00:00+01:00');
    await record('esbjerg:FR', 'acknowledge-transfer');
    pages.setClock('2026-03-02T12:00:00+01:00');
    await seesWhatTheMatrixSays('esbjerg:FR', 'former');
    await seesWhatTheMatrixSays('aabenraa:FR', 'moved-to');
    await seesWhatTheMatrixSays('syddanmark:SSR', 'region');
  });

  it('the work goes on between the new municipality and the region, and the former one knows no more of it', async () => {
    await record('aabenraa:FR', 'record-entry', { text: 'Første samtale i Aabenraa' });
    await record('syddanmark:SSR', 'record-entry', { text: 'Aftalt med Aabenraa' });
    const before = await journalOf('esbjerg:FR');
    const now = await journalOf('aabenraa:FR');
    expect(now.slice(0, before.length)).toEqual(before);
    expect(now.slice(before.length)).toEqual(['Journalfør', 'Journalfør']);
    expect(await journalOf('syddanmark:SSR')).toEqual(now);
    const page = pageOf('esbjerg:FR');
    await page.goto(`/cases/${id}`);
    expect(await page.textContent('.alert-info')).toContain('Sagen er hos Aabenraa Kommune');
    expect(await page.textContent('body')).not.toContain('Første samtale');
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

it('a guest at one meeting finds the meeting, and the rest of the case is not there', async () => {
  const guests = [{ role: 'FR', organisation: 'aabenraa' }];
  const other = await livedCase(pages, referral, [
    [
      'plan-meeting',
      { meetingId: 'm1', kind: 'ad-hoc', meetingAt: '2026-03-20T10:00:00+01:00', invitees: ['FP'] },
    ],
    [
      'plan-meeting',
      { meetingId: 'm2', kind: 'term', meetingAt: '2026-06-20T10:00:00+02:00', invitees: ['FP'] },
    ],
    ['invite-to-meeting', { meetingId: 'm1', dispatchedAt: '2026-03-02T11:30:00+01:00', guests }],
  ]);
  id = other;
  await seesWhatTheMatrixSays('aabenraa:FR', 'invited');
  const page = pageOf('aabenraa:FR');
  await page.goto(`/cases/${other}`);
  const shown = (await page.textContent('main')) ?? '';
  expect(shown).toContain('Ad hoc-møde');
  expect(shown).not.toContain('Terminsmøde');
  expect(await accessibilityFaults(page)).toEqual([]);
});
