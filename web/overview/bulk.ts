import { actionOfCommand } from '../../access/action.ts';
import { may } from '../../access/may.ts';
import { unitOf } from '../../access/unit.ts';
import type { Caller } from '../../api/identity/caller.ts';
import { type Looker, lookAtCase } from '../../api/look.ts';
import type { WorklistRow } from '../../api/worklist.ts';
import { commandByName } from '../../domain/case/registry.ts';
import type { JsonObject } from '../../domain/json.ts';
import { isLeaderRole } from '../../domain/rules/roles.ts';
import type { Text } from '../../domain/text.ts';
import { onceOf } from '../record/sent-form.ts';
import { bulkWords } from '../text/overview.ts';

/** Rows that are acted on at once. */
export const MOST_AT_ONCE = 200;

/** Leaders act on many cases from their lists; everybody else in the cases, one by one. */
export const mayActOnMany = ({ role }: Pick<Caller, 'role'>): boolean => isLeaderRole(role);

/** What is done to every row. */
export type BulkAct =
  | { kind: 'assign'; user: string | null; reason: string }
  | { kind: 'extend'; until: string; reason: string }
  | { kind: 'comment'; note: string };

export type BulkKind = BulkAct['kind'];

export const bulkKinds: readonly BulkKind[] = ['assign', 'extend', 'comment'];

/** One command of many: its row, and what tells it from the others. */
export interface BulkItem {
  row: WorklistRow;
  command: string;
  data: JsonObject;
  about: string;
}

/** One command for each row; where rows come to the same command (one unit's work in one case), it is given once. */
export function itemsOf(rows: readonly WorklistRow[], act: BulkAct): BulkItem[] {
  const items = new Map<string, BulkItem>();
  for (const row of rows) {
    const item = { row, ...commandFor(row, act) };
    if (!items.has(`${row.caseId}/${item.about}`)) items.set(`${row.caseId}/${item.about}`, item);
  }
  return [...items.values()];
}

function commandFor(row: WorklistRow, act: BulkAct): Omit<BulkItem, 'row'> {
  switch (act.kind) {
    case 'assign': {
      const role = unitOf(row.responsible);
      const { user, reason } = act;
      return { command: 'assign', data: { role, ...(user === null ? {} : { user }), reason }, about: role };
    }
    case 'extend': {
      const { deadlineId } = row;
      return {
        command: 'extend-deadline',
        data: { deadlineId, until: act.until, reason: act.reason },
        about: deadlineId,
      };
    }
    case 'comment':
      return { command: 'record-entry', data: { text: act.note }, about: 'entry' };
  }
}

export interface BulkResult {
  item: BulkItem;
  done: boolean;
  said: Text;
}

/**
 * Gives one of many commands, as its own act with its own key: the form sent again answers what it answered before. Whether
 * the caller may is asked for each, and the look at the case is on record like any other.
 */
export async function giveOne(looker: Looker, key: string, item: BulkItem): Promise<BulkResult> {
  const { row, command, data, about } = item;
  const spec = commandByName(command);
  const looked = await lookAtCase(looker, row.caseId, undefined, 'command');
  const refused = (said: Text): BulkResult => ({ item, done: false, said });
  if (looked.kind !== 'seen' || !spec) return refused(bulkWords.gone);
  const { state, sight } = looked.stored;
  if (!may(looker.caller, actionOfCommand(spec), { on: 'case', as: sight.relation }))
    return refused(bulkWords.gone);
  const once = onceOf(looker.caller, `${key}/${row.caseId}/${about}`, [state.id, command, data]);
  const given = await looker.ports.gateway.giveCommand(
    state.id,
    { name: command, data, role: looker.caller.role },
    once,
  );
  if (!given.ok) return refused(given.refusal.message);
  return { item, done: true, said: given.repeated ? bulkWords.doneBefore : bulkWords.done };
}
