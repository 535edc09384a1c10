import type { SavedView, SavedViews } from '../../../api/saved-views.ts';

/** Saved views in memory. */
export function pureSavedViews(): SavedViews {
  const kept = new Map<string, SavedView[]>();
  const of = (subject: string) => kept.get(subject) ?? [];
  return {
    list: async (subject) => [...of(subject)].sort((a, b) => a.name.localeCompare(b.name, 'da')),
    keep: async (subject, view) => {
      const others = of(subject).filter(({ name }) => name !== view.name);
      const id = `v_${String(others.length + 1).padStart(32, '0')}`;
      kept.set(subject, [...others, { ...view, id }]);
    },
    drop: async (subject, id) => {
      kept.set(
        subject,
        of(subject).filter((one) => one.id !== id),
      );
    },
  };
}
