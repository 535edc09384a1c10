import { unitOf } from '../access/unit.ts';
import type { LetterData } from '../documents/letter-data.ts';
import { renderPdf } from '../documents/render-pdf.ts';
import { formatInstant } from '../domain/calendar/index.ts';
import { viewOf } from '../domain/case/case-view.ts';
import { parseInput } from '../domain/case/parse-input.ts';
import {
  type CaseDocument,
  type DocumentVersion,
  documentById,
  documentsOf,
  statusOfDocument,
} from '../domain/documents/documents-of.ts';
import { mayOpenDocument } from '../domain/documents/may-open.ts';
import { type DocumentTemplate, templateByName } from '../domain/documents/registry.ts';
import { isJsonObject, type JsonObject } from '../domain/json.ts';
import { roleName } from '../domain/rules/roles.ts';
import { type DocumentParts, lockedDocument, previewLetter } from '../worker/letters/locked-document.ts';
import { renderFor } from '../worker/letters/render-for.ts';
import type { Caller } from './identity/caller.ts';
import type { Ports } from './ports.ts';
import { no, refused } from './refused.ts';
import type { SeenCase } from './seen-case.ts';

/** A file to hand over. Its name says what it is and nothing of whom. */
export interface DocumentFile {
  body: Uint8Array;
  mediaType: string;
  filename: string;
  /** What could not be shown as it was written. */
  warnings: readonly string[];
}

/** What a document is set from and kept in, over the ports. */
export const documentParts = ({ documents, persons, reads }: Ports): DocumentParts => ({
  store: documents,
  register: persons,
  event: async (caseId, eventId) =>
    (await reads.journal(caseId, { after: eventId - 1, limit: 1 })).find(({ id }) => id === eventId) ?? null,
});

/** Whoever carries the case sees every document; everybody else those that were sent to their own unit. */
export const documentsSeen = (caller: Caller, { state, sight }: SeenCase): readonly CaseDocument[] => {
  const view = viewOf(state);
  const all = documentsOf(view);
  if (sight.sees('acts')) return all;
  return all.filter(
    (document) => mayOpenDocument(view, document, unitOf(caller.role), 0)?.code !== 'NOT_PERMITTED',
  );
};

/** One document as lists show it. */
export const documentItem = (document: CaseDocument) => ({
  documentId: document.id,
  template: document.template.name,
  title: document.template.title,
  status: statusOfDocument(document),
  needsSecondPerson: document.template.secondPerson !== null,
  about: aboutOf(document),
  versions: document.versions.map((one) => versionItem(document, one)),
  sentAt: document.sent.map(({ ms }) => formatInstant(ms)),
  discardedAt: document.discarded ? formatInstant(document.discarded.ms) : null,
});

const versionItem = (
  { id }: CaseDocument,
  { version, templateVersion, drafted, approved }: DocumentVersion,
) => ({
  version,
  templateVersion,
  draftedAt: formatInstant(drafted.ms),
  draftedBy: drafted.by,
  approvedAt: approved ? formatInstant(approved.ms) : null,
  approvedBy: approved?.by ?? null,
  eventId: drafted.id,
  file: `documents/${id}/versions/${version}.pdf`,
});

function aboutOf({ template, latest }: CaseDocument): JsonObject {
  const { about } = template;
  const id = about === null ? undefined : latest.drafted.data[about];
  return about !== null && id !== undefined ? { [about]: id } : {};
}

/**
 * The file of one version for somebody: whoever carries the case gets what is kept, or the draft as it would look; a
 * receiver their own copy, if the gate still lets them have it now. Throws the refusal.
 */
export async function documentFile(
  ports: Ports,
  caller: Caller,
  seen: SeenCase,
  asked: { documentId: string; version: number },
  nowMs: number,
): Promise<DocumentFile> {
  const view = viewOf(seen.state);
  const document = documentsSeen(caller, seen).find(({ id }) => id === asked.documentId);
  const version = document?.versions.find((one) => one.version === asked.version);
  if (!document || !version) throw notThere();
  const parts = documentParts(ports);
  if (seen.sight.sees('acts')) {
    const locked = await lockedDocument(parts, view, document, version);
    if (locked) return fileOf(document.template, locked.file, locked.mediaType, []);
    const written = await parts.event(seen.state.id, version.drafted.id);
    if (!written) throw notThere();
    const { data, by } = written;
    const draft = { template: document.template, data, by, version: version.version };
    const letter = await previewLetter(ports.persons, view, draft, nowMs);
    return pdfOf(document.template, version.templateVersion, letter);
  }
  const unit = unitOf(caller.role);
  const refusal = mayOpenDocument(view, document, unit, nowMs);
  if (refusal) throw refused(refusal);
  const about = { about: `document:${document.id}`, step: `s${version.version}` };
  const copy = await renderFor(parts, view, about, { who: null, name: roleName(unit).da }, nowMs);
  if (!copy) throw notThere();
  return fileOf(document.template, copy.file, copy.mediaType, []);
}

/** What is being written, as it would look. Nothing is kept; what is wrong with it is said as the command would say it. */
export async function previewFile(
  ports: Ports,
  caller: Caller,
  { state }: SeenCase,
  body: JsonObject,
  nowMs: number,
): Promise<DocumentFile> {
  const template = templateByName(body.template);
  if (!template)
    throw no(null, 'VALIDATION', 'Skabelonen findes ikke.', 'There is no such template.', {
      reason: 'template',
    });
  const filled = isJsonObject(body.fields) ? (body.fields as JsonObject) : {};
  const read = parseInput(template.fields, filled, nowMs);
  if (!read.ok) {
    const { reason } = read.refusal;
    throw refused({ ...read.refusal, reason: reason === undefined ? 'fields' : `fields.${reason}` });
  }
  const draft = { template, data: { ...body, fields: read.data }, by: caller.role, version: 0 };
  const letter = await previewLetter(ports.persons, viewOf(state), draft, nowMs);
  return pdfOf(template, template.version, letter);
}

/** What was written in the latest version of a document, for writing the next; null where there is none to rewrite. */
export async function writtenBefore(
  ports: Ports,
  { state }: SeenCase,
  documentId: string,
): Promise<{ document: CaseDocument; data: JsonObject } | null> {
  const document = documentById(viewOf(state), documentId);
  const written = document && (await documentParts(ports).event(state.id, document.latest.drafted.id));
  return written ? { document, data: written.data } : null;
}

function pdfOf(template: DocumentTemplate, version: number, letter: LetterData): DocumentFile {
  const { pdf, warnings } = renderPdf({ name: template.name, version }, letter);
  return fileOf(template, pdf, 'application/pdf', warnings);
}

const fileOf = (
  { name }: DocumentTemplate,
  body: Uint8Array,
  mediaType: string,
  warnings: readonly string[],
): DocumentFile => ({
  ...{ body, mediaType, warnings },
  filename: `${name}.${mediaType === 'application/pdf' ? 'pdf' : 'docx'}`,
});

/** The answer that carries a file: shown, not kept by anybody on the way. */
export const fileAnswer = ({ body, mediaType, filename }: DocumentFile): Response =>
  new Response(Buffer.from(body), {
    headers: {
      'Content-Type': mediaType,
      'Content-Disposition': `inline; filename="${filename}"`,
      'Cache-Control': 'no-store',
    },
  });

const notThere = () =>
  no(404, 'NOT_FOUND', 'Sagen har ikke det dokument.', 'The case has no such document.', {
    reason: 'documentId',
  });
