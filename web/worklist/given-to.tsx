import type { Caller } from '../../api/identity/caller.ts';
import type { Language } from '../../api/language.ts';
import type { PeopleAround } from '../../api/people-around.ts';
import { sightOfOwn } from '../../api/seen-case.ts';
import type { WorklistRow } from '../../api/worklist.ts';
import { roleName } from '../../domain/rules/roles.ts';
import { TakeWorkButton } from '../assignment/take-forms.tsx';
import { mayTake } from '../assignment/take-work.ts';
import { shortId } from '../case-id.ts';
import { assignmentWords } from '../text/assignment.ts';
import { shortDate } from '../text/dates.ts';

interface Props {
  lang: Language;
  row: WorklistRow;
  caller: Caller;
  people: PeopleAround;
}

/** Whose a row is: the unit, the colleague and who steps in for them, and one click to take it or to give it back. */
export const GivenTo = ({ lang, row, caller, people }: Props) => {
  const { responsible, assignedTo, reservedUntil, caseId } = row;
  const own = assignedTo === caller.subject;
  const mayAct = mayTake(caller, { sight: sightOfOwn(caller, row.municipality) }, responsible);
  const button = { lang, caseId, role: responsible, about: `${row.title[lang]}, ${shortId(caseId)}` };
  return (
    <>
      {roleName(responsible)[lang]}
      {assignedTo !== null && (
        <span class="tov-sub">
          {own ? (
            assignmentWords.you[lang]
          ) : (
            <Colleague lang={lang} subject={assignedTo} caller={caller} people={people} />
          )}
          {reservedUntil &&
            ` (${assignmentWords.until[lang].toLowerCase()} ${shortDate(reservedUntil, lang)})`}
        </span>
      )}
      {mayAct && assignedTo === null && (
        <span class="tov-takes">
          <TakeWorkButton {...button} act="claim" />
          <a
            href={`/cases/${caseId}/assignment`}
            aria-label={`${assignmentWords.reserve[lang]}: ${button.about}`}
          >
            {assignmentWords.reserveIt[lang]}
          </a>
        </span>
      )}
      {mayAct && own && (
        <span class="tov-takes">
          <TakeWorkButton {...button} act="release" />
        </span>
      )}
    </>
  );
};

/** A colleague by name: `for Anna` where the reader steps in for them, else who does while they are away. */
const Colleague = (props: { lang: Language; subject: string; caller: Caller; people: PeopleAround }) => {
  const { lang, subject, people } = props;
  const name = people.nameOf(subject);
  if (people.standsInFor.includes(subject))
    return (
      <strong>
        {assignmentWords.for[lang]} {name}
      </strong>
    );
  const other = people.stoodInBy(subject);
  return <>{other === null ? name : `${name} (${other} ${assignmentWords.standsIn[lang]})`}</>;
};
