import type { Context } from 'hono';
import { CaseErased } from './case-erased.ts';
import type { Caller } from './identity/caller.ts';
import { mayReadCases, maySeeCase } from './identity/caller.ts';
import type { Language } from './language.ts';
import type { Ports, StoredCase } from './ports.ts';
import { caseNotFound, no } from './refused.ts';

/** One request with everything that a route needs to answer it. */
export interface Call<Query = unknown> {
  c: Context;
  ports: Ports;
  caller: Caller;
  query: Query;
  language: Language;
}

/** Opaque ids only: anything else is not there, and never reaches the database or the engine. */
const CASE_ID = /^c_[0-9a-f]{32}$/;

/** A path parameter. */
export const pathOf = (call: Call, name: string): string => call.c.req.param(name) ?? '';

/** The case that the path names, if the caller may know of it; 404 otherwise, the same for both. */
export async function caseOf(call: Call): Promise<StoredCase> {
  const found = await visibleCase(call, pathOf(call, 'id'));
  if (!found) throw caseNotFound();
  requireContent(call);
  return found;
}

/** A case by id if the caller may know of it, or null. One that was erased is 410 to whom it could have been shown. */
export async function visibleCase(call: Call, id: string): Promise<StoredCase | null> {
  if (!CASE_ID.test(id)) return null;
  try {
    const found = await call.ports.reads.find(id);
    return found && maySeeCase(call.caller, found.state.municipality, id) ? found : null;
  } catch (error) {
    if (!(error instanceof CaseErased)) throw error;
    if (!maySeeCase(call.caller, error.municipality, id)) return null;
    throw no(
      410,
      'NOT_FOUND',
      'Sagen er slettet: dens nøgle er destrueret, og indholdet kan ikke læses af nogen.',
      'The case was erased: its key was destroyed, and nobody can read its content.',
      { reason: 'erased' },
    );
  }
}

/** Refuses those who may not read the content of cases. */
export function requireContent({ caller }: Call): void {
  if (!mayReadCases(caller))
    throw no(
      null,
      'NOT_PERMITTED',
      'Databeskyttelsesrådgiveren ser logge, ikke sagers indhold.',
      'The data protection officer sees logs, not the content of cases.',
      { reason: caller.role },
    );
}

/** Now on the case's own clock: the real one but for demo cases. */
export const nowOf = ({ ports }: Call, { clockOffsetMs }: StoredCase): number =>
  ports.clock() + clockOffsetMs;

/** A list as the contract shapes every list. */
export const listOf = (
  call: Call,
  items: readonly unknown[],
  next: string | null = null,
  more: object = {},
) => call.c.json({ items, next, ...more });
