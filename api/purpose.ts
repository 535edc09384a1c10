import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { unitOf } from '../access/unit.ts';
import { isLeaderRole } from '../domain/rules/roles.ts';
import { type Text, text } from '../domain/text.ts';
import type { Caller } from './identity/caller.ts';
import type { LookKind } from './look-kind.ts';
import { no } from './refused.ts';

/** Why somebody looks, in words that a citizen understands. A closed list: a purpose in free text would be content. */
export const purposes = {
  'case-work': text('Sagsbehandling', 'Case work'),
  treatment: text('Behandling og omsorg', 'Treatment and care'),
  supervision: text('Ledelsestilsyn', 'Supervision by a leader'),
  quality: text('Kvalitetssikring', 'Quality assurance'),
  'access-request': text('Indsigt for borgeren', 'Access for the citizen'),
  complaint: text('Klagebehandling', 'Handling of a complaint'),
  'data-protection': text('Databeskyttelse og kontrol', 'Data protection and control'),
  support: text('Fejlretning', 'Support'),
  emergency: text('Nødadgang', 'Emergency access'),
} as const satisfies Record<string, Text>;

export type Purpose = keyof typeof purposes;

/** What a caller may name; an emergency is never chosen, it is what the look stands on. */
export const namedPurposes = Object.keys(purposes).filter((one) => one !== 'emergency') as Purpose[];

export const PURPOSE_COOKIE = 'tovholder_purpose';

export const isNamedPurpose = (value: string): value is Purpose =>
  (namedPurposes as readonly string[]).includes(value);

/** A purpose for people; one that an older build knew stands as its code. */
export const purposeName = (purpose: string): Text =>
  Object.hasOwn(purposes, purpose) ? purposes[purpose as Purpose] : text(purpose, purpose);

const careRoles: readonly string[] = ['FP', 'NF', 'WARD', 'GP', 'SP', 'VM', 'PSY'];
const controlKinds: readonly LookKind[] = [
  'verification',
  'access-log',
  'log-search',
  'access-log-export',
  'emergency-access',
];

/** What a look is for when nobody says otherwise: by what is looked at, then by who looks. */
export function defaultPurpose({ role }: Pick<Caller, 'role'>, kind: LookKind): Purpose {
  if (role === 'dpo') return 'data-protection';
  if (kind === 'access-log-export') return 'access-request';
  if (controlKinds.includes(kind)) return 'data-protection';
  if (kind === 'command') return careRoles.includes(unitOf(role)) ? 'treatment' : 'case-work';
  if (isLeaderRole(role)) return 'supervision';
  return careRoles.includes(role) ? 'treatment' : 'case-work';
}

/** The purpose of a request: `X-Purpose`, or what was chosen on the page, or the default. An unknown one is VALIDATION. */
export function purposeOf(c: Context, caller: Caller, kind: LookKind): Purpose {
  const named = c.req.header('X-Purpose');
  if (named !== undefined) {
    if (isNamedPurpose(named)) return named;
    const known = namedPurposes.join(', ');
    throw no(
      null,
      'VALIDATION',
      `X-Purpose skal være et af: ${known}.`,
      `X-Purpose must be one of: ${known}.`,
      { reason: 'X-Purpose' },
    );
  }
  const chosen = getCookie(c, PURPOSE_COOKIE);
  return chosen !== undefined && isNamedPurpose(chosen) ? chosen : defaultPurpose(caller, kind);
}
