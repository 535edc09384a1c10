import type { Context } from 'hono';
import { callerOf } from './identity/identify.ts';
import type { Ports } from './ports.ts';
import type { Refused } from './refused.ts';

/** What a control stopped: too many requests, too large a body, a form from elsewhere, a CPR number in an address. */
export type AttemptKind = 'too-many' | 'too-large' | 'foreign-form' | 'cpr-in-address';

/** An attempt to get past a control, without content. `subject` is null before login. */
export interface Attempt {
  kind: AttemptKind;
  subject: string | null;
  /** The method and the pattern of the address, never the address itself. */
  method: string;
  route: string;
}

/** Puts it in the log of the process; somebody who looks there sees what is tried, and by whom. */
export function tellAttempt(c: Context, { attempt }: Pick<Ports, 'attempt'>, kind: AttemptKind): void {
  const subject = callerOf(c)?.subject ?? null;
  attempt?.({ kind, subject, method: c.req.method, route: c.req.routePath });
}

/** Which control a refusal comes from; null for what the rules of a case or of access refuse. */
export function attemptIn(refused: Refused): AttemptKind | null {
  const { status, refusal } = refused.problem;
  if (status === 413) return 'too-large';
  return refusal.reason === 'url' ? 'cpr-in-address' : null;
}
