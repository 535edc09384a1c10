import { actionOfCommand } from '../access/action.ts';
import { may, mayRefer } from '../access/may.ts';
import { relationTo } from '../access/relation.ts';
import type { CommandSpec } from '../domain/case/command-spec.ts';
import type { Call } from './call.ts';
import type { StoredCase } from './ports.ts';
import { no } from './refused.ts';

/** Refuses whoever may not refer a family. */
export function requireReferrer({ caller }: Call): void {
  if (!mayRefer(caller))
    throw no(
      null,
      'NOT_PERMITTED',
      'Din rolle kan ikke registrere hændelser.',
      'Your role may not record events.',
      { reason: caller.role },
    );
}

/** Refuses whoever may see the case but not give it this command; the domain refuses the same by itself. */
export function requireRightTo({ caller }: Call, spec: CommandSpec, { state }: StoredCase): void {
  if (!may(caller, actionOfCommand(spec), { on: 'case', as: relationTo(caller, state) }))
    throw no(null, 'NOT_PERMITTED', 'Det kan kun en leder.', 'Only a leader may do that.', {
      reason: caller.role,
    });
}
