import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPages, type TestPages } from '../support/pages.ts';
import { mouse, type Said } from './hands.ts';
import { send } from './tasks.ts';

type Who = 'esbjerg:FR' | 'syddanmark:SSR' | 'esbjerg:SP';

let pages: TestPages;
const at = new Map<Who, Page>();
beforeAll(async () => {
  pages = await startPages('2025-04-07T10:00:00+02:00');
  for (const who of ['esbjerg:FR', 'syddanmark:SSR', 'esbjerg:SP'] as const) at.set(who, await pages.as(who));
});
afterAll(() => pages?.stop());

const pageOf = (who: Who): Page => {
  const page = at.get(who);
  if (!page) throw new Error(`${who} is not logged in`);
  return page;
};

/** Records an act through its form, and answers what the case then says. */
async function record(
  who: Who,
  when: string,
  path: string,
  said: Readonly<Record<string, Said>> = {},
): Promise<string> {
  pages.setClock(when);
  const page = pageOf(who);
  await page.goto(path);
  const hands = mouse(page);
  for (const [name, one] of Object.entries(said)) await hands.answer(name, one);
  await send(hands);
  return (await page.textContent('.alert-success')) ?? '';
}

it('one case goes through its four phases in the hands of three people', async () => {
  // 1: the clinic refers, the municipality is notified, assesses and acknowledges.
  await record('syddanmark:SSR', '2025-04-07T10:00:00+02:00', '/refer/pregnancy', {
    municipality: 'esbjerg',
    'referrer.role': 'GP',
    'mother.name': 'Prøve Person',
    edd: '2025-09-20',
  });
  const pregnancy = new URL(pageOf('syddanmark:SSR').url()).pathname;
  const form = (command: string) => `${pregnancy}/record/${command}`;
  await record('esbjerg:FR', '2025-04-11T15:30:00+02:00', form('receive-notification'), {
    form: 'written',
    'notifier.professional': true,
    concern: 'Bekymring for det ufødte barn',
  });
  const assessed = await record(
    'esbjerg:FR',
    '2025-04-12T10:00:00+02:00',
    `${form('assess-notification')}?for=F1-15.n1`,
    {
      danger: false,
      acuteMeasures: false,
    },
  );
  expect(assessed).toContain('24-timers vurdering');
  await record('esbjerg:FR', '2025-04-14T10:00:00+02:00', `${form('acknowledge-notification')}?for=F1-17.n1`);

  // 2: the clinic calls the meeting, and everybody finds it.
  await record('syddanmark:SSR', '2025-04-15T10:00:00+02:00', form('plan-meeting'), {
    kind: 'first-coordination',
    meetingAt: '2025-05-15T13:00',
    invitees: ['FR', 'SP', 'FP'],
  });
  await record('syddanmark:SSR', '2025-04-15T10:10:00+02:00', `${form('invite-to-meeting')}?meetingId=m1`);
  await pageOf('esbjerg:SP').goto(`${pregnancy}/meetings/m1`);
  expect(await pageOf('esbjerg:SP').textContent('main')).toContain('15. maj 2025');
  await record('syddanmark:SSR', '2025-05-15T15:00:00+02:00', `${form('hold-meeting')}?meetingId=m1`);

  // 3: the birth opens the child's own case, for each of the three.
  await record('syddanmark:SSR', '2025-09-18T08:00:00+02:00', form('record-birth'), {
    bornAt: '2025-09-17T22:15',
    'children.0.alive': true,
  });
  await pageOf('syddanmark:SSR').click('.alert-success a:has-text("Barnet")');
  const child = new URL(pageOf('syddanmark:SSR').url()).pathname;
  await record('syddanmark:SSR', '2025-09-20T11:00:00+02:00', `${child}/record/discharge`);

  // 4: the health visitor follows the child, the municipality settles when school starts, and the case ends with it.
  await record('esbjerg:SP', '2025-09-22T10:00:00+02:00', `${child}/record/record-examination`, {
    programme: 'health-visit',
    code: '1',
  });
  await pageOf('esbjerg:SP').goto(child);
  expect(await pageOf('esbjerg:SP').textContent('main')).toContain('Opfølgning');
  await record('esbjerg:FR', '2031-05-02T10:00:00+02:00', `${child}/record/set-school-start`, {
    choice: 'normal',
  });
  pages.setClock('2031-09-01T10:00:00+02:00');
  for (const who of at.keys()) {
    await pageOf(who).goto(child);
    expect([who, await pageOf(who).textContent('main')]).toEqual([
      who,
      expect.stringContaining('Sagen er afsluttet'),
    ]);
  }
  expect(pages.reported).toEqual([]);
});
