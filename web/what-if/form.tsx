import type { Language } from '../../api/language.ts';
import { addDays, daysBetween } from '../../domain/calendar/index.ts';
import type { Parameters } from '../../domain/rules/parameters.ts';
import { dateInWords, shortDate } from '../text/dates.ts';
import { childName, personNames } from '../text/record.ts';
import { whatIfWords } from '../text/what-if.ts';
import { Agreement } from './agreement.tsx';
import type { Offer } from './question.ts';
import type { Scenario } from './scenario.ts';

interface Props {
  lang: Language;
  action: string;
  offer: Offer;
  scenario: Scenario;
  parameters: Parameters;
  todayOn: string;
}

/** What to try. With scripts the answer follows every choice and the sliders show; without them the button does. */
export const WhatIfForm = (props: Props) => {
  const { lang, action } = props;
  return (
    <form
      method="get"
      action={action}
      class="tov-what-if"
      aria-label={whatIfWords.title[lang]}
      hx-get={action}
      hx-trigger="change, submit"
      hx-target="#what-if-result"
      hx-select="#what-if-result"
      hx-swap="outerHTML"
      hx-push-url="true"
    >
      <div class="tov-what-if-fields">
        <Termin {...props} />
        <Birth {...props} />
        <Discharge {...props} />
        <Pause {...props} />
        <RuleSet {...props} />
      </div>
      <Agreement {...props} />
      <div class="tov-filter-buttons">
        <button type="submit" class="button button-primary">
          {whatIfWords.try[lang]}
        </button>
        <a href={action}>{whatIfWords.again[lang]}</a>
      </div>
    </form>
  );
};

/** A slider beside a date: it has no name of its own, and shows once there is a script that moves the date with it. */
const Slider = (props: {
  lang: Language;
  of: string;
  zero: string;
  value: string;
  from: number;
  to: number;
}) => (
  <input
    type="range"
    class="tov-slider"
    hidden
    data-moves={props.of}
    data-zero={props.zero}
    min={props.from}
    max={props.to}
    step={1}
    value={Math.min(props.to, Math.max(props.from, daysBetween(props.zero, props.value)))}
    aria-label={`${props.lang === 'da' ? 'Træk' : 'Drag'}: ${labelOf(props.of, props.lang)}`}
  />
);

const labelOf = (of: string, lang: Language): string =>
  (of === 'edd' ? whatIfWords.edd : of === 'bornAt' ? whatIfWords.birth : whatIfWords.discharge)[lang];

const SIX_WEEKS = 42;
const EARLIEST_BIRTH = 105;
const LATEST_BIRTH = 21;
const CORRECTION = 14;
const LONG_STAY = 60;

const Termin = ({ lang, offer, scenario }: Props) => {
  if (offer.edd === undefined) return null;
  const { edd } = offer;
  return (
    <div class="form-group">
      <label class="form-label" for="wi-edd">
        {whatIfWords.edd[lang]}
      </label>
      {edd && (
        <span class="form-hint" id="wi-edd-now">
          {whatIfWords.now[lang]}: {shortDate(edd, lang)}
        </span>
      )}
      <input
        class="form-input input-width-s"
        type="date"
        id="wi-edd"
        name="edd"
        value={scenario.edd ?? ''}
        {...(edd ? { 'aria-describedby': 'wi-edd-now' } : {})}
      />
      {edd && (
        <Slider
          lang={lang}
          of="edd"
          zero={edd}
          value={scenario.edd ?? edd}
          from={-SIX_WEEKS}
          to={SIX_WEEKS}
        />
      )}
    </div>
  );
};

