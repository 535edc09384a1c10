import { publish } from '../../../db/publish.ts';
import { type LiveCase, passTime } from '../../../workflows/live-case.ts';
import { batchOf, settle } from '../../../workflows/publication.ts';
import { give, openedCase } from './case-on-paper.ts';
import { hoursAgo, notificationOf } from './requests.ts';
import type { Store } from './store.ts';

/** A name that must be found nowhere outside the journal. */
export const CANARY_NAME = 'Prøve Person';

/** A case whose notification came 30 hours ago and was not assessed: reminder and breach of the 24 hours are due. */
export async function lateCase(store: Store, id: string): Promise<LiveCase> {
  const at = hoursAgo(40);
  const data = {
    receivedAt: at,
    referrer: { role: 'GP', organisation: 'Lægehuset' },
    mother: { name: CANARY_NAME },
  };
  let live = openedCase({ id, kind: 'pregnancy' }, { at, data });
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
