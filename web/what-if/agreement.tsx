import type { Language } from '../../api/language.ts';
import { parameterGuide } from '../../domain/rules/parameter-guide.ts';
import { defaultParameters, type Parameters } from '../../domain/rules/parameters.ts';
import { clockStarts, plainAbout, whatIfWords } from '../text/what-if.ts';
import { words } from '../text/words.ts';
import { type Scenario, triedParameters } from './scenario.ts';

/** What the municipality has agreed, as it is now; a value that says what holds already tries nothing. */
export const Agreement = ({
  lang,
  scenario,
  parameters,
}: {
  lang: Language;
  scenario: Scenario;
  parameters: Parameters;
}) => (
  <details class="tov-more" open={Object.keys(scenario.parameters).length > 0}>
    <summary>{whatIfWords.agreement[lang]}</summary>
    <p>{whatIfWords.agreementLead[lang]}</p>
    <div class="tov-what-if-fields">
      {triedParameters.map((name) => {
        const value = scenario.parameters[name] === undefined ? parameters[name] : scenario.parameters[name];
        return (
          <div class="form-group">
            <label class="form-label" for={`wi-p-${name}`}>
              {plainAbout(parameterGuide[name].about)[lang]}
            </label>
            <ParameterInput lang={lang} name={name} value={value} />
          </div>
        );
      })}
    </div>
  </details>
);

/** Left empty, a number that may be absent means: as now. Absence itself is said by a word of its own. */
const ParameterInput = (props: {
  lang: Language;
  name: (typeof triedParameters)[number];
  value: unknown;
}) => {
  const { lang, name, value } = props;
  const common = { id: `wi-p-${name}`, name: `p.${name}` };
  const options =
    typeof defaultParameters[name] === 'boolean'
      ? [
          ['true', words.yes[lang]],
          ['false', words.no[lang]],
        ]
      : name === 'contactClockStart'
        ? Object.entries(clockStarts).map(([code, said]) => [code, said[lang]])
        : name === 'termMeetingWeeksBefore' || name === 'healthVisitWeeks'
          ? [
              ['none', whatIfWords.none[lang]],
              ...Array.from({ length: 26 }, (_, i) => [String(i + 1), String(i + 1)]),
            ]
          : null;
  if (options)
    return (
      <select class="form-select" {...common}>
        {options.map(([code, said]) => (
          <option value={code} selected={code === (value === null ? 'none' : String(value))}>
            {said}
          </option>
        ))}
      </select>
    );
  return (
    <input
      class="form-input input-width-xs"
      type={typeof defaultParameters[name] === 'number' ? 'number' : 'text'}
      value={String(value)}
      autocomplete="off"
      {...common}
    />
  );
};
