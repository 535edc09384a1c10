import type { CaseState } from '../../domain/case/state.ts';

/**
 * States of cases as last read, by the hash of their journal's head: an unchanged case is neither fetched nor
 * derived again, because what is derived from a state is remembered with it. Holds at most `size`, oldest read first out.
 */
export class SnapshotCache {
  readonly #known = new Map<string, { head: string; state: CaseState }>();
  readonly #size: number;

  constructor(size: number) {
    this.#size = size;
  }

  /** The head that is known of a case, or ''. */
  headOf(caseId: string): string {
    return this.#known.get(caseId)?.head ?? '';
  }

  get(caseId: string, head: string): CaseState | null {
    const known = this.#known.get(caseId);
    return known?.head === head ? known.state : null;
  }

  keep(caseId: string, head: string, state: CaseState): void {
    this.#known.delete(caseId);
    this.#known.set(caseId, { head, state });
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= this.#size) return;
      this.#known.delete(oldest);
    }
  }
}
