import type { Language } from '../../api/language.ts';
import { stepOf, stepWords } from '../text/steps.ts';
import type { Step } from './steps.ts';

interface Props {
  lang: Language;
  steps: readonly Step[];
  at: number;
}

export const StepHeading = ({ lang, steps, at }: Props) => (
  <h2 class="h3">
    <span class="tov-over">{stepOf(at + 1, steps.length)[lang]}: </span>
    {steps[at]?.title[lang]}
  </h2>
);

/**
 * A way to each step of a long form: nothing that was answered is lost on the way. Below the form's own buttons, because
 * Enter presses the first button of a form.
 */
export const StepList = ({ lang, steps, at }: Props) => (
  <nav aria-label={stepWords.steps[lang]}>
    <ol class="tov-form-steps">
      {steps.map(({ title }, i) => (
        <li>
          <button
            type="submit"
            name="_step"
            value={`step-${i}`}
            class="function-link"
            {...(i === at ? { 'aria-current': 'step' } : {})}
          >
            {i + 1}. {title[lang]}
          </button>
        </li>
      ))}
    </ol>
  </nav>
);
