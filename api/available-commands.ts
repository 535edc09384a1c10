import { viewOf } from '../domain/case/case-view.ts';
import type { CommandSpec } from '../domain/case/command-spec.ts';
import { standsStill } from '../domain/case/merging/may-merge.ts';
import { mergeOf } from '../domain/case/merging/standing.ts';
import { type Refusal, refuse } from '../domain/case/refusal.ts';
import { commands, specOfEvent } from '../domain/case/registry.ts';
import type { CaseState } from '../domain/case/state.ts';
import { derive } from '../domain/obligations/case-deadlines.ts';
import type { Deadline } from '../domain/obligations/deadline.ts';
import { unmetStatuses } from '../domain/obligations/status.ts';
import { ruleById } from '../domain/rules/catalogue.ts';
import { isLeaderRole, type Role } from '../domain/rules/roles.ts';
import { meetingEvents } from '../domain/rules/rule-events.ts';
import type { Text } from '../domain/text.ts';
import { deadlinesSeen, type SeenCase } from './seen-case.ts';

/** What may be done now in a case, and for the rest why not. `meets` are the unmet deadlines that it may meet. */
export interface AvailableCommand {
  name: string;
  title: Text;
  allowed: boolean;
  refusal: Refusal | null;
  meets: readonly string[];
}

/**
 * Every command of the registry as it stands in a case now: likely next acts first (those that meet a deadline, by
 * its date), then the rest in the registry's order. Allowed means that nothing but the input can still refuse it.
 */
export function availableCommands(seen: SeenCase, nowMs: number, role: Role): AvailableCommand[] {
  const { state } = seen;
  const { closing } = derive(state);
  const closed = closing !== null && closing.ms <= nowMs;
  const unmet = deadlinesSeen(seen, state, nowMs).filter(({ status }) => unmetStatuses.includes(status));
  const listed = commands
    .filter(({ name }) => name !== 'refer')
    .map((spec) => {
      const meets = unmet.filter((deadline) => mayMeet(spec, deadline)).sort(byDue);
      const refusal = refusalOf(spec, state, role, closed && meets.length === 0);
      const first = meets[0];
      return {
        command: {
          name: spec.name,
          title: spec.title,
          allowed: refusal === null,
          refusal,
          meets: meets.map(({ id }) => id),
        },
        order: refusal === null && first ? dueKey(first) : '~',
      };
    });
  // By code unit: a language's collation would put the tilde before the digits.
  listed.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
  return listed.map(({ command }) => command);
}

function mayMeet(spec: CommandSpec, deadline: Deadline): boolean {
  const rule = ruleById(deadline.ruleId);
  return rule !== undefined && meetingEvents(rule).includes(spec.event);
}

/** Why the command would be refused whatever its input, or null. */
function refusalOf(spec: CommandSpec, state: CaseState, role: Role, closed: boolean): Refusal | null {
  if (!spec.kinds.includes(state.kind))
    return refuse(
      'PRECONDITION',
      `«${spec.title.da}» hører ikke til denne slags sag.`,
      `“${spec.title.en}” does not belong to this kind of case.`,
      { reason: state.kind },
    );
  if (spec.roles === 'leader' && !isLeaderRole(role))
    return refuse('NOT_PERMITTED', 'Det kan kun en leder.', 'Only a leader may do that.', { reason: role });
  const still = spec.name === 'split-case' ? null : standsStill(state);
  if (still) return still;
  if (spec.name === 'split-case' && !mergeOf(state))
    return refuse(
      'PRECONDITION',
      'Sagen er ikke lagt sammen med en anden.',
      'The case is not merged into another.',
    );
  if (closed && !spec.afterClosing) return refuse('CASE_CLOSED', 'Sagen er lukket.', 'The case is closed.');
  return missingGround(spec, state);
}

/** A field that must name something the case knows cannot be filled in while there is nothing of the kind. */
function missingGround(spec: CommandSpec, state: CaseState): Refusal | null {
  const view = viewOf(state);
  for (const [field, { by }] of Object.entries(spec.refers ?? {})) {
    const types = typeof by === 'string' ? [by] : by;
    if (spec.fields[field]?.optional || view.of(...types).length > 0) continue;
    const first = specOfEvent(types[0] ?? '');
    if (!first) continue;
    return refuse('WRONG_ORDER', `Kræver først: ${first.title.da}.`, `Requires first: ${first.title.en}.`, {
      reason: first.name,
    });
  }
  return null;
}

const dueKey = ({ dueAt, dueOn }: Deadline): string => (dueAt ?? dueOn ?? '9999').slice(0, 10);
const byDue = (a: Deadline, b: Deadline): number => dueKey(a).localeCompare(dueKey(b), 'en');
