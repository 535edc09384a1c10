import type { Context, Hono } from 'hono';
import { actionOfCommand } from '../../access/action.ts';
import { may } from '../../access/may.ts';
import { availableCommands } from '../../api/available-commands.ts';
import { statusOf } from '../../api/problem.ts';
import { deadlinesSeen, factsSeen, type SeenCase } from '../../api/seen-case.ts';
import { stampPerson } from '../../api/stamp-person.ts';
import { formatInstant } from '../../domain/calendar/index.ts';
import type { CommandSpec } from '../../domain/case/command-spec.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import { commandByName } from '../../domain/case/registry.ts';
import type { Json, JsonObject } from '../../domain/json.ts';
import type { Deadline } from '../../domain/obligations/deadline.ts';
import { meetingProposal } from '../meetings/meeting-proposal.ts';
import { MinutesBefore } from '../meetings/minutes-before.tsx';
import { shortNoticeOf } from '../meetings/short-notice.ts';
import { ShortNoticePage } from '../meetings/short-notice-page.tsx';
import {
  callOfPage,
  caseOfPage,
  nowOfCase,
  type PageCall,
  type PageDeps,
  PageRefused,
} from '../page-call.ts';
import { recordWords } from '../text/record.ts';
import { datesMovedBy } from './adoption.ts';
import { AdoptionPage } from './adoption-page.tsx';
import { BirthProposed, birthProposal, birthTold } from './birth-proposal.tsx';
import { withColleagues } from './colleague-options.ts';
import { type FormState, placeRefusal } from './form.tsx';
import { formOf, initialAnswers, momentOf } from './form-of-command.ts';
import { FormPage } from './form-page.tsx';
import { knownIn } from './known-options.ts';
import { isLoss, lossOutlook } from './loss.ts';
import { LossPage } from './loss-page.tsx';
import { formUrl, prefillFor } from './next-act.ts';
import { readForm } from './read-form.ts';
import { RecordPage } from './record-page.tsx';
import { newEnvelope, onceOf, readSentForm, type SentForm, withOpenedMoment } from './sent-form.ts';

/** A form of a case in the middle of a request. */
interface FormCall {
  call: PageCall;
  stored: SeenCase;
  nowMs: number;
  spec: CommandSpec;
  about: Deadline | null;
  /** The answers are those of a notice of the civil register. */
  proposed?: boolean;
}

/** Recording: what can be done now, the form of each command, and what was sent. */
export function mountRecord(app: Hono, deps: PageDeps): void {
  app.get('/cases/:id/record', async (c) => {
    const call = callOfPage(c, deps);
    const stored = await caseOfPage(call);
    const nowMs = nowOfCase(call, stored);
    const commands = availableCommands(stored, nowMs, call.caller.role);
    return c.html(<RecordPage frame={call.frame} stored={stored} nowMs={nowMs} commands={commands} />);
  });

  app.get('/cases/:id/record/:command', async (c) => {
    const form = await formCallOf(c, deps);
    const { call, stored, nowMs, spec, about } = form;
    const nodes = formOf(spec, await withColleagues(knownIn(stored, spec, nowMs), spec, call, stored));
    const told = about ? prefillFor(spec, { deadlineId: about.id, ruleId: about.ruleId }) : askedIn(c, spec);
    const born = spec.name === 'record-birth' ? await birthTold(call, stored) : null;
    const prefill = {
      ...told,
      ...meetingProposal(spec.name, told.meetingId, stored, nowMs),
      ...birthProposal(born),
    };
    const answers = initialAnswers(spec, nodes, nowMs, call.caller.role, prefill);
    const envelope = newEnvelope(stored.state.version, nowMs);
    const state = { nodes, answers, mistakes: [], refusal: null, envelope };
    return show({ ...form, proposed: born !== null }, state, 200);
  });

  app.post('/cases/:id/record/:command', async (c) => {
    const form = await formCallOf(c, deps);
    const sent = await readSentForm(c, form.nowMs);
    return answerForm(form, sent);
  });
}

/** What the address says the form is about: an id that the command refers to, nothing else. */
function askedIn(c: Context, spec: CommandSpec): Readonly<Record<string, Json>> {
  const names = ['meetingId', 'taskId', 'documentId', 'notificationId', 'measureId'].filter((name) =>
    Object.hasOwn(spec.fields, name),
  );
  return Object.fromEntries(
    names.flatMap((name): [string, Json][] => {
      const value = c.req.query(name);
      return value && value.length <= 64 ? [[name, value]] : [];
    }),
  );
}

async function formCallOf(c: Context, deps: PageDeps): Promise<FormCall> {
  const call = callOfPage(c, deps);
  const stored = await caseOfPage(call);
  const spec = commandByName(c.req.param('command') ?? '');
  if (!spec || spec.name === 'refer') throw new PageRefused('not-found');
  const as = stored.sight.relation;
  if (!may(call.caller, actionOfCommand(spec), { on: 'case', as })) throw new PageRefused('not-permitted');
  const nowMs = nowOfCase(call, stored);
  const about =
    deadlinesSeen(stored, stored.state, nowMs).find(({ id }) => id === c.req.query('for')) ?? null;
  return { call, stored, nowMs, spec, about };
}

