import { civilDateOf, formatInstant } from '../../calendar/index.ts';
import type { CaseView } from '../../case/case-view.ts';
import type { Chance } from './chance.ts';

/** A case at the moment at which somebody is about to do something. */
export interface Situation {
  view: CaseView;
  nowMs: number;
  chance: Chance;
  /** Indices of the steps that this case has accepted, for commands that speak of an earlier event. */
  steps: readonly number[];
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Whole minutes: rehearsals keep their own clock off them. */
export const wholeMinute = (ms: number): number => Math.floor(ms / MINUTE_MS) * MINUTE_MS;

/**
 * When it was done: mostly just now, at times recorded late. What followed a birth is not told to lie before it, and
 * nothing before the case began.
 */
export function pastMoment({ view, nowMs, chance }: Situation): number {
  const from = Math.max(view.state.startedMs, view.birth && view.birth.ms <= nowMs ? view.birth.ms : 0);
  const ago = chance.maybe(0.2) ? chance.real() * 12 * DAY_MS : chance.real() * 90 * MINUTE_MS;
  return wholeMinute(Math.max(Math.min(nowMs, from + MINUTE_MS), nowMs - ago));
}

export const pastInstant = (situation: Situation): string => formatInstant(pastMoment(situation));

export const pastDate = (situation: Situation): string => civilDateOf(pastMoment(situation));

/** A plan: between tomorrow and some weeks ahead, at a full hour of a working day's length. */
export function plannedMs({ nowMs, chance }: Situation, minDays = 1, maxDays = 60): number {
  const hourMs = 60 * MINUTE_MS;
  return Math.floor((nowMs + chance.whole(minDays, maxDays) * DAY_MS) / hourMs) * hourMs;
}
