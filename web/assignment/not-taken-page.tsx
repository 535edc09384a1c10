import type { Refusal } from '../../domain/case/refusal.ts';
import { type Role, roleName } from '../../domain/rules/roles.ts';
import { caseNumber } from '../case/case-name.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { Alert } from '../layout/parts.tsx';
import { assignmentWords } from '../text/assignment.ts';
import { dateInWords } from '../text/dates.ts';

interface Props {
  frame: Frame;
  caseId: string;
  role: Role;
  back: string;
  /** Who was quicker; null where something else stood against it. */
  by: { name: string; untilOn: string | null } | null;
  refusal: Refusal | null;
}

/** Of two who take the work at once, the second is told who has it. */
export const NotTakenPage = ({ frame, caseId, role, back, by, refusal }: Props) => {
  const { lang } = frame;
  const title = (by ? assignmentWords.quickerTitle : assignmentWords.refusedTitle)[lang];
  return (
    <Page frame={frame} title={title}>
      <h1>{title}</h1>
      <Alert lang={lang} variant="warning" live>
        {by && (
          <>
            <strong>{by.name}</strong> {assignmentWords.quicker[lang]}
            {by.untilOn && ` ${assignmentWords.reserved[lang]} ${dateInWords(by.untilOn, lang)}.`}
          </>
        )}
        {refusal?.message[lang]}
      </Alert>
      {by && <p>{assignmentWords.quickerWhat[lang]}</p>}
      <p>
        {roleName(role)[lang]}: <a href={`/cases/${caseId}`}>{caseNumber(caseId, lang)}</a>
      </p>
      <p>
        <a href={back} class="button button-primary">
          {(back.startsWith('/work') ? assignmentWords.back : assignmentWords.toCase)[lang]}
        </a>
      </p>
    </Page>
  );
};
