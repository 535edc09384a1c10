import type { Sql } from '../../db/connect.ts';
import { findDocument, keepDocument } from '../../db/documents/locked-documents.ts';
import {
  insertOwnTemplate,
  readOwnTemplateFile,
  readOwnTemplates,
} from '../../db/documents/own-templates.ts';
import type { DocumentStore } from '../../worker/letters/locked-document.ts';
import type { OwnTemplates } from '../template-ports.ts';
import { reachable } from './postgres-reads.ts';

/** Locked documents, in PostgreSQL. */
export const postgresDocuments = (sql: Sql): DocumentStore => ({
  find: (...asked) => reachable(findDocument(sql, ...asked)),
  keep: (...kept) => reachable(keepDocument(sql, ...kept)),
});

/** Organisations' own templates, in PostgreSQL. */
export const postgresTemplates = (sql: Sql): OwnTemplates => ({
  versions: (organisation) => reachable(readOwnTemplates(sql, organisation)),
  file: (...asked) => reachable(readOwnTemplateFile(sql, ...asked)),
  put: (put) => reachable(insertOwnTemplate(sql, put)),
});
