import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessibilityFaults, livedCase, startPages, type TestPages } from './support/pages.ts';

const LEADER = 'esbjerg:FR-leader';
const here = '/organisations/esbjerg';
let pages: TestPages;

beforeAll(async () => {
  pages = await startPages('2026-03-02T10:00:00+01:00');
  const referral = {
    receivedAt: '2026-03-02T09:00:00+01:00',
    referrer: { role: 'GP', organisation: 'Lægehuset Prøvestrand' },
    mother: { name: 'Prøve Person', cpr: '6806950014' },
    ...{ edd: '2026-08-20', eddSource: 'scan' },
  };
  for (let i = 0; i < 3; i += 1) await livedCase(pages, referral);
  pages.store.users.loggedIn('esbjerg', {
    ...{ subject: 'u_anna', roles: ['FR'], units: [], openSessions: 1 },
    ...{ firstSeenAt: new Date('2026-01-05T08:00:00Z'), lastSeenAt: new Date('2026-03-02T08:00:00Z') },
  });
});
afterAll(() => pages.stop());

it('a leader changes the agreement without scripts: a refusal beside the field, a look at what it would mean, then saved', async () => {
  const page = await pages.as(LEADER, { javaScriptEnabled: false });
  await page.goto('/administration');
  await page.click('main >> text=Kommunens aftale');
  await page.click('text=Terminsmøde før termin');
  await page.fill('[name=value]', '40');
  await page.fill('[name=reason]', 'Ny lokal aftale');
  await page.click('text=Se, hvad det ville betyde');
  expect(await page.textContent('#field-value-error')).toContain('fra 1 til 26 uger');
  await page.fill('[name=value]', '8');
  await page.click('text=Se, hvad det ville betyde');
  expect(await page.textContent('[role=status]')).toContain('3 frister i 3 sager ville stå anderledes.');
  expect(await page.textContent('main')).toContain('25. juni 2026 (14 dage senere)');
  // Back to the form keeps what was written.
  await page.click('button:text-is("Ret")');
  expect(await page.inputValue('[name=reason]')).toBe('Ny lokal aftale');
  await page.click('text=Se, hvad det ville betyde');
  await page.click('text=Gem ændringen');
  expect(await page.textContent('.alert-success')).toContain('Gemt');
  expect(await page.textContent('main')).toContain('8 uger');
  await page.context().close();
});

it('a leader ends a login with a reason that stays', async () => {
  const page = await pages.as(LEADER);
  await page.goto(`${here}/users`);
  await page.click('text=Afslut logins');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.fill('[name=reason]', 'Glemt på en delt maskine');
  await page.click('main button[type=submit]');
  expect(await page.textContent('main')).toContain('Glemt på en delt maskine');
  await page.context().close();
});

it('what was refused, and what would move, are accessible too', async () => {
  const page = await pages.as(LEADER);
  await page.goto(`${here}/parameters/minCoordinationMeetings`);
  for (const [value, shown] of [
    ['40', '#field-value-error'],
    ['1', '#would-move'],
  ] as const) {
    await page.fill('[name=value]', value);
    await page.fill('[name=reason]', 'Ny lokal aftale');
    await page.click('text=Se, hvad det ville betyde');
    await page.waitForSelector(shown);
    expect(await accessibilityFaults(page)).toEqual([]);
  }
  await page.context().close();
});

it.each([1280, 390])('every page of administration is whole and accessible at %i pixels', async (width) => {
  const page = await pages.as(LEADER, { viewport: { width, height: 900 } });
  const paths = [
    'parameters',
    'parameters/closedDays',
    'escalation-chains',
    'rule-sets?set=2025-06-01',
    'users',
  ];
  for (const path of ['/administration', ...paths.map((one) => `${here}/${one}`)]) {
    await page.goto(path);
    expect([path, await accessibilityFaults(page)]).toEqual([path, []]);
    const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect([path, Number(overflow) <= 0]).toEqual([path, true]);
  }
  expect(pages.reported).toEqual([]);
  await page.context().close();
});
