import { median, quantile, round } from '../load.ts';
import type { Look } from './look.ts';
import { type Judged, judge, lowWater, type Point, type Verdict } from './slope.ts';

/** How a run is looked at. */
export interface Form {
  minutes: number;
  /** At the beginning, not judged: code is compiled, caches and pools fill. */
  warmUpMinutes: number;
  everySeconds: number;
}

/** What one count did over the judged time. */
export interface Course extends Judged {
  first: number;
  last: number;
  most: number;
  looks: number;
  /** The low-water line that was judged. */
  low: number[];
}

/** What a process may gain over the whole of a run and nobody would speak of a leak, by what is counted. */
const allowed: Readonly<Record<string, number>> = {
  memoryMb: 16,
  heapMb: 16,
  descriptors: 8,
  connections: 4,
  workflowPollers: 2,
  activityPollers: 2,
};
/**
 * Temporal's dev server keeps in memory what it has met of every workflow, up to limits that no run reaches; it is no part
 * of a service that is run for real. Each of PostgreSQL's processes remembers the statements of its connection, which
 * fills for as long as there are some that it has not met; connections are made anew after 30 to 60 minutes.
 */
const allowedOf: Readonly<Record<string, number>> = { 'engine.memoryMb': 160, 'store.memoryMb': 64 };
/** Each of PostgreSQL's processes keeps up to a thousand files open that it has used: a cache, and no leak. */
const notJudged: readonly string[] = ['store.descriptors'];

export interface Report {
  verdict: Verdict;
  /** What grew beyond its bound, and what could not be told. */
  grew: string[];
  undecided: string[];
  courses: Record<string, Course>;
  /** Milliseconds that Node's loop was late, by process: the p99 between two looks, its median and its worst. */
  loopDelayMs: Record<string, { median: number; worst: number }>;
}

/**
 * Judges every series of the looks after the warm-up. The bound an hour is what a run may gain in all over the hours that
 * were judged: a longer run sees smaller leaks.
 */
export function reportOf(looks: readonly Look[], { warmUpMinutes }: Pick<Form, 'warmUpMinutes'>): Report {
  const beganMs = looks[0]?.atMs ?? 0;
  const judged = looks.filter(({ atMs }) => atMs - beganMs >= warmUpMinutes * 60_000);
  const hours = ((judged.at(-1)?.atMs ?? 0) - (judged[0]?.atMs ?? 0)) / 3_600_000;
  const names = [...new Set(judged.flatMap(({ counts }) => Object.keys(counts)))].sort();
  const courses: Record<string, Course> = {};
  for (const name of names) {
    const most = allowedOf[name] ?? allowed[name.slice(name.indexOf('.') + 1)];
    if (most === undefined || notJudged.includes(name)) continue;
    courses[name] = courseOf(pointsOf(judged, name, beganMs), most / Math.max(hours, 1 / 3_600));
  }
  const named = (verdict: Verdict) =>
    Object.keys(courses).filter((name) => courses[name]?.verdict === verdict);
  const [grew, undecided] = [named('grows'), named('undecided')];
  const delays = names.filter((name) => name.endsWith('.delayMs'));
  return {
    verdict: grew.length > 0 ? 'grows' : undecided.length > 0 ? 'undecided' : 'holds',
    grew,
    undecided,
    courses,
    loopDelayMs: Object.fromEntries(
      delays.map((name) => {
        const values = pointsOf(judged, name, beganMs).map(({ value }) => value);
        return [
          name.slice(0, name.indexOf('.')),
          { median: round(median(values)), worst: round(Math.max(...values)) },
        ];
      }),
    ),
  };
}

function pointsOf(looks: readonly Look[], name: string, beganMs: number): Point[] {
  return looks.flatMap(({ atMs, counts }) => {
    const value = counts[name];
    return value === undefined ? [] : [{ hours: (atMs - beganMs) / 3_600_000, value }];
  });
}

function courseOf(points: readonly Point[], boundPerHour: number): Course {
  const { perHour, marginPerHour, distinguishable, verdict } = judge(points, boundPerHour);
  const values = points.map(({ value }) => value);
  const sorted = [...values].sort((a, b) => a - b);
  return {
    first: round(values[0] ?? Number.NaN),
    last: round(values.at(-1) ?? Number.NaN),
    most: round(quantile(sorted, 1)),
    looks: values.length,
    low: lowWater(points).map(({ value }) => round(value)),
    perHour: round(perHour),
    marginPerHour: round(marginPerHour),
    boundPerHour: round(boundPerHour),
    distinguishable,
    verdict,
  };
}
