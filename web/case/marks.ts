import { scopeName } from '../../api/identity/region.ts';
import { authorityIn, deadlinesSeen, type SeenCase } from '../../api/seen-case.ts';
import { civilDateOf } from '../../domain/calendar/index.ts';
import { viewOf } from '../../domain/case/case-view.ts';
import { restrictionAt } from '../../domain/disclosure/restriction.ts';
import { derive } from '../../domain/obligations/case-deadlines.ts';
import { closingLoss, familyIsBereaved } from '../../domain/obligations/loss.ts';
import { unmetStatuses } from '../../domain/obligations/status.ts';
import { protectedOn } from '../../domain/persons/periods.ts';
import { type Text, text } from '../../domain/text.ts';
import type { IconName } from '../layout/icon.tsx';
import { deadlineCount, markWords, personDied } from '../text/case-marks.ts';
import { dateInWords } from '../text/dates.ts';
import { whoName } from '../text/persons.ts';

/** Something that whoever opens the case must know before anything else: an icon and its words, never a colour alone. */
export interface Mark {
  key:
    | 'protected'
    | 'loss'
    | 'closed'
    | 'reopened'
    | 'handed-over'
    | 'taken-over'
    | 'restricted'
    | 'paused'
    | 'extended';
  icon: IconName;
  title: Text;
  detail?: Text;
}

const onDay = (ms: number): Text =>
  text(dateInWords(civilDateOf(ms), 'da'), dateInWords(civilDateOf(ms), 'en'));

/** The marks of a case as somebody sees it, the gravest first. */
export function marksOf(seen: SeenCase, nowMs: number): readonly Mark[] {
  return [
    ...protectedMark(seen, nowMs),
    ...lossMarks(seen, nowMs),
    ...lifeMarks(seen, nowMs),
    ...restrictedMark(seen, nowMs),
    ...clockMarks(seen, nowMs),
  ];
}

/**
 * Whether a page speaks quietly: nothing in red and no word of success, in a closed case and where the family has lost
 * somebody. What is owed still says so by icon and word.
 */
export function isCalm(seen: SeenCase, nowMs: number): boolean {
  const { state, sight, closesMs } = seen;
  if (closesMs !== null && closesMs <= nowMs) return true;
  return sight.sees('acts') && familyIsBereaved(viewOf(state));
}

function protectedMark({ state, sight }: SeenCase, nowMs: number): readonly Mark[] {
  const who = sight.sees('names') ? protectedOn(viewOf(state), civilDateOf(nowMs)) : [];
  if (who.length === 0) return [];
  const detail = text(
    who.map((one) => whoName(one).da).join(', '),
    who.map((one) => whoName(one).en).join(', '),
  );
  return [{ key: 'protected', icon: 'warning', title: markWords.protected, detail }];
}

function lossMarks({ state, sight }: SeenCase, nowMs: number): readonly Mark[] {
  if (!sight.sees('acts')) return [];
  const view = viewOf(state);
  const own = closingLoss(view);
  const found: { ms: number; title: Text }[] = own ? [{ ms: own.fact.ms, title: own.reason }] : [];
  for (const fact of view.of('death-recorded'))
    if (fact.id !== own?.fact.id)
      found.push({ ms: fact.ms, title: personDied(whoName(String(fact.data.who))) });
  return found
    .filter(({ ms }) => ms <= nowMs)
    .map(({ ms, title }) => ({ key: 'loss', icon: 'info', title, detail: onDay(ms) }));
}

/** Where the case is in its own life: with whom, closed, open again. */
function lifeMarks({ state, sight, closesMs }: SeenCase, nowMs: number): readonly Mark[] {
  const marks: Mark[] = [];
  const closed = closesMs !== null && closesMs <= nowMs;
  if (sight.knownUntilMs !== null)
    marks.push({ key: 'handed-over', icon: 'forward', title: markWords.handedOver });
  else if (authorityIn(state) !== state.municipality)
    marks.push({
      key: 'taken-over',
      icon: 'forward',
      title: markWords.takenOver,
      detail: scopeName(state.municipality),
    });
  if (closed) {
    const reason = sight.sees('closed-reason') ? derive(state).closing?.reason : undefined;
    const on = onDay(closesMs);
    const detail = reason ? text(`${on.da}: ${reason.da}`, `${on.en}: ${reason.en}`) : on;
    marks.push({ key: 'closed', icon: 'lock', title: markWords.closed, detail });
  }
  const reopened = viewOf(state).of('case-reopened').at(-1);
  if (reopened && !closed && sight.act(reopened))
    marks.push({ key: 'reopened', icon: 'flag', title: markWords.reopened, detail: onDay(reopened.ms) });
  return marks;
}

function restrictedMark({ state, sight }: SeenCase, nowMs: number): readonly Mark[] {
  const restriction = sight.sees('acts') ? restrictionAt(viewOf(state), nowMs) : null;
  return restriction
    ? [{ key: 'restricted', icon: 'lock', title: markWords.restricted, detail: onDay(restriction.ms) }]
    : [];
}

/** What stands still or was given more time. */
function clockMarks(seen: SeenCase, nowMs: number): readonly Mark[] {
  if (!seen.sight.sees('own-deadlines')) return [];
  const owed = deadlinesSeen(seen, seen.state, nowMs).filter(({ status }) => unmetStatuses.includes(status));
  const paused = owed.filter(({ status }) => status === 'paused').length;
  const extended = owed.filter(({ adjustments }) =>
    adjustments.some(({ kind }) => kind === 'extension'),
  ).length;
  return [
    ...(paused === 0
      ? []
      : [
          {
            key: 'paused',
            icon: 'hourglass',
            title: markWords.paused,
            detail: deadlineCount(paused),
          } as const,
        ]),
    ...(extended === 0
      ? []
      : [
          {
            key: 'extended',
            icon: 'time',
            title: markWords.extended,
            detail: deadlineCount(extended),
          } as const,
        ]),
  ];
}
