// Over 300 lines: every letter goes from the draft to the reader over one store and one set of cases.
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { documentFile, documentParts, previewFile } from '../../api/documents.ts';
import { readDemoUser } from '../../api/identity/demo.ts';
import { seenCase } from '../../api/seen-case.ts';
import { parseInstant } from '../../domain/calendar/index.ts';
import { viewOf } from '../../domain/case/case-view.ts';
import { documentTemplates } from '../../domain/documents/registry.ts';
import type { JsonObject } from '../../domain/json.ts';
import { type CopyReceiver, renderFor } from '../../worker/letters/render-for.ts';
import { DOCX } from '../../worker/letters/set-with-template.ts';
import { docx, wordsOf } from '../runtime/docx-template.ts';
import { opened, type TestApi, testApi } from './support/api.ts';
import { readPdf } from './support/read-pdf.ts';

const at = '2026-03-02T10:00:00+01:00';
const nowMs = parseInstant(at) ?? 0;

const CANARY =
  '#panic("x") $x^2$ *fed* `kode` @ref <mærke> \\ 😀 שלום مرحبا \u202Evendt\u202C ' +
  `${'langtord'.repeat(40)}\n\n– æøåÆØÅ “citat” \u{E000}`;

async function give(api: TestApi, id: string, command: string, body: object, who = 'esbjerg:FR') {
  const { status, body: answer } = await api.post(`/v1/cases/${id}/commands/${command}`, body, who);
  return { status, ...answer };
}

async function seenBy(api: TestApi, id: string, who = 'esbjerg:FR') {
  const caller = readDemoUser(who);
  const stored = await api.ports.reads.find(id);
  const seen = caller && stored && seenCase(caller, stored, nowMs);
  if (!caller || !seen) throw new Error('nothing to see');
  return { caller, seen };
}

async function preview(api: TestApi, id: string, body: JsonObject) {
  const { caller, seen } = await seenBy(api, id);
  return previewFile(api.ports, caller, seen, body, nowMs);
}

async function fileOf(api: TestApi, id: string, documentId: string, version: number, who?: string) {
  const { caller, seen } = await seenBy(api, id, who);
  return documentFile(api.ports, caller, seen, { documentId, version }, nowMs);
}

const bornChild = { kind: 'child', child: { bornAt: '2026-02-20T08:00:00+01:00', gestationalAge: '39+0' } };

describe('every letter and form', () => {
  it.each(documentTemplates.map((one) => [one.name, one] as const))(
    '%s is a tagged PDF/UA-1 with title and language, whatever is written into it',
    async (name, { title, kinds, fields }) => {
      const api = testApi();
      const id = await opened(api, kinds.includes('pregnancy') ? {} : bornChild);
      const filled = Object.fromEntries(
        Object.entries(fields).flatMap(([field, { type, values, max = 0 }]) =>
          type === 'text'
            ? [[field, max > 500 ? CANARY : 'Prøve']]
            : type === 'choice'
              ? [[field, Object.keys(values ?? {})[0] ?? '']]
              : [],
        ),
      );
      const pdf = await readPdf((await preview(api, id, { template: name, fields: filled })).body);
      expect(pdf).toMatchObject({ title: title.da, language: 'da-DK', tagged: true, pdfUa: '1' });
      expect(pdf.structure).toContain('H1');
      if (Object.values(fields).some(({ type }) => type === 'text')) {
        expect(pdf.text).toContain('#panic("x") $x^2$ *fed* `kode` @ref <mærke>');
        expect(pdf.text).toContain('– æøåÆØÅ “citat” ▯');
      }
    },
  );

  it('names her from the register, and says what it could not show', async () => {
    const api = testApi();
    const id = await opened(api);
    const file = await preview(api, id, { template: 'request-form', fields: { background: CANARY } });
    const { text } = await readPdf(file.body);
    expect(text).toContain('Prøve Person');
    expect(text).toContain('680695-0014');
    expect(text).toContain('Udkast');
    expect(file.warnings).toHaveLength(2);
  });

  it('is the same file for the same words', async () => {
    const api = testApi();
    const id = await opened(api);
    const once = await preview(api, id, { template: 'hearing', fields: { matter: 'Prøve' } });
    const again = await preview(api, id, { template: 'hearing', fields: { matter: 'Prøve' } });
    expect(Buffer.from(once.body).equals(Buffer.from(again.body))).toBe(true);
  });
});

