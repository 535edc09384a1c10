import { caseAccess } from '../../../access/case-access.ts';
import type { Breaches, ReceiptRow, Receipts, Retention } from '../../../api/disclosure-ports.ts';
import type { CaseEvent } from '../../../domain/case/fact.ts';
import type { CaseState } from '../../../domain/case/state.ts';
import { type Receipt, receiptsOf } from '../../../domain/disclosure/receipts.ts';
import { undecided } from '../../../domain/retention/policy.ts';

/** Receipts in memory: those of the events of a case, and what left it as an export. */
export function pureReceipts(eventsOf: (caseId: string) => readonly CaseEvent[]): Receipts {
  const exported = new Map<string, Receipt[]>();
  return {
    async write(caseId, receipt) {
      exported.set(caseId, [...(exported.get(caseId) ?? []), receipt]);
    },
    async list(caseId, { before = Number.MAX_SAFE_INTEGER, limit }) {
      const events = eventsOf(caseId);
      const rows = [...events.flatMap(receiptsOf), ...(exported.get(caseId) ?? [])].map((receipt, i) =>
        rowOf(receipt, i + 1, events),
      );
      return rows
        .reverse()
        .filter(({ seq }) => seq < before)
        .slice(0, limit);
    },
  };
}

function rowOf(receipt: Receipt, seq: number, events: readonly CaseEvent[]): ReceiptRow {
  const { atMs, ...rest } = receipt;
  const { disclosureId } = receipt.detail;
  const told = events.find(
    (event) =>
      event.type === 'disclosure-told' &&
      disclosureId !== undefined &&
      event.data.disclosureId === disclosureId,
  );
  return { ...rest, seq, at: new Date(atMs), toldAt: told ? new Date(told.at) : null };
}

/** Breaches of the cases in memory. */
export const pureBreaches = (states: () => readonly CaseState[]): Breaches => ({
  casesOf: async (municipalities) =>
    states().filter(
      (state) =>
        caseAccess(state).some(({ scope }) => municipalities.includes(scope)) &&
        state.facts.some(({ type }) => type === 'breach-discovered'),
    ),
});

/** No case is old enough to be erased in memory: retention needs the store. */
export const noRetention = (): Retention => ({
  policies: async () => [undecided('pregnancy'), undecided('child')],
  decide: async () => {},
  closed: async () => [],
  votes: async () => new Map(),
  vote: async () => {},
  erased: async () => [],
});
