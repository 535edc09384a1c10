import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isLoopbackHost } from '../security/loopback-host.ts';
import type { RateLimits } from './rate-limit.ts';

/** Where the API listens, and how much it lets one caller ask. */
export interface ListenSettings {
  host: string;
  /** Its own certificate; undefined where a proxy on this machine holds it. */
  tls: { cert: Buffer; key: Buffer } | undefined;
  limits: RateLimits;
  /** Whether a limit was asked for by name: in demo mode there is none without. */
  limitsAsked: boolean;
}

const perMinute = (usual: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,6}$/, 'must be a whole number of requests per minute')
    .transform(Number)
    .default(usual);

const environment = z.object({
  TOVHOLDER_HOST: z.string().default('127.0.0.1'),
  TOVHOLDER_TLS_CERT_FILE: z.string().optional(),
  TOVHOLDER_TLS_KEY_FILE: z.string().optional(),
  TOVHOLDER_PROXIES: z.string().regex(/^\d$/, 'must be a number from 0 to 9').transform(Number).default(0),
  TOVHOLDER_RATE_PERSON: perMinute(600),
  TOVHOLDER_RATE_SYSTEM: perMinute(6_000),
  TOVHOLDER_RATE_ADDRESS: perMinute(300),
});

/** Reads the environment (empty values already left out); all mistakes at once, by name. */
export function readListenSettings(
  given: NodeJS.ProcessEnv,
): { ok: true; listen: ListenSettings } | { ok: false; mistakes: string[] } {
  const read = environment.safeParse(given);
  const mistakes = [
    ...(read.success ? [] : read.error.issues.map((one) => `${one.path.join('.')} ${one.message}`)),
    ...mistakesTogether(given),
  ];
  if (!read.success || mistakes.length > 0) return { ok: false, mistakes };
  const { data } = read;
  return {
    ok: true,
    listen: {
      host: data.TOVHOLDER_HOST,
      tls: certificateOf(given),
      limits: {
        person: data.TOVHOLDER_RATE_PERSON,
        system: data.TOVHOLDER_RATE_SYSTEM,
        address: data.TOVHOLDER_RATE_ADDRESS,
        proxies: data.TOVHOLDER_PROXIES,
      },
      limitsAsked: Object.keys(given).some((name) => name.startsWith('TOVHOLDER_RATE_')),
    },
  };
}

function mistakesTogether(given: NodeJS.ProcessEnv): string[] {
  const { TOVHOLDER_HOST: host, TOVHOLDER_TLS_CERT_FILE: cert, TOVHOLDER_TLS_KEY_FILE: key } = given;
  const mistakes: string[] = [];
  if (!cert !== !key) mistakes.push('TOVHOLDER_TLS_CERT_FILE and TOVHOLDER_TLS_KEY_FILE are needed together');
  else if (cert && !readable(given))
    mistakes.push('TOVHOLDER_TLS_CERT_FILE and TOVHOLDER_TLS_KEY_FILE must name files that can be read');
  if (host && !isLoopbackHost(host)) {
    if (!given.OIDC_ISSUER)
      mistakes.push(
        'TOVHOLDER_HOST must be this machine: without OIDC_ISSUER anybody could choose who to be',
      );
    if (!cert)
      mistakes.push(
        'TOVHOLDER_HOST needs TOVHOLDER_TLS_CERT_FILE: off this machine nothing is served without TLS',
      );
  }
  return mistakes;
}

function certificateOf(given: NodeJS.ProcessEnv): { cert: Buffer; key: Buffer } | undefined {
  const { TOVHOLDER_TLS_CERT_FILE: cert, TOVHOLDER_TLS_KEY_FILE: key } = given;
  return cert && key ? { cert: readFileSync(cert), key: readFileSync(key) } : undefined;
}

function readable(given: NodeJS.ProcessEnv): boolean {
  try {
    return certificateOf(given) !== undefined;
  } catch {
    return false;
  }
}
