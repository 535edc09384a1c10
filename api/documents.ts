import { unitOf } from '../access/unit.ts';
import type { LetterData } from '../documents/letter-data.ts';
import { formatInstant } from '../domain/calendar/index.ts';
import { type CaseView, viewOf } from '../domain/case/case-view.ts';
import { parseInput } from '../domain/case/parse-input.ts';
import {
  approvedVersion,
  type CaseDocument,
  type DocumentVersion,
  documentById,
  documentsOf,
  statusOfDocument,
} from '../domain/documents/documents-of.ts';
import { mayOpenDocument } from '../domain/documents/may-open.ts';
import { ownTemplateInForce } from '../domain/documents/own-template-in-force.ts';
import { type DocumentTemplate, templateByName } from '../domain/documents/registry.ts';
import { isJsonObject, type JsonObject } from '../domain/json.ts';
import { roleName } from '../domain/rules/roles.ts';
import {
  type DocumentParts,
  lockedDocument,
  previewLetter,
  senderAt,
} from '../worker/letters/locked-document.ts';
import { renderFor } from '../worker/letters/render-for.ts';
import { ownTemplateAt, PDF, setWithTemplate } from '../worker/letters/set-with-template.ts';
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
export const documentParts = ({ documents, templates, persons, reads }: Ports): DocumentParts => ({
  store: documents,
  templates,
  register: persons,
  event: async (caseId, eventId) =>
    (await reads.journal(caseId, { after: eventId - 1, limit: 1 })).find(({ id }) => id === eventId) ?? null,
});

/**
 * Whoever carries the case sees every document; everybody else those that were sent to their own unit, and of them the
 * version that was sent.
 */
export const documentsSeen = (caller: Caller, { state, sight }: SeenCase): readonly CaseDocument[] => {
  const view = viewOf(state);
  const all = documentsOf(view);
  if (sight.sees('acts')) return all;
  return all.flatMap((document) => {
    const sent = approvedVersion(document);
    const isTheirs = mayOpenDocument(view, document, unitOf(caller.role), 0)?.code !== 'NOT_PERMITTED';
    return sent && isTheirs ? [{ ...document, versions: [sent] }] : [];
  });
};

/** In which form a version of a document is handed over. */
export type DocumentFormat = 'pdf' | 'docx';

/** The form of every version: that of the template which held when it was approved, for drafts of the one that holds now. */
export async function documentFormats(
  { templates }: Pick<Ports, 'templates'>,
  { state }: SeenCase,
  documents: readonly CaseDocument[],
  nowMs: number,
): Promise<(document: CaseDocument, version: DocumentVersion) => DocumentFormat> {
  const view = viewOf(state);
  const moment = ({ drafted, approved }: DocumentVersion) => {
    const atMs = approved?.recordedMs ?? nowMs;
    return { atMs, sender: senderAt(view, drafted.by, atMs) };
  };
  const senders = new Set(documents.flatMap(({ versions }) => versions.map((one) => moment(one).sender)));
  const own = new Map(
    await Promise.all([...senders].map(async (one) => [one, await templates.versions(one)] as const)),
  );
  return ({ template }, version) => {
    const { atMs, sender } = moment(version);
    return ownTemplateInForce(own.get(sender) ?? [], template.name, atMs) ? 'docx' : 'pdf';
  };
}

/** One document as lists show it. */
export const documentItem = (
  document: CaseDocument,
  formatOf: (document: CaseDocument, version: DocumentVersion) => DocumentFormat,
) => ({
  documentId: document.id,
  template: document.template.name,
  title: document.template.title,
  status: statusOfDocument(document),
  needsSecondPerson: document.template.secondPerson !== null,
  about: aboutOf(document),
  versions: document.versions.map((one) => versionItem(document, one, formatOf(document, one))),
  sentAt: document.sent.map(({ ms }) => formatInstant(ms)),
  discardedAt: document.discarded ? formatInstant(document.discarded.ms) : null,
});

const versionItem = (
  { id }: CaseDocument,
  { version, templateVersion, drafted, approved }: DocumentVersion,
  format: DocumentFormat,
) => ({
  version,
  templateVersion,
  draftedAt: formatInstant(drafted.ms),
  draftedBy: drafted.by,
  approvedAt: approved ? formatInstant(approved.ms) : null,
  approvedBy: approved?.by ?? null,
  eventId: drafted.id,
  file: `documents/${id}/versions/${version}.${format}`,
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
    return draftFile(parts, view, draft, version.templateVersion, letter, nowMs);
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
  const view = viewOf(state);
  const letter = await previewLetter(ports.persons, view, draft, nowMs);
  return draftFile(documentParts(ports), view, draft, template.version, letter, nowMs);
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

/** A draft as it would be locked now. */
async function draftFile(
  { templates }: DocumentParts,
  view: CaseView,
  { template, by }: { template: DocumentTemplate; by: string },
  templateVersion: number,
  letter: LetterData,
  nowMs: number,
): Promise<DocumentFile> {
  const { name } = template;
  const own = await ownTemplateAt(templates, senderAt(view, by, nowMs), name, nowMs);
  const setWith = own ?? { template: name, templateVersion, templateOf: null };
  const { file, mediaType, warnings } = await setWithTemplate(templates, setWith, letter);
  const set = fileOf(template, file, mediaType, warnings);
  // A municipality's template may be silent about it: the name of the file is not.
  return own ? { ...set, filename: `${name}-draft.docx` } : set;
}

/** A file with a name that says the kind of letter and nothing of whom. */
export const fileOf = (
  { name }: DocumentTemplate,
  body: Uint8Array,
  mediaType: string,
  warnings: readonly string[],
): DocumentFile => ({
  ...{ body, mediaType, warnings },
  filename: `${name}.${mediaType === PDF ? 'pdf' : 'docx'}`,
});

/** The answer that carries a file: shown, or saved where no browser shows it; not kept by anybody on the way. */
export const fileAnswer = ({ body, mediaType, filename }: DocumentFile): Response =>
  new Response(Buffer.from(body), {
    headers: {
      'Content-Type': mediaType,
      'Content-Disposition': `${mediaType === PDF ? 'inline' : 'attachment'}; filename="${filename}"`,
      'Cache-Control': 'no-store',
    },
  });

const notThere = () =>
  no(404, 'NOT_FOUND', 'Sagen har ikke det dokument.', 'The case has no such document.', {
    reason: 'documentId',
  });
