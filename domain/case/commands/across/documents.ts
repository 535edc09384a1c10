import type { documentFields } from '../../../documents/document-fields.ts';
import { type CaseDocument, documentById } from '../../../documents/documents-of.ts';
import { documentTemplates, templateByName } from '../../../documents/registry.ts';
import { isJsonObject, type JsonObject } from '../../../json.ts';
import { type Text, text } from '../../../text.ts';
import type { Attempt, CommandSpec, EventDraft } from '../../command-spec.ts';
import { choice, integer, longText, object, optional, slug } from '../../field.ts';
import { parseInput } from '../../parse-input.ts';
import { type Refusal, refuse } from '../../refusal.ts';

const documentId = slug('Dokument', 'Document');
const kinds = ['pregnancy', 'child'] as const;
const titles = Object.fromEntries(
  documentTemplates.map(({ name, title }): [string, Text] => [name, title]),
) as Record<keyof typeof documentFields, Text>;

const writer = (da: string, en: string) =>
  optional(
    slug(da, en, {
      help: text(
        'Sættes af systemet, når nogen er logget ind',
        'Set by the system where somebody is logged in',
      ),
    }),
  );

/** The id a draft goes under: the caller's, else the next that was never used. */
function idOf({ view, data }: Attempt): string {
  if (typeof data.documentId === 'string') return data.documentId;
  const used = new Set(view.ever('document-drafted').map((fact) => fact.data.documentId));
  let n = used.size + 1;
  while (used.has(`b${n}`)) n += 1;
  return `b${n}`;
}

/** Versions count on also over one that was retracted: a number stands for one text only. */
function produceDraft(attempt: Attempt): readonly EventDraft[] {
  const { view, data } = attempt;
  const id = idOf(attempt);
  const earlier = view.ever('document-drafted').filter((fact) => fact.data.documentId === id);
  const version = Math.max(0, ...earlier.map((fact) => Number(fact.data.version))) + 1;
  const templateVersion = templateByName(data.template)?.version ?? 1;
  return [{ type: 'document-drafted', data: { ...data, documentId: id, version, templateVersion } }];
}

function checkDraft(attempt: Attempt): Refusal | null {
  const { view, data } = attempt;
  const template = templateByName(data.template);
  if (!template) return null;
  if (!template.kinds.includes(view.kind))
    return refuse(
      'PRECONDITION',
      `«${template.title.da}» hører ikke til denne slags sag.`,
      `“${template.title.en}” does not belong to this kind of case.`,
      { reason: 'template' },
    );
  if (template.needsAbout && template.about && data[template.about] === undefined)
    return refuse(
      'VALIDATION',
      `Feltet «${template.about}» mangler.`,
      `The field “${template.about}” is missing.`,
      {
        reason: template.about,
      },
    );
  return wrongFields(attempt) ?? notToBeRewritten(attempt);
}

/** What was filled in, by the questions of the template; one that it does not ask would never be printed. */
function wrongFields({ data, nowMs }: Attempt): Refusal | null {
  const template = templateByName(data.template);
  if (!template) return null;
  const filled = isJsonObject(data.fields) ? (data.fields as JsonObject) : {};
  const unknown = Object.keys(filled).find((name) => !Object.hasOwn(template.fields, name));
  if (unknown !== undefined)
    return refuse(
      'VALIDATION',
      `Skabelonen har ikke feltet «${unknown}».`,
      `The template has no field “${unknown}”.`,
      { reason: `fields.${unknown}` },
    );
  const read = parseInput(template.fields, filled, nowMs);
  if (read.ok) return null;
  const { reason } = read.refusal;
  return { ...read.refusal, reason: reason === undefined ? 'fields' : `fields.${reason}` };
}

function notToBeRewritten({ view, data }: Attempt): Refusal | null {
  const document = documentById(view, data.documentId);
  if (!document) return null;
  if (document.template.name !== data.template)
    return refuse('PRECONDITION', 'Dokumentet er af en anden slags.', 'The document is of another kind.', {
      reason: 'template',
    });
  return stillOpen(document);
}

