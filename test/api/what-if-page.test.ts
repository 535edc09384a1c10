import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../api/app.ts';
import { demoIdentity } from '../../api/identity/identify.ts';
import { parametersFor } from '../../domain/rules/parameters.ts';
import { mountPages } from '../../web/mount.ts';
import { outcomeOf } from '../../web/what-if/outcome.ts';
import { readScenario, scenarioQuery } from '../../web/what-if/scenario.ts';
import { opened, testApi } from './support/api.ts';

const agreed = parametersFor('esbjerg');

describe('what is tried stands in the address', () => {
  it('as dates and codes only, in one order, without what holds already', () => {
    const { scenario, mistakes } = readScenario(
      {
        who: 'mother',
        dischargedOn: '2026-09-01',
        bornAt: '2026-08-20T10:00',
        children: '2',
        edd: '2026-08-27',
        pause: '',
        'p.minutesWorkingDays': String(agreed.minutesWorkingDays),
        'p.healthVisitWeeks': 'none',
      },
      { ...agreed, healthVisitWeeks: 8 },
    );
    expect(mistakes).toEqual([]);
    expect(scenario.parameters).toEqual({ healthVisitWeeks: null });
    expect(scenarioQuery(scenario)).toBe(
      'edd=2026-08-27&bornAt=2026-08-20T10%3A00&children=2&dischargedOn=2026-09-01&who=mother&p.healthVisitWeeks=none',
    );
  });

  it('and what cannot be read is named, not guessed', () => {
    const asked = { edd: '2026-02-30', ruleSet: 'igår', pause: 'en fri tekst', 'p.reminderHour': '99' };
    const { scenario, mistakes } = readScenario(asked, agreed);
    expect(mistakes).toEqual(['pause', 'edd', 'ruleSet', 'p.reminderHour']);
    expect(scenarioQuery(scenario)).toBe('');
  });
});

it('what differs is sorted into what moves, comes in, falls away and stands otherwise', () => {
  const title = { da: 'Frist', en: 'Deadline' };
  const one = (id: string, more: object) => ({
    ...{ id, title, before: null, after: null, statusBefore: null, statusAfter: null },
    ...more,
  });
  const outcome = outcomeOf({
    deadlines: [
      one('later', { before: '2026-08-20', after: '2026-08-27', statusBefore: 'open', statusAfter: 'open' }),
      one('in', { after: '2026-08-21T10:00:00+02:00', statusAfter: 'open' }),
      one('out', { before: '2026-08-20', statusBefore: 'open', statusAfter: 'cancelled' }),
      one('paused', {
        before: '2026-08-20',
        after: '2026-08-20',
        statusBefore: 'open',
        statusAfter: 'paused',
      }),
      one('never', { statusAfter: 'cancelled' }),
    ],
    reminders: { added: [], removed: [] },
  });
  const ids = Object.fromEntries(
    Object.entries(outcome).map(([name, list]) => [name, list.map((found: { id: string }) => found.id)]),
  );
  expect(ids).toEqual({ moved: ['later'], added: ['in'], gone: ['out'], changed: ['paused'] });
  expect(outcome.moved[0]?.days).toBe(7);
});

describe('the page', () => {
  const api = testApi();
  const app = createApp(api.ports, demoIdentity);
  mountPages(app, { ports: api.ports, identify: demoIdentity, demo: true, mailFolder: null });
  const page = (path: string, who = 'esbjerg:FR') =>
    app.request(path, {
      headers: { Accept: 'text/html', Cookie: `tovholder_demo=${encodeURIComponent(who)}` },
    });
  let id = '';
  beforeAll(async () => {
    id = await opened(api);
  });

  it('shows the same dates as the API, side by side, and leaves the case as it was', async () => {
    const { body } = await api.post(`/v1/cases/${id}/what-if`, {
      steps: [
        {
          at: '2026-03-02T10:00:00+01:00',
          command: 'set-due-date',
          data: { edd: '2026-09-03', source: 'estimate' },
        },
      ],
    });
    expect(body.deadlines.length).toBeGreaterThan(0);
    const html = await (await page(`/cases/${id}/what-if?edd=2026-09-03`)).text();
    for (const { title } of body.deadlines) expect(html).toContain(title.da.replaceAll('&', '&amp;'));
    expect(html).toContain('14 dage senere');
    expect(html).toContain(`/cases/${id}/record/set-due-date?edd=2026-09-03`);
    expect((await api.get(`/v1/cases/${id}`)).body.version).toBe(1);
    expect(api.reported).toEqual([]);
  });

  it('leads to the real form with the answer filled in, and fills in no text', async () => {
    const html = await (
      await page(`/cases/${id}/record/set-due-date?edd=2026-09-03&reason=en+fri+tekst`)
    ).text();
    expect(html).toContain('value="2026-09-03"');
    expect(html).not.toMatch(/<textarea[^>]*>en fri tekst/);
  });

  it('answers a form full of blanks with the short address', async () => {
    const answer = await page(
      `/cases/${id}/what-if?edd=2026-09-03&bornAt=&pause=&p.reminderHour=${agreed.reminderHour}`,
    );
    expect([answer.status, answer.headers.get('Location')]).toEqual([
      303,
      `/cases/${id}/what-if?edd=2026-09-03`,
    ]);
  });

  it('tries a birth and a discharge together, and tells of the child’s case that would open', async () => {
    const html = await (
      await page(`/cases/${id}/what-if?bornAt=2026-08-10T10%3A00&dischargedOn=2026-08-13&who=child%3A1`)
    ).text();
    expect(html).toContain('En ny sag for barnet');
    expect(html).toContain('Det, der ligger ude i tiden');
    expect(html).not.toContain('Det kan ikke lade sig gøre');
  });

  it('says with the law’s words what cannot be done, at the field that asked', async () => {
    const html = await (await page(`/cases/${id}/what-if?dischargedOn=2026-08-13`)).text();
    expect(html).toContain('Det kan ikke lade sig gøre');
    expect(html).toMatch(/Udskrivelse: [A-ZÆØÅ]/);
  });

  it('is not there for whoever has no part in the case', async () => {
    expect((await page(`/cases/${id}/what-if`, 'aabenraa:FR')).status).toBe(404);
    expect((await page(`/cases/${id}/what-if`, 'esbjerg:GP')).status).toBe(403);
  });
});
