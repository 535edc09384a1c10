import {
  addDays,
  ageDateYears,
  type CivilDate,
  civilDateOf,
  dateAtGestationalAge,
  endOfDayMs,
  schoolStartOn,
  startOfDayMs,
} from '../../domain/calendar/index.ts';
import { viewOf } from '../../domain/case/case-view.ts';
import { schoolStartOf } from '../../domain/case/school-start.ts';
import type { CaseState } from '../../domain/case/state.ts';
import { derive } from '../../domain/obligations/case-deadlines.ts';
import { closingLoss } from '../../domain/obligations/loss.ts';
import { type Text, text } from '../../domain/text.ts';
import { axisWords } from '../text/story.ts';
import type { Chapter } from './story.ts';

/** The course of a case on one line. Places are per cent of its length; stretches are not drawn to one scale. */
export interface LifeAxis {
  bands: readonly { phase: Chapter['phase'] | 'own-case'; from: number; to: number }[];
  ticks: readonly { at: number; label: Text; minor: boolean }[];
  dots: readonly { at: number; kind: 'event' | 'coming' | 'missed' }[];
  /** The birth, or the termin while it is awaited; null where there is neither. */
  turn: { at: number; kind: 'birth' | 'term' } | null;
  today: number;
  start: { on: CivilDate };
  end: { on: CivilDate; label: Text };
}

/** A moment and its place, in per cent. */
type Anchor = readonly [ms: number, at: number];

/** After the birth the first weeks are crowded, and a pregnancy's own story ends soon after it. */
const CROWDED_DAYS = 28;

/** The line of a case, from what `storyOf` tells. */
export function lifeAxis(chapters: readonly Chapter[], state: CaseState, nowMs: number): LifeAxis {
  const items = chapters.flatMap((chapter) => chapter.items);
  const told = items.filter(({ kind }) => kind !== 'today');
  const scale = scaleOf(state, items[0]?.ms ?? state.startedMs, told.at(-1)?.ms ?? nowMs, nowMs);
  const at = (ms: number): number => placeOn(scale.anchors, ms);
  const { edges, ownCase } = scale;
  const dots = new Map<string, LifeAxis['dots'][number]>();
  for (const item of items) {
    if (item.kind === 'today' || item.kind === 'term') continue;
    const kind = item.kind === 'event' ? 'event' : item.ms < nowMs ? 'missed' : 'coming';
    const place = Math.round(at(item.ms) * 2) / 2;
    dots.set(`${kind} ${place}`, { at: place, kind });
  }
  return {
    bands: bandsOf(chapters, at, ownCase === null ? at(edges.endMs) : at(ownCase), ownCase !== null),
    ticks: ticksOf(state, edges).map(({ ms, ...tick }) => ({ ...tick, at: at(ms) })),
    dots: [...dots.values()],
    turn: scale.turn && { at: at(scale.turn.ms), kind: scale.turn.kind },
    today: at(nowMs),
    start: { on: civilDateOf(edges.startMs) },
    end: { on: civilDateOf(edges.endMs), label: scale.endLabel },
  };
}

interface Scale {
  anchors: readonly Anchor[];
  edges: { startMs: number; endMs: number };
  turn: { ms: number; kind: 'birth' | 'term' } | null;
  /** From where a pregnancy goes on in the child's own case. */
  ownCase: number | null;
  endLabel: Text;
}

