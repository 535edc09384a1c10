import { caseAccess } from '../../../access/case-access.ts';
import type { Changes } from '../../../api/events/change-feed.ts';
import type { CaseChange } from '../../../db/case-changes.ts';
import type { CaseEvent } from '../../../domain/case/fact.ts';
import type { CaseState } from '../../../domain/case/state.ts';

/** Changes of the cases in memory, in the order in which they are noted. */
export function pureChanges(clockOffsetOf: (caseId: string) => number): Changes & {
  note(state: CaseState, events: readonly CaseEvent[]): void;
} {
  const rows: CaseChange[] = [];
  return {
    note(state, events) {
      for (const { version } of events)
        rows.push({
          cursor: { xid: '7', seq: rows.length + 1 },
          caseId: state.id,
          version,
          clockOffsetMs: clockOffsetOf(state.id),
          access: caseAccess(state),
        });
    },
    after: async ({ xid, seq }, limit) =>
      rows.filter(({ cursor }) => BigInt(xid) < 7n || (xid === '7' && cursor.seq > seq)).slice(0, limit),
    bounds: async () => {
      const none = { xid: '0', seq: 0 };
      return { first: rows[0]?.cursor ?? none, last: rows.at(-1)?.cursor ?? none };
    },
    sessionLives: async () => true,
  };
}
