import type { DigitalPostSender, FamilyContact, FamilyTask } from '../../../api/family-ports.ts';

/** Tasks and senders in memory; `tasks` is there to be filled. */
export function pureFamily(tasks: FamilyTask[], clock: () => number): FamilyContact {
  const senders = new Map<string, DigitalPostSender>();
  const isOpen = ({ settled }: FamilyTask) => settled === null || settled.outcome === 'returned';
  return {
    async tasks({ cases, id, state }, limit) {
      return tasks
        .filter((task) => (id === undefined || task.id === id) && (!cases || cases.includes(task.caseId)))
        .filter((task) => state === undefined || isOpen(task) === (state === 'open'))
        .slice(0, limit);
    },
    async settle(id, { outcome, reason, by }) {
      const task = tasks.find((one) => one.id === id && isOpen(one));
      if (!task || task.settled?.outcome === outcome) return false;
      task.settled = { outcome, reason, ms: clock(), by };
      return true;
    },
    digitalPost: async (organisation) => senders.get(organisation) ?? null,
    decideDigitalPost: async (organisation, sender) => senders.set(organisation, sender),
  };
}
