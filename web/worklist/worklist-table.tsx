import { scopeName } from '../../api/identity/region.ts';
import type { Language } from '../../api/language.ts';
import type { WorklistRow } from '../../api/worklist.ts';
import type { Status } from '../../domain/obligations/status.ts';
import { roleName } from '../../domain/rules/roles.ts';
import { CaseLink } from '../case/case-name.tsx';
import { Due, whyUrl } from '../case/due.tsx';
import { Icon } from '../layout/icon.tsx';
import { StatusMark } from '../layout/parts.tsx';
import { actUrl } from '../record/next-act.ts';
import { phaseShort, words } from '../text/words.ts';
import { worklistWords } from '../text/worklist.ts';

/** One table of the worklist. Each date opens its explanation, each row the form that meets it. */
export const WorklistTable = (props: {
  lang: Language;
  caption: string;
  rows: readonly WorklistRow[];
  /** The caller sees several municipalities: each row names its own. */
  several: boolean;
}) => {
  const { lang } = props;
  return (
    <table class="table table--compact table-md-responsive-headers tov-table">
      <caption class="sr-only">{props.caption}</caption>
      <thead>
        <tr>
          <th scope="col" class="tov-col-due">
            {words.due[lang]}
          </th>
          <th scope="col">{worklistWords.what[lang]}</th>
          <th scope="col" class="tov-col-case">
            {words.case[lang]}
          </th>
          <th scope="col" class="tov-col-role">
            {words.responsible[lang]}
          </th>
          <th scope="col" class="tov-col-act">
            {words.record[lang]}
          </th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <Row lang={lang} row={row} several={props.several} />
        ))}
      </tbody>
    </table>
  );
};

/** The group says the rest. */
const shownStatuses: readonly Status[] = ['due-soon', 'waiting', 'paused'];

const Row = (props: { lang: Language; row: WorklistRow; several: boolean }) => {
  const { lang, row } = props;
  const act = actUrl(row.caseId, row);
  return (
    <tr>
      <td>
        <Due lang={lang} deadline={row} days={row.daysLeft} />
      </td>
      <td>
        <a href={whyUrl(row.caseId, row.deadlineId)} class="tov-what" title={words.why[lang]}>
          {row.title[lang]}
        </a>
        {shownStatuses.includes(row.status) && <StatusMark lang={lang} status={row.status} />}
      </td>
      <td>
        <CaseLink lang={lang} id={row.caseId} named={row} />
        <span class="tov-sub">
          {phaseShort(row.phase)[lang]}
          {props.several && `, ${scopeName(row.municipality)[lang]}`}
        </span>
      </td>
      <td data-title={words.responsible[lang]}>
        {roleName(row.responsible)[lang]}
        {row.assignedTo && <span class="tov-sub">{row.assignedTo}</span>}
      </td>
      <td class="tov-col-act">
        {act && (
          <a href={act.url} class="tov-row-act">
            <Icon name="edit" />
            <span>{act.title[lang]}</span>
          </a>
        )}
      </td>
    </tr>
  );
};
