import { describe, expect, it } from 'vitest';
import { createApp } from '../../api/app.ts';
import { demoIdentity } from '../../api/identity/identify.ts';
import { mountPages } from '../../web/mount.ts';
import { docx, wordsOf } from '../runtime/docx-template.ts';
import { opened, testApi } from './support/api.ts';

async function staged() {
  const api = testApi();
  const app = createApp(api.ports, demoIdentity);
  mountPages(app, { ports: api.ports, identify: demoIdentity, demo: true, mailFolder: null });
  const id = await opened(api);
  let cookies = '';
  const ask = async (path: string, who: string, init: RequestInit = {}) => {
    const Cookie = `tovholder_demo=${encodeURIComponent(who)}; ${cookies}`;
    const answer = await app.request(path, {
      ...init,
      headers: { Accept: 'text/html', Cookie, ...init.headers },
    });
    const set = answer.headers.get('set-cookie');
    if (set) cookies = set.split(';')[0] ?? '';
    return answer;
  };
  const page = async (path: string, who = 'esbjerg:FR') => {
    const answer = await ask(path, who);
    return { status: answer.status, text: await answer.text() };
  };
  /** Sends the form of a page as a browser would, with the hidden fields that the page carries. */
  const send = async (from: string, to: string, said: Record<string, string>, who = 'esbjerg:FR') => {
    const { text } = await page(from, who);
    const hidden = [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value] as const,
    );
    return ask(to, who, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...Object.fromEntries(hidden), ...said }).toString(),
    });
  };
  return { api, id, ask, page, send };
}

describe('the documents of a case on its pages', () => {
  it('are begun from a template, saved as a draft, and approved by somebody else where that is wanted', async () => {
    const { id, page, send } = await staged();
    const base = `/cases/${id}/documents`;
    const list = await page(base);
    expect(list.text).toContain('Der er ingen dokumenter endnu');
    expect(list.text).toContain('Partshøring');
    expect(list.text).not.toContain('Sammenfatning ved afslutning');
    const form = `${base}/new?template=decision`;
    const saved = await send(form, `${base}/new`, { 'fields.basis': 'BL32', 'fields.decision': 'Støtte' });
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `${base}/b1`]);
    expect((await page(`${base}/b1`)).text).toContain('En anden skal godkende');
    const own = await send(`${base}/b1`, `${base}/b1/approve`, {});
    expect(own.status).toBe(409);
    expect(await own.text()).toContain('god forvaltningsskik');
    expect((await send(`${base}/b1`, `${base}/b1/approve`, {}, 'esbjerg:FR-leader')).status).toBe(303);
    const done = await page(`${base}/b1`);
    expect(done.text).toContain('record/serve-notice?documentId=b1');
    expect((await page(`/cases/${id}/record/start-hearing?documentId=b1`)).text).toContain('b1');
  });

  it('are looked at before anything is kept, and mistakes stand beside their questions', async () => {
    const { id, page, send } = await staged();
    const base = `/cases/${id}/documents`;
    const form = `${base}/new?template=hearing`;
    const shown = await send(form, `${base}/new`, { 'fields.matter': 'Prøve', _step: 'preview' });
    expect(shown.headers.get('Content-Type')).toBe('application/pdf');
    const wrong = await send(form, `${base}/new`, {
      'fields.answerBy': '31-31-2026',
      'fields.matter': 'Bliver stående',
    });
    expect(wrong.status).toBe(422);
    const text = await wrong.text();
    expect(text).toContain('id="field-fields-answerBy-error"');
    expect(text).toContain('Bliver stående');
    expect((await page(base)).text).toContain('Der er ingen dokumenter endnu');
  });

  it('keep every row of what was written when a new version is begun', async () => {
    const { api, id, page } = await staged();
    const initiatives = ['et', 'to', 'tre', 'fire', 'fem'].map((what) => ({ what }));
    await api.post(`/v1/cases/${id}/commands/plan-meeting`, {
      ...{ meetingId: 'm1', kind: 'ad-hoc', meetingAt: '2026-03-20T09:30:00+01:00', invitees: ['FR'] },
    });
    await api.post(`/v1/cases/${id}/commands/draft-document`, {
      ...{ template: 'minutes', meetingId: 'm1', fields: { initiatives } },
    });
    const { text } = await page(`/cases/${id}/documents/new?documentId=b1`);
    for (const { what } of initiatives) expect(text).toContain(`>${what}</textarea>`);
  });

  it('are not for whoever only takes part, but for what was sent to them', async () => {
    const { id, page } = await staged();
    const list = await page(`/cases/${id}/documents`, 'syddanmark:GP');
    expect(list.status).toBe(200);
    expect(list.text).not.toContain('name="template"');
    expect((await page(`/cases/${id}/documents/new?template=hearing`, 'syddanmark:GP')).status).toBe(403);
  });
});

describe('the templates of an organisation on their pages', () => {
  const base = '/organisations/esbjerg/templates';
  const leader = 'esbjerg:FR-leader';

  async function upload(stage: Awaited<ReturnType<typeof staged>>, file: Buffer, name = 'brev.docx') {
    const { text } = await stage.page(`${base}/hearing`, leader);
    const form = new FormData();
    form.set('_csrf', /name="_csrf" value="([^"]*)"/.exec(text)?.[1] ?? '');
    form.set('file', new File([new Uint8Array(file)], name));
    return stage.ask(`${base}/hearing`, leader, { method: 'POST', body: form });
  }

  it('are put, tried and taken back by leaders; a mistake stands beside the file', async () => {
    const stage = await staged();
    const { page, send } = stage;
    expect((await page('/organisations/esbjerg', leader)).text).toContain(`href="${base}"`);
    expect((await page('/organisations/esbjerg')).text).not.toContain(`href="${base}"`);
    expect((await page(base)).status).toBe(403);
    expect((await page(`${base}/poem`, leader)).status).toBe(404);
    expect((await page(`${base}/hearing`, leader)).text).toContain(
      '{#persons}{who} {name} {number}{/persons}',
    );
    const wrong = await upload(stage, docx(['{titel}']));
    expect(wrong.status).toBe(422);
    const said = await wrong.text();
    expect(said).toContain('den forrige gælder stadig');
    expect(said).toContain('«titel» er ikke et felt, som dette brev har: afsnit 1 i brødteksten.');
    expect((await upload(stage, docx(['{title}']), 'brev.pdf')).status).toBe(422);
    const right = await upload(stage, docx(['{title}', '{fields.matter}']));
    expect([right.status, right.headers.get('location')]).toEqual([303, `${base}/hearing?saved=1`]);
    expect((await page(base, leader)).text).toContain('Egen skabelon, version 1');
    const tried = await stage.ask(`${base}/hearing/try-out`, leader);
    expect(wordsOf(new Uint8Array(await tried.arrayBuffer()))).toContain('[Hvad sagen handler om]');
    const form = `/cases/${stage.id}/documents/new`;
    await send(`${form}?template=hearing`, form, { 'fields.matter': 'Prøve' });
    const shown = await page(`/cases/${stage.id}/documents/b1`);
    expect(shown.text).toContain('/versions/1.docx');
    expect(shown.text).toContain('Hent Word-fil');
    const back = await send(`${base}/hearing`, `${base}/hearing/remove`, {}, leader);
    expect(back.status).toBe(303);
    expect((await page(base, leader)).text).not.toContain('Egen skabelon, version 1');
  });
});
