import type { Language } from '../../api/language.ts';
import type { PeopleAround } from '../../api/people-around.ts';
import type { SeenCase } from '../../api/seen-case.ts';
import { civilDateOf } from '../../domain/calendar/index.ts';
import { roleName } from '../../domain/rules/roles.ts';
import { CasePage } from '../case/frame.tsx';
import { CsrfField } from '../layout/csrf-field.tsx';
import type { Frame } from '../layout/page.tsx';
import { Alert, BackLink } from '../layout/parts.tsx';
import { formUrl } from '../record/next-act.ts';
import { assignmentWords } from '../text/assignment.ts';
import { dateInWords } from '../text/dates.ts';
import { countOf } from '../text/worklist.ts';
import type { AssignmentRow } from './assignment-rows.ts';

interface Props {
  frame: Frame;
  stored: SeenCase;
  nowMs: number;
  rows: readonly AssignmentRow[];
  people: PeopleAround;
  /** A reservation was asked for until no day, or one that has passed. */
  badDate: boolean;
}

/** Who has each unit's work in a case, and what the reader can do about their own. */
export const AssignmentPage = ({ frame, stored, nowMs, rows, people, badDate }: Props) => {
  const { lang, caller } = frame;
  const { id } = stored.state;
  return (
    <CasePage frame={frame} stored={stored} nowMs={nowMs} tab="overview">
      <BackLink href={`/cases/${id}`}>{assignmentWords.toCase[lang]}</BackLink>
      <h2>{assignmentWords.title[lang]}</h2>
      <p>{assignmentWords.lead[lang]}</p>
      {badDate && (
        <Alert lang={lang} variant="error" live>
          {assignmentWords.badDate[lang]}
        </Alert>
      )}
      <table class="table table--compact table-md-responsive-headers tov-table">
        <caption class="sr-only">{assignmentWords.title[lang]}</caption>
        <thead>
          <tr>
            <th scope="col">{assignmentWords.unit[lang]}</th>
            <th scope="col">{assignmentWords.who[lang]}</th>
            <th scope="col">{assignmentWords.act[lang]}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              <td data-title={assignmentWords.unit[lang]}>
                {roleName(row.role)[lang]}
                <span class="tov-sub">{countOf(row.owed)[lang]}</span>
              </td>
              <td data-title={assignmentWords.who[lang]}>
                <Who lang={lang} row={row} own={row.user === caller?.subject} people={people} />
              </td>
              <td data-title={assignmentWords.act[lang]}>
                {row.mayTake && (
                  <Acts lang={lang} id={id} row={row} own={row.user === caller?.subject} nowMs={nowMs} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </CasePage>
  );
};

const Who = (props: { lang: Language; row: AssignmentRow; own: boolean; people: PeopleAround }) => {
  const { lang, row, own, people } = props;
  if (row.user === null) return <>{assignmentWords.nobody[lang]}</>;
  const other = people.stoodInBy(row.user);
  return (
    <>
      {own ? assignmentWords.you[lang] : people.nameOf(row.user)}
      {row.untilOn && (
        <span class="tov-sub">
          {assignmentWords.reserved[lang]} {dateInWords(row.untilOn, lang)}
        </span>
      )}
      {other !== null && (
        <span class="tov-sub">
          {assignmentWords.away[lang]}: {other} {assignmentWords.standsIn[lang]}
        </span>
      )}
    </>
  );
};

const Acts = (props: { lang: Language; id: string; row: AssignmentRow; own: boolean; nowMs: number }) => {
  const { lang, id, row, own, nowMs } = props;
  const giveOn = <a href={formUrl(id, 'assign')}>{assignmentWords.giveOn[lang]}</a>;
  if (row.user !== null && !own) return giveOn;
  return (
    <form method="post" action={`/cases/${id}/assignment`} class="tov-take-form">
      <CsrfField />
      <input type="hidden" name="role" value={row.role} />
      <div class="tov-take-now">
        <button
          type="submit"
          name="act"
          value={own ? 'release' : 'claim'}
          class={`button ${own ? 'button-secondary' : 'button-primary'} tov-small-button`}
        >
          {(own ? assignmentWords.release : assignmentWords.claim)[lang]}
        </button>
        {own && row.untilOn && (
          <button type="submit" name="act" value="claim" class="button button-secondary tov-small-button">
            {assignmentWords.keep[lang]}
          </button>
        )}
        {own && giveOn}
      </div>
      <div class="form-group">
        <label class="form-label" for={`until-${row.role}`}>
          {assignmentWords.reserve[lang]}
        </label>
        <p class="form-hint" id={`until-${row.role}-hint`}>
          {assignmentWords.reserveHint[lang]}
        </p>
        <div class="tov-take-now">
          <input
            class="form-input input-width-s"
            id={`until-${row.role}`}
            name="until"
            type="date"
            min={civilDateOf(nowMs)}
            value={row.untilOn ?? ''}
            aria-describedby={`until-${row.role}-hint`}
          />
          <button type="submit" name="act" value="reserve" class="button button-secondary tov-small-button">
            {assignmentWords.reserveIt[lang]}
          </button>
        </div>
      </div>
    </form>
  );
};
