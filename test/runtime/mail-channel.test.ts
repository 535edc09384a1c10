import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import type { ClaimedMessage } from '../../db/claim-messages.ts';
import type { Delivery } from '../../db/deliveries/delivery.ts';
import type { Answer, Channel } from '../../worker/delivery/channels/channel.ts';
import { type MailSettings, mailChannel } from '../../worker/delivery/channels/mail.ts';
import { certificate } from './stand-ins/certificate.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

interface Taken {
  to: string[];
  raw: string;
}

/** A real mail server on this machine; `answer` says what it makes of each mail. */
async function serve(
  options: SMTPServerOptions,
  answer: (taken: Taken, end: (error?: Error) => void, drop: () => void) => void = (_taken, end) => end(),
): Promise<{ url: string; taken: Taken[] }> {
  const taken: Taken[] = [];
  const sockets = new Set<{ destroy(): void }>();
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    ...(options.key ? {} : { disabledCommands: ['STARTTLS'] }),
    closeTimeout: 50,
    ...options,
    onData(stream, session, end) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const one = {
          to: session.envelope.rcptTo.map(({ address }) => address),
          raw: String(Buffer.concat(chunks)),
        };
        taken.push(one);
        answer(one, end, () => {
          for (const socket of sockets) socket.destroy();
        });
      });
    },
  });
  server.on('error', () => {});
  server.server.on('connection', (socket: { destroy(): void }) => sockets.add(socket));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closers.push(() => new Promise<void>((done) => server.close(done)));
  return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, taken };
}

function channelTo(url: string, settings: Partial<MailSettings> = {}): Channel {
  const channel = mailChannel({ url, from: 'tovholder@example.invalid', ...settings });
  closers.push(() => channel.close?.());
  return channel;
}

let seq = 0;

async function send(channel: Channel, address: string | null = 'fr@kommune.invalid'): Promise<Answer> {
  seq += 1;
  const delivery = { seq, message_id: `<m${seq}@tovholder.invalid>` } as Delivery;
  const answer = await channel.send({
    message: {} as ClaimedMessage,
    delivery,
    address,
    compose: async () => ({
      subject: 'Tovholder: æøå',
      text: 'Se fristen:\nhttps://example.invalid/cases/c_1\n',
    }),
  });
  channel.recorded?.(delivery);
  return answer;
}

const refusal = (responseCode: number): Error => Object.assign(new Error('no'), { responseCode });

