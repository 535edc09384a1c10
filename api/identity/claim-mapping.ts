import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isPossibleRight } from './right.ts';

const rightOfValue = z.strictObject({
  role: z.string(),
  scope: z.string().optional(),
  organisation: z.string().max(200).optional(),
});

const shape = z.strictObject({
  /** The claim that lists the rights: objects, or strings such as `esbjerg:FR`. A dotted path reaches inside. */
  rights: z.string().min(1).default('tovholder_rights'),
  /** Names of the members of a right that is an object. */
  role: z.string().min(1).default('role'),
  scope: z.string().min(1).default('scope'),
  organisation: z.string().min(1).default('organisation'),
  cases: z.string().min(1).default('cases'),
  /** Claims of the whole login that stand in where a right says nothing itself. */
  scopeClaim: z.string().min(1).optional(),
  organisationClaim: z.string().min(1).optional(),
  /** The claim with what the person is called. */
  name: z.string().min(1).default('name'),
  /** What the login service calls a role, or a role with its scope: a role code, or the whole right. */
  roles: z.record(z.string(), z.union([z.string(), rightOfValue])).default({}),
  /** What it calls a municipality or region, for example a CVR number. */
  scopes: z.record(z.string(), z.string()).default({}),
});

/** How the claims of a login become rights. Members are explained in docs/operations.md, chapter Login. */
export type ClaimMapping = z.infer<typeof shape>;

/** What holds where nothing is configured: `tovholder_rights` with our own codes. */
export const defaultMapping: ClaimMapping = shape.parse({});

/**
 * Reads OIDC_CLAIM_MAPPING (JSON) or OIDC_CLAIM_MAPPING_FILE. Mistakes name the place, so that a mapping that would give
 * nobody anything is found at start.
 */
export function readClaimMapping(
  env: NodeJS.ProcessEnv,
): { ok: true; mapping: ClaimMapping } | { ok: false; mistakes: string[] } {
  const { OIDC_CLAIM_MAPPING: text, OIDC_CLAIM_MAPPING_FILE: file } = env;
  if (!text && !file) return { ok: true, mapping: defaultMapping };
  const variable = text ? 'OIDC_CLAIM_MAPPING' : 'OIDC_CLAIM_MAPPING_FILE';
  let json: unknown;
  try {
    json = JSON.parse(text || readFileSync(file ?? '', 'utf8'));
  } catch {
    return {
      ok: false,
      mistakes: [`${variable} must be${text ? '' : ' the name of a file with'} one JSON object`],
    };
  }
  const read = shape.safeParse(json);
  if (!read.success)
    return {
      ok: false,
      mistakes: read.error.issues.map(
        (one) => `${variable}: ${one.path.join('.') || 'the whole'} ${one.message}`,
      ),
    };
  const mistakes = unknownCodes(read.data).map((one) => `${variable}: ${one}`);
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, mapping: read.data };
}

function unknownCodes({ roles, scopes }: ClaimMapping): string[] {
  const rights = Object.entries(roles).map(([value, right]) => ({
    value,
    ...(typeof right === 'string' ? { role: right, scope: undefined } : right),
  }));
  return [
    ...rights
      // Every role exists in a municipality; with a region of its own it is asked there.
      .filter(({ role, scope }) => !isPossibleRight(scope ?? 'esbjerg', role))
      .map(({ value }) => `roles.${value} is no role of Tovholder at that scope`),
    ...Object.entries(scopes)
      .filter(([, scope]) => !isPossibleRight(scope, 'dpo'))
      .map(([value]) => `scopes.${value} is no municipality or region of Tovholder`),
  ];
}
