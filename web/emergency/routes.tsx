import type { Hono } from 'hono';
import {
  emergencyCategories,
  mayReview,
  mayTakeEmergency,
  reviewEmergencyAccess,
  takeEmergencyAccess,
} from '../../api/emergency-access.ts';
import { municipalities } from '../../api/identity/region.ts';
import type { EmergencyRow } from '../../api/log-ports.ts';
import { recordList } from '../../api/look.ts';
import { type Problem, statusOf } from '../../api/problem.ts';
import { Refused } from '../../api/refused.ts';
import { choice, longText, optional, shortText } from '../../domain/case/field.ts';
import type { JsonObject } from '../../domain/json.ts';
import { text } from '../../domain/text.ts';
import { isCaseId } from '../case-id.ts';
import { callOfPage, lookerOf, type PageCall, type PageDeps, PageRefused } from '../page-call.ts';
import { type FormState, placeRefusal } from '../record/form.tsx';
import { type FormNode, nodesOf } from '../record/form-node.ts';
import { knownToAll } from '../record/known-options.ts';
import { readForm } from '../record/read-form.ts';
import { newEnvelope, onceOf, readSentForm } from '../record/sent-form.ts';
import { emergencyWords } from '../text/emergency.ts';
import { EmergencyListPage, EmergencyReviewPage } from './review-pages.tsx';
import { TakeEmergencyPage } from './take-page.tsx';

const MOST = 200;

/** Taking emergency access to one case, told in advance what it brings, and reviewing it. */
export function mountEmergency(app: Hono, deps: PageDeps): void {
  app.get('/emergency', (c) => {
    const call = professionalOf(callOfPage(c, deps));
    const envelope = newEnvelope(null, deps.ports.clock());
    const form = { nodes: questions, answers: {}, mistakes: [], refusal: null, envelope };
    return c.html(<TakeEmergencyPage frame={call.frame} form={form} />);
  });

  app.post('/emergency', async (c) => {
    const call = professionalOf(callOfPage(c, deps));
    const { envelope, answers } = await readSentForm(c, deps.ports.clock());
    const { data, mistakes } = readForm(questions, answers, deps.ports.clock());
    const state = { nodes: questions, answers, mistakes, refusal: null, envelope };
    if (mistakes.length > 0) return c.html(<TakeEmergencyPage frame={call.frame} form={state} />, 422);
    const caseId = await caseNumbered(call, data);
    if (caseId === null) {
      const form = { ...state, mistakes: [{ path: 'number', message: noSuchCase }] };
      return c.html(<TakeEmergencyPage frame={call.frame} form={form} />, 404);
    }
    const { key = null } = onceOf(call.caller, envelope.key, null);
    try {
      await takeEmergencyAccess(lookerOf(call), caseId, data, key);
    } catch (error) {
      const problem = refusedOf(error);
      const form = { ...state, ...placeRefusal(problem.refusal, questions) };
      return c.html(<TakeEmergencyPage frame={call.frame} form={form} />, statusOf(problem) as 409);
    }
    return c.redirect(`/cases/${caseId}`, 303);
  });

  app.get('/emergency/reviews', async (c) => {
    const call = callOfPage(c, deps);
    const { scope } = call.caller;
    if (!mayReview(call.caller, scope)) throw new PageRefused('not-found');
    const rows = await deps.ports.emergencies.list({ municipalities: [scope] }, MOST);
    await recordList(lookerOf(call), 'emergency-access', { unreviewed: false }, rows);
    return c.html(<EmergencyListPage frame={call.frame} rows={rows} />);
  });

  app.get('/emergency/:accessId', async (c) => {
    const call = callOfPage(c, deps);
    const envelope = newEnvelope(null, deps.ports.clock());
    const form = { nodes: findings, answers: {}, mistakes: [], refusal: null, envelope };
    return c.html(await reviewPage(call, await accessOf(call), form));
  });

  app.post('/emergency/:accessId', async (c) => {
    const call = callOfPage(c, deps);
    const access = await accessOf(call);
    const { envelope, answers } = await readSentForm(c, deps.ports.clock());
    const { data, mistakes } = readForm(findings, answers, deps.ports.clock());
    const state = { nodes: findings, answers, mistakes, refusal: null, envelope };
    if (mistakes.length > 0) return c.html(await reviewPage(call, access, state), 422);
    try {
      await reviewEmergencyAccess(lookerOf(call), access, data);
    } catch (error) {
      const problem = refusedOf(error);
      const form = { ...state, ...placeRefusal(problem.refusal, findings) };
      return c.html(await reviewPage(call, access, form), statusOf(problem) as 409);
    }
    return c.redirect('/emergency/reviews', 303);
  });
}

function professionalOf(call: PageCall): PageCall {
  if (!mayTakeEmergency(call.caller)) throw new PageRefused('not-found');
  return call;
}

/** The problem of a refusal; what is no refusal, or says that something is away, has a page of its own. */
function refusedOf(error: unknown): Problem {
  if (!(error instanceof Refused) || error.problem.refusal.code === 'UNAVAILABLE') throw error;
  return error.problem;
}

/** The case that was named: by the number that people say, or by its whole id. */
async function caseNumbered({ deps }: PageCall, data: JsonObject): Promise<string | null> {
  const said = String(data.number).trim().toLowerCase();
  if (isCaseId(said)) return said;
  const number = said.replace(/^c_/, '');
  const found = await deps.ports.emergencies.casesNumbered(String(data.municipality), number);
  return found.length === 1 ? (found[0] ?? null) : null;
}

async function accessOf({ c, deps, caller }: PageCall): Promise<EmergencyRow> {
  const [access] = await deps.ports.emergencies.list({ id: c.req.param('accessId') ?? '' }, 1);
  if (!access || !mayReview(caller, access.municipality)) throw new PageRefused('not-found');
  return access;
}

async function reviewPage(call: PageCall, access: EmergencyRow, form: FormState) {
  await recordList(lookerOf(call), 'emergency-access', { access: access.id }, [access]);
  const reason = await call.deps.ports.emergencies.reasonOf(access.id);
  return <EmergencyReviewPage frame={call.frame} access={access} reason={reason} form={form} />;
}

const noSuchCase = text(
  'Kommunen har ingen sag med det nummer, eller flere begynder sådan. Brug hele nummeret fra sagens adresse.',
  'The municipality has no case with that number, or several begin so. Use the whole number from the address of the case.',
);

const named = (values: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(values).map(([key, name]) => [key, text(name, name)]));

const questions: readonly FormNode[] = nodesOf(
  {
    municipality: choice(
      emergencyWords.municipality.da,
      emergencyWords.municipality.en,
      named(municipalities),
    ),
    number: shortText(emergencyWords.number.da, emergencyWords.number.en),
    category: choice(emergencyWords.category.da, emergencyWords.category.en, emergencyCategories),
    reason: longText(emergencyWords.reason.da, emergencyWords.reason.en, { max: 2_000 }),
  },
  knownToAll,
);

const findings: readonly FormNode[] = nodesOf(
  {
    outcome: choice(emergencyWords.outcome.da, emergencyWords.outcome.en, {
      justified: emergencyWords.justified,
      'not-justified': emergencyWords['not-justified'],
    }),
    note: optional(longText(emergencyWords.note.da, emergencyWords.note.en, { max: 2_000 })),
  },
  knownToAll,
);
