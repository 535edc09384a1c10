import type { OwnTemplates } from '../../../api/template-ports.ts';
import type { LockedDocument } from '../../../db/documents/locked-documents.ts';
import type { NewOwnTemplate } from '../../../db/documents/own-templates.ts';
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

/** Organisations' own templates in memory: versions are added, none is changed. */
export function pureTemplates(): OwnTemplates {
  const put: (NewOwnTemplate & { version: number })[] = [];
  const of = (organisation: string) => put.filter((one) => one.organisation === organisation);
  return {
    versions: async (organisation) =>
      of(organisation).map(({ template, version, file, putMs, by }) => ({
        ...{ template, version, own: file !== null, putMs, role: by.role },
      })),
    file: async (organisation, template, version) =>
      of(organisation).find((one) => one.template === template && one.version === version)?.file ?? null,
    async put(one) {
      const last = of(one.organisation).findLast(({ template }) => template === one.template);
      const before = last?.file ?? null;
      if (one.file === before || (one.file && before && Buffer.compare(one.file, before) === 0)) return false;
      put.push({ ...one, version: (last?.version ?? 0) + 1 });
      return true;
    },
  };
}
