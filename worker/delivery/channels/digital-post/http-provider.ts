import { randomUUID } from 'node:crypto';
import { isLoopbackHost } from '../../../../security/loopback-host.ts';
import { type CallSettings, callOut } from '../call-out.ts';
import { kombiPath, kombiRequest, readKombiResponse, readStatuses, statusPath } from './kombi.ts';
import type { DigitalPostProvider } from './provider.ts';
import { writeMemo } from './write-memo.ts';

/** Where and as whom to hand letters over. */
export type DigitalPostSettings = CallSettings;

/**
 * Digital Post over HTTP, in the shape of the municipalities' post service. Known to work with the local stand-in alone;
 * against the real service it has never run.
 */
export function httpDigitalPost(settings: DigitalPostSettings): DigitalPostProvider {
  const ask = (method: 'GET' | 'POST', path: string, body = '') =>
    callOut(settings, {
      method,
      path,
      body,
      headers: {
        ...(method === 'POST' ? { 'Content-Type': 'application/xml', Accept: 'application/xml' } : {}),
        'x-TransaktionsId': randomUUID(),
        'x-TransaktionsTid': new Date(Date.now()).toISOString(),
      },
    });
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
