import type { Hono } from 'hono';
import type { Draft, DraftPlace } from '../../api/draft-ports.ts';
import type { Fields } from '../../domain/case/field.ts';
import type { CaseKind } from '../../domain/case/state.ts';
import type { JsonObject } from '../../domain/json.ts';
import { isShownAgain } from '../csrf.ts';
import { BackLink } from '../layout/parts.tsx';
import type { PageCall, PageDeps } from '../page-call.ts';
import { draftWords } from '../text/drafts.ts';
import { referWords } from '../text/record.ts';
import { DraftChoicePage, savedWhen } from './draft-choice-page.tsx';
import type { FormState } from './form.tsx';
import { draftOf } from './form-call.ts';
import { readSentForm, type SentForm } from './sent-form.ts';

/** Where the draft of a referral lies: its case is not there yet. */
export const placeOfReferral = ({ caller }: PageCall, kind: CaseKind): DraftPlace => ({
  subject: caller.subject,
  caseId: '',
  form: `refer-${kind}`,
});

/** Drafts of referrals: kept as they are typed, and begun again. `callOf` refuses whoever may not refer. */
export function mountReferDrafts(
  app: Hono,
  deps: PageDeps,
  callOf: (c: PageCall['c']) => { call: PageCall; kind: CaseKind },
): void {
  app.post('/refer/:kind/draft', async (c) => {
    const { call, kind } = callOf(c);
    if (isShownAgain(c)) return c.html(<span>{draftWords.otherLogin[call.lang]}</span>);
    const savedMs = await keepReferral(call, kind, await readSentForm(c, deps.ports.clock()));
    return c.html(
      <span>
        {draftWords.saved[call.lang]} {savedWhen(savedMs, savedMs, call.lang)}
      </span>,
    );
  });

  app.post('/refer/:kind/draft/drop', async (c) => {
    const { call, kind } = callOf(c);
    await deps.ports.drafts.drop(placeOfReferral(call, kind), null);
    return c.redirect(`/refer/${kind}`, 303);
  });
}

export const keepReferral = (call: PageCall, kind: CaseKind, sent: SentForm): Promise<number> =>
  call.deps.ports.drafts.keep(placeOfReferral(call, kind), draftOf(sent, null));

/** The answers of a draft in the form of a referral, sent with the draft's own key. */
export const stateOfDraft = (nodes: FormState['nodes'], { answers, key, openedMs }: Draft): FormState => ({
  nodes,
  answers,
  mistakes: [],
  refusal: null,
  envelope: { key, version: null, openedMs },
});

/** Whether to go on with the referral that was begun. */
export const ReferDraftPage = (props: {
  call: PageCall;
  kind: CaseKind;
  draft: Draft;
  fields: Fields;
  data: JsonObject;
}) => {
  const { call, kind } = props;
  const { lang } = call;
  return (
    <DraftChoicePage
      frame={call.frame}
      title={`${referWords.title[lang]}: ${referWords[kind][lang].toLowerCase()}`}
      back={<BackLink href="/refer">{referWords.title[lang]}</BackLink>}
      draft={props.draft}
      nowMs={call.deps.ports.clock()}
      fields={props.fields}
      data={props.data}
      continueUrl={`/refer/${kind}?draft=continue`}
      dropUrl={`/refer/${kind}/draft/drop`}
    />
  );
};
