import type { Language } from '../../api/language.ts';
import type { Role } from '../../domain/rules/roles.ts';
import { CsrfField } from '../layout/csrf-field.tsx';
import { assignmentWords } from '../text/assignment.ts';

/** The form that buttons in a list belong to, wherever they stand: a list may itself be inside a form. */
const LIST_FORM = 'take-work';

/** Stands once on a page with buttons to take work. `back`: the address of the list. */
export const TakeWorkForm = ({ back }: { back: string }) => (
  <form id={LIST_FORM} method="post" action="/work/take">
    <CsrfField />
    <input type="hidden" name="back" value={back} />
  </form>
);

interface ButtonProps {
  lang: Language;
  act: 'claim' | 'release';
  caseId: string;
  role: Role;
  /** What tells this button from the others of the list, for those who hear it. */
  about: string;
}

/** One click takes the work of one's unit in a case, or gives it back. */
export const TakeWorkButton = ({ lang, act, caseId, role, about }: ButtonProps) => (
  <button
    type="submit"
    form={LIST_FORM}
    name={act}
    value={`${caseId}/${role}`}
    class="tov-take"
    aria-label={`${assignmentWords[act][lang]}: ${about}`}
  >
    {assignmentWords[act][lang]}
  </button>
);
