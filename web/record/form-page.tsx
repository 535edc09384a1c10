import type { Child } from 'hono/jsx';
import { headerOf } from '../../api/case-summary.ts';
import type { JournalEntry } from '../../api/ports.ts';
import type { SeenCase } from '../../api/seen-case.ts';
import type { CommandSpec } from '../../domain/case/command-spec.ts';
import type { Deadline } from '../../domain/obligations/deadline.ts';
import { caseTitle } from '../case/case-name.tsx';
import { whyUrl } from '../case/due.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { BackLink } from '../layout/parts.tsx';
import { whenInWords } from '../text/dates.ts';
import { lossWords, recordWords } from '../text/record.ts';
import { stepWords } from '../text/steps.ts';
import { CommandForm, type FormState } from './form.tsx';
import { isLoss } from './loss.ts';
import { PreviousAct } from './previous-act.tsx';
import type { Step } from './steps.ts';

interface Props {
  frame: Frame;
  stored: SeenCase;
  nowMs: number;
  spec: CommandSpec;
  state: FormState;
  action: string;
  draftUrl: string;
  /** The deadline from which the form was opened. */
  about: Deadline | null;
  steps: readonly Step[] | null;
  /** The same act as it was recorded last. */
  previous: JournalEntry | null;
  /** What is to be known before the questions are answered. */
  before?: Child;
}

/** The form of one command for one case. */
export const FormPage = (props: Props) => {
  const { frame, stored, nowMs, spec, about, steps, previous } = props;
  const { lang } = frame;
  const title = spec.title[lang];
  const due = about?.dueAt ?? about?.dueOn;
  const form = (
    <CommandForm
      lang={lang}
      action={props.action}
      state={props.state}
      submit={(isLoss(spec.name) ? lossWords.next : recordWords.submit)[lang]}
      cancel={`/cases/${stored.state.id}`}
      draftUrl={props.draftUrl}
      steps={steps}
    />
  );
  return (
    <Page frame={frame} title={title}>
      <BackLink href={`/cases/${stored.state.id}`}>{caseTitle(headerOf(stored, nowMs), lang)}</BackLink>
      <h1>{title}</h1>
      {about && (
        <p class="font-lead">
          {recordWords.meets[lang]}: <a href={whyUrl(stored.state.id, about.id)}>{about.title[lang]}</a>
          {due && `, ${whenInWords(due, lang)}`}
        </p>
      )}
      {isLoss(spec.name) && <p class="font-lead">{lossWords.lead[lang]}</p>}
      {steps && <p class="font-lead">{stepWords.lead[lang]}</p>}
      {props.before}
      {previous ? (
        <div class="tov-columns tov-columns--after">
          <div>{form}</div>
          <div class="tov-columns-side">
            <PreviousAct lang={lang} entry={previous} />
          </div>
        </div>
      ) : (
        form
      )}
    </Page>
  );
};
