import type { CommandSpec } from '../case/command-spec.ts';
import { optional, slug } from '../case/field.ts';
import { type Refusal, refuse } from '../case/refusal.ts';
import { documentById } from './documents-of.ts';
import { type DocumentTemplate, templateSentBy } from './registry.ts';

/**
 * A command that records a sending may name the document that was sent. It must be of the right kind and approved;
 * without it everything is as it always was.
 */
export function takesDocument(spec: CommandSpec): CommandSpec {
  const template = templateSentBy(spec.name);
  if (!template) return spec;
  return {
    ...spec,
    fields: { ...spec.fields, documentId: optional(slug('Dokument', 'Document')) },
    refers: { ...spec.refers, documentId: { by: 'document-drafted', path: 'documentId' } },
    check: (attempt) =>
      spec.check?.(attempt) ?? notReady(template, documentById(attempt.view, attempt.data.documentId)),
  };
}

function notReady(template: DocumentTemplate, document: ReturnType<typeof documentById>): Refusal | null {
  if (!document) return null;
  if (document.template.name !== template.name)
    return refuse(
      'PRECONDITION',
      `Dokumentet er ikke af den rette slags: her sendes «${template.title.da}».`,
      `The document is of another kind: this sends “${template.title.en}”.`,
      { reason: 'documentId' },
    );
  if (document.discarded)
    return refuse('PRECONDITION', 'Dokumentet er kasseret.', 'The document was discarded.', {
      reason: 'documentId',
    });
  if (!document.latest.approved)
    return refuse(
      'WRONG_ORDER',
      'Dokumentets nyeste udgave er ikke godkendt.',
      'The latest version of the document has not been approved.',
      { reason: 'documentId' },
    );
  return null;
}
