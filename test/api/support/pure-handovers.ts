import type { Handovers } from '../../../api/handover-ports.ts';
import { viewOf } from '../../../domain/case/case-view.ts';
import type { CaseEvent } from '../../../domain/case/fact.ts';
import type { CaseState } from '../../../domain/case/state.ts';
import { handoversOf } from '../../../domain/handover/handover.ts';

/** Handovers of the cases in memory; nobody is told anything. */
export function pureHandovers(
  cases: () => Iterable<{ state: CaseState; events: readonly CaseEvent[] }>,
): Handovers {
  const all = () =>
    [...cases()].flatMap(({ state, events }) =>
      handoversOf(viewOf(state)).map((one) => ({ ...one, caseId: state.id, events })),
    );
  return {
    list: async (scope) => all().filter(({ from, to }) => from === scope || to === scope),
    async find(caseId, askedEvent) {
      const found = all().find((one) => one.caseId === caseId && one.askedEvent === askedEvent);
      if (!found) return null;
      const said = (id: number | null, field: string) => {
        const value = found.events.find((event) => event.id === id)?.data[field];
        return typeof value === 'string' ? value : null;
      };
      const { state, settledEvent } = found;
      return {
        ...found,
        summary: said(askedEvent, 'summary'),
        reason: state === 'rejected' ? said(settledEvent, 'reason') : null,
        told: [],
      };
    },
  };
}