function show(form: FormCall, state: FormState, status: 200 | 409 | 412 | 422 | 429 | 503, seen?: number) {
  const { call, stored, spec, about } = form;
  const meanwhile =
    seen === undefined
      ? []
      : factsSeen(stored, stored.state).filter((fact) => fact.version > seen && !fact.carried);
  return call.c.html(
    <FormPage
      frame={call.frame}
      stored={stored}
      nowMs={form.nowMs}
      spec={spec}
      state={state}
      action={formUrl(stored.state.id, spec.name, about?.id)}
      about={about}
      meanwhile={meanwhile}
      before={
        <>
          {form.proposed && <BirthProposed lang={call.lang} />}
          <MinutesBefore
            lang={call.lang}
            command={spec.name}
            answers={state.answers}
            stored={stored}
            nowMs={form.nowMs}
          />
        </>
      }
    />,
    status,
  );
}

/** Checks what was sent; a loss and a newer rule set are confirmed first; then the command is given, once for this form. */
async function answerForm(form: FormCall, sent: SentForm): Promise<Response> {
  const { call, stored, nowMs, spec } = form;
  const { envelope, answers } = sent;
  const nodes = formOf(spec, await withColleagues(knownIn(stored, spec, nowMs), spec, call, stored));
  const read = readForm(nodes, answers, nowMs);
  if (read.mistakes.length > 0 || sent.step === 'change') {
    const state = { nodes, answers, mistakes: read.mistakes, refusal: null, envelope };
    return show(form, state, sent.step === 'change' ? 200 : 422);
  }
  const data = withOpenedMoment(read.data, momentOf(spec), envelope, formatInstant(envelope.openedMs));
  if (isLoss(spec.name) && sent.step !== 'confirm') return confirmLoss(form, sent, data);
  const notice = sent.step === 'confirm' ? null : shortNoticeOf(spec.name, data, stored, nowMs);
  if (notice) {
    const filled = { frame: call.frame, stored, nowMs, spec, data, answers, envelope };
    return call.c.html(<ShortNoticePage {...filled} notice={notice} />);
  }
  if (spec.name === 'adopt-rules' && sent.step !== 'confirm') return confirmAdoption(form, sent, data);
  const given = await call.deps.ports.gateway.giveCommand(
    stored.state.id,
    { name: spec.name, data: stampPerson(spec.name, data, call.caller), role: call.caller.role },
    {
      ...onceOf(call.caller, envelope.key, [stored.state.id, spec.name, data]),
      ...(envelope.version === null ? {} : { ifVersion: envelope.version }),
    },
  );
  if (given.ok) return call.c.redirect(`/cases/${stored.state.id}?recorded=${given.answer.version}`, 303);
  return refuseForm(form, sent, given.refusal);
}

function confirmAdoption(form: FormCall, sent: SentForm, data: JsonObject) {
  const { call, stored, nowMs, spec } = form;
  const looked = datesMovedBy(stored, { name: spec.name, data, role: call.caller.role }, nowMs);
  if (!looked.ok) return refuseForm(form, sent, looked.refusal);
  const { answers, envelope } = sent;
  const told = { frame: call.frame, stored, nowMs, spec, data, answers, envelope };
  return call.c.html(<AdoptionPage {...told} moved={looked.moved} />);
}

function confirmLoss(form: FormCall, sent: SentForm, data: JsonObject) {
  const { call, stored, nowMs, spec } = form;
  const looked = lossOutlook(stored, { name: spec.name, data, role: call.caller.role }, nowMs);
  if (!looked.ok) return refuseForm(form, sent, looked.refusal);
  const { answers, envelope } = sent;
  const told = { frame: call.frame, stored, nowMs, spec, data, answers, envelope };
  return call.c.html(<LossPage {...told} outlook={looked.outlook} />);
}

/** The form again with every answer, and the reason beside its question; a stale one with what happened meanwhile. */
async function refuseForm(form: FormCall, { answers, envelope }: SentForm, refusal: Refusal) {
  const { call, stored, nowMs, spec } = form;
  const nodes = formOf(spec, await withColleagues(knownIn(stored, spec, nowMs), spec, call, stored));
  if (refusal.code === 'VERSION_CONFLICT') {
    const { version } = stored.state;
    const fresh = { ...envelope, version };
    const state = { nodes, answers, mistakes: [], refusal: null, envelope: fresh };
    return show(form, state, 412, envelope.version ?? version);
  }
  // The form was sent before with other answers; a fresh key would record the act a second time unasked.
  const said =
    refusal.code === 'IDEMPOTENCY_CONFLICT' ? { ...refusal, message: recordWords.alreadyDone } : refusal;
  const state = { nodes, answers, ...placeRefusal(said, nodes), envelope };
  return call.c.html(
    <FormPage
      frame={call.frame}
      stored={stored}
      nowMs={nowMs}
      spec={spec}
      state={state}
      action={formUrl(stored.state.id, spec.name, form.about?.id)}
      about={form.about}
      meanwhile={[]}
      before={
        <MinutesBefore lang={call.lang} command={spec.name} answers={answers} stored={stored} nowMs={nowMs} />
      }
    />,
    statusOf({ refusal }) as 409,
  );
}
