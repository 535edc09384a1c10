import { mayLook } from '../../access/may.ts';
import { headerOf } from '../../api/case-summary.ts';
import type { Language } from '../../api/language.ts';
import type { SeenCase } from '../../api/seen-case.ts';
import { civilDateOf, parseInstant } from '../../domain/calendar/index.ts';
import type { Deadline } from '../../domain/obligations/deadline.ts';
import type { Explanation, ExplanationStep } from '../../domain/obligations/explain.ts';
import { ruleById } from '../../domain/rules/catalogue.ts';
import { natureNames } from '../../domain/rules/describe-rule.ts';
import { isRole, roleName } from '../../domain/rules/roles.ts';
import { onDay } from '../history/looking-back-context.ts';
import { versionAnchor } from '../law/version-anchor.ts';
import { type Frame, Page } from '../layout/page.tsx';
import { BackLink, StatusMark } from '../layout/parts.tsx';
import { actsOf, formUrl } from '../record/next-act.ts';
import { journalWords, whyWords } from '../text/case.ts';
import { dayAndDate, daysInWords, momentInWords, sayDates, shortMoment, whenInWords } from '../text/dates.ts';
import { statusNames, words } from '../text/words.ts';
import { caseTitle } from './case-name.tsx';
import { DayTable } from './day-table.tsx';
import { daysLeft } from './due.tsx';
import { isCalm } from './marks.ts';
import { PrintLine } from './print-line.tsx';

interface Props {
  frame: Frame;
  stored: SeenCase;
  nowMs: number;
  deadline: Deadline;
  explanation: Explanation;
  /** The words in which adjustments were justified, by event. */
  reasons: ReadonlyMap<number, string>;
}

/** The chain from the fact to the date, complete enough to be checked by hand. */
export const WhyPage = ({ frame, stored, nowMs, deadline, explanation, reasons }: Props) => {
  const { lang } = frame;
  const { id } = stored.state;
  const rule = ruleById(deadline.ruleId);
  const unmet = deadline.metAt === null && deadline.status !== 'cancelled';
  return (
    <Page frame={frame} title={`${whyWords.title[lang]} ${deadline.title[lang]}`}>
      <BackLink href={onDay(frame.lookingBack?.asked, `/cases/${id}`)}>
        {caseTitle(headerOf(stored, nowMs), lang)}
      </BackLink>
      <PrintLine frame={frame} />
      <p class="tov-over">{whyWords.title[lang]}</p>
      <h1>{deadline.title[lang]}</h1>
      <div class={isCalm(stored, nowMs) ? 'tov-calm' : ''}>
        <Result lang={lang} deadline={deadline} nowMs={nowMs} />
      </div>
      <div class="tov-columns tov-columns--after">
        <div class="tov-columns-main">
          <h2 class="h3">{whyWords.steps[lang]}</h2>
          <ol class="tov-steps">
            {explanation.steps.map((step) => (
              <StepItem
                lang={lang}
                step={step}
                reason={reasons.get(step.eventId ?? -1)}
                entryUrl={entryUrl(frame, stored, eventOf(step, deadline))}
                ruleUrl={versionUrl(deadline)}
              />
            ))}
          </ol>
        </div>
        <aside class="tov-columns-side">
          <h2 class="h4">{words.source[lang]}</h2>
          <p>
            {deadline.source.text}
            {deadline.source.formerly && <span class="tov-sub">({deadline.source.formerly})</span>}
            <span class="tov-sub">
              {whyWords.nature[lang]}: {natureNames[deadline.nature][lang]}
            </span>
            <a href={versionUrl(deadline)}>
              {whyWords.rule[lang]} {deadline.ruleId}
            </a>
          </p>
          {explanation.doubt && (
            <>
              <h2 class="h4">{whyWords.doubt[lang]}</h2>
              <p>{explanation.doubt[lang]}</p>
            </>
          )}
          <h2 class="h4">{words.responsible[lang]}</h2>
          <p>
            {[deadline.responsible, ...deadline.alsoResponsible].map((r) => roleName(r)[lang]).join(', ')}
          </p>
          {unmet && rule && !frame.lookingBack && actsOf(rule).length > 0 && (
            <>
              <h2 class="h4">{whyWords.meets[lang]}</h2>
              <ul class="nobullet-list tov-plain">
                {actsOf(rule)
                  .filter((spec) => spec.kinds.includes(stored.state.kind))
                  .map((spec) => (
                    <li>
                      <a href={formUrl(id, spec.name, deadline.id)}>{spec.title[lang]}</a>
                    </li>
                  ))}
              </ul>
            </>
          )}
          {unmet && <Reminders lang={lang} deadline={deadline} />}
        </aside>
      </div>
    </Page>
  );
};