describe('a document of a case', () => {
  const decision = { template: 'decision', fields: { basis: 'BL32', decision: 'Støtte i hjemmet' } };

  it('is locked when it is approved: what the register learns later does not change it', async () => {
    const api = testApi();
    const id = await opened(api);
    await give(api, id, 'draft-document', decision);
    await give(api, id, 'approve-document', { documentId: 'b1' }, 'esbjerg:FR-leader');
    const first = await fileOf(api, id, 'b1', 1);
    await give(api, id, 'record-relation', { person: 'mother', relation: 'mother', name: 'Nyt Navn' });
    const later = await fileOf(api, id, 'b1', 1);
    expect(Buffer.from(later.body).equals(Buffer.from(first.body))).toBe(true);
    const { text } = await readPdf(first.body);
    expect(text).toContain('4 uger fra den dag');
    expect(text).not.toContain('Udkast');
  });

  it('is not approved by its writer under another name', async () => {
    const api = testApi();
    const id = await opened(api);
    await give(api, id, 'draft-document', { ...decision, drafter: 'en-anden' });
    const own = await give(api, id, 'approve-document', { documentId: 'b1', approver: 'en-tredje' });
    expect([own.status, own.code, own.reason]).toEqual([409, 'PRECONDITION', 'approver']);
    expect((await give(api, id, 'approve-document', { documentId: 'b1' }, 'esbjerg:FR-leader')).status).toBe(
      200,
    );
  });

  it('stands in the list with its versions and where it is', async () => {
    const api = testApi();
    const id = await opened(api);
    await give(api, id, 'draft-document', { template: 'hearing', fields: {} });
    await give(api, id, 'draft-document', {
      template: 'hearing',
      documentId: 'b1',
      fields: { matter: 'Prøve' },
    });
    await give(api, id, 'approve-document', { documentId: 'b1' });
    await give(api, id, 'start-hearing', { documentId: 'b1' });
    const { body } = await api.get(`/v1/cases/${id}/documents`);
    expect(body.items).toMatchObject([
      { documentId: 'b1', template: 'hearing', status: 'sent', versions: [{ version: 1 }, { version: 2 }] },
    ]);
    expect(JSON.stringify(body)).not.toContain('Prøve');
  });

  it('is handed over without a name in its name, and kept by nobody on the way', async () => {
    const api = testApi();
    const id = await opened(api);
    await give(api, id, 'draft-document', { template: 'hearing', fields: {} });
    const { status, headers } = await api.get(`/v1/cases/${id}/documents/b1/versions/1.pdf`);
    expect(status).toBe(200);
    expect(headers.get('Content-Type')).toBe('application/pdf');
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(headers.get('Content-Disposition')).toBe('inline; filename="hearing.pdf"');
    expect((await api.get(`/v1/cases/${id}/documents/b1/versions/2.pdf`)).status).toBe(404);
    expect((await api.get(`/v1/cases/${id}/documents/b1/versions/1.pdf`, 'aabenraa:FR')).status).toBe(404);
  });

  it('says which text is too long, and which field its template does not have', async () => {
    const api = testApi();
    const id = await opened(api);
    const draft = (fields: object) => give(api, id, 'draft-document', { template: 'hearing', fields });
    expect(await draft({ matter: 'x'.repeat(20_001) })).toMatchObject({
      ...{ status: 422, code: 'VALIDATION', reason: 'fields.matter' },
    });
    expect(await draft({ ukendt: 'x' })).toMatchObject({ status: 422, reason: 'fields.ukendt' });
    const preview = await api.post(`/v1/cases/${id}/documents/preview`, {
      ...{ template: 'hearing', fields: { answerBy: 'i morgen' } },
    });
    expect([preview.status, preview.body.reason]).toEqual([422, 'fields.answerBy']);
  });
});

