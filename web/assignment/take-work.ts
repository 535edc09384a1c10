import { actionOfCommand } from '../../access/action.ts';
import { may } from '../../access/may.ts';
import { unitOf } from '../../access/unit.ts';
import type { Caller } from '../../api/identity/caller.ts';
import { type Looker, lookAtCase } from '../../api/look.ts';
import type { SeenCase } from '../../api/seen-case.ts';
import { assignmentsOf, isOver } from '../../domain/case/assignees.ts';
import type { CommandSpec } from '../../domain/case/command-spec.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import { commandByName } from '../../domain/case/registry.ts';
import type { JsonObject } from '../../domain/json.ts';
import { isProfessionalRole, type Role } from '../../domain/rules/roles.ts';
import { onceOf } from '../record/sent-form.ts';

/** What somebody does with their unit's work in a case: takes it, gives it back, keeps it until a day. */
export type Taking = { act: 'claim' } | { act: 'release' } | { act: 'reserve'; untilOn: string };

/** What came of it. */
export type Taken =
  | { kind: 'done' }
  /** Somebody else has the work. */
  | { kind: 'quicker'; by: string; untilOn: string | null }
  | { kind: 'refused'; refusal: Refusal }
  /** The case, or the right to it, is not the caller's. */
  | { kind: 'gone' };

const assign = commandByName('assign') as CommandSpec;

/** How often a case that changed meanwhile is looked at again, and how long is waited for what changed it to be told. */
const TRIES = 5;
const WAIT_MS = 150;

/** What stands as the reason in the journal: the caller's own act, so nobody is asked for one. */
const reasons = {
  claim: 'Tog selv opgaven.',
  release: 'Gav opgaven fra sig.',
  reserve: 'Reserverede opgaven til sig selv.',
} as const;

/** Everybody takes and gives back what is their own unit's; to give work to others is a command like any other. */
export const mayTake = (caller: Caller, { sight }: Pick<SeenCase, 'sight'>, role: Role): boolean =>
  isProfessionalRole(role) &&
  unitOf(caller.role) === role &&
  may(caller, actionOfCommand(assign), { on: 'case', as: sight.relation });

/**
 * Takes, keeps or gives back a unit's work in a case. Of two who take it at once the store lets one through; the other is
 * answered who was quicker. What is so already is done.
 */
export async function takeWork(looker: Looker, caseId: string, role: Role, taking: Taking): Promise<Taken> {
  for (let tried = 1; ; tried += 1) {
    const looked = await lookAtCase(looker, caseId, undefined, 'command');
    if (looked.kind !== 'seen' || !mayTake(looker.caller, looked.stored, role)) return { kind: 'gone' };
    const { stored } = looked;
    const settled = alreadyIs(looker, stored, role, taking);
    if (settled) return settled;
    const { subject } = looker.caller;
    const data: JsonObject = {
      role,
      ...(taking.act === 'release' ? {} : { user: subject }),
      ...(taking.act === 'reserve' ? { until: taking.untilOn } : {}),
      reason: reasons[taking.act],
    };
    const { version, id } = stored.state;
    const given = await looker.ports.gateway.giveCommand(
      id,
      { name: assign.name, data, role: looker.caller.role },
      { ...onceOf(looker.caller, `${taking.act}/${id}/${version}`, data), ifVersion: version },
    );
    if (given.ok) return { kind: 'done' };
    if (given.refusal.code !== 'VERSION_CONFLICT' || tried === TRIES)
      return { kind: 'refused', refusal: given.refusal };
    await new Promise((done) => setTimeout(done, WAIT_MS * (tried - 1)));
  }
}

/** What needs no command any more, or has become somebody else's; null where there is something to do. */
function alreadyIs({ ports, caller }: Looker, stored: SeenCase, role: Role, taking: Taking): Taken | null {
  const last = assignmentsOf(stored.state).get(role);
  const held = last && !isOver(last, ports.clock() + stored.clockOffsetMs) ? last : null;
  const by = held?.user ?? null;
  if (by !== null && by !== caller.subject) return { kind: 'quicker', by, untilOn: held?.untilOn ?? null };
  if (taking.act === 'release') return by === null ? { kind: 'done' } : null;
  const untilOn = taking.act === 'reserve' ? taking.untilOn : null;
  return by !== null && held?.untilOn === untilOn ? { kind: 'done' } : null;
}
