import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:https';

export interface SecureAnswer {
  url: string;
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** A browser without pages over TLS: cookies per host and port, redirects followed, certificates held against `ca`. */
export interface SecureAgent {
  send: (
    url: string,
    options?: { method?: string; headers?: Record<string, string>; body?: string },
  ) => Promise<SecureAnswer>;
  /** Follows redirects until there is a page. */
  open: (url: string, form?: Record<string, string>) => Promise<SecureAnswer>;
}

export function secureAgent(ca: Buffer): SecureAgent {
  const jars = new Map<string, Map<string, string>>();
  const jarOf = (url: string): Map<string, string> => {
    const { hostname } = new URL(url);
    const jar = jars.get(hostname) ?? new Map<string, string>();
    jars.set(hostname, jar);
    return jar;
  };
  const send: SecureAgent['send'] = (url, { method = 'GET', headers = {}, body } = {}) =>
    new Promise((done, failed) => {
      const jar = jarOf(url);
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const asked = request(
        url,
        {
          method,
          ca,
          agent: false,
          headers: { accept: 'text/html', ...(cookie ? { cookie } : {}), ...headers },
        },
        (answer) => {
          for (const line of answer.headers['set-cookie'] ?? []) {
            const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
            if (value === '') jar.delete(name);
            else jar.set(name, value);
          }
          let text = '';
          answer.setEncoding('utf8');
          answer.on('data', (chunk: string) => {
            text += chunk;
          });
          answer.once('end', () =>
            done({ url, status: answer.statusCode ?? 0, headers: answer.headers, text }),
          );
        },
      );
      asked.once('error', failed);
      asked.end(body);
    });
  return {
    send,
    async open(url, form) {
      const posted = {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams(form).toString(),
      };
      let answer = await send(url, form ? posted : {});
      for (let hop = 0; answer.status >= 300 && answer.status < 400 && hop < 20; hop += 1)
        answer = await send(new URL(answer.headers.location ?? '', answer.url).href);
      return answer;
    },
  };
}
