import type { SeenCase } from '../../api/seen-case.ts';
import { CsrfField } from '../layout/csrf-field.tsx';
import { Icon } from '../layout/icon.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { BackLink } from '../layout/parts.tsx';
import { helpWords, firstCaseWords as words } from '../text/help.ts';
import { stepsOf } from './first-case-steps.ts';
import { isTourOf } from './tour.ts';

/** The steps with what is done; the next one is a link. */
const Steps = ({ frame: { lang, tour }, seen }: { frame: Frame; seen: SeenCase | null }) => {
  const steps = stepsOf(seen, tour?.explained ?? false);
  const next = steps.findIndex(({ done }) => !done);
  return (
    <>
      <ol class="tov-tour-steps">
        {steps.map(({ title, about, href, done }, i) => (
          <li
            class={done ? 'tov-tour-done' : ''}
            {...(i === next ? { 'aria-current': 'step' as const } : {})}
          >
            <span class="tov-tour-mark">{done ? <Icon name="check" /> : i + 1}</span>
            <span>
              {i === next && href ? <a href={href}>{title[lang]}</a> : <strong>{title[lang]}</strong>}
              {done && <span class="sr-only"> ({words.done[lang]})</span>}
              <span class="tov-sub">{about[lang]}</span>
            </span>
          </li>
        ))}
      </ol>
      {next === -1 && <p>{words.finished[lang]}</p>}
    </>
  );
};

const Choice = ({ frame: { lang }, value }: { frame: Frame; value: 'start' | 'stop' }) => (
  <form method="post" action="/help/first-case">
    <CsrfField />
    <button
      type="submit"
      name="do"
      value={value}
      class={`button tov-small-button button-${value === 'start' ? 'primary' : 'secondary'}`}
    >
      {words[value][lang]}
    </button>
  </form>
);

/** The tour on the pages of the case it goes through. */
export const TourInCase = ({ frame, seen }: { frame: Frame; seen: SeenCase }) =>
  isTourOf(frame.tour, seen.state.id) ? (
    <aside class="tov-tour" aria-labelledby="tour">
      <div class="tov-tour-head">
        <h2 id="tour" class="h5">
          {words.title[frame.lang]}
        </h2>
        <Choice frame={frame} value="stop" />
      </div>
      <Steps frame={frame} seen={seen} />
    </aside>
  ) : null;

/** An offer on the first page of somebody new; in the demo until it is hidden. */
export const TourOffer = ({ frame }: { frame: Frame }) => {
  const { lang, tour, demo } = frame;
  const isOffered = tour === null ? demo : tour.state === 'on';
  if (!isOffered) return null;
  return (
    <aside class="tov-tour tov-tour--offer" aria-labelledby="tour">
      <div class="tov-tour-head">
        <h2 id="tour" class="h5">
          {words.title[lang]}
        </h2>
        <p>{words.lead[lang]}</p>
        {tour?.caseId ? (
          <a class="button button-primary tov-small-button" href={`/cases/${tour.caseId}`}>
            {words.goOn[lang]}
          </a>
        ) : (
          <Choice frame={frame} value="start" />
        )}
        <Choice frame={frame} value="stop" />
      </div>
    </aside>
  );
};

/** The tour on a page of its own. */
export const FirstCasePage = ({ frame, seen }: { frame: Frame; seen: SeenCase | null }) => {
  const { lang, tour } = frame;
  return (
    <Page frame={frame} title={words.title[lang]}>
      <BackLink href="/help">{helpWords.title[lang]}</BackLink>
      <h1>{words.title[lang]}</h1>
      <p class="font-lead">{words.lead[lang]}</p>
      <p>{(frame.demo ? words.invented : words.real)[lang]}</p>
      <Steps frame={frame} seen={seen} />
      <div class="tov-buttons">
        {tour?.caseId && (
          <a class="button button-primary" href={`/cases/${tour.caseId}`}>
            {words.goOn[lang]}
          </a>
        )}
        <form method="post" action="/help/first-case">
          <CsrfField />
          <button
            type="submit"
            name="do"
            value="start"
            class={`button button-${tour?.caseId ? 'secondary' : 'primary'}`}
          >
            {(tour?.caseId ? words.again : words.start)[lang]}
          </button>
        </form>
      </div>
    </Page>
  );
};
