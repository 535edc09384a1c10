import { actionOfCommand } from '../access/action.ts';
import { may, mayRefer } from '../access/may.ts';
import type { CommandSpec } from '../domain/case/command-spec.ts';
import type { Call } from './call.ts';
import { no } from './refused.ts';
import type { SeenCase } from './seen-case.ts';

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
export function requireRightTo({ caller }: Call, spec: CommandSpec, { sight }: SeenCase): void {
  if (!may(caller, actionOfCommand(spec), { on: 'case', as: sight.relation }))
    throw spec.roles === 'leader'
      ? no(null, 'NOT_PERMITTED', 'Det kan kun en leder.', 'Only a leader may do that.', {
          reason: caller.role,
        })
      : no(
          null,
          'NOT_PERMITTED',
          'Det kan kun den, der følger hele sagen.',
          'Only somebody who follows the whole case may do that.',
          {
            reason: caller.role,
          },
        );
}
