import type { Context } from 'hono';
import { commandByName } from '../domain/case/registry.ts';
import type { Caller } from './identity/caller.ts';
import { lookKindOf } from './look-kind.ts';
import type { Ports } from './ports.ts';

/** A look or a command that was refused, without content: who, what, on which case. */
export interface Denial {
  subject: string;
  role: string;
  scope: string;
  /** A command's name, a kind of look, or the pattern of the address. */
  action: string;
  /** The id that was asked for, whether there is such a case or not; null where it has no case id's form. */
  caseId: string | null;
  answer: 'NOT_FOUND' | 'NOT_PERMITTED';
}

const CASE_ID = /^c_[0-9a-f]{32}$/;
const TOLD = 'denied' as never;

/** Puts a refusal in the log of the process, once per request: the answer tells a guesser nothing, the log does. */
export function tellDenied(
  { c, ports, caller }: { c: Context; ports: Ports; caller: Caller },
  answer: Denial['answer'],
  { caseId = c.req.param('id') ?? null }: { caseId?: string | null } = {},
): void {
  if (c.get(TOLD)) return;
  c.set(TOLD, true as never);
  const { subject, role, scope } = caller;
  const wellFormed = caseId !== null && CASE_ID.test(caseId) ? caseId : null;
  ports.denied?.({ subject, role, scope, action: actionOf(c), caseId: wellFormed, answer });
}

function actionOf(c: Context): string {
  const command = commandByName(c.req.param('command') ?? '');
  return command?.name ?? lookKindOf(c) ?? c.req.routePath;
}
