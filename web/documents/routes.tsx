import type { Context, Hono } from 'hono';
import { mayLook } from '../../access/may.ts';
import {
  documentFile,
  documentFormats,
  documentsSeen,
  fileAnswer,
  previewFile,
  writtenBefore,
} from '../../api/documents.ts';
import { statusOf } from '../../api/problem.ts';
import { Refused } from '../../api/refused.ts';
import type { SeenCase } from '../../api/seen-case.ts';
import { stampPerson } from '../../api/stamp-person.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import type { CaseDocument, DocumentVersion } from '../../domain/documents/documents-of.ts';
import { type DocumentTemplate, templateByName } from '../../domain/documents/registry.ts';
import type { JsonObject } from '../../domain/json.ts';
import {
  callOfPage,
  caseOfPage,
  nowOfCase,
  type PageCall,
  type PageDeps,
  PageRefused,
} from '../page-call.ts';
import { type FormState, placeRefusal } from '../record/form.tsx';
import { newEnvelope, onceOf, readSentForm } from '../record/sent-form.ts';
import { DocumentPage } from './document-page.tsx';
import { answersBefore, draftForm, readDraft } from './draft-form.ts';
import { DraftPage } from './draft-page.tsx';
import { DocumentListPage } from './list-page.tsx';

/** A page of the documents of one case in the middle of a request. */
interface Opened {
  call: PageCall;
  stored: SeenCase;
  nowMs: number;
  mayWrite: boolean;
}

/** Letters and forms of a case: the list, each of them, writing, approving, and the files. */
export function mountDocuments(app: Hono, deps: PageDeps): void {
  app.get('/cases/:id/documents', async (c) => {
    const { call, stored, nowMs, mayWrite } = await open(c, deps);
    const documents = documentsSeen(call.caller, stored);
    return c.html(<DocumentListPage {...{ frame: call.frame, stored, nowMs, documents, mayWrite }} />);
  });

  app.get('/cases/:id/documents/new', async (c) => {
    const opened = await openForWriting(c, deps);
    const { documentId, template, ...about } = c.req.query();
    const before = documentId ? await writtenBefore(deps.ports, opened.stored, documentId) : null;
    if (documentId && !before) throw new PageRefused('not-found');
    const chosen = before?.document.template ?? templateByName(template);
    if (!chosen) throw new PageRefused('not-found');
    const data: JsonObject = before?.data ?? about;
    const form = draftForm(chosen, opened.stored, opened.nowMs, data);
    const state = {
      ...{ nodes: [...form.about, ...form.content], answers: answersBefore(form, data) },
      ...{ mistakes: [], refusal: null, envelope: newEnvelope(opened.stored.state.version, opened.nowMs) },
    };
    return showDraft(opened, chosen, before ? (documentId ?? null) : null, state, 200);
  });

  app.post('/cases/:id/documents/new', async (c) => saveDraft(c, await openForWriting(c, deps), deps));

  app.get('/cases/:id/documents/:documentId', async (c) => {
    const opened = await open(c, deps);
    return showDocument(opened, documentIn(c, opened), null, 200);
  });

  app.post('/cases/:id/documents/:documentId/approve', async (c) => {
    const opened = await openForWriting(c, deps);
    const { call, stored } = opened;
    const document = documentIn(c, opened);
    const body = await c.req.parseBody();
    const version = Number(body.version);
    const data = { documentId: document.id, ...(Number.isSafeInteger(version) ? { version } : {}) };
    const given = await deps.ports.gateway.giveCommand(stored.state.id, {
      ...{ name: 'approve-document', role: call.caller.role },
      data: stampPerson('approve-document', data, call.caller),
    });
    if (!given.ok) return showDocument(opened, document, given.refusal, statusOf({ refusal: given.refusal }));
    return c.redirect(`/cases/${stored.state.id}/documents/${encodeURIComponent(document.id)}`, 303);
  });

  app.get('/cases/:id/documents/:documentId/versions/:file', async (c) => {
    const opened = await open(c, deps);
    const version = Number(/^(\d{1,4})\.(?:pdf|docx)$/.exec(c.req.param('file') ?? '')?.[1] ?? 0);
    const { id } = documentIn(c, opened);
    const asked = { documentId: id, version };
    try {
      return fileAnswer(
        await documentFile(deps.ports, opened.call.caller, opened.stored, asked, opened.nowMs),
      );
    } catch (error) {
      if (!(error instanceof Refused) || error.problem.refusal.code === 'UNAVAILABLE') throw error;
      if (error.problem.refusal.code === 'NOT_FOUND') throw new PageRefused('not-found');
      return showDocument(opened, documentIn(c, opened), error.problem.refusal, statusOf(error.problem));
    }
  });
}