function scaleOf(state: CaseState, startMs: number, lastMs: number, nowMs: number): Scale {
  const view = viewOf(state);
  const { closing } = derive(state);
  const { birth, term } = view;
  const closed = closing !== null && closing.ms <= nowMs;
  const pregnancy = state.kind === 'pregnancy';
  const turn = birth
    ? ({ ms: birth.ms, kind: 'birth' } as const)
    : pregnancy && term && !closed
      ? ({ ms: endOfDayMs(term.edd), kind: 'term' } as const)
      : null;
  const closedBeforeSchool = closed && (pregnancy || closing.ms < schoolMs(state));
  if (closedBeforeSchool || !turn) {
    // What is still to be kept after the closing lies beyond its end; the line does not promise a school start.
    const endMs = Math.max(closed ? closing.ms : nowMs, lastMs, startMs + 1);
    const endLabel = closed ? axisWords.closed : axisWords[lastMs > nowMs ? 'last' : 'today'];
    const anchors: Anchor[] = [
      [startMs, 0],
      [endMs, 100],
    ];
    return { anchors, edges: { startMs, endMs }, turn, ownCase: null, endLabel };
  }
  const bornOn = birth?.on ?? term?.edd ?? civilDateOf(turn.ms);
  const crowdedMs = startOfDayMs(addDays(bornOn, CROWDED_DAYS));
  const endMs = Math.max(schoolMs(state), lastMs);
  const edges = { startMs, endMs };
  const endLabel = axisWords.school;
  if (!pregnancy) {
    const before = startMs < turn.ms ? 24 : 0;
    const anchors: Anchor[] = [
      ...(before > 0 ? [[startMs, 0] as Anchor] : []),
      [Math.min(turn.ms, crowdedMs), before],
      ...(startMs < crowdedMs ? [[crowdedMs, before + 8] as Anchor] : []),
      [endMs, 100],
    ];
    return { anchors, edges: { startMs: Math.min(startMs, turn.ms), endMs }, turn, ownCase: null, endLabel };
  }
  const ownCase = Math.max(crowdedMs, lastMs);
  const anchors: Anchor[] = [
    [Math.min(startMs, turn.ms - 1), 0],
    [turn.ms, 68],
    [ownCase, 84],
    [Math.max(endMs, ownCase + 1), 100],
  ];
  return { anchors, edges, turn, ownCase, endLabel };
}

/** When this child, or the one expected on the termin, starts school. */
function schoolMs(state: CaseState): number {
  const view = viewOf(state);
  const start = schoolStartOf(view)?.on ?? (view.term && schoolStartOn(view.term.edd, 'normal'));
  return start ? startOfDayMs(start) : Number.NEGATIVE_INFINITY;
}

/** Between two anchors in proportion; beyond the ends at the ends. */
function placeOn(anchors: readonly Anchor[], ms: number): number {
  let before: Anchor | undefined;
  for (const anchor of anchors) {
    if (ms <= anchor[0]) {
      if (!before) return anchor[1];
      return before[1] + ((anchor[1] - before[1]) * (ms - before[0])) / (anchor[0] - before[0]);
    }
    before = anchor;
  }
  return before?.[1] ?? 0;
}

function bandsOf(
  chapters: readonly Chapter[],
  at: (ms: number) => number,
  end: number,
  goesOn: boolean,
): LifeAxis['bands'] {
  const bands = chapters.map(({ phase, items }, i) => {
    const next = chapters[i + 1]?.items[0];
    return { phase, from: i === 0 ? 0 : at(items[0]?.ms ?? 0), to: next ? at(next.ms) : end };
  });
  return goesOn ? [...bands, { phase: 'own-case' as const, from: end, to: 100 }] : bands;
}

const WEEKS = [8, 12, 16, 20, 24, 28, 32, 36] as const;

/** Gestational weeks until the birth, years of the child's life after it. */
function ticksOf(state: CaseState, { startMs, endMs }: Scale['edges']) {
  const { term, birth } = viewOf(state);
  const ticks: { ms: number; label: Text; minor: boolean }[] = [];
  const loss = closingLoss(viewOf(state));
  const untilMs = Math.min(birth?.ms ?? endMs, loss?.fact.ms ?? endMs, endMs);
  if (term)
    for (const week of WEEKS) {
      const ms = startOfDayMs(dateAtGestationalAge(term.edd, `${week}+0`));
      if (ms > startMs && ms < untilMs)
        ticks.push({
          ms,
          label: text(`uge ${week}`, `week ${week}`),
          minor: state.kind === 'child' || week % 8 !== 4,
        });
    }
  if (state.kind === 'child' && birth)
    for (let year = 1; year <= 7; year += 1) {
      const ms = startOfDayMs(ageDateYears(birth.on, year));
      if (ms > startMs && ms < endMs)
        ticks.push({
          ms,
          label: text(`${year} år`, year === 1 ? '1 year' : `${year} years`),
          minor: year % 2 === 0,
        });
    }
  return ticks;
}
