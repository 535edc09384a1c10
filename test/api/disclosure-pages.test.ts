import { describe, expect, it } from 'vitest';
import { createApp } from '../../api/app.ts';
import { demoIdentity } from '../../api/identity/identify.ts';
import { mountPages } from '../../web/mount.ts';
import { opened, type TestApi, testApi } from './support/api.ts';

async function staged() {
  const api = testApi();
  const app = createApp(api.ports, demoIdentity);
  mountPages(app, { ports: api.ports, identify: demoIdentity, demo: true, mailFolder: null });
  const id = await opened(api);
  const page = async (path: string, who = 'esbjerg:FR') => {
    const Cookie = `tovholder_demo=${encodeURIComponent(who)}`;
    const answer = await app.request(path, { headers: { Accept: 'text/html', Cookie } });
    return { status: answer.status, text: await answer.text() };
  };
  return { api, id, page };
}

const give = (api: TestApi, id: string, command: string, body: object) =>
  api.post(`/v1/cases/${id}/commands/${command}`, body);

describe('the case’s page of consents and receipts', () => {
  it('shows what holds, when its renewal is reminded of, and what left on which ground', async () => {
    const { api, id, page } = await staged();
    await give(api, id, 'give-consent', {
      consentId: 'k1',
      direction: 'disclose',
      subject: 'mother',
      giver: { role: 'mother' },
      receivers: ['SP'],
      categories: ['health'],
      purpose: 'samarbejde',
      form: 'written',
      givenOn: '2026-03-02',
    });
    await give(api, id, 'disclose', { to: 'SP', categories: ['health'], consentId: 'k1' });
    const { status, text } = await page(`/cases/${id}/disclosures`);
    expect(status).toBe(200);
    for (const said of [
      'Sundhedsplejen',
      'Gælder',
      'Videregivelse',
      '1. jan. 2027',
      '31. jan. 2027',
      '23. feb. 2027',
    ])
      expect(text).toContain(said);
    await give(api, id, 'withdraw-consent', { consentId: 'k1' });
    expect((await page(`/cases/${id}/disclosures`)).text).toContain('Trukket tilbage');
  });

  it('says at once that processing is restricted', async () => {
    const { api, id, page } = await staged();
    expect((await page(`/cases/${id}/disclosures`)).text).not.toContain('Behandlingen er begrænset');
    await give(api, id, 'restrict-processing', { who: 'mother', ground: 'accuracy' });
    expect((await page(`/cases/${id}/disclosures`)).text).toContain('Behandlingen er begrænset');
    expect((await page(`/cases/${id}/data-export`)).text).toContain('Ophæv begrænsningen');
  });
});

describe('the page of rights', () => {
  it('gives a copy with its receipt, or says why not and by which law', async () => {
    const { api, id, page } = await staged();
    const copy = await page(`/cases/${id}/data-export/copy?to=mother&texts=`);
    expect(copy.status).toBe(200);
    expect(copy.text).toContain('Hvad der er registreret');
    expect(copy.text).not.toContain('Lægehuset Prøvestrand');
    expect((await api.ports.receipts.list(id, { limit: 9 })).map(({ sender }) => sender)).toEqual([
      'data-export',
    ]);
    const refused = await page(`/cases/${id}/data-export/copy?to=partner`);
    expect([refused.status, refused.text.includes('SUL §§ 43 og 44')]).toEqual([409, true]);
  });
});

describe('above the cases', () => {
  it('the register of breaches is the data protection officer’s, with a file', async () => {
    const { api, id, page } = await staged();
    await give(api, id, 'discover-breach', { at: '2026-03-02T10:00:00+01:00', kind: 'no-custody' });
    expect((await page('/breaches', 'esbjerg:dpo')).text).toContain(
      'Sendt til en forælder uden forældremyndighed',
    );
    expect((await page('/breaches.csv', 'esbjerg:dpo')).text).toContain('De 72 timer løber');
    for (const path of ['/breaches', '/breaches.csv']) expect((await page(path)).status).toBe(403);
  });

  it('retention is the leaders’, and tells what a jurist has to settle', async () => {
    const { page } = await staged();
    const { status, text } = await page('/erasures', 'esbjerg:FR-leader');
    expect(status).toBe(200);
    expect(text).toContain('Det skal en jurist afklare');
    expect((await page('/erasures')).status).toBe(403);
  });
});
