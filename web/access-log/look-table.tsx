import type { Child } from 'hono/jsx';
import { scopeName } from '../../api/identity/region.ts';
import type { Language } from '../../api/language.ts';
import type { LookRow } from '../../api/log-ports.ts';
import { isLookKind, lookKinds } from '../../api/look-kind.ts';
import { purposeName } from '../../api/purpose.ts';
import { isRole, roleName } from '../../domain/rules/roles.ts';
import { shortId } from '../case-id.ts';
import { accessLogWords } from '../text/access-log.ts';
import { shortMoment } from '../text/dates.ts';
import { words } from '../text/words.ts';

/** Looks, one line each. `withCase` where they are of several cases. */
export const LookTable = (props: {
  lang: Language;
  caption: string;
  rows: readonly LookRow[];
  withCase?: boolean;
}) => {
  const { lang, withCase = false } = props;
  const columns = [
    accessLogWords.when,
    ...(withCase ? [words.case] : []),
    accessLogWords.who,
    accessLogWords.what,
    accessLogWords.purpose,
  ].map((one) => one[lang]);
  return (
    <PlainTable caption={props.caption} columns={columns}>
      {props.rows.map((row) => (
        <tr>
          <td data-title={accessLogWords.when[lang]}>{shortMoment(row.at.getTime(), lang)}</td>
          {withCase && (
            <td data-title={words.case[lang]}>{row.case_id === null ? '–' : shortId(row.case_id)}</td>
          )}
          <td data-title={accessLogWords.who[lang]}>
            <Who lang={lang} of={row} />
          </td>
          <td data-title={accessLogWords.what[lang]}>
            {isLookKind(row.kind) ? lookKinds[row.kind][lang] : row.kind}
          </td>
          <td data-title={accessLogWords.purpose[lang]}>
            {purposeName(row.purpose)[lang]}
            {row.emergency_id !== null && <strong class="tov-sub">{accessLogWords.emergency[lang]}</strong>}
          </td>
        </tr>
      ))}
    </PlainTable>
  );
};

/** A person by role and organisation, and below it the opaque name that the login service's own records lead from. */
export const Who = (props: { lang: Language; of: { role: string; scope: string; subject: string } }) => {
  const { role, scope, subject } = props.of;
  const unit = isRole(role) ? roleName(role)[props.lang] : role;
  return (
    <>
      {unit}, {scopeName(scope)[props.lang]}
      <span class="tov-sub">{subject}</span>
    </>
  );
};

export const PlainTable = (props: { caption: string; columns: readonly string[]; children: Child }) => (
  <table class="table table--compact table-md-responsive-headers tov-table">
    <caption class="sr-only">{props.caption}</caption>
    <thead>
      <tr>
        {props.columns.map((column) => (
          <th scope="col">{column}</th>
        ))}
      </tr>
    </thead>
    <tbody>{props.children}</tbody>
  </table>
);
