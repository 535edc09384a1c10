import { actionOfCommand } from '../../access/action.ts';
import { may } from '../../access/may.ts';
import { type Looker, lookAtCase } from '../../api/look.ts';
import { commandByName } from '../../domain/case/registry.ts';
import type { JsonObject } from '../../domain/json.ts';
import type { Text } from '../../domain/text.ts';
import { onceOf } from '../record/sent-form.ts';
import { ruleSetWords } from '../text/rule-sets.ts';

/** Cases in which a rule set is taken into use at once. */
export const MOST_AT_ONCE = 200;

/** What is taken into use, and who stands by it. */
export interface Adoption {
  ruleSet: string;
  approvedBy: readonly [string, string];
  reason: string;
}

/** What came of one case. */
export interface Adopted {
  caseId: string;
  done: boolean;
  said: Text;
}

/**
 * Takes a rule set into use in one of many cases: a command of its own under the form's key, with its own check of rights and
 * its own entry in the read log, and the reason as an entry in the case. The form sent again answers what it answered before.
 */
export async function adoptInOne(
  looker: Looker,
  key: string,
  caseId: string,
  { ruleSet, approvedBy, reason }: Adoption,
): Promise<Adopted> {
  const no = (said: Text): Adopted => ({ caseId, done: false, said });
  const looked = await lookAtCase(looker, caseId, undefined, 'command');
  const spec = commandByName('adopt-rules');
  if (looked.kind !== 'seen' || !spec) return no(ruleSetWords.gone);
  const as = looked.stored.sight.relation;
  if (!may(looker.caller, actionOfCommand(spec), { on: 'case', as })) return no(ruleSetWords.gone);
  const give = (name: string, data: JsonObject) =>
    looker.ports.gateway.giveCommand(
      caseId,
      { name, data, role: looker.caller.role },
      onceOf(looker.caller, `${key}/${caseId}/${name}`, [caseId, name, data]),
    );
  const given = await give('adopt-rules', { ruleSet, approvedBy: [...approvedBy] });
  if (!given.ok) return no(given.refusal.message);
  const noted = await give('record-entry', { text: reason });
  if (!noted.ok) return { caseId, done: true, said: noted.refusal.message };
  return { caseId, done: true, said: given.repeated ? ruleSetWords.doneBefore : ruleSetWords.done };
}
