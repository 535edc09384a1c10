// The embedded mode's mail server: takes every mail, sends none on, keeps each as a file for the page. On loopback, unless
// --host says otherwise. A process of its own: node bin/launch.mjs worker/embedded/mail-catcher.ts --port PORT --folder FOLDER
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { formatInstant } from '../../domain/calendar/copenhagen.ts';
import { hearTheUncaught } from '../last-resort.ts';
import { hearLooseWords } from '../log/loose-words.ts';
import { openLog } from '../open-log.ts';
import { type CaughtMail, keepMail, listMails, mailId, readMail } from './mails.ts';

export { listMails, readMail };

const LARGEST_MAIL_BYTES = 10 * 1024 * 1024;

/** A mail server that listens. */
export interface MailCatcher {
  /** smtp://HOST:PORT */
  url: string;
  stop: () => Promise<void>;
}

/** `tls`: its certificate, for senders from elsewhere, who ask for STARTTLS. `host`: 127.0.0.1 when left out. */
export interface MailCatcherOptions {
  /** 0: any free one. */
  port: number;
  folder: string;
  host?: string;
  tls?: { cert: Buffer; key: Buffer };
}

/** Starts a mail catcher that keeps what it gets in `folder`. */
export function startMailCatcher(options: MailCatcherOptions): Promise<MailCatcher> {
  const { host = '127.0.0.1', tls } = options;
  const server = new SMTPServer({
    banner: 'Tovholder mail catcher',
    authOptional: true,
    ...(tls ?? { disabledCommands: ['STARTTLS'] }),
    disableReverseLookup: true,
    size: LARGEST_MAIL_BYTES,
    onData(stream, session, answer) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const envelope = {
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map((recipient) => recipient.address),
        };
        // Answered only when the file is there: what the sender was told is delivered is never lost.
        read(Buffer.concat(chunks), envelope)
          .then((mail) => keepMail(options.folder, mail))
          .then(() => answer(), answer);
      });
    },
  });
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(options.port, host, () => {
      // A client that breaks off is its own trouble; the catcher goes on.
      server.removeListener('error', failed);
      server.on('error', () => {});
      const address = server.server.address();
      const port = typeof address === 'object' && address ? address.port : options.port;
      done({
        url: `smtp://${host}:${port}`,
        stop: () => new Promise((closed) => server.close(() => closed())),
      });
    });
  });
}

async function read(raw: Buffer, envelope: { from: string; to: string[] }): Promise<CaughtMail> {
  const parsed = await PostalMime.parse(raw);
  const receivedMs = Date.now();
  return {
    id: mailId(receivedMs),
    receivedAt: formatInstant(receivedMs),
    from: parsed.from?.address ?? envelope.from,
    to: envelope.to,
    subject: parsed.subject ?? '',
    text: parsed.text ?? '',
    headers: Object.fromEntries(parsed.headers.map((header) => [header.key, header.value])),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const log = openLog('mail-catcher');
  hearTheUncaught(log, { goOn: true });
  hearLooseWords(log);
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      folder: { type: 'string' },
      host: { type: 'string' },
      certificate: { type: 'string' },
      key: { type: 'string' },
    },
  });
  const { port, folder, host, certificate, key } = values;
  if (!folder) throw new Error('Say where to keep the mails: --folder FOLDER');
  const catcher = await startMailCatcher({
    port: Number(port),
    folder,
    ...(host ? { host } : {}),
    ...(certificate && key ? { tls: { cert: readFileSync(certificate), key: readFileSync(key) } } : {}),
  });
  const end = () => void catcher.stop().then(() => process.exit(0));
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  process.stdout.write(`mail catcher ready ${catcher.url}\n`);
}