const Result = ({ lang, deadline, nowMs }: { lang: Language; deadline: Deadline; nowMs: number }) => {
  const dueMs = parseInstant(deadline.dueAt);
  const said =
    dueMs !== null
      ? momentInWords(dueMs, lang)
      : deadline.dueOn
        ? dayAndDate(deadline.dueOn, lang)
        : words.noDate[lang];
  const days = daysLeft(deadline, civilDateOf(nowMs));
  const ahead = deadline.metAt === null && deadline.status !== 'cancelled';
  return (
    <div class="tov-result">
      <p>{whyWords.result[lang]}</p>
      <p class="tov-result-date">{said}</p>
      <p>
        <StatusMark lang={lang} status={deadline.status} />
        {ahead && days !== null && <span>{daysInWords(days, lang)}</span>}
        {deadline.metAt && <span>{whenInWords(deadline.metAt, lang)}</span>}
        {deadline.statusReason && <span>{deadline.statusReason[lang]}</span>}
        <span class="sr-only">{statusNames[deadline.status][lang]}</span>
      </p>
    </div>
  );
};

/** A version without a start date is told by none. */
const SINCE_ALWAYS = /, (gældende fra|in force from) 1900-01-01/;

/** The printed rule at the version that was in force. */
const versionUrl = ({ ruleId, ruleVersion }: Deadline): string =>
  `/rules/${ruleId}#${versionAnchor(ruleId, ruleVersion)}`;

/** The event that a step tells of, by its number. */
const eventOf = (step: ExplanationStep, { trigger }: Deadline): number | null =>
  step.kind === 'fact' ? trigger.eventId : (step.eventId ?? null);

/** The event where it stands in the journal, for those who read the journal and see that act. */
function entryUrl({ caller }: Frame, { state, sight }: SeenCase, eventId: number | null): string | null {
  const fact = state.facts.find(({ id }) => id === eventId);
  if (!fact || !sight.act(fact) || caller === null || !mayLook(caller, sight.relation, 'journal'))
    return null;
  return `/cases/${state.id}/journal?after=${fact.id - 1}`;
}

const StepItem = (props: {
  lang: Language;
  step: ExplanationStep;
  reason?: string | undefined;
  entryUrl: string | null;
  ruleUrl: string;
}) => {
  const { lang, step, reason } = props;
  const at = parseInstant(step.at);
  const said = sayDates(step.text[lang].replace(SINCE_ALWAYS, ''), lang);
  const when = at !== null ? momentInWords(at, lang) : step.on ? dayAndDate(step.on, lang) : null;
  return (
    <li class={`tov-why-step tov-why-step--${step.kind}`}>
      <p class="tov-why-text">{said}</p>
      {when && !said.includes(when) && <p class="tov-why-when">{when}</p>}
      {step.kind === 'adjustment' && step.by && (
        <p class="tov-why-when">
          {journalWords.by[lang]} {(isRole(step.by) ? roleName(step.by) : words.system)[lang]}
          {reason && `: ${reason}`}
        </p>
      )}
      {props.entryUrl !== null && (
        <p class="tov-sub tov-on-screen">
          <a href={props.entryUrl}>{whyWords.entry[lang]}</a>
        </p>
      )}
      {step.kind === 'rule' && (
        <p class="tov-sub tov-on-screen">
          <a href={props.ruleUrl}>{whyWords.version[lang]}</a>
        </p>
      )}
      {step.days && step.days.length > 0 && <DayTable lang={lang} days={step.days} />}
    </li>
  );
};

const Reminders = ({ lang, deadline }: { lang: Language; deadline: Deadline }) => (
  <>
    <h2 class="h4">{whyWords.reminders[lang]}</h2>
    {deadline.reminders.length === 0 && <p class="tov-muted">{whyWords.noReminders[lang]}</p>}
    <ul class="nobullet-list tov-plain">
      {deadline.reminders.slice(0, 6).map(({ at, to }) => (
        <li>
          {shortMoment(parseInstant(at) ?? 0, lang)}
          <span class="tov-sub">{roleName(to)[lang]}</span>
        </li>
      ))}
    </ul>
  </>
);
