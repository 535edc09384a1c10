import type { Sql } from '../../db/connect.ts';
import { findDocument, keepDocument } from '../../db/documents/locked-documents.ts';
import type { DocumentStore } from '../../worker/letters/locked-document.ts';
import { reachable } from './postgres-reads.ts';

/** Locked documents, in PostgreSQL. */
export const postgresDocuments = (sql: Sql): DocumentStore => ({
  find: (...asked) => reachable(findDocument(sql, ...asked)),
  keep: (...kept) => reachable(keepDocument(sql, ...kept)),
});
