import { scopeName } from '../../api/identity/region.ts';
import type { Language } from '../../api/language.ts';
import type { MovedDuty, ParameterWouldMove } from '../../api/what-would-move.ts';
import type { Json } from '../../domain/json.ts';
import { ruleById } from '../../domain/rules/catalogue.ts';
import type { ParameterInForce } from '../../domain/rules/parameter-changes.ts';
import { parameterWords } from '../../domain/rules/parameter-words.ts';
import { CsrfField } from '../layout/csrf-field.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { Alert, BackLink } from '../layout/parts.tsx';
import { type Answers, answerOf } from '../record/form-node.ts';
import { type Envelope, envelopeFields } from '../record/sent-form.ts';
import { adminWords } from '../text/admin.ts';
import { dateInWords, shortDate } from '../text/dates.ts';
import { parameterPageWords as said, wouldMoveWords } from '../text/own-agreement.ts';
import { words } from '../text/words.ts';
import { valueInWords } from './parameter-value.ts';
import { WouldMoveSection } from './would-move.tsx';

/** A change that is filled in: what it would mean, and the choice to save it, to mend it or to leave it. */
export const ParameterPreviewPage = (props: {
  frame: Frame;
  municipality: string;
  one: ParameterInForce;
  value: Json;
  answers: Answers;
  envelope: Envelope;
  moved: ParameterWouldMove;
}) => {
  const { frame, municipality, one, value, moved } = props;
  const { _after, ...answers } = props.answers;
  const { lang } = frame;
  const base = `/organisations/${municipality}/parameters`;
  const title = parameterWords[one.name].title[lang];
  const facts = [
    [said.before[lang], valueInWords(one.name, one.value, lang)],
    [said.after[lang], valueInWords(one.name, value, lang)],
    [said.validFrom[lang], dateInWords(answerOf(answers, 'validFromOn'), lang)],
    [adminWords.reason[lang], answerOf(answers, 'reason')],
  ] as const;
  return (
    <Page frame={frame} title={`${said.confirmTitle[lang]} ${title}`}>
      <BackLink href={base}>
        {said.title[lang]}: {scopeName(municipality)[lang]}
      </BackLink>
      <h1>{said.confirmTitle[lang]}</h1>
      <p class="font-lead">{title}.</p>
      {JSON.stringify(value) === JSON.stringify(one.value) && (
        <Alert lang={lang} variant="info">
          {said.same[lang]}
        </Alert>
      )}
      <dl class="tov-data tov-data--wide">
        {facts.map(([label, told]) => (
          <div>
            <dt>{label}</dt>
            <dd>{told}</dd>
          </div>
        ))}
      </dl>
      <form method="post" action={`${base}/${one.name}`}>
        <CsrfField />
        {envelopeFields(props.envelope).map(([name, carried]) => (
          <input type="hidden" name={name} value={carried} />
        ))}
        {Object.entries(answers).flatMap(([name, said]) =>
          [said].flat().map((carried) => <input type="hidden" name={name} value={carried} />),
        )}
        <WouldMoveSection
          lang={lang}
          moved={moved}
          goesOn={_after !== undefined}
          lead={wouldMoveWords.honest[lang]}
          more={
            <button type="submit" name="_after" value={moved.next ?? ''} class="button button-secondary">
              {wouldMoveWords.more[lang]}
            </button>
          }
        />
        {moved.duties && <Duties lang={lang} duties={moved.duties} />}
        <div class="tov-buttons">
          <button type="submit" name="_step" value="confirm" class="button button-primary">
            {said.save[lang]}
          </button>
          <button type="submit" name="_step" value="change" class="button button-secondary">
            {said.changeAnswer[lang]}
          </button>
          <a href={base} class="button button-tertiary">
            {words.cancel[lang]}
          </a>
        </div>
      </form>
    </Page>
  );
};

/** What moves for good: the municipality's own duties. */
const Duties = ({ lang, duties }: { lang: Language; duties: readonly MovedDuty[] }) => (
  <section aria-labelledby="duties" class="tov-group">
    <h2 id="duties" class="h3">
      {wouldMoveWords.duties[lang]}
    </h2>
    {duties.length === 0 ? (
      <p>{wouldMoveWords.noDuties[lang]}</p>
    ) : (
      <>
        <p>{wouldMoveWords.dutiesLead[lang]}</p>
        <ul>
          {duties.map(({ ruleId, before, after }) => (
            <li>
              <a href={`/rules/${ruleId}`}>{ruleById(ruleId)?.title[lang] ?? ruleId}</a>:{' '}
              {shortDate(before, lang)} → {shortDate(after, lang)}
            </li>
          ))}
        </ul>
      </>
    )}
  </section>
);