describe('a template of the organisation’s own', () => {
  const at = '/v1/organisations/esbjerg/templates/decision';
  const put = (api: TestApi, file: Buffer, more: { path?: string; who?: string; type?: string } = {}) =>
    api.request(more.path ?? at, {
      method: 'PUT',
      headers: {
        Authorization: `Bearer demo:${more.who ?? 'esbjerg:FR-leader'}`,
        'Content-Type': more.type ?? DOCX,
      },
      body: new Uint8Array(file),
    });
  const own = docx(['{title} {from.organisation}', '{fields.decision}', '{#to}{.}{/to}']);
  const decision = { template: 'decision', fields: { basis: 'BL32', decision: '{#persons} {title}' } };
  const approvedIn = async (api: TestApi, id: string, documentId: string, who = 'esbjerg:FR') => {
    await give(api, id, 'draft-document', decision, who);
    const answer = await give(api, id, 'approve-document', { documentId }, 'esbjerg:FR-leader');
    expect(answer.status).toBe(200);
  };

  it('sets what is approved from then on as DOCX, what was approved before as it was', async () => {
    const api = testApi();
    const id = await opened(api);
    await approvedIn(api, id, 'b1');
    api.setClock('2026-03-02T11:00:00+01:00');
    expect(await put(api, own)).toMatchObject({ status: 200, body: { set: 'own', version: 1 } });
    expect((await put(api, own)).body.versions).toHaveLength(1);
    api.setClock('2026-03-02T12:00:00+01:00');
    await approvedIn(api, id, 'b2');
    const { body } = await api.get(`/v1/cases/${id}/documents`);
    const files = body.items.map((one: { versions: { file: string }[] }) => one.versions[0]?.file);
    expect(files).toEqual(['documents/b1/versions/1.pdf', 'documents/b2/versions/1.docx']);
    const first = await api.get(`/v1/cases/${id}/documents/b1/versions/1.pdf`);
    expect(first.headers.get('Content-Type')).toBe('application/pdf');
    const file = await fileOf(api, id, 'b2', 1);
    expect([file.mediaType, file.filename]).toEqual([DOCX, 'decision.docx']);
    expect(wordsOf(file.body)).toContain('Afgørelse Esbjerg Kommune\n{#persons} {title}\n');
    const answer = await api.get(`/v1/cases/${id}/documents/b2/versions/1.docx`);
    expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="decision.docx"');
    const versions = async (version: string, who = 'esbjerg:FR-leader') =>
      api.get(`${at}/versions/${version}`, who);
    const kept = await versions('1');
    expect(kept.headers.get('Content-Disposition')).toBe('attachment; filename="decision-v1.docx"');
    expect((await versions('2')).status).toBe(404);
    expect((await versions('1', 'esbjerg:FR')).status).toBe(403);
    // Back to ours holds for what comes after it; what is locked stays.
    api.setClock('2026-03-02T13:00:00+01:00');
    const back = await api.request(at, {
      method: 'DELETE',
      headers: { Authorization: 'Bearer demo:esbjerg:director' },
    });
    expect(back).toMatchObject({
      status: 200,
      body: { set: 'ours', versions: [{ own: false }, { own: true }] },
    });
    await approvedIn(api, id, 'b3');
    expect((await fileOf(api, id, 'b3', 1)).mediaType).toBe('application/pdf');
    const still = await fileOf(api, id, 'b2', 1);
    expect(Buffer.from(still.body).equals(Buffer.from(file.body))).toBe(true);
  });

  it('leaves what the clinic writes to the region, and the family’s copies to PDF, without protected addresses', async () => {
    const api = testApi();
    const id = await opened(api, {
      mother: { name: 'Prøve Person', cpr: '6806950014', address: 'Skjulvej 7, 6700 Esbjerg' },
    });
    const path = '/v1/organisations/esbjerg/templates/hearing';
    await put(api, docx(['{fields.matter}', '{#to}{.};{/to}']), { path });
    await give(api, id, 'protect-address', { who: 'mother', from: '2026-03-02' });
    const hearing = { template: 'hearing', fields: { matter: 'Hun bor skjulvej  7, 6700 Esbjerg.' } };
    await give(api, id, 'draft-document', hearing);
    await give(api, id, 'approve-document', { documentId: 'b1' });
    await give(api, id, 'draft-document', hearing, 'syddanmark:SSR');
    await give(api, id, 'approve-document', { documentId: 'b2' });
    const stored = await api.ports.reads.find(id);
    if (!stored) throw new Error('no case');
    const view = viewOf(stored.state);
    const parts = documentParts(api.ports);
    const copyOf = (about: string, receiver: CopyReceiver) =>
      renderFor(parts, view, { about }, receiver, nowMs);
    const professional = await copyOf('document:b1', { who: null, name: 'Modtager' });
    expect(professional?.mediaType).toBe(DOCX);
    expect(wordsOf(professional?.file ?? own)).toBe('Hun bor [adresse udeladt: beskyttet].\nModtager;\n');
    const family = await copyOf('document:b1', { who: 'partner', name: 'Modtager', onlyPdf: true });
    expect(family?.mediaType).toBe('application/pdf');
    const { title, text, tagged } = await readPdf(family?.file ?? own);
    expect([title, tagged]).toEqual(['Partshøring', true]);
    expect(text.toLowerCase()).not.toContain('skjulvej');
    expect((await copyOf('document:b2', { who: null, name: 'Modtager' }))?.mediaType).toBe('application/pdf');
  });

  it('is refused where it is broken, too large or no Word document, and the one that holds stays', async () => {
    const api = testApi();
    await put(api, own);
    const broken = await put(api, docx(['{title}', '{fields.decision']));
    expect(broken).toMatchObject({ status: 422, body: { code: 'VALIDATION', reason: 'file' } });
    expect(JSON.stringify(broken.body)).toContain('«fields.decision»');
    expect((await put(api, own, { type: 'application/pdf' })).status).toBe(415);
    expect((await put(api, Buffer.alloc(2 * 1024 * 1024 + 1))).status).toBe(413);
    const large = docx(['{title}'], { 'word/media/image1.png': randomBytes(300 * 1024) });
    expect((await put(api, large, { path: at.replace('decision', 'hearing') })).status).toBe(200);
    const { body } = await api.get('/v1/organisations/esbjerg/templates', 'esbjerg:FR-leader');
    const held = body.items.find((one: { template: string }) => one.template === 'decision');
    expect(held).toMatchObject({ set: 'own', version: 1, names: { fields: { kind: 'group' } } });
    const tried = await api.get(`${at}/try-out`, 'esbjerg:FR-leader');
    expect(tried.headers.get('Content-Disposition')).toBe('attachment; filename="try-out-decision.docx"');
    const ours = await api.get(`${at.replace('decision', 'minutes')}/try-out`, 'esbjerg:FR-leader');
    expect(ours.headers.get('Content-Type')).toBe('application/pdf');
  });

  it('is the matter of the leaders of the organisation itself', async () => {
    const api = testApi();
    for (const [who, status] of [
      ['esbjerg:FR', 403],
      ['esbjerg:dpo', 403],
      ['syddanmark:FP-leader', 403],
      ['aabenraa:FR-leader', 404],
      ['esbjerg:director', 200],
    ] as const) {
      expect([who, (await api.get('/v1/organisations/esbjerg/templates', who)).status]).toEqual([
        who,
        status,
      ]);
      expect([who, (await put(api, own, { who })).status]).toEqual([who, status]);
      expect([who, (await api.get(`${at}/try-out`, who)).status]).toEqual([who, status]);
    }
    expect((await put(api, own, { path: at.replace('decision', 'poem') })).status).toBe(404);
  });
});

