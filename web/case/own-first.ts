import { unitOf } from '../../access/unit.ts';
import type { AvailableCommand } from '../../api/available-commands.ts';
import type { Caller } from '../../api/identity/caller.ts';
import type { Deadline } from '../../domain/obligations/deadline.ts';

/** The likely next acts with those of the reader's own unit first, each part as it was: soonest first. */
export function ownFirst(
  acts: readonly AvailableCommand[],
  deadlines: readonly Deadline[],
  caller: Caller | null,
): readonly AvailableCommand[] {
  if (!caller) return acts;
  const own = new Set(
    deadlines.filter(({ responsible }) => responsible === unitOf(caller.role)).map(({ id }) => id),
  );
  const isOwn = ({ meets }: AvailableCommand) => meets.some((id) => own.has(id));
  return [...acts.filter(isOwn), ...acts.filter((act) => !isOwn(act))];
}
