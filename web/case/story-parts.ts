import { ageInWords, civilDateOf } from '../../domain/calendar/index.ts';
import { viewOf } from '../../domain/case/case-view.ts';
import type { CaseState } from '../../domain/case/state.ts';
import type { Chapter, StoryItem } from './story.ts';

/** A stretch of a long chapter: a year of the child's life, or a calendar month. */
export interface StoryPart {
  /** `year:2`: the child is two; `month:2026-03`. */
  key: string;
  kind: 'year' | 'month';
  items: readonly StoryItem[];
  /** Read at once: today lies in it, or it is what comes next. */
  open: boolean;
}

/** A chapter that is longer is read in parts. */
const LONGEST_CHAPTER = 16;

/** The parts of a long chapter, in order; null for one that is read as a whole. */
export function partsOf({ phase, items }: Chapter, state: CaseState): readonly StoryPart[] | null {
  if (items.length <= LONGEST_CHAPTER) return null;
  const { birth } = viewOf(state);
  const kind = phase === 'follow-up' && birth ? 'year' : 'month';
  const keyOf = ({ ms }: StoryItem): string => {
    const on = civilDateOf(ms);
    return kind === 'year' && birth ? `year:${ageInWords(birth.on, on).years}` : `month:${on.slice(0, 7)}`;
  };
  const parts: { key: string; items: StoryItem[] }[] = [];
  for (const item of items) {
    const key = keyOf(item);
    const last = parts.at(-1);
    if (last?.key === key) last.items.push(item);
    else parts.push({ key, items: [item] });
  }
  const today = parts.findIndex((part) => part.items.some((item) => item.kind === 'today'));
  return parts.map((part, i) => ({
    ...part,
    kind,
    open: parts.length === 1 || (today >= 0 && (i === today || i === today + 1)),
  }));
}

/** How many of a chapter's points have happened, and how many are to come or were missed. */
export function countsOf(items: readonly StoryItem[]): { done: number; owed: number } {
  return {
    done: items.filter(({ kind }) => kind === 'event').length,
    owed: items.filter(({ kind }) => kind === 'deadline').length,
  };
}
