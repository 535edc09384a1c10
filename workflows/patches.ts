/** A change of the workflow code that running cases must be told apart by: one entry for each `patched(id)` call. */
export interface Patch {
  /** Dated and literal in the code: `2027-03-second-look`. Never used again once removed. */
  id: string;
  introducedOn: string;
  reason: string;
  /** When the call may become `deprecatePatch`, and when it may go: what no running case may still be before. */
  removableWhen: string;
}

/** Every patch that the workflow code asks for. A test compares this list with the code. */
export const patches: readonly Patch[] = [];
