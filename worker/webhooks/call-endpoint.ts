import { request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import { LEAST_TLS } from '../../security/least-tls.ts';
import { outwardAddress } from '../../security/outward-address.ts';

/** What came of a call, by code and never in the words of another system. `host`: nobody answered at all. */
export type CallOutcome =
  | { kind: 'accepted'; code: string }
  | { kind: 'refused'; code: string }
  | { kind: 'gone'; code: string }
  | { kind: 'host'; code: string };

const TIMEOUT_MS = 10_000;
const MOST_ANSWER_BYTES = 64 * 1_024;

/**
 * Calls an endpoint once. Its name is looked up and what it stands for is called, nothing inside a network; no redirect
 * is followed, and of the answer only the status counts. Rejects only when `stopping` is aborted.
 */
export async function callEndpoint(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  { allowLoopback, stopping }: { allowLoopback: boolean; stopping: AbortSignal },
): Promise<CallOutcome> {
  const { protocol, hostname } = new URL(url);
  const found = await outwardAddress(hostname, { allowLoopback });
  if (found === 'not-allowed') return { kind: 'refused', code: 'ADDRESS_NOT_ALLOWED' };
  if (found === 'unknown-host') return { kind: 'host', code: 'UNKNOWN_HOST' };
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const send = protocol === 'https:' ? requestTls : requestPlain;
  return new Promise((done, stopped) => {
    const fail = (error: Error & { code?: string }) => {
      if (stopping.aborted) stopped(error);
      else done({ kind: 'host', code: timeout.aborted ? 'TIMEOUT' : (error.code ?? 'UNKNOWN') });
    };
    const asked = send(
      url,
      {
        method: 'POST',
        agent: false,
        signal: AbortSignal.any([timeout, stopping]),
        minVersion: LEAST_TLS,
        maxHeaderSize: 16 * 1_024,
        // What was looked at is what is called, whatever the name says by now.
        lookup: (_name, options, answer) =>
          options.all
            ? answer(null, [{ address: found.address, family: found.family }])
            : answer(null, found.address, found.family),
        headers: {
          ...headers,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Tovholder',
        },
      },
      (answered) => {
        const status = answered.statusCode ?? 0;
        let bytes = 0;
        answered.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > MOST_ANSWER_BYTES) answered.destroy();
        });
        answered.on('error', () => {});
        answered.on('close', () => done(outcomeOf(status)));
      },
    );
    asked.on('error', fail);
    asked.end(body);
  });
}

function outcomeOf(status: number): CallOutcome {
  const code = `HTTP_${status}`;
  if (status >= 200 && status < 300) return { kind: 'accepted', code };
  if (status === 410) return { kind: 'gone', code };
  // A host that is there and overloaded or broken is left alone like one that is away.
  return { kind: status === 429 || status >= 500 ? 'host' : 'refused', code };
}
