import type { Sql } from '../../../db/connect.ts';
import { mailChannel } from '../../../worker/delivery/channels/mail.ts';
import { taskChannel } from '../../../worker/delivery/family/task-channel.ts';
import { peopleOf } from '../../../worker/delivery/people.ts';
import { startSender } from '../../../worker/delivery/sender.ts';
import type { Loop } from '../../../worker/loop.ts';

/** A sender to a mail server on this machine, with made-up mailboxes for roles that have none. */
export function localSender(sql: Sql, smtpUrl: string): Loop {
  const from = 'tovholder@example.invalid';
  return startSender({
    sql,
    channels: [mailChannel({ url: smtpUrl, from }), taskChannel(sql)],
    people: peopleOf(sql, true),
    publicUrl: 'https://tovholder.example.invalid',
    from,
  });
}
