import type { Language } from '../../api/language.ts';
import { deadlinesSeen, factsSeen, type SeenCase } from '../../api/seen-case.ts';
import {
  addDays,
  ageInWords,
  type CivilDate,
  civilDateOf,
  endOfDayMs,
  gestationalAge,
  parseInstant,
} from '../../domain/calendar/index.ts';
import { viewOf } from '../../domain/case/case-view.ts';
import type { Fact } from '../../domain/case/fact.ts';
import type { CaseState } from '../../domain/case/state.ts';
import { derive } from '../../domain/obligations/case-deadlines.ts';
import type { Deadline } from '../../domain/obligations/deadline.ts';
import { closingLoss } from '../../domain/obligations/loss.ts';
import { type Phase, phaseOf } from '../../domain/obligations/phase.ts';
import { unmetStatuses } from '../../domain/obligations/status.ts';
import { ageText, gestationText } from '../text/ages.ts';

/** One point on the axis of a case: an act that was done, a limit that lies ahead or was missed, the termin, today. */
export type StoryItem =
  | { kind: 'event'; ms: number; fact: Fact; met: readonly Deadline[] }
  | { kind: 'deadline'; ms: number; deadline: Deadline }
  | { kind: 'term'; ms: number }
  | { kind: 'today'; ms: number };

/** One of the four phases with what belongs to it, in order. */
export interface Chapter {
  /** `before`: what a child's case took over from the pregnancy. */
  phase: Phase | 'before';
  items: readonly StoryItem[];
}

/** Events that may begin another phase. */
const turning = new Set(['meeting-invited', 'meeting-held', 'birth-recorded', 'born', 'discharged']);

/** The case as a story: past acts and coming limits on one axis, with the phases as chapters. */
export function storyOf(seen: SeenCase, state: CaseState, nowMs: number): readonly Chapter[] {
  const facts = [...factsSeen(seen, state)].sort(byTime);
  const deadlines = deadlinesSeen(seen, state, nowMs);
  const items: StoryItem[] = [
    ...facts.map((fact): StoryItem => ({ kind: 'event', ms: fact.ms, fact, met: metBy(fact, deadlines) })),
    ...deadlines.flatMap(limitItem),
    ...termItem(state, nowMs),
    { kind: 'today', ms: nowMs },
  ];
  items.sort((a, b) => a.ms - b.ms || Number(a.kind === 'today') - Number(b.kind === 'today'));
  return chaptersOf(items, state, nowMs);
}

const byTime = (a: Fact, b: Fact): number => a.ms - b.ms || a.id - b.id;

const metBy = (fact: Fact, deadlines: readonly Deadline[]): readonly Deadline[] =>
  deadlines.filter((one) => one.metBy === fact.id);

function limitItem(deadline: Deadline): StoryItem[] {
  if (!unmetStatuses.includes(deadline.status)) return [];
  const ms = parseInstant(deadline.dueAt) ?? (deadline.dueOn ? endOfDayMs(deadline.dueOn) : null);
  return ms === null ? [] : [{ kind: 'deadline', ms, deadline }];
}

function termItem(state: CaseState, nowMs: number): StoryItem[] {
  const { term, birth } = viewOf(state);
  const { closing } = derive(state);
  if (state.kind !== 'pregnancy' || !term || birth || (closing && closing.ms <= nowMs)) return [];
  return [{ kind: 'term', ms: endOfDayMs(term.edd) }];
}

/** Past items belong to the phase the case was in; coming ones to today's, and after the termin to the birth. */
function chaptersOf(items: readonly StoryItem[], state: CaseState, nowMs: number): readonly Chapter[] {
  const turns = turnsOf(state);
  const { term } = viewOf(state);
  const eddMs = state.kind === 'pregnancy' && term ? endOfDayMs(addDays(term.edd, -1)) : null;
  const bornMs = state.kind === 'child' ? (viewOf(state).birth?.ms ?? null) : null;
  const chapters: { phase: Chapter['phase']; items: StoryItem[] }[] = [];
  for (const item of items) {
    const was = [...turns].reverse().find((turn) => turn.ms <= item.ms) ?? turns[0];
    const expected = item.ms > nowMs && eddMs !== null && item.ms > eddMs;
    const before = bornMs !== null && item.ms < bornMs;
    const phase = before ? 'before' : expected ? 'birth' : (was?.phase ?? 'referral');
    const chapter = chapters.at(-1);
    if (chapter?.phase === phase) chapter.items.push(item);
    else chapters.push({ phase, items: [item] });
  }
  return chapters;
}

/** When which phase began, from the facts alone: a closing leaves the last chapter as it was. */
function turnsOf(state: CaseState): readonly { ms: number; phase: Phase }[] {
  const derived = { ...derive(state), closing: null };
  const facts = state.facts.filter((fact) => fact.retractedBy === undefined).sort(byTime);
  const moments = [...new Set(facts.filter((fact) => turning.has(fact.type)).map((fact) => fact.ms))];
  const phaseAt = (ms: number): Phase =>
    phaseOf({ ...derived, view: viewOf({ ...state, facts: facts.filter((f) => f.ms <= ms) }) }, ms);
  const start = facts[0]?.ms ?? state.startedMs;
  return [start, ...moments.filter((ms) => ms > start)].map((ms) => ({ ms, phase: phaseAt(ms) }));
}

/** Beyond 43+0 nobody counts gestational weeks any more. */
const LONGEST_OVER_DAYS = 21;

/** Where on its own axis a day lies: the gestational week, then the child's age. */
export function ageOn(state: CaseState, ms: number, lang: Language): string | null {
  const on: CivilDate = civilDateOf(ms);
  const { birth, term } = viewOf(state);
  if (birth && on >= birth.on) return ageText(ageInWords(birth.on, on), lang);
  if (!term || state.kind === 'child') return null;
  // Nobody counts the weeks of a pregnancy that was lost.
  const loss = closingLoss(viewOf(state));
  if (loss && ms > loss.fact.ms) return null;
  const age = gestationalAge(term.edd, on);
  const pregnant = !age.startsWith('-') && on <= addDays(term.edd, LONGEST_OVER_DAYS);
  return pregnant ? gestationText(age, lang) : null;
}
