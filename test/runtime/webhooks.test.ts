import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isLoopbackAddress, isPublicAddress, outwardAddress } from '../../security/outward-address.ts';
import { callEndpoint } from '../../worker/webhooks/call-endpoint.ts';
import { blockAfter, pauseAfter } from '../../worker/webhooks/retry-pause.ts';
import { newWebhookSecret, signedHeaders } from '../../worker/webhooks/sign.ts';

describe('the signature', () => {
  it('is that of Standard Webhooks, by its published vector', () => {
    const headers = signedHeaders('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      atMs: 1_614_265_330_000,
      body: '{"test": 2432232314}',
    });
    expect(headers).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('is made with a secret of 32 random bytes', () => {
    const secret = newWebhookSecret();
    expect(Buffer.from(secret.replace('whsec_', ''), 'base64')).toHaveLength(32);
    expect(newWebhookSecret()).not.toBe(secret);
  });
});

describe('where a call may go', () => {
  it.each([
    ...['10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '127.0.0.1', '169.254.169.254', '0.0.0.0'],
    ...['100.64.0.1', '224.0.0.1', '255.255.255.255', '192.0.2.1', '198.18.0.1'],
    ...['::1', '::', 'fe80::1', 'fc00::1', 'fd12::1', '::ffff:10.0.0.1', '::ffff:8.8.8.8', '64:ff9b::a00:1'],
    ...['2002:a00:1::', '2001:db8::1', '2001::1', 'ff02::1', 'nonsense'],
  ])('not to %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '2a00:1450:400f::1', '2606:4700::1111'])(
    'to %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it('this machine only where a demo is allowed it', async () => {
    expect(await outwardAddress('127.0.0.1', { allowLoopback: false })).toBe('not-allowed');
    expect(await outwardAddress('[::1]', { allowLoopback: false })).toBe('not-allowed');
    expect(await outwardAddress('localhost', { allowLoopback: false })).toBe('not-allowed');
    expect(await outwardAddress('127.0.0.1', { allowLoopback: true })).toEqual({
      address: '127.0.0.1',
      family: 4,
    });
    expect(await outwardAddress('10.0.0.1', { allowLoopback: true })).toBe('not-allowed');
    expect(await outwardAddress('no-such-host.invalid', { allowLoopback: false })).toBe('unknown-host');
  });

  it('no address is both public and of this machine', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (address) => {
        expect(isPublicAddress(address) && isLoopbackAddress(address)).toBe(false);
      }),
    );
  });
});

describe('the pauses', () => {
  it('grow, stay below a day and a bit, and differ between messages', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.uuid(), (attempts, id) => {
        const pause = pauseAfter(attempts, id);
        expect(pause).toBeGreaterThanOrEqual(4);
        expect(pause).toBeLessThanOrEqual(24 * 3_600 * 1.1);
        expect(pauseAfter(attempts, id)).toBe(pause);
        expect(blockAfter(attempts, id)).toBeLessThanOrEqual(3_600);
      }),
    );
    expect(pauseAfter(3, 'a')).toBeGreaterThan(pauseAfter(2, 'a'));
  });
});

describe('a call', () => {
  let server: Server;
  let url: string;
  const seen: string[] = [];
  const call = (path: string, allowLoopback = true) =>
    callEndpoint(`${url}${path}`, '{}', {}, { allowLoopback, stopping: new AbortController().signal });

  beforeAll(async () => {
    server = createServer((asked, answer) => {
      seen.push(asked.url ?? '');
      if (asked.url === '/redirect') return void answer.writeHead(302, { location: '/elsewhere' }).end();
      if (asked.url === '/long') return void answer.writeHead(200).end('x'.repeat(1_000_000));
      if (asked.url === '/gone') return void answer.writeHead(410).end();
      if (asked.url === '/broken') return void answer.writeHead(503).end();
      if (asked.url === '/drops') return void asked.socket.destroy();
      answer.writeHead(204).end();
    });
    await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());

  it('is taken by any status of success, however long the answer', async () => {
    expect(await call('/')).toEqual({ kind: 'accepted', code: 'HTTP_204' });
    expect(await call('/long')).toEqual({ kind: 'accepted', code: 'HTTP_200' });
  });

  it('follows nowhere, and tells a refusal from a host that is away', async () => {
    expect(await call('/redirect')).toEqual({ kind: 'refused', code: 'HTTP_302' });
    expect(seen).not.toContain('/elsewhere');
    expect(await call('/gone')).toEqual({ kind: 'gone', code: 'HTTP_410' });
    expect(await call('/broken')).toEqual({ kind: 'host', code: 'HTTP_503' });
    expect((await call('/drops')).kind).toBe('host');
  });

  it('does not leave for this machine outside a demo', async () => {
    const before = seen.length;
    expect(await call('/', false)).toEqual({ kind: 'refused', code: 'ADDRESS_NOT_ALLOWED' });
    expect(seen).toHaveLength(before);
  });
});
