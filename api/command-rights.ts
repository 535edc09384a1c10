import type { Call } from './call.ts';
import { mayCommand } from './identity/caller.ts';
import { no } from './refused.ts';

/** Refuses whoever may not give commands at all; what is for leaders only the domain itself refuses. */
export function requireCommander({ caller }: Call): void {
  if (!mayCommand(caller))
    throw no(
      null,
      'NOT_PERMITTED',
      'Din rolle kan ikke registrere hændelser.',
      'Your role may not record events.',
      { reason: caller.role },
    );
}
