import type { Language } from '../../api/language.ts';
import type { JournalEntry } from '../../api/ports.ts';
import { titleOfEvent } from '../../api/timeline.ts';
import type { Fact } from '../../domain/case/fact.ts';
import { fieldsOfEvent, specOfEvent } from '../../domain/case/registry.ts';
import type { JsonObject } from '../../domain/json.ts';
import { isRole, roleName } from '../../domain/rules/roles.ts';
import { Alert } from '../layout/parts.tsx';
import { shortMoment } from '../text/dates.ts';
import { recordWords } from '../text/record.ts';
import { words } from '../text/words.ts';
import { tell } from './tell-data.tsx';

interface Props {
  lang: Language;
  /** What others recorded since the form was opened. */
  facts: readonly Fact[];
  /** Of these, the last that is the very act of this form, as the journal has it. */
  same: JournalEntry | null;
  /** What this form would record. */
  mine: JsonObject;
}

/** Somebody else was quicker: what they recorded, beside the answers that nobody lost. */
export const Meanwhile = ({ lang, facts, same, mine }: Props) => {
  if (facts.length === 0) return null;
  return (
    <Alert lang={lang} variant="warning" live heading={recordWords.changedTitle[lang]}>
      <p>{recordWords.changedLead[lang]}</p>
      <ul>
        {facts.map((fact) => (
          <li>
            {titleOfEvent(fact.type)[lang]}, {shortMoment(fact.recordedMs, lang)},{' '}
            {(isRole(fact.by) ? roleName(fact.by) : words.system)[lang]}
          </li>
        ))}
      </ul>
      {same && <BothVersions lang={lang} theirs={same} mine={mine} />}
    </Alert>
  );
};

/** The same act twice, question by question: what was recorded meanwhile, and what stands in this form. */
const BothVersions = (props: { lang: Language; theirs: JournalEntry; mine: JsonObject }) => {
  const { lang, theirs } = props;
  // The id that the case gave by itself is nobody's answer.
  const given = specOfEvent(theirs.type)?.assigns?.field;
  const fields = Object.fromEntries(
    Object.entries(fieldsOfEvent(theirs.type)).filter(([name]) => name !== given),
  );
  const recorded = new Map(tell(fields, theirs.data, lang));
  const own = new Map(tell(fields, props.mine, lang));
  const labels = [...new Set([...recorded.keys(), ...own.keys()])];
  return (
    <>
      <p class="tov-list-title">
        {recordWords.sameAct[lang]}: {titleOfEvent(theirs.type)[lang]}
      </p>
      <table class="table table--compact table-md-responsive-headers tov-table">
        <caption class="sr-only">{recordWords.sameAct[lang]}</caption>
        <thead>
          <tr>
            <th scope="col">{recordWords.question[lang]}</th>
            <th scope="col">{recordWords.recordedMeanwhile[lang]}</th>
            <th scope="col">{recordWords.yourAnswer[lang]}</th>
          </tr>
        </thead>
        <tbody>
          {labels.map((label) => {
            const [a, b] = [recorded.get(label) ?? '–', own.get(label) ?? '–'];
            const said = (value: string) => (a === b ? value : <strong>{value}</strong>);
            return (
              <tr>
                <th scope="row">{label}</th>
                <td data-title={recordWords.recordedMeanwhile[lang]}>{said(a)}</td>
                <td data-title={recordWords.yourAnswer[lang]}>{said(b)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
};
