import { verifyJournal } from '../../../db/verify-journal.ts';
import type { Invariant } from './evidence.ts';

/**
 * The journal's hash chains are whole, and every command has its events there, in the order of its versions. A log of
 * who read what is no part of this version.
 */
export const chainUnbroken: Invariant = {
  id: 'I6',
  says: 'the chain of the journal is complete and unbroken',
  async check({ store }) {
    const { rows, faults } = await verifyJournal(store.sql);
    const without = await store.owner<{ case_id: string; version: number }[]>`
      select c.case_id, c.version from case_command c
      where not exists (select 1 from journal j
                        where j.case_id = c.case_id and j.event_id between c.first_event_id and c.last_event_id
                          and j.version = c.version)`;
    return [
      ...(rows > 0 ? [] : ['the journal is empty']),
      ...faults.map((fault) => `${fault.caseId}: ${fault.problem} at ${fault.eventId ?? 'the end'}`),
      ...without.map((row) => `${row.case_id}: no event of version ${row.version}`),
    ];
  },
};
