import { unitOf } from '../../access/unit.ts';
import type { SeenCase } from '../../api/seen-case.ts';
import { CsrfField } from '../layout/csrf-field.tsx';
import type { Frame } from '../layout/page.tsx';
import { assignmentWords } from '../text/assignment.ts';
import { dateInWords } from '../text/dates.ts';
import { assignmentRows } from './assignment-rows.ts';

interface Props {
  frame: Frame;
  stored: SeenCase;
  nowMs: number;
}

/** Beside the case: whether somebody has the work of the reader's unit, one click to take it, and the way to the rest. */
export const AssignmentBox = ({ frame, stored, nowMs }: Props) => {
  const { lang, caller } = frame;
  if (caller === null || !stored.sight.sees('participants')) return null;
  const { id } = stored.state;
  const row = assignmentRows(caller, stored, nowMs).find(({ role }) => role === unitOf(caller.role));
  const own = row?.user === caller.subject;
  const said = own ? assignmentWords.yours : row?.user ? assignmentWords.somebody : assignmentWords.nobodys;
  return (
    <section class="tov-take-box" aria-labelledby="who-has-it">
      <h2 id="who-has-it" class="h4">
        {assignmentWords.title[lang]}
      </h2>
      {row && (
        <p>
          {said[lang]}
          {row.untilOn && (
            <span class="tov-sub">
              {assignmentWords.reserved[lang]} {dateInWords(row.untilOn, lang)}
            </span>
          )}
        </p>
      )}
      {row?.mayTake && (row.user === null || own) && (
        <form method="post" action={`/cases/${id}/assignment`}>
          <CsrfField />
          <input type="hidden" name="role" value={row.role} />
          <button
            type="submit"
            name="act"
            value={own ? 'release' : 'claim'}
            class="button button-secondary tov-small-button"
          >
            {(own ? assignmentWords.release : assignmentWords.claim)[lang]}
          </button>
        </form>
      )}
      <p>
        <a href={`/cases/${id}/assignment`}>{assignmentWords.more[lang]}</a>
      </p>
    </section>
  );
};
