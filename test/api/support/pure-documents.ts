import type { LockedDocument } from '../../../db/documents/locked-documents.ts';
import type { DocumentStore } from '../../../worker/letters/locked-document.ts';

/** Locked documents in memory: written once, like the rows. */
export function pureDocuments(): DocumentStore {
  const kept = new Map<string, LockedDocument>();
  const place = (...of: readonly (string | number)[]) => of.join('/');
  return {
    find: async (caseId, documentId, version) => kept.get(place(caseId, documentId, version)) ?? null,
    async keep(caseId, document) {
      const at = place(caseId, document.documentId, document.version);
      if (!kept.has(at)) kept.set(at, document);
    },
  };
}
