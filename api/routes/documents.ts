import { documentTemplates } from '../../domain/documents/registry.ts';
import { text } from '../../domain/text.ts';
import { DOCX, PDF } from '../../worker/letters/set-with-template.ts';
import { caseOf, listOf, nowOf, pathOf } from '../call.ts';
import {
  documentFile,
  documentFormats,
  documentItem,
  documentsSeen,
  fileAnswer,
  previewFile,
} from '../documents.ts';
import { schemaOfFields } from '../json-schema.ts';
import { readBody } from '../read-body.ts';
import { no } from '../refused.ts';
import { route } from '../route.ts';

/** Letters and forms of a case with their versions; to others than those who carry it, what was sent to them. */
export const listDocuments = route({
  method: 'get',
  path: '/v1/cases/{id}/documents',
  operationId: 'listDocuments',
  summary: text('Sagens dokumenter', 'Documents of the case'),
  tag: 'cases',
  answer: 'list',
  async handle(call) {
    const seen = await caseOf(call);
    const documents = documentsSeen(call.caller, seen);
    const formatOf = await documentFormats(call.ports, seen, documents, nowOf(call, seen));
    return listOf(
      call,
      documents.map((one) => documentItem(one, formatOf)),
    );
  },
});

/** One version as a file: `2.pdf`, or `2.docx` where the sender has a template of their own. */
export const getDocumentFile = route({
  method: 'get',
  path: '/v1/cases/{id}/documents/{documentId}/versions/{file}',
  operationId: 'getDocumentFile',
  summary: text('En udgave af et dokument som fil', 'One version of a document as a file'),
  tag: 'cases',
  mediaType: [PDF, DOCX],
  async handle(call) {
    const seen = await caseOf(call);
    const version = Number(/^(\d{1,4})\.(?:pdf|docx)$/.exec(pathOf(call, 'file'))?.[1] ?? 0);
    const asked = { documentId: pathOf(call, 'documentId'), version };
    return fileAnswer(await documentFile(call.ports, call.caller, seen, asked, nowOf(call, seen)));
  },
});

/** What is being written, as it would look: nothing is kept. */
export const previewDocument = route({
  method: 'post',
  path: '/v1/cases/{id}/documents/preview',
  operationId: 'previewDocument',
  summary: text('Forhåndsvis et dokument', 'Preview a document'),
  tag: 'cases',
  body: { type: 'object' },
  mediaType: [PDF, DOCX],
  async handle(call) {
    const seen = await caseOf(call);
    if (!seen.sight.sees('acts'))
      throw no(
        null,
        'NOT_PERMITTED',
        'Den del af sagen er ikke for din rolle.',
        'That part of the case is not for your role.',
        { reason: call.caller.role },
      );
    const body = await readBody(call);
    return fileAnswer(await previewFile(call.ports, call.caller, seen, body, nowOf(call, seen)));
  },
});

/** Every kind of letter and form: what is filled in, who approves, which command sends it. */
export const listDocumentTemplates = route({
  method: 'get',
  path: '/v1/document-templates',
  operationId: 'listDocumentTemplates',
  summary: text('Skabeloner til breve og blanketter', 'Templates of letters and forms'),
  tag: 'law',
  answer: 'list',
  handle: (call) =>
    listOf(
      call,
      documentTemplates.map(({ fields, ...template }) => ({
        ...template,
        fields: schemaOfFields(fields, call.language),
      })),
    ),
});
