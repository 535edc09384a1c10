import { actionOfCommand } from '../../access/action.ts';
import { may } from '../../access/may.ts';
import type { Caller } from '../../api/identity/caller.ts';
import type { SeenCase } from '../../api/seen-case.ts';
import type { Fact } from '../../domain/case/fact.ts';
import { commandByName } from '../../domain/case/registry.ts';
import { formUrl } from './next-act.ts';

/** Whether an act is one that can be taken back at all: what the case began with and what came from another case cannot. */
export const mayBeRetracted = ({ type, version, carried, retractedBy }: Fact): boolean =>
  retractedBy === undefined && !carried && version > 0 && type !== 'retracted' && type !== 'referred';

/** The form that takes an act back, already told which; null where this caller may not, or it cannot be. */
export function undoUrl(caller: Caller | null, { state, sight }: SeenCase, eventId: number): string | null {
  const retract = commandByName('retract');
  const fact = state.facts.find(({ id }) => id === eventId);
  if (!caller || !retract || !fact || !mayBeRetracted(fact) || !sight.act(fact)) return null;
  return may(caller, actionOfCommand(retract), { on: 'case', as: sight.relation })
    ? `${formUrl(state.id, 'retract')}?eventId=${eventId}`
    : null;
}
