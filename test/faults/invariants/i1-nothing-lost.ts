import type { Invariant } from './evidence.ts';

/** Every answered command stands in the journal with the version and the events that its caller was told. */
export const nothingLost: Invariant = {
  id: 'I1',
  says: 'no acknowledged command is lost',
  async check({ client, store }) {
    const broken: string[] = [];
    for (const { key, keyHash, caseId, answer } of client.operations) {
      if (!answer) continue;
      const [row] = await store.owner<{ version: number }[]>`
        select version from case_command where case_id = ${caseId} and key_hash = ${keyHash}`;
      if (row?.version !== answer.version) {
        broken.push(`${key}: answered as version ${answer.version}, stored as ${row?.version ?? 'nothing'}`);
        continue;
      }
      const ids = answer.events.map((event) => event.id);
      const rows = await store.owner`
        select 1 from journal where case_id = ${caseId} and event_id = any(${ids}) and version = ${answer.version}`;
      // The answer to an opening names no events; its referral is the first of the journal.
      if (rows.length !== ids.length) broken.push(`${key}: ${rows.length} of ${ids.length} events are there`);
    }
    return broken;
  },
};
