import type { Child } from 'hono/jsx';
import { headerOf } from '../../api/case-summary.ts';
import type { SeenCase } from '../../api/seen-case.ts';
import { titleOfEvent } from '../../api/timeline.ts';
import type { CommandSpec } from '../../domain/case/command-spec.ts';
import type { Fact } from '../../domain/case/fact.ts';
import type { Deadline } from '../../domain/obligations/deadline.ts';
import { isRole, roleName } from '../../domain/rules/roles.ts';
import { caseTitle } from '../case/case-name.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { Alert, BackLink } from '../layout/parts.tsx';
import { shortMoment, whenInWords } from '../text/dates.ts';
import { lossWords, recordWords } from '../text/record.ts';
import { words } from '../text/words.ts';
import { CommandForm, type FormState } from './form.tsx';
import { isLoss } from './loss.ts';

interface Props {
  frame: Frame;
  stored: SeenCase;
  nowMs: number;
  spec: CommandSpec;
  state: FormState;
  action: string;
  /** The deadline from which the form was opened. */
  about: Deadline | null;
  /** What others recorded since the form was opened. */
  meanwhile: readonly Fact[];
  /** What is to be known before the questions are answered. */
  before?: Child;
}

/** The form of one command for one case. */
export const FormPage = (props: Props) => {
  const { frame, stored, nowMs, spec, about } = props;
  const { lang } = frame;
  const title = spec.title[lang];
  const due = about?.dueAt ?? about?.dueOn;
  return (
    <Page frame={frame} title={title}>
      <BackLink href={`/cases/${stored.state.id}`}>{caseTitle(headerOf(stored, nowMs), lang)}</BackLink>
      <h1>{title}</h1>
      {about && (
        <p class="font-lead">
          {recordWords.meets[lang]}: {about.title[lang]}
          {due && `, ${whenInWords(due, lang)}`}
        </p>
      )}
      {isLoss(spec.name) && <p class="font-lead">{lossWords.lead[lang]}</p>}
      <Meanwhile {...props} />
      {props.before}
      <CommandForm
        lang={lang}
        action={props.action}
        state={props.state}
        submit={(isLoss(spec.name) ? lossWords.next : recordWords.submit)[lang]}
        cancel={`/cases/${stored.state.id}`}
      />
    </Page>
  );
};

/** Somebody else was quicker: what they recorded, beside the answers that nobody lost. */
const Meanwhile = ({ frame: { lang }, meanwhile }: Props) => {
  if (meanwhile.length === 0) return null;
  return (
    <Alert lang={lang} variant="warning" live heading={recordWords.changedTitle[lang]}>
      <p>{recordWords.changedLead[lang]}</p>
      <ul>
        {meanwhile.map((fact) => (
          <li>
            {titleOfEvent(fact.type)[lang]}, {shortMoment(fact.recordedMs, lang)},{' '}
            {(isRole(fact.by) ? roleName(fact.by) : words.system)[lang]}
          </li>
        ))}
      </ul>
    </Alert>
  );
};
