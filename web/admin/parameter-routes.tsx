import type { Hono } from 'hono';
import {
  changeParameterOf,
  mayChangeParameters,
  maySeeParameters,
  parametersSeen,
  type SeenParameters,
} from '../../api/parameters.ts';
import { statusOf } from '../../api/problem.ts';
import { Refused } from '../../api/refused.ts';
import { whatParameterWouldMove } from '../../api/what-would-move.ts';
import type { Json, JsonObject } from '../../domain/json.ts';
import type { ParameterInForce } from '../../domain/rules/parameter-changes.ts';
import { groundOf, parameterWords, sourcesOf } from '../../domain/rules/parameter-words.ts';
import { parameterMistake } from '../../domain/rules/validate-parameters.ts';
import { type Text, text } from '../../domain/text.ts';
import { isCaseId } from '../case-id.ts';
import { callOfPage, lookerOf, type PageCall, type PageDeps, PageRefused } from '../page-call.ts';
import { type FormState, placeRefusal } from '../record/form.tsx';
import { answerOf, type FormNode, nodesOf } from '../record/form-node.ts';
import { knownToAll } from '../record/known-options.ts';
import { type Mistake, readForm } from '../record/read-form.ts';
import { newEnvelope, onceOf, readSentForm } from '../record/sent-form.ts';
import { parameterAnswers, parameterFields, parameterValue } from './parameter-form.ts';
import { ParameterPage } from './parameter-page.tsx';
import { ParameterPreviewPage } from './parameter-preview-page.tsx';
import { ParametersPage } from './parameters-page.tsx';

const path = '/organisations/:organisation/parameters';

/** The agreement of a municipality: read, tried out on its open cases, and changed by its leaders. */
export function mountParameters(app: Hono, deps: PageDeps): void {
  app.get(path, async (c) => {
    const call = callOfPage(c, deps);
    const municipality = municipalityOf(call);
    const seen = await parametersSeen(lookerOf(call), municipality);
    const keeps = mayChangeParameters(call.caller, municipality);
    const saved = c.req.query('saved') === '1';
    return c.html(<ParametersPage {...{ frame: call.frame, municipality, seen, keeps, saved }} />);
  });

  app.get(`${path}/:name`, async (c) => {
    const call = callOfPage(c, deps);
    const { one, seen } = await named(call);
    const answers = parameterAnswers(one.name, one.coming?.value ?? one.value, seen.on, call.lang);
    const envelope = newEnvelope(null, deps.ports.clock());
    return onePage(call, { nodes: nodesIn(one), answers, mistakes: [], refusal: null, envelope });
  });

  app.post(`${path}/:name`, async (c) => {
    const call = callOfPage(c, deps);
    const { municipality, one } = await named(call);
    if (!mayChangeParameters(call.caller, municipality)) throw new PageRefused('not-permitted');
    const nowMs = deps.ports.clock();
    const nodes = nodesIn(one);
    const { envelope, answers, step } = await readSentForm(c, nowMs);
    const { data, mistakes } = readForm(nodes, answers, nowMs);
    const form: FormState = { nodes, answers, mistakes: [], refusal: null, envelope };
    if (step === 'change') return onePage(call, form);
    const value = parameterValue(one.name, data);
    const wrong = mistakes.some(({ path: at }) => at.startsWith('value')) ? [] : mistakesIn(one, value);
    if (mistakes.length + wrong.length > 0 || value === undefined)
      return onePage(call, { ...form, mistakes: [...wrong, ...mistakes] }, 422);
    try {
      if (step !== 'confirm') return await preview(call, one, value, form);
      await save(call, municipality, one, value, data, envelope.key);
    } catch (error) {
      if (!(error instanceof Refused) || error.problem.refusal.code !== 'VALIDATION') throw error;
      const { problem } = error;
      return onePage(call, { ...form, ...placeRefusal(problem.refusal, nodes) }, statusOf(problem) as 422);
    }
    return c.redirect(`/organisations/${municipality}/parameters?saved=1`, 303);
  });
}

async function preview(call: PageCall, one: ParameterInForce, value: Json, form: FormState) {
  const municipality = municipalityOf(call);
  const { answers, envelope } = form;
  const after = answerOf(answers, '_after');
  const asked = { name: one.name, value };
  const moved = await whatParameterWouldMove(
    lookerOf(call),
    municipality,
    asked,
    isCaseId(after) ? after : undefined,
  );
  const { frame } = call;
  return call.c.html(
    <ParameterPreviewPage {...{ frame, municipality, one, value, answers, envelope, moved }} />,
  );
}

async function save(
  call: PageCall,
  municipality: string,
  { name }: ParameterInForce,
  value: Json,
  { reason, validFromOn }: JsonObject,
  formKey: string,
): Promise<void> {
  const body = { name, value, reason: reason ?? null, validFromOn: validFromOn ?? null };
  const { key: keyHash, bodyHash } = onceOf(call.caller, formKey, ['change-parameter', municipality, body]);
  const once = keyHash === undefined || bodyHash === undefined ? {} : { keyHash, bodyHash };
  await changeParameterOf(lookerOf(call), municipality, body, once);
}

function municipalityOf({ c, caller }: PageCall): string {
  const municipality = c.req.param('organisation') ?? '';
  if (!maySeeParameters(caller, municipality)) throw new PageRefused('not-found');
  return municipality;
}

async function named(
  call: PageCall,
): Promise<{ municipality: string; one: ParameterInForce; seen: SeenParameters }> {
  const municipality = municipalityOf(call);
  const seen = await parametersSeen(lookerOf(call), municipality);
  const one = seen.inForce.find(({ name }) => name === call.c.req.param('name'));
  if (!one) throw new PageRefused('not-found');
  return { municipality, one, seen };
}

async function onePage(call: PageCall, form: FormState, status: 200 | 422 = 200) {
  const { municipality, one, seen } = await named(call);
  const { colleagues } = await call.deps.ports.directory.directory(municipality);
  const names = new Map(colleagues.map(({ subject, name }) => [subject, name]));
  const own = mayChangeParameters(call.caller, municipality) ? form : null;
  const { frame } = call;
  return call.c.html(<ParameterPage {...{ frame, municipality, one, seen, names, form: own }} />, status);
}

const nodesIn = ({ name }: Pick<ParameterInForce, 'name'>) => nodesOf(parameterFields(name), knownToAll);

/** What is wrong with the value itself, said with the ground that the bounds stand on. */
function mistakesIn({ name }: ParameterInForce, value: Json | undefined): readonly Mistake[] {
  if (value !== undefined && parameterMistake({ [name]: value }) === null) return [];
  const { title, allowed } = parameterWords[name];
  const why = groundIn(name);
  const message = text(
    `«${title.da}» kan være ${allowed.da}.${why.da}`,
    `“${title.en}” may be ${allowed.en}.${why.en}`,
  );
  return [{ path: firstLeaf(nodesIn({ name })[0]), message }];
}

/** Where the mistake can be mended: in a group of questions the first of them. */
const firstLeaf = (node: FormNode | undefined): string =>
  node?.nodes?.[0] ? firstLeaf(node.nodes[0]) : (node?.path ?? 'value');

function groundIn(name: ParameterInForce['name']): Text {
  const sources = sourcesOf(name).join('; ');
  const ground = groundOf(name);
  const [da, en] = [ground?.da ?? '', ground?.en ?? ''];
  return text(
    `${da && ` ${da}`}${sources && ` Kilde: ${sources}.`}`,
    `${en && ` ${en}`}${sources && ` Source: ${sources}.`}`,
  );
}