describe('mail over SMTP', () => {
  it('reaches a server that takes its time, several at once', async () => {
    const { url, taken } = await serve({}, (_taken, end) => void setTimeout(end, 30));
    const channel = channelTo(url);
    const answers = await Promise.all([1, 2, 3, 4, 5, 6].map(() => send(channel)));
    expect(answers).toEqual(answers.map(() => ({ kind: 'sent' })));
    expect(new Set(taken.map(({ raw }) => /^Message-ID: (.*)\r$/im.exec(raw)?.[1])).size).toBe(6);
  });

  it('has at most one body on its way that is not on record', async () => {
    let underWay = 0;
    let most = 0;
    const { url } = await serve({}, (_taken, end) => {
      underWay += 1;
      most = Math.max(most, underWay);
      setTimeout(() => end(), 10);
    });
    const channel = channelTo(url);
    const one = async (number: number) => {
      const delivery = { seq: 10_000 + number, message_id: `<n${number}@tovholder.invalid>` } as Delivery;
      const compose = async () => ({ subject: 'x', text: 'y' });
      await channel.send({ message: {} as ClaimedMessage, delivery, address: 'a@b.invalid', compose });
      // Slow to be written down.
      await new Promise((done) => setTimeout(done, 10));
      underWay -= 1;
      channel.recorded?.(delivery);
    };
    await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(one));
    expect(most).toBe(1);
  });

  it('comes again after greylisting, on the same connection', async () => {
    let tries = 0;
    const { url, taken } = await serve({
      onRcptTo: (_address, _session, done) => {
        tries += 1;
        done(tries === 1 ? refusal(451) : null);
      },
    });
    const channel = channelTo(url);
    expect(await send(channel)).toEqual({ kind: 'later', code: 'TRY_LATER', channelDown: false });
    expect(await send(channel)).toEqual({ kind: 'sent' });
    expect(taken).toHaveLength(1);
  });

  it('does not try an address again that the server refuses, and goes on with the next', async () => {
    const { url, taken } = await serve({
      onRcptTo: ({ address }, _session, done) => done(address.startsWith('gone') ? refusal(550) : null),
    });
    const channel = channelTo(url);
    expect(await send(channel, 'gone@kommune.invalid')).toEqual({ kind: 'refused', code: 'ADDRESS_REFUSED' });
    expect(await send(channel)).toEqual({ kind: 'sent' });
    expect(taken.map(({ to }) => to)).toEqual([['fr@kommune.invalid']]);
  });

  it('knows that the answer was lost when the connection breaks after the body', async () => {
    let first = true;
    const { url, taken } = await serve({}, (_taken, end, drop) => {
      if (!first) return end();
      first = false;
      drop();
    });
    const channel = channelTo(url);
    expect(await send(channel)).toEqual({ kind: 'later', code: 'ANSWER_LOST', answerLost: true });
    expect(await send(channel)).toEqual({ kind: 'sent' });
    expect(taken).toHaveLength(2);
  });

  it('says plainly that nobody listens, and that a login is refused', async () => {
    const { url } = await serve({
      authOptional: false,
      authMethods: ['PLAIN'],
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(refusal(535)),
    });
    const withLogin = url.replace('smtp://', 'smtp://somebody:wrong@');
    expect(await send(channelTo(withLogin))).toEqual({
      kind: 'later',
      code: 'LOGIN_REFUSED',
      channelDown: true,
    });
    await closers.pop()?.();
    await closers.pop()?.();
    expect(await send(channelTo(url))).toEqual({ kind: 'later', code: 'SERVER_AWAY', channelDown: true });
  });

  it('sends nothing in the clear where TLS is required, nor to a certificate that does not hold', async () => {
    const plain = await serve({});
    expect(await send(channelTo(plain.url, { tls: 'required' }))).toMatchObject({ code: 'TLS_REFUSED' });
    const secure = await serve({ ...certificate });
    const host = secure.url.replace('127.0.0.1', 'localhost');
    expect(await send(channelTo(host, { tls: 'required' }))).toEqual({
      kind: 'later',
      code: 'TLS_REFUSED',
      channelDown: true,
    });
    expect([...plain.taken, ...secure.taken]).toEqual([]);
    expect(await send(channelTo(host, { tls: 'required', ca: certificate.cert }))).toEqual({ kind: 'sent' });
    expect(secure.taken).toHaveLength(1);
  });
});

describe('what somebody entered as an address', () => {
  it('never becomes a header, a second receiver or a command', async () => {
    const { url, taken } = await serve({});
    const channel = channelTo(url);
    const part = fc.constantFrom(
      'a@b.invalid',
      '\r\n',
      '\n',
      'Bcc: x@y.invalid',
      ',',
      '<',
      '>',
      ';',
      '\0',
      '"',
      ' ',
      '\u202e',
      'RCPT TO:',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 4 }), async (parts) => {
        const before = taken.length;
        const address = parts.join('');
        const answer = await send(channel, address);
        const got = taken.slice(before);
        if (answer.kind !== 'sent') {
          expect(got).toEqual([]);
          return;
        }
        expect(got.map(({ to }) => to)).toEqual([[address.trim()]]);
        expect(got[0]?.raw).not.toMatch(/^bcc:/im);
      }),
      { numRuns: 60 },
    );
    expect(await send(channel, null)).toEqual({ kind: 'refused', code: 'BAD_ADDRESS' });
  });
});
