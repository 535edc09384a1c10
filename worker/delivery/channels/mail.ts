import { createTransport } from 'nodemailer';
import { LEAST_TLS } from '../../../security/least-tls.ts';
import { isLoopbackHost } from '../../../security/loopback-host.ts';
import type { Channel } from './channel.ts';
import { heldBody } from './held-body.ts';
import { mailAnswer } from './mail-answer.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { onlyAddress } from './only-address.ts';

/** Where mail is handed over, and as whom. */
export interface MailSettings {
  /** smtp://user:password@host:587, or smtps:// */
  url: string;
  from: string;
  /** `required`: never in the clear; `opportunistic`: TLS where the server offers it. Left out: required off this machine. */
  tls?: 'required' | 'opportunistic';
  /** Certificates (PEM) that are trusted besides those of the system. */
  ca?: string;
  /** How many connections at most; 4 when left out. */
  connections?: number;
}

const GREETING_TIMEOUT_MS = 20_000;
// Longer than a body may wait for its turn.
const ANSWER_TIMEOUT_MS = 60_000;
const CONNECTIONS = 4;
const MAILS_PER_CONNECTION = 1_000;

/**
 * Mail over SMTP, on connections that are kept. Several mails are on their way at once, but only one body at a time is
 * under way or answered and not on record: whoever kills the process loses at most that one answer.
 */
export function mailChannel(settings: MailSettings): Channel {
  const { url, from, tls, ca, connections = CONNECTIONS } = settings;
  const isHere = isLoopbackHost(new URL(url).hostname);
  const turns = oneAtATime();
  const begun = new Set<number>();
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: connections,
    maxMessages: MAILS_PER_CONNECTION,
    requireTLS: tls ? tls === 'required' : !isHere,
    // In the clear to this machine by itself, as it ever was.
    ignoreTLS: tls === undefined && isHere,
    tls: { minVersion: LEAST_TLS, ...(ca ? { ca: [ca] } : {}) },
    connectionTimeout: GREETING_TIMEOUT_MS,
    greetingTimeout: GREETING_TIMEOUT_MS,
    socketTimeout: ANSWER_TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  transport.use('stream', (mail, done) => {
    const seq = (mail.data as { seq?: number }).seq ?? 0;
    mail.message.processFunc((body) =>
      heldBody(body, async () => {
        await turns.wait(seq);
        begun.add(seq);
      }),
    );
    done();
  });
  // What goes wrong is told with the mail that it happened to.
  transport.on('error', () => {});
  return {
    name: 'mail',
    takesKey: false,
    async send({ delivery, address, compose }) {
      const to = address === null ? null : onlyAddress(address);
      if (to === null) return { kind: 'refused', code: 'BAD_ADDRESS' };
      try {
        const content = await compose();
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject: content.subject,
          text: content.text,
          ...(content.icalEvent ? { icalEvent: { ...content.icalEvent, filename: 'invite.ics' } } : {}),
          messageId: delivery.message_id,
          headers: { ...content.headers, 'Auto-Submitted': 'auto-generated' },
          seq: delivery.seq,
        } as Parameters<typeof transport.sendMail>[0]);
        return { kind: 'sent' };
      } catch (error) {
        return mailAnswer(error, begun.has(delivery.seq));
      }
    },
    recorded({ seq }) {
      begun.delete(seq);
      turns.end(seq);
    },
    close: () => transport.close(),
  };
}
