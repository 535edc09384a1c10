import type { Child } from 'hono/jsx';
import type { Draft } from '../../api/draft-ports.ts';
import type { Language } from '../../api/language.ts';
import { civilDateOf } from '../../domain/calendar/index.ts';
import type { Fields } from '../../domain/case/field.ts';
import type { JsonObject } from '../../domain/json.ts';
import { CsrfField } from '../layout/csrf-field.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { momentInWords, timeOfDay } from '../text/dates.ts';
import { draftFrom, draftWords } from '../text/drafts.ts';
import { tell } from './tell-data.tsx';

interface Props {
  frame: Frame;
  title: string;
  back: Child;
  draft: Draft;
  /** Now, on the clock that the draft was saved by. */
  nowMs: number;
  /** What the draft holds, as the command would take it. */
  fields: Fields;
  data: JsonObject;
  continueUrl: string;
  /** Takes a POST that forgets the draft. */
  dropUrl: string;
}

/** Somebody comes back to a form that they began: nothing of it is lost, and nothing is taken up unasked. */
export const DraftChoicePage = (props: Props) => {
  const { frame, title, draft, nowMs } = props;
  const { lang } = frame;
  const told = tell(props.fields, props.data, lang);
  return (
    <Page frame={frame} title={title}>
      {props.back}
      <h1>{title}</h1>
      <h2 class="h3">
        {draftWords.thereIs[lang]} {draftFrom(savedWhen(draft.savedMs, nowMs, lang))[lang]}
      </h2>
      <p class="font-lead">{draftWords.thereIsLead[lang]}</p>
      <div class="tov-buttons">
        <a href={props.continueUrl} class="button button-primary">
          {draftWords.goOn[lang]}
        </a>
        <form method="post" action={props.dropUrl}>
          <CsrfField />
          <button type="submit" class="button button-secondary" title={draftWords.beginAgainHelp[lang]}>
            {draftWords.beginAgain[lang]}
          </button>
        </form>
      </div>
      {told.length > 0 && (
        <section>
          <h2 class="h4">{draftWords.answered[lang]}</h2>
          <dl class="tov-data tov-data--wide">
            {told.map(([label, value]) => (
              <div>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </Page>
  );
};

/** `kl. 10.42` on the same day, else with the day. */
export const savedWhen = (savedMs: number, nowMs: number, lang: Language): string =>
  civilDateOf(savedMs) === civilDateOf(nowMs)
    ? `${lang === 'da' ? 'kl.' : 'at'} ${timeOfDay(savedMs, lang)}`
    : momentInWords(savedMs, lang);
