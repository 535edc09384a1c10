import type { ClaimMapping } from './claim-mapping.ts';
import { isPossibleRight, nameOfRight, type Right } from './right.ts';

type Claims = Readonly<Record<string, unknown>>;

/** More rights than this no job has; what comes after is a login service's mistake. */
const MOST_RIGHTS = 50;
const CASE_ID = /^c_[0-9a-f]{32}$/;
/** What an OAuth scope says in a token of a system: `tovholder:esbjerg:FR`. */
const SCOPE_PREFIX = 'tovholder:';

/**
 * The rights that claims give, each once, in the order of the claims. What is unknown gives nothing: a role that the
 * mapping does not know is no role, and a limit that cannot be read is never read as "no limit".
 */
export function rightsOfClaims(claims: Claims, mapping: ClaimMapping): Right[] {
  const listed = [memberAt(claims, mapping.rights) ?? []].flat();
  const scoped = typeof claims.scope === 'string' ? claims.scope.split(' ') : [];
  const values = [
    ...listed,
    ...scoped.filter((one) => one.startsWith(SCOPE_PREFIX)).map((one) => one.slice(SCOPE_PREFIX.length)),
  ].slice(0, MOST_RIGHTS);
  const rights = values.flatMap((value) => rightOf(value, claims, mapping) ?? []);
  return rights.filter((one, at) => rights.findIndex((other) => sameRight(one, other)) === at);
}

const sameRight = (one: Right, other: Right): boolean =>
  nameOfRight(one) === nameOfRight(other) &&
  one.organisation === other.organisation &&
  one.cases?.join() === other.cases?.join();

function rightOf(value: unknown, claims: Claims, mapping: ClaimMapping): Right | null {
  const told = typeof value === 'string' ? partsOfText(value, mapping) : partsOfObject(value, mapping);
  if (!told) return null;
  const scope = mapped(mapping.scopes, told.scope ?? claimText(claims, mapping.scopeClaim));
  if (scope === undefined || !isPossibleRight(scope, told.role)) return null;
  const organisation = told.organisation ?? claimText(claims, mapping.organisationClaim) ?? scope;
  return {
    role: told.role,
    scope,
    organisation: organisation.slice(0, 200),
    ...(told.cases === undefined ? {} : { cases: told.cases }),
  };
}

interface Parts {
  role: string;
  scope?: string | undefined;
  organisation?: string | undefined;
  cases?: readonly string[];
}

/** A value of the mapping, or `scope:role` in our own codes, or the role alone. */
function partsOfText(value: string, mapping: ClaimMapping): Parts {
  const known = Object.hasOwn(mapping.roles, value) ? mapping.roles[value] : undefined;
  if (known !== undefined) return typeof known === 'string' ? { role: known } : known;
  const at = value.lastIndexOf(':');
  return at < 1 ? { role: value } : { scope: value.slice(0, at), role: value.slice(at + 1) };
}

function partsOfObject(value: unknown, mapping: ClaimMapping): Parts | null {
  if (typeof value !== 'object' || value === null) return null;
  const right = value as Claims;
  const role = right[mapping.role];
  if (typeof role !== 'string') return null;
  const cases = right[mapping.cases];
  if (cases !== undefined && !isCaseList(cases)) return null;
  if (right[mapping.scope] !== undefined && textOf(right[mapping.scope]) === undefined) return null;
  const known = Object.hasOwn(mapping.roles, role) ? mapping.roles[role] : undefined;
  const own = typeof known === 'object' ? known : { role: known ?? role };
  return {
    role: own.role,
    scope: textOf(right[mapping.scope]) ?? ('scope' in own ? own.scope : undefined),
    organisation:
      textOf(right[mapping.organisation]) ?? ('organisation' in own ? own.organisation : undefined),
    ...(cases === undefined ? {} : { cases }),
  };
}

const isCaseList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string' && CASE_ID.test(one));

const mapped = (table: Readonly<Record<string, string>>, value: string | undefined): string | undefined =>
  value !== undefined && Object.hasOwn(table, value) ? table[value] : value;

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const claimText = (claims: Claims, name: string | undefined): string | undefined =>
  name === undefined ? undefined : textOf(memberAt(claims, name));

/** The claim of that very name (names may hold dots, as URLs do), else the one that a dotted path leads to. */
function memberAt(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  let at: unknown = claims;
  for (const name of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined;
    at = (at as Claims)[name];
  }
  return at;
}
