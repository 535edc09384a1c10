import { scopeName } from '../../api/identity/region.ts';
import type { Language } from '../../api/language.ts';
import { mayKeepTemplates } from '../../api/own-templates.ts';
import { mayChangeParameters } from '../../api/parameters.ts';
import type { AgendaItem } from '../../domain/obligations/organisations.ts';
import { ruleById } from '../../domain/rules/catalogue.ts';
import { parameterWords } from '../../domain/rules/parameter-words.ts';
import { roleName } from '../../domain/rules/roles.ts';
import { type Frame, Page } from '../layout/page.tsx';
import { Alert, StatusMark } from '../layout/parts.tsx';
import { CommandForm, type FormState } from '../record/form.tsx';
import { shortDate } from '../text/dates.ts';
import { directoryWords } from '../text/directory.ts';
import { markOf, organisationWords } from '../text/organisation.ts';
import { digitalPostWords } from '../text/tasks.ts';
import { templateWords } from '../text/templates.ts';

interface Props {
  frame: Frame;
  organisation: string;
  items: readonly AgendaItem[];
  /** The form to record an act; null for those who may only read. */
  form: FormState | null;
  recorded: boolean;
}

/** What an organisation owes by the calendar: first what is overdue, then this period's, then the year ahead. */
export const OrganisationCalendarPage = ({ frame, organisation, items, form, recorded }: Props) => {
  const { lang } = frame;
  const title = `${organisationWords.title[lang]}: ${scopeName(organisation)[lang]}`;
  const parts = [
    ['overdue', items.filter(({ status }) => status === 'overdue')],
    ['current', items.filter(({ status }) => status === 'open' || status === 'met')],
    ['ahead', items.filter(({ status }) => status === 'waiting')],
  ] as const;
  return (
    <Page frame={frame} title={title}>
      <h1>{title}</h1>
      <p class="font-lead">{organisationWords.lead[lang]}</p>
      <p>
        <a href={`/organisations/${organisation}/colleagues`}>{directoryWords.title[lang]}</a>
        {' · '}
        <a href={`/organisations/${organisation}/digital-post`}>{digitalPostWords.title[lang]}</a>
        {frame.caller && mayChangeParameters(frame.caller, organisation) && (
          <>
            {' · '}
            <a href={`/organisations/${organisation}/parameters/closedDays`}>
              {parameterWords.closedDays.title[lang]}
            </a>
          </>
        )}
        {frame.caller && mayKeepTemplates(frame.caller, organisation) && (
          <>
            {' · '}
            <a href={`/organisations/${organisation}/templates`}>{templateWords.title[lang]}</a>
          </>
        )}
      </p>
      {recorded && (
        <Alert lang={lang} variant="success" live>
          {organisationWords.recorded[lang]}
        </Alert>
      )}
      {parts.map(([name, rows]) => rows.length > 0 && <Duties lang={lang} name={name} items={rows} />)}
      {form && (
        <section aria-labelledby="record" class="tov-group">
          <h2 id="record" class="h3">
            {organisationWords.record[lang]}
          </h2>
          <CommandForm
            lang={lang}
            action={`/organisations/${organisation}`}
            state={form}
            submit={organisationWords.submit[lang]}
            cancel="/work"
          />
        </section>
      )}
    </Page>
  );
};

const columns = ['duty', 'period', 'target', 'limit', 'status', 'heldOn'] as const;

const Duties = (props: {
  lang: Language;
  name: 'overdue' | 'current' | 'ahead';
  items: readonly AgendaItem[];
}) => {
  const { lang, name, items } = props;
  return (
    <section aria-labelledby={name} class="tov-group">
      <h2 id={name} class="h3">
        {organisationWords[name][lang]}
      </h2>
      <table class="table table--compact table-md-responsive-headers tov-table">
        <caption class="sr-only">{organisationWords[name][lang]}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col">{organisationWords[column][lang]}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <DutyRow lang={lang} item={item} />
          ))}
        </tbody>
      </table>
    </section>
  );
};

const DutyRow = ({ lang, item }: { lang: Language; item: AgendaItem }) => (
  <tr>
    <td data-title={organisationWords.duty[lang]}>
      <a href={`/rules/${item.ruleId}`}>{ruleById(item.ruleId)?.title[lang]}</a>
      <span class="tov-sub">{roleName(item.responsible)[lang]}</span>
    </td>
    <td data-title={organisationWords.period[lang]}>{shortDate(item.fromOn, lang)}</td>
    <td data-title={organisationWords.target[lang]}>{shortDate(item.targetOn, lang)}</td>
    <td data-title={organisationWords.limit[lang]}>{shortDate(item.dueOn, lang)}</td>
    <td data-title={organisationWords.status[lang]}>
      <StatusMark lang={lang} status={markOf[item.status]} />
    </td>
    <td data-title={organisationWords.heldOn[lang]}>{item.heldOn ? shortDate(item.heldOn, lang) : '–'}</td>
  </tr>
);