function stillOpen({ discarded, sent }: CaseDocument): Refusal | null {
  const [da, en] = discarded
    ? ['Dokumentet er kasseret.', 'The document was discarded.']
    : [
        'Dokumentet er sendt og kan ikke ændres; skriv et nyt.',
        'The document was sent and stands; write a new one.',
      ];
  return discarded || sent.length > 0 ? refuse('PRECONDITION', da, en, { reason: 'documentId' }) : null;
}

function checkApproval(attempt: Attempt): Refusal | null {
  const { view, data } = attempt;
  const document = documentById(view, data.documentId);
  if (!document) return null;
  const { latest, template } = document;
  const no = (da: string, en: string, reason: string) => refuse('PRECONDITION', da, en, { reason });
  if (data.version !== undefined && data.version !== latest.version)
    return no(
      `Det er ikke den nyeste udgave: udgave ${latest.version} er skrevet siden.`,
      `That is not the latest version: version ${latest.version} has been written since.`,
      'version',
    );
  if (latest.approved)
    return no('Udgaven er allerede godkendt.', 'The version is approved already.', 'version');
  const closed = stillOpen(document);
  if (closed || !template.secondPerson || !isWriter(attempt, latest.drafted.data, latest.drafted.by))
    return closed;
  return refuse(
    'PRECONDITION',
    `En anden end den, der har skrevet dokumentet, skal godkende det. ${template.secondPerson.reason.da}`,
    `Somebody other than its writer must approve the document. ${template.secondPerson.reason.en}`,
    { reason: 'approver', source: template.secondPerson.source },
  );
}

/** The same person, where both are known; else the same role is all that can be told. */
function isWriter({ data, role }: Attempt, drafted: JsonObject, by: string): boolean {
  const { drafter } = drafted;
  const { approver } = data;
  if (typeof drafter === 'string' && typeof approver === 'string') return drafter === approver;
  return by === role;
}

/** Letters and forms: written, approved and thereby locked, or discarded. Sending is the act of whatever is sent. */
export const documentCommands: readonly CommandSpec[] = [
  {
    name: 'draft-document',
    title: text('Skriv udkast til dokument', 'Draft a document'),
    kinds,
    fields: {
      documentId: optional(documentId),
      template: choice('Skabelon', 'Template', titles),
      meetingId: optional(slug('Møde', 'Meeting')),
      notificationId: optional(slug('Underretning', 'Notification')),
      measureId: optional(slug('Indsats', 'Measure')),
      // Questions differ from template to template; they are checked against the template, and kept in the journal only.
      fields: object('Indhold', 'Content', {}, { optional: true, personal: true }),
      drafter: writer('Skrevet af', 'Written by'),
    },
    adds: {
      version: integer('Udgave', 'Version'),
      templateVersion: integer('Skabelonens udgave', 'Version of the template'),
    },
    refers: {
      meetingId: { by: 'meeting-planned', path: 'meetingId' },
      notificationId: { by: ['notification-received', 'transfer-acknowledged'], path: 'notificationId' },
      measureId: { by: 'measure-decided', path: 'measureId' },
    },
    event: 'document-drafted',
    check: checkDraft,
    produces: produceDraft,
    result: (attempt) => ({ documentId: idOf(attempt) }),
    afterClosing: true,
  },
  {
    name: 'approve-document',
    title: text('Godkend dokument', 'Approve a document'),
    kinds,
    fields: {
      documentId,
      version: optional(integer('Udgave', 'Version', { min: 1, max: 9_999 })),
      approver: writer('Godkendt af', 'Approved by'),
    },
    refers: { documentId: { by: 'document-drafted', path: 'documentId' } },
    event: 'document-approved',
    check: checkApproval,
    produces: ({ view, data }) => [
      {
        type: 'document-approved',
        data: { ...data, version: documentById(view, data.documentId)?.latest.version ?? 1 },
      },
    ],
    afterClosing: true,
  },
  {
    name: 'discard-document',
    title: text('Kassér dokument', 'Discard a document'),
    kinds,
    fields: { documentId, reason: longText('Begrundelse', 'Reason') },
    refers: { documentId: { by: 'document-drafted', path: 'documentId' } },
    event: 'document-discarded',
    check: ({ view, data }) => {
      const document = documentById(view, data.documentId);
      return document ? stillOpen(document) : null;
    },
    afterClosing: true,
  },
];
