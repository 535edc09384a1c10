import { expect, test } from 'vitest';
import { createApp } from '../../api/app.ts';
import { demoIdentity } from '../../api/identity/identify.ts';
import { mountPages } from '../../web/mount.ts';
import { opened, testApi } from './support/api.ts';

const birth = {
  bornAt: '2026-08-18T04:40:00+02:00',
  place: 'Esbjerg',
  children: [{ ref: 'child:1', alive: true, gestationalAge: '39+5' }],
};

async function staged() {
  const api = testApi('2026-08-19T10:00:00+02:00', { births: { proposed: async () => birth } });
  const app = createApp(api.ports, demoIdentity);
  mountPages(app, { ports: api.ports, identify: demoIdentity, demo: true, mailFolder: null });
  const id = await opened(api);
  const page = async (path: string, who = 'esbjerg:FR') => {
    const Cookie = `tovholder_demo=${encodeURIComponent(who)}`;
    return (await app.request(path, { headers: { Accept: 'text/html', Cookie } })).text();
  };
  return { api, id, page };
}

const TOLD = 'CPR-registret har meldt om en fødsel';

test('a birth that the civil register told of leads from the case to a form that is filled in', async () => {
  const { id, page } = await staged();
  const overview = await page(`/cases/${id}`);
  expect(overview).toContain(TOLD);
  expect(overview).toContain(`href="/cases/${id}/record/record-birth"`);
  // What it told stands on the form alone.
  expect(overview).not.toContain('04:40');

  const form = await page(`/cases/${id}/record/record-birth`);
  expect(form).toContain('Svarene er udfyldt fra CPR-registrets meddelelse');
  const answerTo = (name: string) => new RegExp(`value="([^"]*)"[^>]*name="${name}"`).exec(form)?.[1];
  expect(answerTo('bornAt')).toBe('2026-08-18T04:40');
  expect(answerTo('children.0.gestationalAge')).toBe('39+5');
  expect(form).toMatch(/name="children\.0\.alive"[^>]*value="true"[^>]*checked/);
  expect(await page(`/cases/${id}/record/record-contact`)).not.toContain('CPR-registrets meddelelse');
});

test('whoever may not record a birth is not told, and once it is recorded nobody is', async () => {
  const { api, id, page } = await staged();
  expect(await page(`/cases/${id}`, 'esbjerg:dpo')).not.toContain(TOLD);
  expect((await api.post(`/v1/cases/${id}/commands/record-birth`, birth)).status).toBe(200);
  expect(await page(`/cases/${id}`)).not.toContain(TOLD);
  expect(await page(`/cases/${id}/record/record-birth`)).not.toContain('CPR-registrets meddelelse');
});
