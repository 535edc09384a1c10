import { unitOf } from '../access/unit.ts';
import type { JsonObject } from '../domain/json.ts';
import { type Looker, recordList } from './look.ts';
import { peopleAround } from './people-around.ts';
import { sightOfOwn } from './seen-case.ts';
import {
  noCounts,
  type WorklistAnswer,
  type WorklistAsk,
  type WorklistQuestion,
} from './worklist-question.ts';

/** A part of a worklist, as far as it is the caller's to know; the look is on record before anything of it leaves. */
export async function lookAtWorklist(
  looker: Looker,
  question: WorklistQuestion,
  ask: WorklistAsk,
): Promise<WorklistAnswer> {
  const seen = seenBy(looker, await withStandIns(looker, question));
  const answer = seen
    ? await looker.ports.reads.worklist(seen, ask)
    : { rows: [], more: false, counts: noCounts() };
  const cases = new Set(answer.rows.map(({ caseId }) => caseId));
  await recordList(looker, 'worklist', criteriaOf(question, ask), [...cases]);
  return answer;
}

/** One's own work is also that of whoever one stands in for today, unless the asker has looked that up already. */
async function withStandIns(looker: Looker, question: WorklistQuestion): Promise<WorklistQuestion> {
  const { whose } = question;
  if (whose?.scope !== 'mine' || whose.standsInFor) return question;
  const { standsInFor } = await peopleAround(looker);
  return { ...question, whose: { ...whose, standsInFor } };
}

/**
 * The question narrowed to what the caller sees of deadlines; null where they see none. Worklists hold the cases that the
 * caller's own organisation carries, and of all of them the same roles see the same.
 */
export function seenBy({ caller }: Pick<Looker, 'caller'>, question: WorklistQuestion) {
  const { sees } = sightOfOwn(caller, question.municipalities[0] ?? '');
  if (sees('deadlines')) return question;
  return sees('own-deadlines') ? { ...question, partOf: unitOf(caller.role) } : null;
}

/** Filters by code; how many of one's municipalities a list spans is no secret, and their names are long. */
const criteriaOf = (question: WorklistQuestion, { after }: WorklistAsk): JsonObject => ({
  municipalities: question.municipalities.length,
  ...(question.municipalities.length === 1 ? { municipality: question.municipalities[0] ?? '' } : {}),
  ...(question.kind ? { kind: question.kind } : {}),
  ...(question.phase ? { phase: question.phase } : {}),
  ...(question.ids ? { cases: question.ids.length } : {}),
  ...(after ? { more: true } : {}),
});
