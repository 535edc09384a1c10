import { readFileSync } from 'node:fs';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { LEAST_TLS } from '../../../security/least-tls.ts';

/** Where to call, and as whom. Files are read at each call, so that they may be renewed under way. */
export interface CallSettings {
  url: string;
  certFile?: string | undefined;
  keyFile?: string | undefined;
  caFile?: string | undefined;
  /** Holds the value of the header `Authorization`. */
  tokenFile?: string | undefined;
}

/** One request. */
export interface Request {
  method: 'GET' | 'POST';
  path: string;
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** What came back: an answer of any status, or a code of why there was none. Never another system's words. */
export type CallAnswer = { status: number; text: string } | { code: string };

const TIMEOUT_MS = 20_000;
const LONGEST_ANSWER = 5_000_000;

/** One call to a provider's service; every trouble is a code. */
export async function callOut(settings: CallSettings, request: Request): Promise<CallAnswer> {
  try {
    const { certFile, keyFile, caFile, tokenFile } = settings;
    const { method, path, headers, body } = request;
    const url = new URL(path, settings.url);
    const file = (name: string | undefined) => (name ? readFileSync(name) : undefined);
    const authorization = tokenFile ? { Authorization: readFileSync(tokenFile, 'utf8').trim() } : {};
    const options = { method, timeout: TIMEOUT_MS, headers: { ...headers, ...authorization } };
    const tls = {
      cert: file(certFile),
      key: file(keyFile),
      ca: file(caFile),
      minVersion: LEAST_TLS as 'TLSv1.2',
    };
    return await new Promise<CallAnswer>((done, failed) => {
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
