import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { LEAST_TLS } from '../../../../security/least-tls.ts';
import { isLoopbackHost } from '../../../../security/loopback-host.ts';
import { kombiPath, kombiRequest, readKombiResponse, readStatuses, statusPath } from './kombi.ts';
import type { DigitalPostProvider } from './provider.ts';
import { writeMemo } from './write-memo.ts';

/** Where and as whom to hand letters over. Files are read at each call, so that they may be renewed under way. */
export interface DigitalPostSettings {
  url: string;
  certFile?: string | undefined;
  keyFile?: string | undefined;
  caFile?: string | undefined;
  /** Holds the value of the header `Authorization`. */
  tokenFile?: string | undefined;
}

const TIMEOUT_MS = 20_000;
const LONGEST_ANSWER = 5_000_000;

/**
 * Digital Post over HTTP, in the shape of the municipalities' post service. Known to work with the local stand-in alone;
 * against the real service it has never run.
 */
export function httpDigitalPost(settings: DigitalPostSettings): DigitalPostProvider {
  const ask = (method: 'GET' | 'POST', path: string, body = '') => call(settings, method, path, body);
  return {
    takesReplacementNumbers: isLoopbackHost(new URL(settings.url).hostname),
    async submit(memo) {
      const written = writeMemo(memo);
      if (!written.ok) return { kind: 'refused', code: 'invalid' };
      const answer = await ask('POST', kombiPath, kombiRequest(written.xml));
      if ('code' in answer) return { kind: 'unknown', code: answer.code };
      const { status, text } = answer;
      // A request that was understood and refused is answered with 200 or 400 and its reason in the body.
      if (status === 200 || status === 400) return readKombiResponse(text);
      return { kind: 'unknown', code: `HTTP_${status}` };
    },
    async receiptsSince(after) {
      const answer = await ask('GET', `${statusPath}?after=${after}`);
      return 'code' in answer || answer.status !== 200 ? null : readStatuses(answer.text);
    },
  };
}

type Answer = { status: number; text: string } | { code: string };

/** One call; every trouble is a code, never another system's words. */
async function call(
  settings: DigitalPostSettings,
  method: string,
  path: string,
  body: string,
): Promise<Answer> {
  try {
    const url = new URL(path, settings.url);
    const { certFile, keyFile, caFile, tokenFile } = settings;
    const file = (name: string | undefined) => (name ? readFileSync(name) : undefined);
    const options = {
      method,
      timeout: TIMEOUT_MS,
      headers: {
        ...(method === 'POST' ? { 'Content-Type': 'application/xml', Accept: 'application/xml' } : {}),
        'x-TransaktionsId': randomUUID(),
        'x-TransaktionsTid': new Date(Date.now()).toISOString(),
        ...(tokenFile ? { Authorization: readFileSync(tokenFile, 'utf8').trim() } : {}),
      },
    };
    const tls = {
      cert: file(certFile),
      key: file(keyFile),
      ca: file(caFile),
      minVersion: LEAST_TLS as 'TLSv1.2',
    };
    return await new Promise<Answer>((done, failed) => {
      const heard = (response: IncomingMessage) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
          if (text.length > LONGEST_ANSWER) response.destroy(new Error('too long'));
        });
        response.on('end', () => done({ status: response.statusCode ?? 0, text }));
        response.on('error', failed);
      };
      const sent =
        url.protocol === 'https:'
          ? httpsRequest(url, { ...options, ...tls }, heard)
          : httpRequest(url, options, heard);
      sent.on('timeout', () => sent.destroy(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })));
      sent.on('error', failed);
      sent.end(body);
    });
  } catch (error) {
    const { code } = error as { code?: unknown };
    return { code: typeof code === 'string' ? code : 'NO_ANSWER' };
  }
}
