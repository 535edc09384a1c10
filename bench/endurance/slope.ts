/** One look at something that is counted: hours since the beginning, and how much it was. */
export interface Point {
  hours: number;
  value: number;
}

/** A straight line through points: growth an hour, and half the width of its 95 % interval. */
export interface Slope {
  perHour: number;
  marginPerHour: number;
}

/**
 * `grows`: more than its bound, and told apart from no growth. `holds`: at most its bound, the whole interval. `undecided`:
 * the points scatter too much, or too short a time was looked at.
 */
export type Verdict = 'grows' | 'holds' | 'undecided';

export interface Judged extends Slope {
  /** Whether the growth is told apart from none; shrinking is not growth. */
  distinguishable: boolean;
  boundPerHour: number;
  verdict: Verdict;
}

/** What is left when collections and peaks are looked past: the lowest point of each of so many stretches of time. */
const MOST_STRETCHES = 24;
/** Of a short run, rather few and long ones: between two full collections a quiet process has a minute or two. */
const STRETCHES_AN_HOUR = 30;
const SHORT_STRETCHES = 6;
/** Of a stretch, at least: one point alone says nothing of the peaks around it. */
const POINTS_OF_A_STRETCH = 3;
const FEWEST_STRETCHES = 4;
/** Points that lean on their neighbours say less than their number; more than this is never believed. */
const CLOSEST = 0.9;

/** Judges the low-water line of a series against a bound. Fewer than a dozen points decide nothing. */
export function judge(points: readonly Point[], boundPerHour: number): Judged {
  const slope = slopeOf(lowWater(points));
  const lowest = slope.perHour - slope.marginPerHour;
  const distinguishable = lowest > 0;
  let verdict: Verdict = 'undecided';
  if (distinguishable && slope.perHour > boundPerHour) verdict = 'grows';
  else if (slope.perHour + slope.marginPerHour <= boundPerHour) verdict = 'holds';
  return { ...slope, distinguishable, boundPerHour, verdict };
}

/** The lowest point of each stretch of time: memory between two collections, connections between two peaks. */
export function lowWater(points: readonly Point[]): Point[] {
  const hours = (points.at(-1)?.hours ?? 0) - (points[0]?.hours ?? 0);
  const fitting = Math.max(SHORT_STRETCHES, Math.floor(hours * STRETCHES_AN_HOUR));
  const stretches = Math.min(MOST_STRETCHES, fitting, Math.floor(points.length / POINTS_OF_A_STRETCH));
  return Array.from({ length: stretches }, (_, i) => {
    const from = Math.floor((i * points.length) / stretches);
    const to = Math.floor(((i + 1) * points.length) / stretches);
    return points.slice(from, to).reduce((low, point) => (point.value < low.value ? point : low));
  });
}

/**
 * Least squares, with an interval that allows for points which lean on their neighbours: its width is that of
 * independent ones × √((1+r)/(1−r)), r being how much a residual resembles the one before it.
 */
export function slopeOf(points: readonly Point[]): Slope {
  const n = points.length;
  if (n < FEWEST_STRETCHES) return { perHour: 0, marginPerHour: Number.POSITIVE_INFINITY };
  const [meanX, meanY] = [mean(points.map(({ hours }) => hours)), mean(points.map(({ value }) => value))];
  const spread = sum(points.map(({ hours }) => (hours - meanX) ** 2));
  if (spread === 0) return { perHour: 0, marginPerHour: Number.POSITIVE_INFINITY };
  const perHour = sum(points.map(({ hours, value }) => (hours - meanX) * (value - meanY))) / spread;
  const residuals = points.map(({ hours, value }) => value - meanY - perHour * (hours - meanX));
  const squares = sum(residuals.map((one) => one ** 2));
  const likeness =
    squares === 0 ? 0 : sum(residuals.slice(1).map((one, i) => one * (residuals[i] ?? 0))) / squares;
  const r = Math.min(CLOSEST, Math.max(0, likeness));
  const error = Math.sqrt(squares / (n - 2) / spread) * Math.sqrt((1 + r) / (1 - r));
  return { perHour, marginPerHour: error * studentOf(n - 2) };
}

/** The 97.5 % quantile of Student's distribution, to a hundredth from five degrees of freedom on. */
const studentOf = (freedom: number): number => 1.96 + 2.37 / freedom + 2.8 / freedom ** 2;

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;
