import type { Sql } from '../db/connect.ts';
import { remindOfHandovers } from './handovers/remind-of-handovers.ts';
import { type Loop, startLoop } from './loop.ts';
import { startWebhooks } from './webhooks/webhook-sender.ts';

const HANDOVER_POLL_MS = 15_000;

/** What goes out beside the mails: reminders of handovers nobody has answered, and events for other systems. */
export function startOutgoing(
  sql: Sql,
  env: NodeJS.ProcessEnv,
  onError: (what: string, error: unknown) => void,
): Loop[] {
  return [
    startLoop(
      HANDOVER_POLL_MS,
      async () => {
        await remindOfHandovers(sql, Date.now());
        return false;
      },
      (error) => onError('unanswered handovers could not be looked at', error),
    ),
    startWebhooks({
      sql,
      // Without a login for real it is a demo on this machine, whose endpoints may be here too.
      allowLoopback: !env.OIDC_ISSUER,
      onError: (error) => onError('webhooks could not be worked on', error),
    }),
  ];
}
