import type { Sql } from '../db/connect.ts';
import { remindOfHandovers } from './handovers/remind-of-handovers.ts';
import { type Loop, startLoop } from './loop.ts';

const HANDOVER_POLL_MS = 15_000;

/** What goes out beside the mails: reminders of handovers nobody has answered. */
export function startOutgoing(sql: Sql, onError: (what: string, error: unknown) => void): Loop[] {
  return [
    startLoop(
      HANDOVER_POLL_MS,
      async () => {
        await remindOfHandovers(sql, Date.now());
        return false;
      },
      (error) => onError('unanswered handovers could not be looked at', error),
    ),
  ];
}
