import { isLoopbackHost } from '../../../../security/loopback-host.ts';
import type { DigitalPostSettings } from './http-provider.ts';

/** Where letters are handed over, from the environment; null where nobody has said. */
export function digitalPostSettings(env: NodeJS.ProcessEnv): DigitalPostSettings | null {
  if (!env.DIGITAL_POST_URL) return null;
  return {
    url: env.DIGITAL_POST_URL,
    certFile: env.DIGITAL_POST_CERT_FILE || undefined,
    keyFile: env.DIGITAL_POST_KEY_FILE || undefined,
    caFile: env.DIGITAL_POST_CA_FILE || undefined,
    tokenFile: env.DIGITAL_POST_TOKEN_FILE || undefined,
  };
}

/** Whether letters stay on this very machine. */
export const isLocalPost = ({ url }: Pick<DigitalPostSettings, 'url'>): boolean =>
  isLoopbackHost(new URL(url).hostname);