const Birth = ({ lang, offer, scenario, todayOn }: Props) => {
  const zero = offer.bornAt?.slice(0, 10) ?? offer.edd ?? todayOn;
  return (
    <div class="form-group">
      <label class="form-label" for="wi-born">
        {(offer.born ? whatIfWords.birthCorrected : whatIfWords.birth)[lang]}
      </label>
      {offer.bornAt && (
        <span class="form-hint">
          {whatIfWords.now[lang]}: {shortDate(offer.bornAt.slice(0, 10), lang)}, {offer.bornAt.slice(11)}
        </span>
      )}
      <input
        class="form-input input-width-m"
        type="datetime-local"
        id="wi-born"
        name="bornAt"
        value={scenario.bornAt ?? ''}
      />
      <Slider
        lang={lang}
        of="bornAt"
        zero={zero}
        value={scenario.bornAt?.slice(0, 10) ?? zero}
        from={offer.born ? -CORRECTION : -EARLIEST_BIRTH}
        to={offer.born ? CORRECTION : LATEST_BIRTH}
      />
      {!offer.born && (
        <>
          <label class="form-label" for="wi-children">
            {whatIfWords.children[lang]}
          </label>
          <select class="form-select" id="wi-children" name="children">
            {[1, 2, 3, 4].map((n) => (
              <option value={n === 1 ? '' : n} selected={n === scenario.children}>
                {n}
              </option>
            ))}
          </select>
        </>
      )}
    </div>
  );
};

const Discharge = ({ lang, offer, scenario, todayOn }: Props) => {
  if (offer.discharge.length === 0) return null;
  const zero = scenario.bornAt?.slice(0, 10) ?? offer.bornAt?.slice(0, 10) ?? offer.edd ?? todayOn;
  return (
    <div class="form-group">
      <label class="form-label" for="wi-discharged">
        {whatIfWords.discharge[lang]}
      </label>
      <input
        class="form-input input-width-s"
        type="date"
        id="wi-discharged"
        name="dischargedOn"
        value={scenario.dischargedOn ?? ''}
      />
      <Slider
        lang={lang}
        of="dischargedOn"
        zero={zero}
        value={scenario.dischargedOn ?? addDays(zero, 0)}
        from={0}
        to={LONG_STAY}
      />
      <label class="form-label" for="wi-who">
        {whatIfWords.who[lang]}
      </label>
      <select class="form-select" id="wi-who" name="who">
        {offer.discharge.map((who, i) => (
          <option value={i === 0 ? '' : who} selected={who === scenario.who}>
            {personIn(who, lang)}
          </option>
        ))}
      </select>
    </div>
  );
};

export function personIn(who: string, lang: Language): string {
  const n = /^child:(\d+)$/.exec(who)?.[1];
  return (n ? childName(n) : personNames[who])?.[lang] ?? who;
}

const Pause = ({ lang, offer, scenario }: Props) => {
  if (offer.pausable.length === 0) return null;
  return (
    <div class="form-group">
      <label class="form-label" for="wi-pause">
        {whatIfWords.pause[lang]}
      </label>
      <span class="form-hint" id="wi-pause-help">
        {whatIfWords.pauseHelp[lang]}
      </span>
      <select class="form-select" id="wi-pause" name="pause" aria-describedby="wi-pause-help">
        <option value="">{whatIfWords.noPause[lang]}</option>
        {offer.pausable.map(({ id, title, dueOn, dueAt }) => (
          <option value={id} selected={id === scenario.pause}>
            {title[lang]} ({shortDate((dueAt ?? dueOn ?? '').slice(0, 10), lang)})
          </option>
        ))}
      </select>
      <label class="form-label" for="wi-pause-until">
        {whatIfWords.pauseUntil[lang]}
      </label>
      <input
        class="form-input input-width-s"
        type="date"
        id="wi-pause-until"
        name="pauseUntil"
        value={scenario.pauseUntil ?? ''}
      />
    </div>
  );
};

const RuleSet = ({ lang, offer, scenario }: Props) => (
  <div class="form-group">
    <label class="form-label" for="wi-rules">
      {whatIfWords.ruleSet[lang]}
    </label>
    <select class="form-select" id="wi-rules" name="ruleSet">
      <option value="">{whatIfWords.asNow[lang]}</option>
      <option value="current" selected={scenario.ruleSet === 'current'}>
        {whatIfWords.newest[lang]}
      </option>
      {offer.ruleSets.map((on) => (
        <option value={on} selected={scenario.ruleSet === on}>
          {whatIfWords.rulesOf[lang]} {dateInWords(on, lang)}
        </option>
      ))}
    </select>
  </div>
);
