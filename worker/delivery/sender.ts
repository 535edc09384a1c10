import { randomUUID } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { type ClaimedMessage, claimMessages } from '../../db/claim-messages.ts';
import type { Sql } from '../../db/connect.ts';
import { type Outcome, settleMessage } from '../../db/settle-message.ts';
import { LEAST_TLS } from '../../security/least-tls.ts';
import { isLoopbackHost } from '../../security/loopback-host.ts';
import { type Loop, startLoop } from '../loop.ts';
import type { FindAddress } from './desk-address.ts';
import { deliveryKinds } from './kinds/index.ts';

/** What the sender stands on. */
export interface SenderParts {
  sql: Sql;
  smtpUrl: string;
  from: string;
  /** Where the links in the mails lead. */
  publicUrl: string;
  findAddress: FindAddress;
  /** Told what could not be sent, by code. */
  onFailure?: (failure: { seq: number; error: string; attempts: number }) => void;
  /** Told when the outbox itself could not be worked on. */
  onError?: (error: unknown) => void;
}

const AT_ONCE = 5;
// Longer than the longest that one mail can take, so that nobody else takes a message that is on its way.
const LEASE_SECONDS = 90;
const SMTP_TIMEOUT_MS = 20_000;
const POLL_MS = 500;
const LONGEST_RETRY_SECONDS = 3_600;

/**
 * Sends the messages of the outbox as mail, each once: it is claimed, checked again, sent and marked. Only where the
 * mail server's own answer was lost is it sent again, under the same Message-ID.
 */
export function startSender(parts: SenderParts): Loop {
  const by = randomUUID();
  const transport = createTransport({
    url: parts.smtpUrl,
    // Off this machine never in the clear, also where the server would take it.
    requireTLS: !isLoopbackHost(new URL(parts.smtpUrl).hostname),
    tls: { minVersion: LEAST_TLS },
    connectionTimeout: SMTP_TIMEOUT_MS,
    greetingTimeout: SMTP_TIMEOUT_MS,
    socketTimeout: SMTP_TIMEOUT_MS,
  });
  return startLoop(
    POLL_MS,
    async () => {
      const claimed = await claimMessages(parts.sql, { by, limit: AT_ONCE, leaseSeconds: LEASE_SECONDS });
      await Promise.all(
        claimed.map(async (message) => {
          const outcome = await attempt(message, parts, transport);
          await settleMessage(parts.sql, message.seq, by, outcome);
          if (outcome.kind === 'failed')
            parts.onFailure?.({ seq: message.seq, error: outcome.error, attempts: message.attempts });
        }),
      );
      return claimed.length === AT_ONCE;
    },
    parts.onError,
  );
}

async function attempt(
  message: ClaimedMessage,
  { sql, from, publicUrl, findAddress }: SenderParts,
  transport: ReturnType<typeof createTransport>,
): Promise<Outcome> {
  const kind = deliveryKinds[message.kind];
  if (!kind) return { kind: 'failed', error: 'NO_KIND', retrySeconds: LONGEST_RETRY_SECONDS };
  const context = { sql, nowMs: Date.now() };
  const checked = await kind.check(message, context);
  if ('silent' in checked) return { kind: 'cancelled', reason: checked.silent };
  const to = await findAddress(checked.at, message.recipient);
  if (!to) return { kind: 'failed', error: 'NO_ADDRESS', retrySeconds: LONGEST_RETRY_SECONDS };
  const content = await kind.compose(message, { ...context, publicUrl, from });
  try {
    await transport.sendMail({
      from,
      to,
      ...content,
      messageId: message.message_id,
      headers: { ...content.headers, 'Auto-Submitted': 'auto-generated' },
    });
    return { kind: 'sent' };
  } catch (error) {
    const { responseCode, code } = error as { responseCode?: number; code?: string };
    const retrySeconds = Math.min(5 * 2 ** Math.min(message.attempts, 12), LONGEST_RETRY_SECONDS);
    return { kind: 'failed', error: String(responseCode ?? code ?? 'UNKNOWN'), retrySeconds };
  }
}