async function open(c: Context, deps: PageDeps): Promise<Opened> {
  const call = callOfPage(c, deps);
  const stored = await caseOfPage(call);
  const mayWrite = stored.sight.sees('acts') && mayLook(call.caller, stored.sight.relation, 'command');
  return { call, stored, nowMs: nowOfCase(call, stored), mayWrite };
}

async function openForWriting(c: Context, deps: PageDeps): Promise<Opened> {
  const opened = await open(c, deps);
  if (!opened.mayWrite) throw new PageRefused('not-permitted');
  return opened;
}

function documentIn(c: Context, { call, stored }: Opened): CaseDocument {
  const id = c.req.param('documentId');
  const found = documentsSeen(call.caller, stored).find((one) => one.id === id);
  if (!found) throw new PageRefused('not-found');
  return found;
}

async function showDocument(opened: Opened, document: CaseDocument, refusal: Refusal | null, status: number) {
  const { call, stored, nowMs, mayWrite } = opened;
  const { versions } = document;
  const formats = await documentFormats(call.deps.ports, stored, [document], nowMs);
  const formatOf = (version: DocumentVersion) => formats(document, version);
  return call.c.html(
    <DocumentPage
      {...{ frame: call.frame, stored, nowMs, document, versions, formatOf, mayWrite, refusal }}
    />,
    status as 200,
  );
}

function showDraft(
  { call, stored, nowMs }: Opened,
  template: DocumentTemplate,
  documentId: string | null,
  state: FormState,
  status: number,
) {
  return call.c.html(
    <DraftPage {...{ frame: call.frame, stored, nowMs, template, documentId, state }} />,
    status as 200,
  );
}

/** Saves what was written as a draft, or shows how it would look; a form sent twice is one draft. */
async function saveDraft(c: Context, opened: Opened, deps: PageDeps): Promise<Response> {
  const { call, stored, nowMs } = opened;
  const sent = await readSentForm(c, nowMs);
  const { _template, _document, ...answers } = sent.answers;
  const template = templateByName(_template);
  if (!template) throw new PageRefused('not-found');
  const documentId = typeof _document === 'string' ? _document : null;
  const before = documentId === null ? null : await writtenBefore(deps.ports, stored, documentId);
  const form = draftForm(template, stored, nowMs, before?.data ?? {});
  const { data, mistakes } = readDraft(form, answers, nowMs);
  const nodes = [...form.about, ...form.content];
  const shown = { nodes, answers, envelope: sent.envelope };
  if (mistakes.length > 0 || sent.step === 'change')
    return showDraft(
      opened,
      template,
      documentId,
      { ...shown, mistakes, refusal: null },
      mistakes.length > 0 ? 422 : 200,
    );
  const draft: JsonObject = {
    ...data,
    template: template.name,
    ...(documentId === null ? {} : { documentId }),
  };
  if (sent.step === 'preview')
    return fileAnswer(await previewFile(deps.ports, call.caller, stored, draft, nowMs));
  const given = await deps.ports.gateway.giveCommand(
    stored.state.id,
    {
      name: 'draft-document',
      role: call.caller.role,
      data: stampPerson('draft-document', draft, call.caller),
    },
    onceOf(call.caller, sent.envelope.key, [stored.state.id, 'draft-document', draft]),
  );
  if (!given.ok) {
    const { refusal } = given;
    return showDraft(
      opened,
      template,
      documentId,
      { ...shown, ...placeRefusal(refusal, nodes) },
      statusOf({ refusal }),
    );
  }
  const id = String(given.answer.result?.documentId ?? documentId ?? '');
  return c.redirect(`/cases/${stored.state.id}/documents/${encodeURIComponent(id)}`, 303);
}
