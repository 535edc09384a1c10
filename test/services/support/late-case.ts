import { publish } from '../../../db/publish.ts';
import { openCase } from '../../../domain/case/engine.ts';
import { parametersFor } from '../../../domain/rules/parameters.ts';
import { type LiveCase, liveFrom, passTime, take } from '../../../workflows/live-case.ts';
import { batchOf, settle } from '../../../workflows/publication.ts';
import { give } from './case-on-paper.ts';
import { hoursAgo, notificationOf } from './requests.ts';
import type { Store } from './store.ts';

/** A name that must be found nowhere outside the journal. */
export const CANARY_NAME = 'Prøve Person';

/** A case whose notification came 30 hours ago and was not assessed: reminder and breach of the 24 hours are due. */
export async function lateCase(store: Store, id: string): Promise<LiveCase> {
  const refer = {
    name: 'refer',
    at: hoursAgo(40),
    role: 'GP' as const,
    data: {
      receivedAt: hoursAgo(40),
      referrer: { role: 'GP', organisation: 'Lægehuset' },
      mother: { name: CANARY_NAME },
    },
  };
  const opening = {
    id,
    ref: 'pregnancy',
    kind: 'pregnancy' as const,
    municipality: 'Esbjerg',
    ruleSet: null,
    links: [],
  };
  const answer = openCase({ ...opening, parameters: parametersFor('esbjerg') }, refer);
  if (!answer.ok) throw new Error(answer.refusal.message.en);
  const empty = { ...answer.state, facts: [], lastEventId: 0, version: 0 };
  let live = take(liveFrom(empty), { command: refer, keyHash: `${id}0`, bodyHash: '' }, answer);
  live = give(live, hoursAgo(30), 'receive-notification', notificationOf('n1', hoursAgo(30)).data);
  return written(store, passTime(live, Date.now()));
}

/** The case after what it has to say is in the store. */
export async function written(store: Store, live: LiveCase): Promise<LiveCase> {
  const batch = batchOf(live, { nowMs: Date.now(), clockOffsetMs: 0, demo: false });
  const published = await publish(store.sql, batch);
  if (published.kind === 'withdrawn') throw new Error('withdrawn');
  return settle(live, { batch, entries: live.pending.length }, published);
}
