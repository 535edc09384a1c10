import { useContext } from 'hono/jsx';
import type { Language } from '../../api/language.ts';
import { civilDateOf } from '../../domain/calendar/index.ts';
import { LookingBackTo } from '../history/looking-back-context.ts';
import { shortDate } from '../text/dates.ts';
import { axisInWords, axisWords } from '../text/story.ts';
import { phaseNumbers } from '../text/words.ts';
import type { LifeAxis } from './life-axis.ts';

interface Props {
  lang: Language;
  axis: LifeAxis;
  counts: { done: number; coming: number; missed: number };
  nowMs: number;
}

/** Room at both ends, so that no dot is cut. */
const place = (at: number): string => `${(1 + at * 0.98).toFixed(2)}%`;
const wide = (from: number, to: number): string => `${((to - from) * 0.98).toFixed(2)}%`;

/** A label at the very edge is turned inwards. */
const anchor = (at: number): string => (at < 4 ? 'start' : at > 96 ? 'end' : 'middle');

const LINE_Y = 52;
/** A narrower stretch has no room for its number. */
const NUMBERED_FROM = 3;

/** The line of a case, drawn: places in per cent, so that it fits a telephone and a sheet of paper with readable words. */
export const AxisDrawing = ({ lang, axis, counts, nowMs }: Props) => {
  const past = useContext(LookingBackTo) !== null;
  const said = axisInWords(axis, { ...counts, todayOn: civilDateOf(nowMs) }, lang);
  return (
    <figure class="tov-life">
      <svg width="100%" height="126" role="img" aria-labelledby="life-title life-said">
        <title id="life-title">{axisWords.title[lang]}</title>
        <desc id="life-said">{said}</desc>
        {axis.bands.map(({ phase, from, to }, i) => (
          <>
            <rect
              class={`tov-life-band tov-life-band--${phase === 'own-case' ? 'own' : i % 2 === 0 ? 'even' : 'odd'}`}
              x={place(from)}
              y="36"
              width={wide(from, to)}
              height="32"
            />
            {to - from > NUMBERED_FROM && <BandName lang={lang} band={{ phase, from, to }} />}
          </>
        ))}
        <line class="tov-life-line" x1={place(0)} x2={place(100)} y1={LINE_Y} y2={LINE_Y} />
        {axis.ticks.map(({ at, label, minor }) => (
          <g class={minor ? 'tov-life-minor' : ''}>
            <line class="tov-life-line" x1={place(at)} x2={place(at)} y1="68" y2="74" />
            <text x={place(at)} y="88" text-anchor="middle">
              {label[lang]}
            </text>
          </g>
        ))}
        {axis.dots.map(({ at, kind }) =>
          // What was missed is told apart by its shape: it hangs below the line.
          kind === 'missed' ? (
            <rect
              class="tov-life-dot tov-life-dot--missed"
              x={place(at)}
              y={LINE_Y + 4}
              width="6"
              height="10"
            />
          ) : (
            <circle class={`tov-life-dot tov-life-dot--${kind}`} cx={place(at)} cy={LINE_Y} r="4" />
          ),
        )}
        {axis.turn && (
          <>
            <line class="tov-life-turn" x1={place(axis.turn.at)} x2={place(axis.turn.at)} y1="32" y2="106" />
            <text class="tov-life-name" x={place(axis.turn.at)} y="120" text-anchor={anchor(axis.turn.at)}>
              {axisWords[axis.turn.kind][lang]}
            </text>
          </>
        )}
        <text class="tov-life-name" x={place(100)} y="120" text-anchor="end">
          {axis.end.label[lang]}
        </text>
        <line class="tov-life-today" x1={place(axis.today)} x2={place(axis.today)} y1="18" y2="74" />
        <text class="tov-life-name" x={place(axis.today)} y="13" text-anchor={anchor(axis.today)}>
          {past ? shortDate(civilDateOf(nowMs), lang) : axisWords.today[lang]}
        </text>
      </svg>
      <figcaption class="tov-life-key" aria-hidden="true">
        {(['event', 'coming', 'missed'] as const).map((kind) => (
          <span>
            <i class={`tov-life-sign tov-life-sign--${kind}`} />
            {axisWords[kind][lang]}
          </span>
        ))}
      </figcaption>
    </figure>
  );
};

const BandName = ({ lang, band }: { lang: Language; band: LifeAxis['bands'][number] }) => {
  const { phase, from, to } = band;
  const number = phase === 'own-case' ? 4 : phase === 'before' ? null : phaseNumbers[phase];
  if (number === null) return null;
  return (
    <text class="tov-life-number" x={place((from + to) / 2)} y="31" text-anchor="middle">
      {lang === 'da' ? `Fase ${number}` : `Phase ${number}`}
    </text>
  );
};
