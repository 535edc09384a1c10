import type { CaseView } from './case-view.ts';

/**
 * The children that a case knows by ref: its own child, and those of the linked cases. A stillborn child gets no
 * case, so its ref is nobody's.
 */
export function childRefs(view: CaseView): readonly string[] {
  const linked = view.state.links.filter((link) => link.rel !== 'pregnancy').map((link) => link.ref);
  return view.kind === 'child' ? [view.state.ref, ...linked] : linked;
}

/** `who` under the name all linked cases use: in a child's own case plain `child` is that child. */
export const canonicalWho = (who: unknown, view: CaseView): string =>
  who === 'child' && view.kind === 'child' ? view.state.ref : String(who);

/** Whether the death of this person is recorded. */
export const isDead = (who: string, view: CaseView): boolean =>
  view.of('death-recorded').some((fact) => fact.data.who === who);
