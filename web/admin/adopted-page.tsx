import type { Language } from '../../api/language.ts';
import { shortId } from '../case-id.ts';
import { bulkDone } from '../text/overview.ts';
import { ruleSetWords as said } from '../text/rule-sets.ts';
import { words } from '../text/words.ts';
import type { Adopted } from './adopt-many.ts';

/** What came of adopting newer rules in one case. */
export const AdoptedRow = ({ lang, row }: { lang: Language; row: Adopted }) => (
  <tr>
    <td data-title={words.case[lang]}>
      <a href={`/cases/${row.caseId}`}>
        {words.case[lang]} {shortId(row.caseId)}
      </a>
    </td>
    <td data-title={said.result[lang]} class={row.done ? 'tov-done' : 'tov-not-done'}>
      {row.done ? '✓ ' : '✗ '}
      {row.said[lang]}
    </td>
  </tr>
);

export const AdoptedSummary = (props: { lang: Language; done: number; all: number }) => (
  <tr>
    <td colspan={2}>
      <strong role="status">{bulkDone(props.done, props.all)[props.lang]}</strong>
    </td>
  </tr>
);
