/**
 * What was last read of a case, by the hash of its journal's head: an unchanged case is neither fetched nor derived
 * again. Holds at most `size` cases; what was kept longest ago goes first.
 */
export class HeadCache<Value> {
  readonly #known = new Map<string, { head: string; value: Value }>();
  readonly #size: number;

  constructor(size: number) {
    this.#size = size;
  }

  /** The head that is known of a case, or ''. */
  headOf(caseId: string): string {
    return this.#known.get(caseId)?.head ?? '';
  }

  get(caseId: string, head: string): Value | null {
    const known = this.#known.get(caseId);
    return known?.head === head ? known.value : null;
  }

  keep(caseId: string, head: string, value: Value): void {
    this.#known.delete(caseId);
    this.#known.set(caseId, { head, value });
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= this.#size) return;
      this.#known.delete(oldest);
    }
  }
}
