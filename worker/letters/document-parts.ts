import type { Sql } from '../../db/connect.ts';
import { findDocument, keepDocument } from '../../db/documents/locked-documents.ts';
import { readOwnTemplateFile, readOwnTemplates } from '../../db/documents/own-templates.ts';
import { readEvents } from '../../db/read-journal.ts';
import type { PersonRegister } from '../../persons/person-register.ts';
import type { DocumentParts } from './locked-document.ts';

/** What documents are set from and kept in, for the processes that send them. */
export const documentPartsIn = (sql: Sql, register: PersonRegister): DocumentParts => ({
  store: {
    find: (...asked) => findDocument(sql, ...asked),
    keep: (...kept) => keepDocument(sql, ...kept),
  },
  templates: {
    versions: (organisation) => readOwnTemplates(sql, organisation),
    file: (...asked) => readOwnTemplateFile(sql, ...asked),
  },
  register,
  event: async (caseId, eventId) =>
    (await readEvents(sql, caseId, eventId - 1, 1)).find(({ id }) => id === eventId) ?? null,
});
