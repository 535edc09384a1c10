import type { Child } from 'hono/jsx';
import type { Language } from '../../api/language.ts';
import type { WorklistRow } from '../../api/worklist.ts';
import { roleName } from '../../domain/rules/roles.ts';
import { shortId } from '../case-id.ts';
import { CsrfField } from '../layout/csrf-field.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { Alert, BackLink } from '../layout/parts.tsx';
import { bulkDone, bulkWords } from '../text/overview.ts';
import { words } from '../text/words.ts';
import { type BulkKind, type BulkResult, bulkKinds } from './bulk.ts';

interface Props {
  frame: Frame;
  rows: readonly WorklistRow[];
  /** The address of the list. */
  back: string;
  /** The same form sent twice is one act for each row. */
  token: string;
  /** Users that work is given to already. */
  users: readonly string[];
  mistake: boolean;
}

/** What to do with the chosen rows: one form for each act, none of them done yet. */
export const BulkPage = ({ frame, rows, back, token, users, mistake }: Props) => {
  const { lang } = frame;
  return (
    <Page frame={frame} title={bulkWords.title[lang]}>
      <BackLink href={back}>{bulkWords.back[lang]}</BackLink>
      <h1>{bulkWords.title[lang]}</h1>
      {rows.length === 0 ? (
        <Alert lang={lang} variant="info" live>
          {bulkWords.none[lang]}
        </Alert>
      ) : (
        <>
          {mistake && (
            <Alert lang={lang} variant="error" live>
              {bulkWords.missing[lang]} {bulkWords.notYet[lang]}
            </Alert>
          )}
          {bulkKinds.map((kind) => (
            <section aria-labelledby={`act-${kind}`} class="tov-group">
              <h2 id={`act-${kind}`} class="h3">
                {bulkWords[kind][lang]}
              </h2>
              <p>{leads[kind][lang]}</p>
              <form method="post" action="/work/bulk/run" class="tov-form">
                <CsrfField />
                <input type="hidden" name="act" value={kind} />
                <input type="hidden" name="token" value={`${token}-${kind}`} />
                <input type="hidden" name="back" value={back} />
                {rows.map((row) => (
                  <input type="hidden" name="row" value={`${row.caseId}/${row.deadlineId}`} />
                ))}
                <Fields lang={lang} kind={kind} />
                <div class="tov-buttons">
                  <button type="submit" class="button button-primary">
                    {bulkWords.doIt[lang]}: {bulkWords[kind][lang]}
                  </button>
                </div>
              </form>
            </section>
          ))}
          <datalist id="users">
            {users.map((user) => (
              <option value={user} />
            ))}
          </datalist>
          <section aria-labelledby="chosen" class="tov-group">
            <h2 id="chosen" class="h3">
              {bulkWords.chosen[lang]} <span class="tov-count">{rows.length}</span>
            </h2>
            <ul>
              {rows.map((row) => (
                <li>
                  {row.title[lang]}, {words.case[lang]} {shortId(row.caseId)} (
                  {roleName(row.responsible)[lang]})
                </li>
              ))}
            </ul>
          </section>
        </>
      )}
    </Page>
  );
};

const leads = {
  assign: bulkWords.assignLead,
  extend: bulkWords.extendLead,
  comment: bulkWords.commentLead,
} as const satisfies Record<BulkKind, unknown>;

const Fields = ({ lang, kind }: { lang: Language; kind: BulkKind }) => (
  <>
    {kind === 'assign' && (
      <Field id="assign-user" label={bulkWords.user[lang]}>
        <input
          class="form-input"
          id="assign-user"
          name="user"
          list="users"
          maxlength={64}
          autocomplete="off"
        />
      </Field>
    )}
    {kind === 'extend' && (
      <Field id="extend-until" label={bulkWords.until[lang]}>
        <input class="form-input input-width-s" id="extend-until" name="until" type="date" required />
      </Field>
    )}
    {kind === 'comment' ? (
      <Field id="comment-note" label={bulkWords.note[lang]}>
        <textarea class="form-input" id="comment-note" name="note" rows={3} maxlength={5_000} required />
      </Field>
    ) : (
      <Field id={`${kind}-reason`} label={bulkWords.reason[lang]}>
        <input class="form-input" id={`${kind}-reason`} name="reason" maxlength={500} required />
      </Field>
    )}
  </>
);

const Field = (props: { id: string; label: string; children: Child }) => (
  <div class="form-group">
    <label class="form-label" for={props.id}>
      {props.label}
    </label>
    {props.children}
  </div>
);

/** What came of one command. */
export const BulkResultRow = ({ lang, result }: { lang: Language; result: BulkResult }) => {
  const { row, command } = result.item;
  return (
    <tr>
      <td data-title={words.case[lang]}>
        <a href={`/cases/${row.caseId}`}>
          {words.case[lang]} {shortId(row.caseId)}
        </a>
      </td>
      <td data-title={bulkWords.about[lang]}>
        {command === 'extend-deadline' ? row.title[lang] : roleName(row.responsible)[lang]}
      </td>
      <td data-title={bulkWords.result[lang]} class={result.done ? 'tov-done' : 'tov-not-done'}>
        {result.done ? '✓ ' : '✗ '}
        {result.said[lang]}
      </td>
    </tr>
  );
};

export const BulkSummaryRow = (props: { lang: Language; done: number; all: number }) => (
  <tr>
    <td colspan={3}>
      <strong role="status">{bulkDone(props.done, props.all)[props.lang]}</strong>
    </td>
  </tr>
);
