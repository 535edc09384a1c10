import { describe, expect, it } from 'vitest';
import { createApp } from '../../api/app.ts';
import { demoIdentity } from '../../api/identity/identify.ts';
import { mountPages } from '../../web/mount.ts';
import { opened, testApi } from './support/api.ts';

const START = '2026-03-02T10:00:00+01:00';

/** The pages over the store in memory, as somebody's browser asks for them. */
async function staged(more: Record<string, unknown> = {}) {
  const api = testApi(START);
  const app = createApp(api.ports, demoIdentity);
  mountPages(app, { ports: api.ports, identify: demoIdentity, demo: true, mailFolder: null });
  const id = await opened(api, more);
  const page = async (path: string, who = 'esbjerg:FR') => {
    const Cookie = `tovholder_demo=${encodeURIComponent(who)}`;
    const answer = await app.request(path, { headers: { Accept: 'text/html', Cookie } });
    return { status: answer.status, html: await answer.text() };
  };
  const give = async (caseId: string, name: string, data: unknown, who = 'esbjerg:FR') => {
    const { status, body } = await api.post(`/v1/cases/${caseId}/commands/${name}`, data, who);
    if (status >= 300) throw new Error(`${name}: ${status} ${JSON.stringify(body)}`);
  };
  return { api, id, page, give };
}

const title = (html: string): string => /<title>(.*?)<\/title>/s.exec(html)?.[1] ?? '';
const heading = (html: string): string => /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? '';

describe('the head of a case', () => {
  it('names whom it is about to those who may know, never in the title, and says who has the work', async () => {
    const { id, page, give } = await staged();
    await give(id, 'assign', { role: 'FR', user: 'fr-7', reason: 'fordeling' });
    const own = await page(`/cases/${id}`);
    expect(heading(own.html)).toBe('Prøve Person');
    expect(title(own.html)).not.toContain('Prøve');
    expect(own.html).toContain('fr-7, Familierådgivningen');
    expect(own.html).toContain('aria-current="step"');
    const partner = await page(`/cases/${id}`, 'esbjerg:DAY');
    expect(partner.status).toBe(200);
    expect(partner.html).not.toContain('Prøve Person');
  });

  it('shows the page without the name when the register cannot be asked, and reports it', async () => {
    const { api, id, page } = await staged();
    api.ports.persons.personsOf = () => Promise.reject(new Error('away'));
    const { status, html } = await page(`/cases/${id}`);
    expect(status).toBe(200);
    expect(heading(html)).toContain('Graviditet');
    expect(api.reported).toHaveLength(1);
  });
});

describe('the consents of a case', () => {
  const consent = {
    consentId: 'k1',
    direction: 'disclose',
    subject: 'mother',
    giver: { role: 'mother' },
    receivers: ['SP'],
    categories: ['health'],
    purpose: 'Fælles forberedelse af fødslen',
    form: 'written',
    givenOn: '2026-03-02',
  };

  it('say by whom, to whom, for what and until when, with the acts one click away', async () => {
    const { id, page, give } = await staged();
    expect((await page(`/cases/${id}/consents`)).html).toContain('Ingen har givet samtykke endnu');
    await give(id, 'give-consent', consent);
    const { html } = await page(`/cases/${id}/consents`);
    for (const said of [
      'Videregive oplysninger',
      'Helbred',
      'Sundhedsplejen',
      consent.purpose,
      '2. mar. 2027',
    ])
      expect(html).toContain(said);
    expect(html).toContain(`/cases/${id}/record/withdraw-consent?consentId=k1`);
    expect(html).toContain(`/cases/${id}/deadlines/X-01.k1`);
    expect(html).toContain('documents/new?template=consent-4-0');
    const form = await page(`/cases/${id}/record/withdraw-consent?consentId=k1`);
    expect(form.html).toMatch(/value="k1"[^>]*(selected|checked)|name="consentId"[^>]*value="k1"/);
    await give(id, 'withdraw-consent', { consentId: 'k1' });
    const after = (await page(`/cases/${id}/consents`)).html;
    expect(after).toContain('Trukket tilbage');
    expect(after).toContain('Intet samtykke gælder lige nu');
  });

  it('are not for those who only take part with what is theirs', async () => {
    const { id, page } = await staged();
    expect((await page(`/cases/${id}/consents`, 'esbjerg:DAY')).status).toBe(403);
    expect((await page(`/cases/${id}`, 'esbjerg:DAY')).html).not.toContain(`/cases/${id}/consents"`);
  });
});

describe('siblings side by side', () => {
  async function twins() {
    const stage = await staged();
    stage.api.setClock('2026-08-01T10:00:00+02:00');
    const child = (sex: string) => ({ alive: true, sex, birthWeight: 2500 });
    await stage.give(stage.id, 'record-birth', {
      bornAt: '2026-08-01T08:00:00+02:00',
      children: [child('girl'), child('boy')],
    });
    const stored = await stage.api.ports.reads.find(stage.id);
    return { ...stage, children: (stored?.state.links ?? []).map(({ id }) => id) };
  }

  it('stand in columns on the mother’s case and on each child’s, each opened as a look of its own', async () => {
    const { api, id, page, children } = await twins();
    for (const at of [id, ...children]) {
      const { status, html } = await page(`/cases/${at}/siblings`);
      expect(status).toBe(200);
      for (const child of children) expect(html).toContain(`href="/cases/${child}/deadlines/`);
    }
    const [first = '', second = ''] = children;
    const looks = await api.ports.readLog.looks({ caseId: second }, { limit: 50 });
    expect(looks.filter(({ kind }) => kind === 'case')).toHaveLength(3);
    expect((await page(`/cases/${first}`)).html).toContain(`/cases/${first}/siblings`);
  });

  it('are no page where there is one child, and nobody else’s to see', async () => {
    const { id, page } = await staged();
    expect((await page(`/cases/${id}/siblings`)).status).toBe(404);
    expect((await page(`/cases/${id}`)).html).not.toContain('/siblings');
    const family = await twins();
    expect((await family.page(`/cases/${family.id}/siblings`, 'aabenraa:FR')).status).toBe(404);
  });
});
