import { formatInstant } from '../calendar/index.ts';
import type { CaseView } from '../case/case-view.ts';
import type { Message } from '../case/command.ts';
import type { CaseState } from '../case/state.ts';
import type { Closing } from './closing.ts';
import { familyIsBereaved } from './loss.ts';
import type { Obligation, PlannedMessage } from './obligation.ts';
import { isPastAt, isPausedAt } from './past.ts';

/**
 * The messages that leave between the last look (`state.messagesUpToMs`) and `nowMs`, in order, and the state after
 * them. A reminder whose moment lay before its fact was known is not made up for; what is told at once is, and a
 * breach once per recipient, deadline and due moment, both dated when it became known.
 */
export function dueMessages(
  state: CaseState,
  view: CaseView,
  obligations: readonly Obligation[],
  closing: Closing | null,
  nowMs: number,
): { state: CaseState; messages: Message[] } {
  const told = new Set(state.breachesTold);
  const messages: { ms: number; message: Message }[] = [];
  for (const obligation of obligations) {
    if (obligation.met) continue;
    for (const message of obligation.plan) {
      if (message.ms > nowMs) continue;
      const isNew = message.ms > state.messagesUpToMs;
      // Planned for the very moment of the trigger: leaves with the command that made it known, be it minutes later.
      const atOnce = message.kind !== 'breach' && message.ms === obligation.seed.trigger.ms;
      const leaves = isNew || message.kind === 'breach' || (atOnce && becameKnown(obligation, nowMs));
      if (!leaves) continue;
      const key = message.kind === 'breach' || atOnce ? message.once : null;
      if ((key !== null && told.has(key)) || !isLive(obligation, view, closing, message)) continue;
      if (key !== null) told.add(key);
      messages.push(sent(message, isNew ? message.ms : nowMs));
    }
  }
  if (messages.length === 0) {
    return { state: { ...state, messagesUpToMs: Math.max(state.messagesUpToMs, nowMs) }, messages: [] };
  }
  messages.sort((a, b) => a.ms - b.ms || a.message.deadlineId.localeCompare(b.message.deadlineId));
  return {
    state: { ...state, messagesUpToMs: Math.max(state.messagesUpToMs, nowMs), breachesTold: [...told] },
    messages: messages.map((one) => one.message),
  };
}

/** Whether the fact behind a deadline was recorded at this very moment, while its limit still lies ahead. */
const becameKnown = (o: Obligation, nowMs: number): boolean =>
  o.seed.trigger.recordedMs === nowMs && !isPastAt(o, nowMs);

/** The next moment at which the case has something to say, after `afterMs`; null when nothing is planned. */
export function nextMessageMs(
  view: CaseView,
  obligations: readonly Obligation[],
  closing: Closing | null,
  afterMs: number,
): number | null {
  let next: number | null = null;
  for (const obligation of obligations) {
    if (obligation.met) continue;
    for (const message of obligation.plan) {
      if (message.ms <= afterMs || (next !== null && message.ms >= next)) continue;
      if (isLive(obligation, view, closing, message)) next = message.ms;
    }
  }
  return next;
}

/** The plan still ahead of one deadline, as the contract shows it. */
export function messagesAhead(
  o: Obligation,
  view: CaseView,
  closing: Closing | null,
  nowMs: number,
): PlannedMessage[] {
  return o.plan
    .filter((message) => message.ms > nowMs && isLive(o, view, closing, message))
    .sort((a, b) => a.ms - b.ms);
}

/** Whether a deadline still speaks at the moment of a message: not met, ended, paused, exempted, closed or silenced. */
function isLive(o: Obligation, view: CaseView, closing: Closing | null, message: PlannedMessage): boolean {
  if (o.met || isPausedAt(o, message.ms)) return false;
  if (o.ended && o.ended.ms <= message.ms) return false;
  if (o.exempted && o.exempted.ms <= message.ms) return false;
  if (o.silentFromMs !== null && o.silentFromMs <= message.ms) return false;
  if (o.rule.quietAfterLoss && familyIsBereaved(view)) return false;
  return !(closing && !o.rule.survives && closing.ms <= message.ms);
}

const sent = (m: PlannedMessage, ms: number): { ms: number; message: Message } => ({
  ms,
  message: {
    at: formatInstant(ms),
    kind: m.kind,
    deadlineId: m.deadlineId,
    to: m.to,
    due: m.due,
    step: m.step,
  },
});
