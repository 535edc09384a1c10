import type { Draft, DraftPlace, Drafts } from '../../../api/draft-ports.ts';

/** Drafts in memory. */
export function pureDrafts(clock: () => number): Drafts {
  const kept = new Map<string, { place: DraftPlace; draft: Draft }>();
  const at = ({ subject, caseId, form }: DraftPlace) => `${subject}/${caseId}/${form}`;
  return {
    find: async (place) => kept.get(at(place))?.draft ?? null,
    keep: async (place, content) => {
      const savedMs = clock();
      kept.set(at(place), { place, draft: { ...content, savedMs } });
      return savedMs;
    },
    drop: async (place, key) => {
      if (key === null || kept.get(at(place))?.draft.key === key) kept.delete(at(place));
    },
    list: async (subject, caseId) =>
      [...kept.values()]
        .filter(({ place }) => place.subject === subject && (caseId === null || place.caseId === caseId))
        .map(({ place, draft }) => ({ caseId: place.caseId, form: place.form, savedMs: draft.savedMs }))
        .sort((a, b) => b.savedMs - a.savedMs),
  };
}
