import type { FaultStage } from '../support/stage.ts';

/** Something that must hold whatever happened. */
export interface Invariant {
  id: string;
  says: string;
  /** What goes against it, in words without content; empty when it holds. */
  check: (stage: FaultStage) => Promise<string[]>;
}

/** The ids of all cases that are live in the store. */
export async function liveCases({ store }: FaultStage): Promise<string[]> {
  const rows = await store.owner<{ id: string }[]>`
    select id from case_view where withdrawn_at is null order by seq`;
  return rows.map((row) => row.id);
}
