import type { Language } from '../../api/language.ts';
import type { Compared, ToldOf } from '../../api/merge-persons.ts';
import { mustCheckPerson } from '../../api/merge-persons.ts';
import { caseNumber } from '../case/case-name.tsx';
import { Alert } from '../layout/parts.tsx';
import { mergeWords } from '../text/merge.ts';
import { personWords } from '../text/persons.ts';

interface Props {
  lang: Language;
  persons: readonly Compared[];
}

/** Whether mother and child are the same in both cases: loudly where the numbers differ, else in one quiet line each. */
export const PersonsCompared = ({ lang, persons }: Props) => {
  const different = persons.filter(({ standing }) => standing === 'different');
  const rest = persons.filter(({ standing }) => standing !== 'different');
  return (
    <>
      {different.length > 0 && (
        <Alert lang={lang} variant="error" heading={mergeWords.maybeTwo[lang]}>
          {different.map(({ message }) => (
            <p>{message[lang]}</p>
          ))}
          <p>{mergeWords.maybeTwoLead[lang]}</p>
        </Alert>
      )}
      {rest.map(({ message }) => (
        <p>{message[lang]}</p>
      ))}
    </>
  );
};

interface CheckedProps extends Props {
  /** Ids of the duplicate and of the case that goes on. */
  ids: readonly [string, string];
  checked: boolean;
  wrong: boolean;
}

/** The box that somebody ticks who has looked, beside what each case was told; nothing where the numbers do not differ. */
export const PersonChecked = ({ lang, persons, ids, checked, wrong }: CheckedProps) => {
  if (!mustCheckPerson(persons)) return null;
  const different = persons.filter(({ standing }) => standing === 'different');
  return (
    <fieldset class={`form-group${wrong ? ' form-error' : ''}`}>
      <legend class="form-label">{mergeWords.samePerson[lang]}</legend>
      {wrong && (
        <span class="form-error-message" id="same-person-wrong">
          {mergeWords.tickSamePerson[lang]}
        </span>
      )}
      <dl class="tov-same-person" id="same-person-told">
        {different.flatMap(({ who, duplicate, survivor }) =>
          [duplicate, survivor].map((told, i) => (
            <div>
              <dt>
                {mergeWords[who][lang]} · {caseNumber(ids[i] ?? '', lang)}
              </dt>
              <dd>{told ? <Told lang={lang} told={told} /> : mergeWords.notShown[lang]}</dd>
            </div>
          )),
        )}
      </dl>
      <div class="form-group-checkbox">
        <input
          type="checkbox"
          class="form-checkbox"
          id="same-person"
          name="samePersonChecked"
          value="true"
          required
          checked={checked}
          aria-describedby={wrong ? 'same-person-wrong same-person-told' : 'same-person-told'}
        />
        <label class="form-label" for="same-person">
          {mergeWords.haveChecked[lang]}
        </label>
      </div>
    </fieldset>
  );
};

const Told = ({ lang, told }: { lang: Language; told: ToldOf }) => (
  <>
    {told.name ?? mergeWords.noName[lang]}
    <br />
    {told.number}
    {told.replacement && <span class="tov-sub">{personWords.replacement[lang]}</span>}
  </>
);
