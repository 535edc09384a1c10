import type { Context } from 'hono';
import { mayWorkInCases } from '../access/may.ts';
import type { JsonObject } from '../domain/json.ts';
import type { Caller } from './identity/caller.ts';
import type { Language } from './language.ts';
import { lookAtCase } from './look.ts';
import type { Ports, StoredCase } from './ports.ts';
import { caseNotFound, emergencyIsForReading, no } from './refused.ts';
import type { SeenCase } from './seen-case.ts';

/** One request with everything that a route needs to answer it. */
export interface Call<Query = unknown> {
  c: Context;
  ports: Ports;
  caller: Caller;
  query: Query;
  language: Language;
}

/** A path parameter. */
export const pathOf = (call: Call, name: string): string => call.c.req.param(name) ?? '';

/** The case that the path names, if the caller may read it; 404 otherwise, whether it is there or not. */
export async function caseOf(call: Call, criteria?: JsonObject): Promise<SeenCase> {
  const found = await visibleCase(call, pathOf(call, 'id'), criteria);
  if (!found) throw caseNotFound();
  return found;
}

/**
 * A case by id if the caller may know of it, or null; the look is on record. One that was erased is 410 to whom it could
 * have been shown.
 */
export async function visibleCase(call: Call, id: string, criteria?: JsonObject): Promise<SeenCase | null> {
  const looked = await lookAtCase(call, id, criteria);
  switch (looked.kind) {
    case 'seen':
      return looked.stored;
    case 'hidden':
      return null;
    case 'not-permitted':
      throw call.caller.role === 'dpo' ? logsOnly(call.caller) : notTheirs(call.caller);
    case 'read-only':
      throw emergencyIsForReading();
    case 'erased':
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
  if (!mayWorkInCases(caller)) throw logsOnly(caller);
}

const logsOnly = ({ role }: Caller) =>
  no(
    null,
    'NOT_PERMITTED',
    'Databeskyttelsesrådgiveren ser logge, ikke sagers indhold.',
    'The data protection officer sees logs, not the content of cases.',
    { reason: role },
  );

const notTheirs = ({ role }: Caller) =>
  no(
    null,
    'NOT_PERMITTED',
    'Den del af sagen er ikke for din rolle.',
    'That part of the case is not for your role.',
    { reason: role },
  );

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
