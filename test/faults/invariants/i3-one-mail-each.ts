import { waitUntil } from '../../../db/wait-for-event.ts';
import type { Invariant } from './evidence.ts';

const PATIENCE_MS = 120_000;

/**
 * Each due reminder has one row with one key and is sent or withdrawn; each of its deliveries by mail lies in its
 * recipient's box exactly once: a transmission that was repeated because its acknowledgement was lost carries the same Message-ID, and is dropped.
 */
export const oneMailEach: Invariant = {
  id: 'I3',
  says: 'each due reminder is delivered once, never two deliveries with the same key',
  async check({ store, mail }) {
    // An invitation of a demo case, whose clock is years ahead, waits for years.
    const settled = await waitUntil(async () => {
      const rows = await store.owner`
        select 1 from outbox
        where sent_at is null and cancelled_at is null and next_attempt_at < now() + interval '1 day' limit 1`;
      return rows.length === 0;
    }, PATIENCE_MS);
    const waiting = await store.owner<{ what: string; n: number }[]>`
      select kind || coalesce(' ' || last_error, '') as what, count(*)::int as n from outbox
      where sent_at is null and cancelled_at is null and next_attempt_at < now() + interval '1 day' group by 1`;
    const broken = settled ? [] : waiting.map(({ what, n }) => `${n} of ${what} are still waiting`);
    const rows = await store.owner<{ message_id: string; sent: boolean; reached: boolean }[]>`
      select message_id, sent_at is not null as sent,
             exists (select 1 from delivery d where d.message_seq = o.seq and d.state = 'sent') as reached
      from outbox o`;
    const keys = new Set(rows.map((row) => row.message_id));
    if (keys.size !== rows.length) broken.push('two reminders share a key');
    const silent = rows.filter(({ sent, reached }) => sent && !reached);
    if (silent.length > 0) broken.push(`${silent.length} reminders marked as sent reached nobody`);
    const boxes = new Map<string, number>();
    for (const { messageId } of mail.kept()) boxes.set(messageId, (boxes.get(messageId) ?? 0) + 1);
    const mails = await store.owner<{ message_id: string; sent: boolean }[]>`
      select message_id, state = 'sent' as sent from delivery where channel = 'mail'`;
    for (const { message_id, sent } of mails) {
      const copies = boxes.get(message_id) ?? 0;
      if (sent && copies !== 1) broken.push(`a reminder marked as sent lies ${copies} times in a box`);
    }
    const explained = new Set(mails.map((row) => row.message_id));
    for (const messageId of boxes.keys())
      if (!explained.has(messageId)) broken.push('a mail that no reminder explains');
    return broken;
  },
};
