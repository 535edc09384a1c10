import type { SeenCase } from '../../api/seen-case.ts';
import { formatInstant } from '../../domain/calendar/index.ts';
import type { Command } from '../../domain/case/command.ts';
import { handle } from '../../domain/case/engine.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import type { JsonObject } from '../../domain/json.ts';
import { type Deadline, deadlinesOf } from '../../domain/obligations/deadline.ts';
import { unmetStatuses } from '../../domain/obligations/status.ts';
import { ruleById } from '../../domain/rules/catalogue.ts';
import type { Role } from '../../domain/rules/roles.ts';
import type { Text } from '../../domain/text.ts';
import { lossWords } from '../text/record.ts';

/** The commands that tell of a loss. They are confirmed on a page of their own. */
export const isLoss = (command: string): boolean => command === 'end-pregnancy' || command === 'record-death';

/** What a loss would stop, leave standing and add. */
export interface LossOutlook {
  stops: readonly Reasoned[];
  stays: readonly Reasoned[];
  opens: readonly Reasoned[];
}

/** A deadline with the reason why it stops, stays or is added; the reason of what is added is its title. */
export interface Reasoned {
  deadline: Deadline;
  why: Text | null;
}

/** Lives the case on with the loss, on paper, as far as somebody sees its deadlines: writes nothing. */
export function lossOutlook(
  { state, sight }: SeenCase,
  command: { name: string; data: JsonObject; role: Role },
  nowMs: number,
): { ok: true; outlook: LossOutlook } | { ok: false; refusal: Refusal } {
  const given: Command = { ...command, at: formatInstant(nowMs) };
  const answer = handle(state, given);
  if (!answer.ok) return answer;
  const before = deadlinesOf(state, nowMs).filter(
    (one) => sight.deadline(one) && unmetStatuses.includes(one.status),
  );
  const after = new Map(
    deadlinesOf(answer.state, nowMs)
      .filter(sight.deadline)
      .map((one) => [one.id, one]),
  );
  const standsIn = (id: string): boolean => {
    const one = after.get(id);
    return one !== undefined && unmetStatuses.includes(one.status);
  };
  const known = new Set(before.map(({ id }) => id));
  return {
    ok: true,
    outlook: {
      stops: before
        .filter(({ id }) => !standsIn(id))
        .map((deadline) => ({ deadline, why: after.get(deadline.id)?.statusReason ?? null })),
      stays: before
        .filter(({ id }) => standsIn(id))
        .map((deadline) => ({ deadline, why: whyItStays(deadline) })),
      opens: [...after.values()]
        .filter(({ id }) => !known.has(id) && answer.changes.opened.includes(id))
        .map((deadline) => ({ deadline, why: null })),
    },
  };
}

/** Why a deadline outlives a loss: as `takesAway` and `applyClosing` of the domain decide it. */
function whyItStays({ ruleId, status }: Deadline): Text {
  const rule = ruleById(ruleId);
  if (rule?.survives) return lossWords.survives;
  if (rule?.quietAfterLoss) return lossWords.offer;
  return status === 'overdue' || status === 'advisory-missed' ? lossWords.wasPast : lossWords.others;
}
