import type { Language } from '../../api/language.ts';
import type { Compared } from '../../api/merge-persons.ts';
import type { SeenCase } from '../../api/seen-case.ts';
import { civilDateOf } from '../../domain/calendar/index.ts';
import type { MergePreview } from '../../domain/case/merging/preview.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import { commandByName } from '../../domain/case/registry.ts';
import { CasePage } from '../case/frame.tsx';
import { CsrfField } from '../layout/csrf-field.tsx';
import type { Frame } from '../layout/page.tsx';
import { Alert } from '../layout/parts.tsx';
import { mergeWords } from '../text/merge.ts';
import { Outcome } from './outcome.tsx';
import { PersonChecked, PersonsCompared } from './same-person.tsx';
import { type Side, SideBySide } from './side-by-side.tsx';

/** What was sent and refused, shown again. */
export interface Sent {
  key: string;
  version: number;
  reason: string;
  note: string;
  samePersonChecked: boolean;
}

interface Props {
  frame: Frame;
  stored: SeenCase;
  nowMs: number;
  act: 'merge' | 'split';
  sides: readonly [Side, Side];
  preview: MergePreview;
  persons: readonly Compared[];
  sent: Sent;
  refusal: Refusal | null;
}

/** Both cases and what would come of merging or splitting them; one button does it. */
export const PreviewPage = (props: Props) => {
  const { frame, stored, nowMs, act, sides, preview, persons, sent, refusal } = props;
  const { lang } = frame;
  const { id } = stored.state;
  const survivorId = sides[1].seen.state.id;
  return (
    <CasePage frame={frame} stored={stored} nowMs={nowMs} tab="merge">
      <h2>{(act === 'merge' ? mergeWords.title : mergeWords.splitTitle)[lang]}</h2>
      {refusal && (
        <Alert lang={lang} variant="error" live heading={mergeWords.refused[lang]}>
          {refusal.message[lang]}
        </Alert>
      )}
      <SideBySide lang={lang} sides={sides} />
      {act === 'merge' && (
        <p>
          <a href={`/cases/${survivorId}/merge?into=${id}`}>{mergeWords.swap[lang]}</a>
        </p>
      )}
      {preview.refusal ? (
        <Alert lang={lang} variant="info" heading={mergeWords.cannot[lang]}>
          {preview.refusal.message[lang]}
        </Alert>
      ) : (
        <>
          <PersonsCompared lang={lang} persons={persons} />
          {preview.warnings.length > 0 && (
            <Alert lang={lang} variant="warning" heading={mergeWords.mind[lang]}>
              <ul class="tov-plain-list">
                {preview.warnings.map((warning) => (
                  <li>{warning[lang]}</li>
                ))}
              </ul>
            </Alert>
          )}
          <Outcome lang={lang} preview={preview} act={act} todayOn={civilDateOf(nowMs)} />
          <Confirm
            lang={lang}
            act={act}
            id={id}
            into={survivorId}
            persons={persons}
            sent={sent}
            wrong={refusal?.reason}
          />
        </>
      )}
    </CasePage>
  );
};

interface ConfirmProps {
  lang: Language;
  act: 'merge' | 'split';
  id: string;
  into: string;
  persons: readonly Compared[];
  sent: Sent;
  /** The field that a refusal named. */
  wrong: string | undefined;
}

const Confirm = ({ lang, act, id, into, persons, sent, wrong }: ConfirmProps) => {
  const reasons = commandByName(`${act}-case`)?.fields.reason?.values ?? {};
  return (
    <form method="post" action={`/cases/${id}/${act}`} class="tov-group">
      <CsrfField />
      <input type="hidden" name="_key" value={sent.key} />
      <input type="hidden" name="_version" value={String(sent.version)} />
      {act === 'merge' && <input type="hidden" name="into" value={into} />}
      <fieldset
        class={`form-group${wrong === 'reason' ? ' form-error' : ''}`}
        {...(wrong === 'reason' ? { 'aria-describedby': 'why' } : {})}
      >
        <legend class="form-label">{mergeWords.why[lang]}</legend>
        {wrong === 'reason' && (
          <span class="form-error-message" id="why">
            {mergeWords.chooseWhy[lang]}
          </span>
        )}
        {Object.entries(reasons).map(([value, name]) => (
          <div class="form-group-radio">
            <input
              type="radio"
              class="form-radio"
              id={`reason-${value}`}
              name="reason"
              value={value}
              required
              checked={sent.reason === value}
            />
            <label class="form-label" for={`reason-${value}`}>
              {name[lang]}
            </label>
          </div>
        ))}
      </fieldset>
      <PersonChecked
        lang={lang}
        persons={persons}
        ids={[id, into]}
        checked={sent.samePersonChecked}
        wrong={wrong === 'samePersonChecked'}
      />
      <div class="form-group">
        <label class="form-label" for="note">
          {mergeWords.note[lang]} <span class="weight-normal">{mergeWords.optional[lang]}</span>
        </label>
        <span class="form-hint" id="note-help">
          {mergeWords.noteHelp[lang]}
        </span>
        <textarea
          class="form-input"
          id="note"
          name="note"
          rows={3}
          maxlength={2000}
          aria-describedby="note-help"
        >
          {sent.note}
        </textarea>
      </div>
      <p class="tov-buttons">
        <button type="submit" class="button button-primary">
          {(act === 'merge' ? mergeWords.confirm : mergeWords.confirmSplit)[lang]}
        </button>
        <a href={`/cases/${id}`} class="button button-tertiary">
          {mergeWords.leave[lang]}
        </a>
      </p>
    </form>
  );
};
