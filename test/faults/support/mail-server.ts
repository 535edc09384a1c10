import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** One mail as it came in over SMTP. */
export interface Transmission {
  messageId: string;
  to: string[];
  text: string;
}

/** A receiving mail server: takes every transmission down and keeps one mail per Message-ID, as such servers do. */
export interface MailServer {
  url: string;
  transmissions: Transmission[];
  /** Mails in the recipients' boxes: transmissions whose Message-ID was not known yet. */
  kept: () => Transmission[];
  /** Told of the next mail when it is taken and not yet answered; what it returns is waited for. */
  onNext: (told: ((mail: Transmission) => Promise<void>) | null) => void;
  stop: () => Promise<void>;
}

export function startMailServer(): Promise<MailServer> {
  const transmissions: Transmission[] = [];
  let told: ((mail: Transmission) => Promise<void>) | null = null;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onData(stream, session, answer) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const parsed = await PostalMime.parse(Buffer.concat(chunks));
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const mail = { messageId: parsed.messageId ?? '', to, text: `${parsed.subject} ${parsed.text}` };
        transmissions.push(mail);
        const tell = told;
        told = null;
        await tell?.(mail);
        answer();
      });
    },
  });
  // A sender that is killed breaks its connection off; that is the test.
  server.on('error', () => {});
  return new Promise((ready) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      ready({
        url: `smtp://127.0.0.1:${port}`,
        transmissions,
        kept: () => [...new Map(transmissions.map((mail) => [mail.messageId, mail])).values()],
        onNext: (tell) => {
          told = tell;
        },
        stop: () => new Promise((closed) => server.close(() => closed())),
      });
    });
  });
}
