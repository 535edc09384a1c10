import type { Message } from '../case/command.ts';
import type { CaseState } from '../case/state.ts';
import { derive } from '../obligations/case-deadlines.ts';
import { dueMessages, messagesAhead } from '../obligations/due-messages.ts';

/** What a case that was taken over says at its start, and what stands on record as never said by this house. */
export interface FirstNotices {
  state: CaseState;
  told: readonly Message[];
  onRecord: readonly Message[];
}

/**
 * A case that comes with a past must not say all at once what would have been said in the course of it. Of its passed
 * limits one is told, the longest overdue, to whom it concerns first; what is due at once is told only where nothing
 * else would remind of it before its limit. With `quiet` nothing is. What lies ahead is reminded of as in every case.
 */
export function firstNotices(state: CaseState, nowMs: number, quiet: boolean): FirstNotices {
  const { view, obligations, closing } = derive(state);
  // Facts come one after the other, and what an earlier one seemed to break a later one may have met: asked once, at the end.
  const untold = { ...state, breachesTold: [], messagesUpToMs: Math.max(state.messagesUpToMs, nowMs) };
  const due = dueMessages(untold, view, obligations, closing, nowMs);
  const reminded = new Set(
    obligations
      .filter((o) => messagesAhead(o, view, closing, nowMs).some(({ kind }) => kind === 'reminder'))
      .map(({ id }) => id),
  );
  const breaches = due.messages.filter(({ kind }) => kind === 'breach');
  const oldest = breaches.reduce<Message | null>(
    (first, one) => (first === null || dayOf(one) < dayOf(first) ? one : first),
    null,
  );
  const told = quiet
    ? []
    : due.messages.filter(
        (one) => one === oldest || (one.kind !== 'breach' && !reminded.has(one.deadlineId)),
      );
  return { state: due.state, told, onRecord: due.messages.filter((one) => !told.includes(one)) };
}

const dayOf = ({ due }: Message): string => (due ?? '').slice(0, 10);
