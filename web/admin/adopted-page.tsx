import type { Language } from '../../api/language.ts';
import { shortId } from '../case-id.ts';
import { type Frame, Page } from '../layout/page.tsx';
import { BackLink } from '../layout/parts.tsx';
import { ruleSetWords as said } from '../text/admin.ts';
import { bulkDone } from '../text/overview.ts';
import { words } from '../text/words.ts';
import type { Adopted } from './adopt-many.ts';

/** Where the rows of the page below go; the page is sent in two halves around it. */
export const ROWS_GO_HERE = '<tr data-rows-go-here="yes"></tr>';

/** The page around the results, which come one by one. */
export const AdoptedPage = (props: { frame: Frame; back: string; title: string }) => {
  const { frame, back, title } = props;
  const { lang } = frame;
  return (
    <Page frame={frame} title={title}>
      <BackLink href={back}>{said.back[lang]}</BackLink>
      <h1>{title}</h1>
      <p>{said.running[lang]}</p>
      <table class="table table--compact table-md-responsive-headers tov-table">
        <caption class="sr-only">{said.result[lang]}</caption>
        <thead>
          <tr>
            <th scope="col">{words.case[lang]}</th>
            <th scope="col">{said.result[lang]}</th>
          </tr>
        </thead>
        <tbody>
          <tr data-rows-go-here="yes" />
        </tbody>
      </table>
    </Page>
  );
};

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