describe('the minutes', () => {
  const consent = {
    ...{ consentId: 'k1', direction: 'meeting', subject: 'mother', giver: { role: 'mother' } },
    ...{ receivers: ['GP', 'FR'], categories: ['health'], purpose: 'samarbejde', form: 'oral' },
    givenOn: '2026-03-02',
  };

  /** Minutes in as many approved versions as there are texts; the last is sent. */
  async function sentMinutes(plans: readonly string[] = ['Planen']) {
    const api = testApi();
    const id = await opened(api);
    await give(api, id, 'give-consent', consent);
    await give(api, id, 'plan-meeting', {
      ...{ meetingId: 'm1', kind: 'ad-hoc', meetingAt: '2026-03-02T09:30:00+01:00' },
      invitees: ['FR', 'FP', 'GP', 'mother', 'CMU'],
    });
    await give(api, id, 'hold-meeting', {
      ...{ meetingId: 'm1', heldAt: '2026-03-02T09:40:00+01:00', participants: ['FR', 'FP', 'mother'] },
      consents: ['k1'],
    });
    for (const plan of plans) {
      const draft = { documentId: 'b1', template: 'minutes', meetingId: 'm1', fields: { plan } };
      await give(api, id, 'draft-document', draft);
      await give(api, id, 'approve-document', { documentId: 'b1' });
    }
    const sent = await give(api, id, 'send-minutes', {
      ...{ meetingId: 'm1', recipients: ['GP', 'FR', 'mother'], documentId: 'b1' },
    });
    expect(sent.status).toBe(200);
    return { api, id };
  }

  it('are read by whoever they were sent to, and by no other partner', async () => {
    const { api, id } = await sentMinutes();
    const { text } = await readPdf((await fileOf(api, id, 'b1', 1, 'syddanmark:GP')).body);
    expect(text).toContain('Planen');
    expect(text).toContain('Praktiserende læge');
    const other = await api.get(`/v1/cases/${id}/documents/b1/versions/1.pdf`, 'esbjerg:JOB');
    expect(other.status).toBe(404);
    expect((await api.get(`/v1/cases/${id}/documents`, 'esbjerg:JOB')).body.items).toEqual([]);
  });

  it('are read by a receiver in the version that was sent alone', async () => {
    const { api, id } = await sentMinutes(['Udkastet', 'Planen']);
    const { body } = await api.get(`/v1/cases/${id}/documents`, 'syddanmark:GP');
    expect(body.items).toMatchObject([{ documentId: 'b1', versions: [{ version: 2 }] }]);
    const { text } = await readPdf((await fileOf(api, id, 'b1', 2, 'syddanmark:GP')).body);
    expect(text).toContain('Planen');
    const earlier = `/v1/cases/${id}/documents/b1/versions/1.pdf`;
    expect((await api.get(earlier, 'syddanmark:GP')).status).toBe(404);
    expect((await api.get(earlier)).status).toBe(200);
  });

  it('are closed to a receiver whose consent was withdrawn since', async () => {
    const { api, id } = await sentMinutes();
    await give(api, id, 'withdraw-consent', { consentId: 'k1' });
    const answer = await api.get(`/v1/cases/${id}/documents/b1/versions/1.pdf`, 'syddanmark:GP');
    expect([answer.status, answer.body.code]).toEqual([409, 'CONSENT_REQUIRED']);
  });

  it('show nobody else a protected address, however it was written into them', async () => {
    const api = testApi();
    const id = await opened(api, {
      mother: { name: 'Prøve Person', cpr: '6806950014', address: 'Skjulvej 7, 6700 Esbjerg' },
    });
    await give(api, id, 'protect-address', { who: 'mother', from: '2026-03-02' });
    await give(api, id, 'draft-document', {
      template: 'hearing',
      fields: { matter: 'Hun bor skjulvej  7,\n6700  ESBJERG nu. Ikke Skjulvej 71.' },
    });
    await give(api, id, 'approve-document', { documentId: 'b1' });
    const stored = await api.ports.reads.find(id);
    if (!stored) throw new Error('no case');
    const copyOf = async (who: string) => {
      const message = { about: 'document:b1' };
      const receiver = { who, name: 'Modtager' };
      const view = viewOf(stored.state);
      const copy = await renderFor(documentParts(api.ports), view, message, receiver, nowMs);
      return (await readPdf(copy?.file ?? new Uint8Array())).text.replace(/\s+/g, ' ');
    };
    expect(await copyOf('partner')).toContain('Hun bor [adresse udeladt: beskyttet] nu. Ikke Skjulvej 71.');
    expect(await copyOf('mother')).toContain('skjulvej 7, 6700 ESBJERG');
  });
});
