import type { SeenCase } from '../../api/seen-case.ts';
import { civilDateOf } from '../../domain/calendar/index.ts';
import { parameterGuide } from '../../domain/rules/parameter-guide.ts';
import type { Parameters } from '../../domain/rules/parameters.ts';
import type { WhatIfAnswer } from '../../domain/simulation/what-if.ts';
import { assetUrls } from '../assets/assets.ts';
import { CasePage } from '../case/frame.tsx';
import type { Frame } from '../layout/page.tsx';
import { Alert } from '../layout/parts.tsx';
import { plainAbout, whatIfWords } from '../text/what-if.ts';
import { WhatIfForm } from './form.tsx';
import type { Offer } from './question.ts';
import type { realForms } from './real-forms.ts';
import { Refusals, Result } from './result.tsx';
import type { Scenario, ScenarioField } from './scenario.ts';

interface Props {
  frame: Frame;
  stored: SeenCase;
  nowMs: number;
  offer: Offer;
  scenario: Scenario;
  mistakes: readonly ScenarioField[];
  /** Null while nothing is tried. */
  answer: WhatIfAnswer | null;
  /** The field that each step of the question came from. */
  fields: readonly ScenarioField[];
  real: ReturnType<typeof realForms>;
}

/** What would move if this were so: tried on the live case, recorded nowhere. */
export const WhatIfPage = (props: Props) => {
  const { frame, stored, nowMs, offer, scenario } = props;
  const { lang } = frame;
  return (
    <CasePage frame={frame} stored={stored} nowMs={nowMs} tab="what-if">
      <h2 class="h3">{whatIfWords.title[lang]}</h2>
      <p>{whatIfWords.lead[lang]}</p>
      <WhatIfForm
        lang={lang}
        action={`/cases/${stored.state.id}/what-if`}
        offer={offer}
        scenario={scenario}
        parameters={stored.state.parameters}
        todayOn={civilDateOf(nowMs)}
      />
      <Outcome {...props} />
      <script src={assetUrls.whatIf} defer nonce={frame.nonce} />
    </CasePage>
  );
};

const Outcome = ({ frame: { lang }, stored, nowMs, mistakes, answer, fields, real }: Props) => (
  <section id="what-if-result" aria-live="polite" aria-labelledby="what-if-outcome">
    <h2 id="what-if-outcome" class="h3">
      {whatIfWords.result[lang]}
    </h2>
    {mistakes.length > 0 && (
      <Alert lang={lang} variant="warning">
        <p>
          {mistakes.map((field) => fieldName(field)[lang]).join(', ')}: {whatIfWords.unreadable[lang]}
        </p>
      </Alert>
    )}
    {!answer && <p class="tov-empty">{whatIfWords.asks[lang]}</p>}
    {answer && !answer.ok && (
      <Refusals
        lang={lang}
        field={fieldName(fields[answer.step ?? 0] ?? 'edd')[lang]}
        refusal={answer.refusal}
      />
    )}
    {answer?.ok && <Result lang={lang} state={stored.state} result={answer.result} nowMs={nowMs} />}
    {answer?.ok && (real.forms.length > 0 || real.ahead) && (
      <section class="tov-group">
        <h3 class="h4">{whatIfWords.register[lang]}</h3>
        {real.forms.length > 0 && (
          <>
            <p>{whatIfWords.registerLead[lang]}</p>
            <ul class="nobullet-list tov-what-if-forms">
              {real.forms.map(({ href, text }) => (
                <li>
                  <a class="button button-secondary" href={href}>
                    {text[lang]}
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
        {real.ahead && <p class="tov-muted">{whatIfWords.notYet[lang]}</p>}
      </section>
    )}
    {answer?.ok && <p class="tov-muted">{whatIfWords.share[lang]}</p>}
  </section>
);

function fieldName(field: ScenarioField) {
  if (field.startsWith('p.'))
    return plainAbout(parameterGuide[field.slice('p.'.length) as keyof Parameters].about);
  const names = {
    edd: whatIfWords.edd,
    bornAt: whatIfWords.birth,
    children: whatIfWords.children,
    dischargedOn: whatIfWords.discharge,
    who: whatIfWords.who,
    pause: whatIfWords.pause,
    pauseUntil: whatIfWords.pauseUntil,
    ruleSet: whatIfWords.ruleSet,
  } as const;
  return names[field as keyof typeof names];
}
