import type { SeenCase } from '../../api/seen-case.ts';
import { viewOf } from '../../domain/case/case-view.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import { restrictionAt } from '../../domain/disclosure/restriction.ts';
import { familyRoles } from '../../domain/rules/roles.ts';
import { CasePage } from '../case/frame.tsx';
import type { Frame } from '../layout/page.tsx';
import { Alert } from '../layout/parts.tsx';
import { disclosureWords } from '../text/disclosure.ts';

interface Props {
  frame: Frame;
  stored: SeenCase;
  nowMs: number;
  /** Why the copy that was asked for cannot be given. */
  refusal: Refusal | null;
}

/** What the person whom the case is about may ask for, and where it is done. */
export const RightsPage = ({ frame, stored, nowMs, refusal }: Props) => {
  const { lang } = frame;
  const { state } = stored;
  const base = `/cases/${state.id}`;
  const restricted = restrictionAt(viewOf(state), nowMs) !== null;
  const usual = state.kind === 'child' ? 'FMI' : 'mother';
  return (
    <CasePage
      frame={frame}
      stored={stored}
      nowMs={nowMs}
      tab="data-export"
      notice={
        refusal && (
          <Alert lang={lang} variant="error" live heading={disclosureWords.refused[lang]}>
            {refusal.message[lang]} {refusal.source && `(${refusal.source})`}
          </Alert>
        )
      }
    >
      <p>{disclosureWords.rightsLead[lang]}</p>
      <section aria-labelledby="access" class="tov-group">
        <h2 id="access" class="h3">
          {disclosureWords.access[lang]}
        </h2>
        <p>{disclosureWords.accessHelp[lang]}</p>
        <form method="get" action={`${base}/data-export/copy`} class="tov-inline-form">
          <div class="form-group">
            <label class="form-label" for="to">
              {disclosureWords.receiver[lang]}
            </label>
            <select class="form-select" id="to" name="to">
              {Object.entries(familyRoles).map(([role, name]) => (
                <option value={role} selected={role === usual}>
                  {name[lang]}
                </option>
              ))}
            </select>
          </div>
          <div class="form-group">
            <label class="form-label" for="texts">
              {disclosureWords.texts[lang]}
            </label>
            <span class="form-hint" id="texts-hint">
              {disclosureWords.textsHelp[lang]}
            </span>
            <input class="form-input" id="texts" name="texts" type="text" aria-describedby="texts-hint" />
          </div>
          <button type="submit" class="button button-secondary">
            {disclosureWords.draw[lang]}
          </button>
        </form>
      </section>
      <section aria-labelledby="rectify" class="tov-group">
        <h2 id="rectify" class="h3">
          {disclosureWords.rectify[lang]}
        </h2>
        <p>{disclosureWords.rectifyHelp[lang]}</p>
        <p>
          <a href={`${base}/record/retract`}>{disclosureWords.retract[lang]}</a>
        </p>
      </section>
      <section aria-labelledby="restrict" class="tov-group">
        <h2 id="restrict" class="h3">
          {disclosureWords.restrict[lang]}
        </h2>
        <p>{disclosureWords.restrictedLead[lang]}</p>
        <p>
          <a href={`${base}/record/${restricted ? 'lift-restriction' : 'restrict-processing'}`}>
            {(restricted ? disclosureWords.liftAct : disclosureWords.restrictAct)[lang]}
          </a>
        </p>
      </section>
      <section aria-labelledby="erase" class="tov-group">
        <h2 id="erase" class="h3">
          {disclosureWords.erase[lang]}
        </h2>
        <p>{disclosureWords.eraseHelp[lang]}</p>
      </section>
    </CasePage>
  );
};
