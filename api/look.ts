import type { Context } from 'hono';
import { openingAccess } from '../access/case-access.ts';
import { may, mayLook } from '../access/may.ts';
import { relationTo } from '../access/relation.ts';
import type { LiveAccess } from '../db/emergency-access.ts';
import type { LookedAt } from '../db/read-log.ts';
import type { JsonObject } from '../domain/json.ts';
import { CaseErased } from './case-erased.ts';
import { tellDenied } from './denied.ts';
import type { Caller } from './identity/caller.ts';
import { type LookKind, lookKindOf } from './look-kind.ts';
import type { CaseFilter, Ports, StoredCase } from './ports.ts';
import { type Purpose, purposeOf } from './purpose.ts';
import { no, Refused } from './refused.ts';
import { authorityIn, type SeenCase, seenCase, standingIn } from './seen-case.ts';

/** Somebody who asks. */
export interface Looker {
  c: Context;
  ports: Ports;
  caller: Caller;
}

/** What came of asking for a case; `emergency` is the access that alone makes it visible. */
export type Looked =
  | { kind: 'seen'; stored: SeenCase; emergency: LiveAccess | null }
  /** Not there, or nothing that the caller may know of: answered the same. */
  | { kind: 'hidden' }
  | { kind: 'erased' }
  /** The caller may know of the case, but not look at this of it. */
  | { kind: 'not-permitted' }
  /** Emergency access is for reading. */
  | { kind: 'read-only' };

/** Opaque ids only: anything else is not there, and never reaches the database or the engine. */
const CASE_ID = /^c_[0-9a-f]{32}$/;

/**
 * The one way from an id to a case for somebody: whether the caller may see it, by right or by emergency access, and the
 * look on record before anything of it leaves; a look that is refused goes to the log of refusals. Throws UNAVAILABLE
 * when the look cannot be recorded. `criteria`: what of the case, and why, by code. `kind`: what
 * the request looks at, where its address does not say it.
 */
export async function lookAtCase(
  looker: Looker,
  id: string,
  criteria?: JsonObject,
  kind: LookKind = lookKindOf(looker.c) ?? 'search',
): Promise<Looked> {
  const looked = await lookOrRefusal(looker, id, kind, criteria);
  if (looked.kind === 'hidden') tellDenied(looker, 'NOT_FOUND', { caseId: id });
  if (looked.kind === 'not-permitted' || looked.kind === 'read-only')
    tellDenied(looker, 'NOT_PERMITTED', { caseId: id });
  return looked;
}

async function lookOrRefusal(
  looker: Looker,
  id: string,
  kind: LookKind,
  criteria?: JsonObject,
): Promise<Looked> {
  const { ports, caller } = looker;
  if (!CASE_ID.test(id)) return { kind: 'hidden' };
  const found = await findOrErased(looker, id);
  if (!found || found === 'erased') return { kind: found ?? 'hidden' };
  const municipality = authorityIn(found.state);
  const byRight = standingIn(caller, found, ports.clock());
  const mayBreakIn = may(caller, 'take-emergency', { on: 'case', as: byRight });
  const emergency = mayBreakIn ? await ports.emergencies.live(caller.subject, id) : null;
  const stored = seenCase(caller, found, ports.clock(), emergency !== null);
  if (!stored) return { kind: 'hidden' };
  if (emergency && !readsOnly(looker.c, kind)) return { kind: 'read-only' };
  if (!mayLook(caller, stored.sight.relation, kind))
    return { kind: emergency ? 'read-only' : 'not-permitted' };
  const purpose = emergency ? 'emergency' : purposeOf(looker.c, caller, kind);
  const of = { caseId: id, municipality, ...(criteria ? { criteria } : {}) };
  await recordLook(looker, { kind, purpose, emergency, of });
  return { kind: 'seen', stored, emergency };
}

/** The cases of a list; the search is on record before they leave. */
export async function lookForCases(
  looker: Looker,
  filter: CaseFilter,
  page: { after?: string; limit: number },
): Promise<SeenCase[]> {
  const { ports, caller } = looker;
  const listed = await ports.reads.list(filter, page);
  const found = listed.flatMap((stored) => seenCase(caller, stored, ports.clock()) ?? []);
  await recordList(looker, 'search', { ...criteriaOf(filter), ...(page.after ? { more: true } : {}) }, found);
  return found;
}

