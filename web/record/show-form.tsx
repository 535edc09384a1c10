import type { Child } from 'hono/jsx';
import { factsSeen } from '../../api/seen-case.ts';
import { Alert } from '../layout/parts.tsx';
import { MinutesBefore } from '../meetings/minutes-before.tsx';
import { draftFrom, draftWords } from '../text/drafts.ts';
import { BirthProposed } from './birth-proposal.tsx';
import { savedWhen } from './draft-choice-page.tsx';
import { draftUrl } from './draft-url.ts';
import type { FormState } from './form.tsx';
import { type FormCall, urlOfForm } from './form-call.ts';
import { FormPage } from './form-page.tsx';
import { Meanwhile } from './meanwhile.tsx';
import { entryOf, previousAct } from './previous-act.tsx';
import { readForm } from './read-form.ts';
import { type Step, stepsOf, stepWithMistake } from './steps.ts';

type Status = 200 | 403 | 404 | 409 | 412 | 422 | 429 | 503;

interface Shown {
  status?: Status;
  /** Version of the case that the form was opened at: what came later is shown. */
  seen?: number | null;
  /** When the draft was kept that these answers were just written to, or are taken from. */
  draft?: { savedMs: number; taken: boolean };
}

/** The form of a call with these answers, on the step where there is something to put right. */
export async function showForm(form: FormCall, state: FormState, shown: Shown = {}): Promise<Response> {
  const { call, stored, nowMs, spec } = form;
  const steps = stepsOf(spec.name, state.nodes, state.answers);
  const [previous, meanwhile] = await Promise.all([previousAct(form), meanwhileOf(form, state, shown.seen)]);
  return call.c.html(
    <FormPage
      frame={call.frame}
      stored={stored}
      nowMs={nowMs}
      spec={spec}
      state={steps ? { ...state, envelope: { ...state.envelope, step: stepShown(state, steps) } } : state}
      action={urlOfForm(form)}
      draftUrl={draftUrl(form)}
      about={form.about}
      steps={steps}
      previous={meanwhile ? null : previous}
      before={
        <>
          {meanwhile}
          {shown.draft && <DraftTold form={form} {...shown.draft} />}
          {form.proposed && <BirthProposed lang={call.lang} />}
          <MinutesBefore
            lang={call.lang}
            command={spec.name}
            answers={state.answers}
            stored={stored}
            nowMs={nowMs}
          />
        </>
      }
    />,
    shown.status ?? 200,
  );
}

const stepShown = ({ mistakes, envelope }: FormState, steps: readonly Step[]): number =>
  Math.min(stepWithMistake(steps, mistakes, envelope.step ?? 0), steps.length - 1);

async function meanwhileOf(
  { call, stored, nowMs, spec }: FormCall,
  { nodes, answers }: FormState,
  seen: number | null | undefined,
): Promise<Child | null> {
  if (seen === undefined || seen === null) return null;
  const facts = factsSeen(stored, stored.state).filter((fact) => fact.version > seen && !fact.carried);
  if (facts.length === 0) return null;
  const twin = facts.findLast(({ type }) => type === spec.event);
  const same = twin ? await entryOf(call.deps.ports.reads, stored, twin.id) : null;
  const mine = readForm(nodes, answers, nowMs).data;
  return <Meanwhile lang={call.lang} facts={facts} same={same} mine={mine} />;
}

const DraftTold = (props: { form: FormCall; savedMs: number; taken: boolean }) => {
  const { lang, deps } = props.form.call;
  const when = savedWhen(props.savedMs, deps.ports.clock(), lang);
  return props.taken ? (
    <p class="tov-muted" role="status">
      {draftWords.goneOn[lang]} {draftFrom(when)[lang]}.
    </p>
  ) : (
    <Alert lang={lang} variant="success" live heading={`${draftWords.saved[lang]} ${when}`}>
      {draftWords.savedLead[lang]}
    </Alert>
  );
};
