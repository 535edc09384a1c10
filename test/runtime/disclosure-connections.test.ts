import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import tls, { type SecureVersion, type TlsOptions } from 'node:tls';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { holdTls, LEAST_TLS } from '../../security/least-tls.ts';
import { certificate } from './stand-ins/certificate.ts';

const versions: readonly SecureVersion[] = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];
const oldest = versions.indexOf(LEAST_TLS);
// What is obsolete is offered only where somebody lowers the level of security too.
const lax = { ciphers: 'DEFAULT@SECLEVEL=0' };
const before = tls.DEFAULT_MIN_VERSION;
afterAll(() => {
  tls.DEFAULT_MIN_VERSION = before;
});

/** The version that both sides agreed on, or null where there was no connection. */
async function spoken(server: TlsOptions, client: tls.ConnectionOptions): Promise<string | null> {
  const listening = createServer({ ...certificate, ...server }, (_request, response) => response.end());
  await new Promise<void>((done) => listening.listen(0, '127.0.0.1', done));
  const { port } = listening.address() as AddressInfo;
  try {
    return await new Promise((done) => {
      const socket = tls.connect({ host: '127.0.0.1', port, rejectUnauthorized: false, ...client });
      socket.once('secureConnect', () => {
        done(socket.getProtocol());
        socket.destroy();
      });
      socket.once('error', () => done(null));
    });
  } finally {
    await new Promise((done) => listening.close(done));
  }
}

describe('Rigspolitiet: TLS 1.0', () => {
  it('a client that offers less than TLS 1.2 gets no connection', async () => {
    const house = { minVersion: LEAST_TLS } as const;
    expect(await spoken(house, { ...lax, minVersion: 'TLSv1', maxVersion: 'TLSv1.1' })).toBeNull();
    expect(await spoken(house, { maxVersion: 'TLSv1.2' })).toBe('TLSv1.2');
    expect(await spoken(house, {})).toBe('TLSv1.3');
  });

  it('the obsolete versions can be spoken here at all, so that their refusal says something', async () => {
    const old = { ...lax, minVersion: 'TLSv1', maxVersion: 'TLSv1.1' } as const;
    expect(await spoken(old, old)).toBe('TLSv1.1');
  });

  it('whatever the other side offers, and whatever the environment had set: at least 1.2, or nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...versions),
        fc.nat(3),
        fc.constantFrom<SecureVersion>('TLSv1', 'TLSv1.1', 'TLSv1.2'),
        async (lowest, more, environment) => {
          const highest = versions[Math.min(versions.indexOf(lowest) + more, 3)] ?? lowest;
          tls.DEFAULT_MIN_VERSION = environment;
          holdTls();
          // The house as the client: of database, mail and login service.
          const got = await spoken({ ...lax, minVersion: lowest, maxVersion: highest }, lax);
          expect(got).toBe(versions.indexOf(highest) < oldest ? null : highest);
        },
      ),
      { numRuns: 15 },
    );
  });

  it.each(['api/main.ts', 'worker/main.ts', 'cli/main.ts'])('%s holds its process to it', (file) => {
    expect(readFileSync(file, 'utf8')).toMatch(/^\s*holdTls\(\);$/m);
  });

  it.each([
    ['api/main.ts', 'its own server'],
    ['worker/delivery/channels/mail.ts', 'mail'],
  ])('%s names the least version for %s', (file) => {
    expect(readFileSync(file, 'utf8')).toContain('minVersion: LEAST_TLS');
  });
});
