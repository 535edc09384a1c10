import type { CaseView } from '../case/case-view.ts';
import type { Fact } from '../case/fact.ts';
import { type DocumentTemplate, templateByName } from './registry.ts';

/** One version of a document: written once, approved at most once, never changed. */
export interface DocumentVersion {
  version: number;
  /** The version of the template that it is set with. */
  templateVersion: number;
  drafted: Fact;
  approved: Fact | null;
}

/** A letter or form of a case with all its versions, first to last. */
export interface CaseDocument {
  id: string;
  template: DocumentTemplate;
  versions: readonly DocumentVersion[];
  latest: DocumentVersion;
  discarded: Fact | null;
  /** The acts that say that it was sent. */
  sent: readonly Fact[];
}

export type DocumentStatus = 'draft' | 'approved' | 'sent' | 'discarded';

const ownEvents: ReadonlySet<string> = new Set([
  'document-drafted',
  'document-approved',
  'document-discarded',
]);

/** The documents of a case, in the order in which they were begun. Only those written in the case itself. */
export function documentsOf(view: CaseView): readonly CaseDocument[] {
  const ids = new Set(view.own('document-drafted').map(({ data }) => String(data.documentId)));
  return [...ids].flatMap((id) => documentById(view, id) ?? []);
}

/** One document by its id, or null. */
export function documentById(view: CaseView, id: unknown): CaseDocument | null {
  const same = (fact: Fact): boolean => fact.data.documentId === id;
  const drafts = view.own('document-drafted').filter(same).toSorted(byVersion);
  const template = templateByName(drafts[0]?.data.template);
  if (!template) return null;
  const approvals = view.own('document-approved').filter(same);
  const versions = drafts.map((drafted) => ({
    version: Number(drafted.data.version),
    templateVersion: Number(drafted.data.templateVersion),
    drafted,
    approved: approvals.find((one) => one.data.version === drafted.data.version) ?? null,
  }));
  const latest = versions.at(-1);
  if (!latest) return null;
  return {
    id: String(id),
    template,
    versions,
    latest,
    discarded: view.own('document-discarded').find(same) ?? null,
    sent: view.state.facts.filter(
      (fact) => same(fact) && !fact.carried && fact.retractedBy === undefined && !ownEvents.has(fact.type),
    ),
  };
}

const byVersion = (a: Fact, b: Fact): number => Number(a.data.version) - Number(b.data.version);

/** Where a document stands: a newer draft of an approved one is a draft again. */
export function statusOfDocument({ discarded, sent, latest }: CaseDocument): DocumentStatus {
  if (sent.length > 0) return 'sent';
  if (discarded) return 'discarded';
  return latest.approved ? 'approved' : 'draft';
}

/** The version that is sent: the latest that was approved. */
export const approvedVersion = ({ versions }: CaseDocument): DocumentVersion | null =>
  versions.findLast(({ approved }) => approved !== null) ?? null;
