import { errors, type JWTPayload, jwtVerify } from 'jose';
import { no } from '../refused.ts';
import type { Caller } from './caller.ts';
import type { ClaimMapping } from './claim-mapping.ts';
import { CLOCK_SKEW_SECONDS, type Issuer, SIGNATURES, saysAway } from './issuer.ts';
import { nameOfRight } from './right.ts';
import { rightsOfClaims } from './rights-of-claims.ts';
import type { FindSubject } from './subject.ts';

const LONGEST_TOKEN = 8_192;

/** Names the right to use where a token carries several: `esbjerg:FR`. */
export const RIGHT_HEADER = 'Tovholder-Right';

export interface BearerParts {
  issuer: Issuer;
  audience: string | undefined;
  mapping: ClaimMapping;
  findSubject: FindSubject;
  /** Told why a token was refused, by code. */
  onRefused?: (code: string) => void;
}

/**
 * Who a system's token speaks for; null when it proves nothing. Throws a refusal: UNAVAILABLE while the keys cannot be
 * had, NOT_PERMITTED for a genuine token without one right to use.
 */
export async function callerOfToken(
  token: string,
  askedRight: string | undefined,
  parts: BearerParts,
): Promise<Caller | null> {
  if (parts.audience === undefined || token.length > LONGEST_TOKEN) return null;
  const claims = await verified(token, parts.audience, parts);
  if (!claims?.iss || !claims.sub) return null;
  const rights = rightsOfClaims(claims, parts.mapping);
  const fitting = askedRight === undefined ? rights : rights.filter((one) => nameOfRight(one) === askedRight);
  const [right, other] = fitting;
  if (!right || other)
    throw no(
      null,
      'NOT_PERMITTED',
      `Adgangsbeviset giver ${right ? 'flere roller: vælg en' : 'ikke en rolle'} (${RIGHT_HEADER}).`,
      `The token gives ${right ? 'several roles: choose one' : 'no such role'} (${RIGHT_HEADER}).`,
      { reason: RIGHT_HEADER },
    );
  const subject = await parts.findSubject(claims.iss, claims.sub);
  return subject === null ? null : { subject, ...right, how: 'token' };
}

async function verified(token: string, audience: string, parts: BearerParts): Promise<JWTPayload | null> {
  try {
    const { name, keys } = await parts.issuer.signer();
    const { payload } = await jwtVerify(token, keys, {
      issuer: name,
      audience,
      algorithms: SIGNATURES,
      clockTolerance: CLOCK_SKEW_SECONDS,
      requiredClaims: ['sub', 'exp'],
    });
    return payload;
  } catch (error) {
    // The plain JOSEError is what a key set that cannot be fetched gives; the others say what is wrong with the token.
    const isToken = error instanceof errors.JOSEError && !saysAway(error);
    parts.onRefused?.(isToken ? error.code : 'issuer-away');
    if (isToken) return null;
    throw no(
      null,
      'UNAVAILABLE',
      'Login-tjenesten svarer ikke, så adgangsbeviset kan ikke prøves lige nu.',
      'The login service does not answer, so the token cannot be checked right now.',
      { retryAfter: 10 },
    );
  }
}
