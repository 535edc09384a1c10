import type { Context, Hono } from 'hono';
import { availableCommands } from '../../api/available-commands.ts';
import { headerOf } from '../../api/case-summary.ts';
import type { Draft } from '../../api/draft-ports.ts';
import type { CommandSpec } from '../../domain/case/command-spec.ts';
import { fieldsOf } from '../../domain/case/read-command.ts';
import type { Json } from '../../domain/json.ts';
import { caseTitle } from '../case/case-name.tsx';
import { BackLink } from '../layout/parts.tsx';
import { meetingProposal } from '../meetings/meeting-proposal.ts';
import { callOfPage, caseOfPage, nowOfCase, type PageDeps } from '../page-call.ts';
import { answersInAddress } from '../what-if/answers-in-address.ts';
import { answerForm } from './answer-form.tsx';
import { birthProposal, birthTold } from './birth-proposal.tsx';
import { DraftChoicePage } from './draft-choice-page.tsx';
import { mountDrafts } from './draft-routes.tsx';
import { draftUrl } from './draft-url.ts';
import { type FormCall, formCallOf, placeOfDraft, questionsOf } from './form-call.ts';
import { initialAnswers } from './form-of-command.ts';
import { prefillFor } from './next-act.ts';
import { proposalsFor } from './proposals.ts';
import { readForm } from './read-form.ts';
import { RecordPage } from './record-page.tsx';
import { newEnvelope, readSentForm } from './sent-form.ts';
import { showForm } from './show-form.tsx';

/** Recording: what can be done now, the form of each command, its drafts, and what was sent. */
export function mountRecord(app: Hono, deps: PageDeps): void {
  app.get('/cases/:id/record', (c) => showActs(c, deps, ''));

  // What is sought goes in the body, so that a name typed by mistake is in no address and no history.
  app.post('/cases/:id/record', async (c) => {
    const { q } = await c.req.parseBody();
    return showActs(c, deps, typeof q === 'string' ? q.trim().slice(0, 60) : '');
  });

  app.get('/cases/:id/record/:command', async (c) => {
    const form = await formCallOf(c, deps);
    const draft = await deps.ports.drafts.find(placeOfDraft(form));
    if (draft) return c.req.query('draft') === 'continue' ? takeUp(form, draft) : offerDraft(form, draft);
    return openForm(c, form);
  });

  app.post('/cases/:id/record/:command', async (c) => {
    const form = await formCallOf(c, deps);
    return answerForm(form, await readSentForm(c, form.nowMs));
  });

  mountDrafts(app, deps);
}

async function showActs(c: Context, deps: PageDeps, sought: string): Promise<Response> {
  const call = callOfPage(c, deps);
  const stored = await caseOfPage(call);
  const nowMs = nowOfCase(call, stored);
  const commands = availableCommands(stored, nowMs, call.caller.role);
  const drafts = await deps.ports.drafts.list(call.caller.subject, stored.state.id);
  const told = { frame: call.frame, stored, nowMs, commands, drafts, sought };
  return c.html(<RecordPage {...told} clockMs={deps.ports.clock()} />);
}

/** The form as nobody has answered it yet, with what can be proposed. */
async function openForm(c: Context, form: FormCall): Promise<Response> {
  const { call, stored, nowMs, spec, about } = form;
  const nodes = await questionsOf(form);
  const told: Readonly<Record<string, Json>> = {
    ...proposalsFor(spec, stored, nowMs, call.caller.role),
    // Whoever writes an assessment down made it, alone or with others.
    ...(Object.hasOwn(spec.fields, 'assessors') ? { assessors: [slugOf(call.caller.subject)] } : {}),
    ...answersInAddress(spec, c.req.query()),
    ...(about ? prefillFor(spec, { deadlineId: about.id, ruleId: about.ruleId }) : askedIn(c, spec)),
  };
  const born = spec.name === 'record-birth' ? await birthTold(call, stored) : null;
  const prefill = {
    ...told,
    ...meetingProposal(spec.name, told.meetingId, stored, nowMs),
    ...birthProposal(born),
  };
  const answers = initialAnswers(spec, nodes, nowMs, call.caller.role, prefill);
  const envelope = newEnvelope(stored.state.version, nowMs);
  const state = { nodes, answers, mistakes: [], refusal: null, envelope };
  return showForm({ ...form, proposed: born !== null }, state);
}

/** A user's opaque name as a field takes it. */
const slugOf = (subject: string): string => subject.replaceAll(/[^\w.-]/g, '-').slice(0, 64);

/** The form as its draft has it; what was recorded since it was begun is shown beside. */
async function takeUp(form: FormCall, draft: Draft): Promise<Response> {
  const nodes = await questionsOf(form);
  const { key, openedMs, answers, step } = draft;
  const envelope = { key, version: form.stored.state.version, openedMs, step };
  const state = { nodes, answers, mistakes: [], refusal: null, envelope };
  return showForm(form, state, { seen: draft.version, draft: { savedMs: draft.savedMs, taken: true } });
}

async function offerDraft(form: FormCall, draft: Draft): Promise<Response> {
  const { call, stored, nowMs, spec } = form;
  const { lang } = call;
  const back = `/cases/${stored.state.id}`;
  const query = new URLSearchParams({ ...(draft.about ? { for: draft.about } : {}), draft: 'continue' });
  return call.c.html(
    <DraftChoicePage
      frame={call.frame}
      title={spec.title[lang]}
      back={<BackLink href={back}>{caseTitle(headerOf(stored, nowMs), lang)}</BackLink>}
      draft={draft}
      nowMs={call.deps.ports.clock()}
      fields={fieldsOf(spec)}
      data={readForm(await questionsOf(form), draft.answers, nowMs).data}
      continueUrl={`${back}/record/${spec.name}?${query}`}
      dropUrl={draftUrl(form).replace(/\/draft(?=\?|$)/, '/draft/drop')}
    />,
  );
}

/** What the address says the form is about: an id that the command refers to, nothing else. */
function askedIn(c: Context, spec: CommandSpec): Readonly<Record<string, Json>> {
  const names = [
    'meetingId',
    'taskId',
    'documentId',
    'notificationId',
    'measureId',
    'eventId',
    'consentId',
    'renews',
  ].filter((name) => Object.hasOwn(spec.fields, name));
  return Object.fromEntries(
    names.flatMap((name): [string, Json][] => {
      const value = c.req.query(name);
      return value && value.length <= 64 ? [[name, value]] : [];
    }),
  );
}
