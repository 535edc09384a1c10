import type { Language } from '../../api/language.ts';
import {
  addMonths,
  civilDateOf,
  endOfDayMs,
  parseInstant,
  startOfDayMs,
} from '../../domain/calendar/index.ts';
import type { MovedDeadline } from '../../domain/simulation/what-if.ts';
import { shortMonth } from '../text/dates.ts';
import { whatIfWords } from '../text/what-if.ts';

const WIDTH = 760;
const LEFT = 64;
const RIGHT = 24;
const ABOVE = 44;
const BELOW = 132;
const MOST_TICKS = 9;
const DAY_MS = 86_400_000;

const msOf = (due: string | null): number | null =>
  due === null ? null : (parseInstant(due) ?? endOfDayMs(due));

interface Props {
  lang: Language;
  deadlines: readonly MovedDeadline[];
  nowMs: number;
}

/** The dates before above the dates after, on one line of time. Nothing is told by colour alone, and all of it in tables. */
export const Axis = ({ lang, deadlines, nowMs }: Props) => {
  const points = deadlines
    .map(({ title, before, after }) => ({ title, before: msOf(before), after: msOf(after) }))
    .filter(({ before, after }) => before !== null || after !== null);
  if (points.length === 0) return null;
  const all = [nowMs, ...points.flatMap(({ before, after }) => [before, after].filter((ms) => ms !== null))];
  const [from, to] = [Math.min(...all) - 7 * DAY_MS, Math.max(...all) + 7 * DAY_MS];
  const x = (ms: number): number =>
    Math.round((LEFT + ((ms - from) / (to - from)) * (WIDTH - LEFT - RIGHT)) * 10) / 10;
  return (
    <section class="tov-axis-scroll" tabindex={0} aria-label={whatIfWords.axis[lang]}>
      <svg class="tov-moves" viewBox={`0 0 ${WIDTH} 184`} role="img" aria-label={whatIfWords.axis[lang]}>
        {ticksOf(from, to).map((on) => (
          <g>
            <line class="tov-moves-tick" x1={x(startOfDayMs(on))} x2={x(startOfDayMs(on))} y1={24} y2={152} />
            <text class="tov-moves-month" x={x(startOfDayMs(on))} y={174} text-anchor="middle">
              {shortMonth(on, lang)}
            </text>
          </g>
        ))}
        <line class="tov-moves-now" x1={x(nowMs)} x2={x(nowMs)} y1={20} y2={152} />
        <text class="tov-moves-today" x={x(nowMs)} y={14} text-anchor="middle">
          {whatIfWords.today[lang]}
        </text>
        {[ABOVE, BELOW].map((y) => (
          <line class="tov-moves-lane" x1={LEFT} x2={WIDTH - RIGHT} y1={y} y2={y} />
        ))}
        <text class="tov-moves-name" x={0} y={ABOVE + 5}>
          {whatIfWords.before[lang]}
        </text>
        <text class="tov-moves-name" x={0} y={BELOW + 5}>
          {whatIfWords.after[lang]}
        </text>
        {points.map(({ title, before, after }) => (
          <g>
            <title>{title[lang]}</title>
            {before !== null && after !== null && before !== after && (
              <line class="tov-moves-link" x1={x(before)} x2={x(after)} y1={ABOVE} y2={BELOW} />
            )}
            {before !== null && (
              <circle
                class={after === null ? 'tov-moves-gone' : 'tov-moves-dot'}
                cx={x(before)}
                cy={ABOVE}
                r={6}
              />
            )}
            {after !== null && (
              <circle
                class={before === null ? 'tov-moves-new' : 'tov-moves-dot'}
                cx={x(after)}
                cy={BELOW}
                r={6}
              />
            )}
          </g>
        ))}
      </svg>
    </section>
  );
};

/** First days of months, so many that their names have room. */
function ticksOf(from: number, to: number): readonly string[] {
  const first = `${civilDateOf(from).slice(0, 7)}-01`;
  const months = Math.ceil((to - from) / (30 * DAY_MS));
  const step = Math.max(1, Math.ceil(months / MOST_TICKS));
  const ticks: string[] = [];
  for (let n = 0; ticks.length <= MOST_TICKS * 2; n += step) {
    const on = addMonths(first, n);
    if (startOfDayMs(on) > to) break;
    if (startOfDayMs(on) >= from) ticks.push(on);
  }
  return ticks;
}
