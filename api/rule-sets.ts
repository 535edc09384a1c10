import { relationToOrganisation } from '../access/horizon.ts';
import { formatInstant, isCivilDate } from '../domain/calendar/index.ts';
import { handle } from '../domain/case/engine.ts';
import type { CaseState } from '../domain/case/state.ts';
import { isLeaderRole } from '../domain/rules/roles.ts';
import { ruleSets } from '../domain/rules/rule-sets.ts';
import { tellDenied } from './denied.ts';
import type { Caller } from './identity/caller.ts';
import type { Looker } from './look.ts';
import { noSuchOrganisation } from './no-such-organisation.ts';
import { no } from './refused.ts';
import { type WouldMove, whatWouldMove } from './what-would-move.ts';

/** Two names that stand for two people while nobody has approved anything. */
const NOBODY_YET = ['a', 'b'];

/** Which rule set a case follows: a date, `current`, or null: each deadline the law of its own day. */
export function ruleSetOf({ facts, ruleSet }: Pick<CaseState, 'facts' | 'ruleSet'>): string | null {
  const adopted = facts.findLast((one) => one.type === 'rules-adopted' && one.retractedBy === undefined);
  return typeof adopted?.data.ruleSet === 'string' ? adopted.data.ruleSet : ruleSet;
}

/** The rule sets that open cases follow, and what another would move in them. */
export interface RuleSetUse extends WouldMove {
  /** Open cases by the rule set that they follow, those that were looked at. */
  follow: readonly { ruleSet: string | null; cases: readonly string[] }[];
}

/** Leaders alone take newer rules into use, in the cases of their own organisation. */
export const mayAdoptRules = (caller: Caller, organisation: string): boolean =>
  isLeaderRole(caller.role) && relationToOrganisation(caller, organisation) === 'own';

/** What the caller's open cases follow, and what taking a rule set into use would move. Writes nothing. */
export async function ruleSetUse(
  looker: Looker,
  organisation: string,
  asked: { ruleSet: string; after?: string | undefined },
): Promise<RuleSetUse> {
  requireOwn(looker, organisation);
  const { ruleSet } = asked;
  if (ruleSet !== 'current' && !(isCivilDate(ruleSet) && ruleSets.some(({ from }) => from === ruleSet)))
    throw no(null, 'VALIDATION', 'Regelsættet findes ikke.', 'There is no such rule set.', {
      reason: 'ruleSet',
    });
  const follow = new Map<string | null, string[]>();
  const { role } = looker.caller;
  const moved = await whatWouldMove(looker, null, asked.after, ({ state }, nowMs) => {
    const own = ruleSetOf(state);
    follow.set(own, [...(follow.get(own) ?? []), state.id]);
    const data = { ruleSet, approvedBy: NOBODY_YET };
    const answer = handle(state, { name: 'adopt-rules', data, role, at: formatInstant(nowMs) });
    return answer.ok ? answer.state : null;
  });
  return { ...moved, follow: [...follow].map(([set, cases]) => ({ ruleSet: set, cases })) };
}

function requireOwn(looker: Looker, organisation: string): void {
  if (mayAdoptRules(looker.caller, organisation)) return;
  if (relationToOrganisation(looker.caller, organisation) !== 'own') {
    tellDenied(looker, 'NOT_FOUND');
    throw noSuchOrganisation();
  }
  throw no(
    null,
    'NOT_PERMITTED',
    'Kun ledere tager nyere regler i brug.',
    'Only leaders take newer rules into use.',
    { reason: looker.caller.role },
  );
}
