import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outgoing } from '../../worker/delivery/channels/channel.ts';
import { smsChannel } from '../../worker/delivery/channels/sms/channel.ts';
import { danishNumber } from '../../worker/delivery/channels/sms/phone-number.ts';
import { httpSms } from '../../worker/delivery/channels/sms/provider.ts';

/** A gateway that keeps each key once, and does with the next request what it is told. */
const kept = new Map<string, { to: string; text: string }>();
let next: 'take' | 'fail' | 'refuse' | 'drop' = 'take';
let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const does = next;
    next = 'take';
    if (does === 'fail') return void response.writeHead(503).end();
    if (does === 'refuse') return void response.writeHead(422).end();
    const key = String(request.headers['idempotency-key']);
    if (!kept.has(key)) kept.set(key, JSON.parse(body));
    if (does === 'drop') return void request.socket.destroy();
    response.writeHead(202).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((closed) => server.close(closed)));

const send = (key: string, address: string | null) =>
  smsChannel(httpSms({ url }), 'https://tovholder.example.invalid').send({
    delivery: { message_id: key },
    address,
  } as Outgoing);

describe('text messages to colleagues', () => {
  it('say that there is a message, and where, and nothing else', async () => {
    expect(await send('k1', '20 12 34 56')).toEqual({ kind: 'sent' });
    expect(kept.get('k1')).toEqual({
      to: '+4520123456',
      text: 'Der er en besked til dig i Tovholder: https://tovholder.example.invalid/notices',
    });
  });

  it('are taken once, also when the answer was lost', async () => {
    next = 'drop';
    expect(await send('k2', '+4520123456')).toMatchObject({ kind: 'later', code: 'SMS_AWAY' });
    const before = kept.size;
    expect(await send('k2', '+4520123456')).toEqual({ kind: 'sent' });
    expect(kept.size).toBe(before);
  });

  it('come again later when the gateway fails, and not at all when it refuses the number', async () => {
    next = 'fail';
    expect(await send('k3', '20123456')).toMatchObject({ kind: 'later', channelDown: true });
    next = 'refuse';
    expect(await send('k3', '20123456')).toEqual({ kind: 'refused', code: 'NUMBER_REFUSED' });
    expect(await send('k3', null)).toEqual({ kind: 'refused', code: 'BAD_NUMBER' });
  });

  it('go to Danish numbers alone, however these are written', () => {
    for (const written of ['20123456', '20 12 34 56', '+45 20123456', '004520123456', '20.12.34.56'])
      expect(danishNumber(written)).toBe('+4520123456');
    for (const written of ['', '1234567', '+4620123456', '2012345678', '12345678', '20123456\n', 'tyve'])
      expect(danishNumber(written)).toBeNull();
    fc.assert(
      fc.property(fc.string(), (written) => {
        expect(danishNumber(written) ?? '+4520123456').toMatch(/^\+45[2-9]\d{7}$/);
      }),
    );
  });
});
