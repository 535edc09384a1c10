import { statusOf } from '../../api/problem.ts';
import { stampPerson } from '../../api/stamp-person.ts';
import { formatInstant } from '../../domain/calendar/index.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import type { JsonObject } from '../../domain/json.ts';
import { shortNoticeOf } from '../meetings/short-notice.ts';
import { ShortNoticePage } from '../meetings/short-notice-page.tsx';
import { recordWords } from '../text/record.ts';
import { datesMovedBy } from './adoption.ts';
import { AdoptionPage } from './adoption-page.tsx';
import { placeRefusal } from './form.tsx';
import { draftOf, type FormCall, placeOfDraft, questionsOf } from './form-call.ts';
import type { FormNode } from './form-node.ts';
import { momentOf } from './form-of-command.ts';
import { isLoss, lossOutlook } from './loss.ts';
import { LossPage } from './loss-page.tsx';
import { type ReadForm, readForm } from './read-form.ts';
import { retractionOutlook } from './retraction.ts';
import { RetractionPage } from './retraction-page.tsx';
import { onceOf, type SentForm, withOpenedMoment } from './sent-form.ts';
import { showForm } from './show-form.tsx';
import { mistakesIn, stepAfter, stepsOf } from './steps.ts';

/**
 * Checks what was sent; a loss, a retraction and a newer rule set are confirmed first; then the command is given, once
 * for this form. Steps of a long form and drafts record nothing.
 */
export async function answerForm(form: FormCall, sent: SentForm): Promise<Response> {
  const { call, stored, nowMs, spec } = form;
  const { envelope, answers } = sent;
  const nodes = await questionsOf(form);
  const read = readForm(nodes, answers, nowMs);
  const moved = await betweenSteps(form, sent, nodes, read);
  if (moved) return moved;
  if (read.mistakes.length > 0 || sent.step === 'change') {
    const state = { nodes, answers, mistakes: read.mistakes, refusal: null, envelope };
    return showForm(form, state, { status: sent.step === 'change' ? 200 : 422 });
  }
  const data = withOpenedMoment(read.data, momentOf(spec), envelope, formatInstant(envelope.openedMs));
  if (sent.step !== 'confirm') {
    const asked = await confirmFirst(form, sent, data);
    if (asked) return asked;
  }
  const given = await call.deps.ports.gateway.giveCommand(
    stored.state.id,
    { name: spec.name, data: stampPerson(spec.name, data, call.caller), role: call.caller.role },
    {
      ...onceOf(call.caller, envelope.key, [stored.state.id, spec.name, data]),
      ...(envelope.version === null ? {} : { ifVersion: envelope.version }),
    },
  );
  if (!given.ok) return refuseForm(form, sent, nodes, given.refusal);
  // What is recorded stands, also where its draft cannot be taken away just now: sent again, it is the same act.
  await call.deps.ports.drafts.drop(placeOfDraft(form), envelope.key).catch(() => undefined);
  return call.c.redirect(`/cases/${stored.state.id}?recorded=${given.answer.version}`, 303);
}

/** Another step of a long form, or a draft kept by hand: the form again, filled. Null where the form was sent. */
async function betweenSteps(
  form: FormCall,
  sent: SentForm,
  nodes: readonly FormNode[],
  { mistakes }: ReadForm,
): Promise<Response | null> {
  const { drafts } = form.call.deps.ports;
  const { envelope, answers, step: pressed } = sent;
  const state = { nodes, answers, mistakes: [], refusal: null, envelope };
  const steps = stepsOf(form.spec.name, nodes, answers);
  if (pressed === 'draft') {
    const savedMs = await drafts.keep(placeOfDraft(form), draftOf(sent, form.about?.id ?? null));
    return showForm(form, state, { draft: { savedMs, taken: false } });
  }
  const at = envelope.step ?? 0;
  const to = stepAfter(pressed, at, steps);
  if (to === null) return null;
  const here = steps?.[at];
  const wrong = pressed === 'next' && here ? mistakesIn(here, mistakes) : [];
  if (wrong.length > 0) return showForm(form, { ...state, mistakes: wrong }, { status: 422 });
  const moved = { ...envelope, step: to };
  await drafts.keep(placeOfDraft(form), draftOf({ ...sent, envelope: moved }, form.about?.id ?? null));
  return showForm(form, { ...state, envelope: moved });
}

/** The page between what was filled in and what is recorded, for acts that have one. */
async function confirmFirst(form: FormCall, sent: SentForm, data: JsonObject): Promise<Response | null> {
  const { call, stored, nowMs, spec } = form;
  const { answers, envelope } = sent;
  const told = { frame: call.frame, stored, nowMs, spec, data, answers, envelope };
  const command = { name: spec.name, data, role: call.caller.role };
  const refused = async (refusal: Refusal) => refuseForm(form, sent, await questionsOf(form), refusal);
  if (isLoss(spec.name)) {
    const looked = lossOutlook(stored, command, nowMs);
    return looked.ok ? call.c.html(<LossPage {...told} outlook={looked.outlook} />) : refused(looked.refusal);
  }
  if (spec.name === 'adopt-rules') {
    const looked = datesMovedBy(stored, command, nowMs);
    return looked.ok ? call.c.html(<AdoptionPage {...told} moved={looked.moved} />) : refused(looked.refusal);
  }
  if (spec.name === 'retract') {
    const looked = retractionOutlook(stored, command, nowMs);
    // Which act it is, the page says by its name; its number says nothing.
    const { eventId: _number, ...shown } = data;
    return looked.ok
      ? call.c.html(<RetractionPage {...told} data={shown} outlook={looked.outlook} />)
      : refused(looked.refusal);
  }
  const notice = shortNoticeOf(spec.name, data, stored, nowMs);
  return notice ? call.c.html(<ShortNoticePage {...told} notice={notice} />) : null;
}

/** The form again with every answer, and the reason beside its question; a stale one with what happened meanwhile. */
async function refuseForm(
  form: FormCall,
  { answers, envelope }: SentForm,
  nodes: readonly FormNode[],
  refusal: Refusal,
): Promise<Response> {
  if (refusal.code === 'VERSION_CONFLICT') {
    const { version } = form.stored.state;
    const fresh = { ...envelope, version };
    const state = { nodes, answers, mistakes: [], refusal: null, envelope: fresh };
    return showForm(form, state, { status: 412, seen: envelope.version ?? version });
  }
  // The form was sent before with other answers; a fresh key would record the act a second time unasked.
  const said =
    refusal.code === 'IDEMPOTENCY_CONFLICT' ? { ...refusal, message: recordWords.alreadyDone } : refusal;
  const state = { nodes, answers, ...placeRefusal(said, nodes), envelope };
  return showForm(form, state, { status: statusOf({ refusal }) as 409 });
}
