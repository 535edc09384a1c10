import { existsSync } from 'node:fs';
import { z } from 'zod';
import { isLoopbackHost } from '../../security/loopback-host.ts';
import { type ClaimMapping, readClaimMapping } from './claim-mapping.ts';

/** How people and systems log in, checked. */
export interface LoginSettings {
  issuer: URL;
  clientId: string;
  /** Exactly one of the two proves who we are to the issuer. */
  clientSecretFile: string | undefined;
  privateKey: { file: string; id: string | undefined } | undefined;
  /** Whom tokens of systems must be meant for; undefined: tokens are not taken. */
  audience: string | undefined;
  oauthScope: string;
  /** Levels of assurance that are enough; empty: the issuer's own choice. */
  acr: readonly string[];
  mapping: ClaimMapping;
  /** Where people reach this system: the redirect address is made from it. */
  publicUrl: URL;
  idleSeconds: number;
  absoluteSeconds: number;
}

const address = z.string().refine((text) => URL.canParse(text) && isSafe(new URL(text)), {
  error: 'must be an https address (http on this machine only)',
});
const isSafe = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname));
const file = z.string().refine((path) => existsSync(path), { error: 'must name a file that exists' });
const amount = (least: number, most: number) =>
  z
    .string()
    .refine((text) => /^\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      error: `must be a whole number from ${least} to ${most}`,
    })
    .transform(Number);

const environment = z.object({
  OIDC_ISSUER: address,
  OIDC_CLIENT_ID: z.string('is needed beside OIDC_ISSUER'),
  OIDC_CLIENT_SECRET_FILE: file.optional(),
  OIDC_PRIVATE_KEY_FILE: file.optional(),
  OIDC_PRIVATE_KEY_ID: z.string().optional(),
  OIDC_AUDIENCE: z.string().optional(),
  OIDC_SCOPE: z
    .string()
    .refine((text) => text.split(' ').includes('openid'), { error: 'must contain openid' })
    .default('openid profile'),
  OIDC_ACR: z.string().default(''),
  PUBLIC_URL: z.string('is needed beside OIDC_ISSUER: where people reach this system').pipe(address),
  TOVHOLDER_SESSION_IDLE_MINUTES: amount(1, 480).default(30),
  TOVHOLDER_SESSION_HOURS: amount(1, 24).default(10),
});

/**
 * Reads how to log in from the environment (empty values already left out); null without OIDC_ISSUER, which is demo
 * mode. All mistakes at once, by name.
 */
export function readLoginSettings(
  given: NodeJS.ProcessEnv,
): { ok: true; login: LoginSettings | null } | { ok: false; mistakes: string[] } {
  if (!given.OIDC_ISSUER) {
    const why = whyNoDemo(given);
    return why === null ? { ok: true, login: null } : { ok: false, mistakes: [why] };
  }
  const read = environment.safeParse(given);
  const mapping = readClaimMapping(given);
  const mistakes = [
    ...(read.success ? [] : read.error.issues.map((one) => `${one.path.join('.')} ${one.message}`)),
    ...(mapping.ok ? [] : mapping.mistakes),
    ...together(given),
  ];
  if (!read.success || !mapping.ok || mistakes.length > 0) return { ok: false, mistakes };
  const { data } = read;
  return {
    ok: true,
    login: {
      issuer: new URL(data.OIDC_ISSUER),
      clientId: data.OIDC_CLIENT_ID,
      clientSecretFile: data.OIDC_CLIENT_SECRET_FILE,
      privateKey: data.OIDC_PRIVATE_KEY_FILE
        ? { file: data.OIDC_PRIVATE_KEY_FILE, id: data.OIDC_PRIVATE_KEY_ID }
        : undefined,
      audience: data.OIDC_AUDIENCE,
      oauthScope: data.OIDC_SCOPE,
      acr: data.OIDC_ACR.split(',')
        .map((one) => one.trim())
        .filter((one) => one !== ''),
      mapping: mapping.mapping,
      publicUrl: new URL(data.PUBLIC_URL),
      idleSeconds: data.TOVHOLDER_SESSION_IDLE_MINUTES * 60,
      absoluteSeconds: data.TOVHOLDER_SESSION_HOURS * 3_600,
    },
  };
}

function together(given: NodeJS.ProcessEnv): string[] {
  const { OIDC_CLIENT_SECRET_FILE: secret, OIDC_PRIVATE_KEY_FILE: key } = given;
  return [
    ...(!secret === !key
      ? [
          'OIDC_CLIENT_SECRET_FILE or OIDC_PRIVATE_KEY_FILE is needed beside OIDC_ISSUER: one of them, not both',
        ]
      : []),
    // A token about a login would otherwise pass as a token for the API.
    ...(given.OIDC_AUDIENCE !== undefined && given.OIDC_AUDIENCE === given.OIDC_CLIENT_ID
      ? ['OIDC_AUDIENCE must not be the client id: the issuer has to tell tokens for the API from logins']
      : []),
  ];
}

/** Demo identities are for one machine: where the settings speak of more, there has to be a login. */
function whyNoDemo({ NODE_ENV, PUBLIC_URL }: NodeJS.ProcessEnv): string | null {
  if (NODE_ENV === 'production')
    return 'OIDC_ISSUER is needed: with NODE_ENV=production there is no demo identity';
  if (PUBLIC_URL && URL.canParse(PUBLIC_URL) && !isLoopbackHost(new URL(PUBLIC_URL).hostname))
    return 'OIDC_ISSUER is needed: PUBLIC_URL names another address than this machine, and demo identities are for this machine only';
  return null;
}