/** A list of anything else about persons, put on record. */
export function recordList(
  looker: Looker,
  kind: LookKind,
  criteria: JsonObject,
  shown: readonly unknown[],
): Promise<void> {
  const purpose = purposeOf(looker.c, looker.caller, kind);
  const of = { caseId: null, criteria, shown: shown.length };
  return recordLook(looker, { kind, purpose, emergency: null, of });
}

/** A look at what the sender of a handover wrote, which is all that the receiver sees of the case, put on record. */
export function lookAtHandover(looker: Looker, of: { caseId: string; municipality: string }): Promise<void> {
  const purpose = purposeOf(looker.c, looker.caller, 'handovers');
  return recordLook(looker, { kind: 'handovers', purpose, emergency: null, of });
}

async function recordLook(
  { ports, caller }: Looker,
  look: { kind: LookKind; purpose: Purpose; emergency: LiveAccess | null; of: LookedAt },
): Promise<void> {
  const { subject, role, scope, organisation } = caller;
  const { kind, purpose, emergency, of } = look;
  try {
    await ports.readLog.write({
      ...{ subject, role, scope, organisation },
      ...{ kind, purpose, emergencyId: emergency?.id ?? null, of },
    });
  } catch (error) {
    throw notRecorded(error);
  }
}

/** Without its entry in the log nothing is shown. What was wrong, the log of the process says. */
function notRecorded(cause: unknown): Error {
  if (cause instanceof Refused && cause.problem.refusal.reason === 'disk-full')
    return Object.assign(storeFull(), { cause: cause.cause });
  const refused = no(
    null,
    'UNAVAILABLE',
    'Opslaget kan ikke skrives i adgangsloggen lige nu, og derfor vises der intet. Prøv igen om lidt.',
    'The look cannot be written to the access log right now, and so nothing is shown. Try again in a moment.',
    { reason: 'access-log', retryAfter: 5 },
  );
  return Object.assign(refused, { cause });
}

const storeFull = () =>
  no(
    null,
    'UNAVAILABLE',
    'Lageret er fuldt: opslaget kan ikke skrives i adgangsloggen, og derfor vises der intet. Driften skal gøre plads.',
    'The store is full: the look cannot be written to the access log, and so nothing is shown. Operations have to make room.',
    { reason: 'disk-full', retryAfter: 30 },
  );

/** That a case was erased is said to whom it could have been shown. */
async function findOrErased({ ports, caller }: Looker, id: string): Promise<StoredCase | null | 'erased'> {
  try {
    return await ports.reads.find(id);
  } catch (error) {
    if (!(error instanceof CaseErased)) throw error;
    const access = openingAccess(error.municipality);
    return relationTo(caller, { id, access }, ports.clock()) === 'none' ? null : 'erased';
  }
}

/** Reading, and asking what if: all that an emergency is for. */
const readsOnly = (c: Context, kind: LookKind): boolean =>
  kind === 'what-if' || c.req.method === 'GET' || c.req.method === 'HEAD';

/**
 * Whose a case is, for somebody who asks for emergency access to it: nothing of the case, and null where it is not there.
 * `byRight`: there is no need for it.
 */
export async function ownerOfCase(
  looker: Looker,
  id: string,
): Promise<{ municipality: string; byRight: boolean } | null> {
  const { ports, caller } = looker;
  const found = CASE_ID.test(id) ? await findOrErased(looker, id) : null;
  if (found === 'erased') return null;
  const municipality = found ? authorityIn(found.state) : await ports.reads.ownerOf(id);
  if (municipality === null) return null;
  const as = found ? standingIn(caller, found, ports.clock()) : 'none';
  return { municipality, byRight: as !== 'none' && !may(caller, 'take-emergency', { on: 'case', as }) };
}

/** Filters by code; how many of one's municipalities a list spans is no secret, and their names are long. */
const criteriaOf = ({ municipalities, kind, phase, ids }: CaseFilter): JsonObject => ({
  municipalities: municipalities.length,
  ...(municipalities.length === 1 ? { municipality: municipalities[0] ?? '' } : {}),
  ...(kind ? { kind } : {}),
  ...(phase ? { phase } : {}),
  ...(ids ? { cases: ids.length } : {}),
});
