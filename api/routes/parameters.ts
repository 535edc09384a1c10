import { parameterGuide } from '../../domain/rules/parameter-guide.ts';
import { groundOf, parameterWords, sourcesOf } from '../../domain/rules/parameter-words.ts';
import { defaultParameters } from '../../domain/rules/parameters.ts';
import { text } from '../../domain/text.ts';
import { listOf, pathOf } from '../call.ts';
import { storedOnceOf } from '../once.ts';
import { LONGEST_REASON } from '../organisation-act.ts';
import { appliesTo, changeItem, changeParameterOf, parametersSeen, requireOwnLeader } from '../parameters.ts';
import { readBody } from '../read-body.ts';
import { route } from '../route.ts';
import { whatParameterWouldMove } from '../what-would-move.ts';

const name = { type: 'string', enum: Object.keys(defaultParameters) };
const value = { description: 'As the parameter takes it; GET shows its present form.' };

/** A municipality's parameters: each value with where it comes from, and every change, newest first. */
export const listParameters = route({
  method: 'get',
  path: '/v1/municipalities/{municipality}/parameters',
  operationId: 'listParameters',
  summary: text('Kommunens parametre og deres historik', "The municipality's parameters and their history"),
  tag: 'law',
  answer: 'list',
  async handle(call) {
    const municipality = pathOf(call, 'municipality');
    const { inForce, changes } = await parametersSeen(call, municipality);
    const items = inForce.map(({ change, coming, ...one }) => ({
      ...one,
      ...parameterWords[one.name],
      about: parameterGuide[one.name].about,
      rows: parameterGuide[one.name].rows,
      sources: sourcesOf(one.name),
      ground: groundOf(one.name),
      changedAt: change?.changedAt ?? null,
      changedBy: change?.by ?? null,
      reason: change?.reason ?? null,
      validFromOn: change?.validFromOn ?? null,
      coming: coming && changeItem(coming),
    }));
    return listOf(call, items, null, {
      municipality,
      history: changes.map(changeItem).reverse(),
      appliesTo,
    });
  },
});

/** A leader of the municipality changes one parameter, and says why. */
export const changeParameter = route({
  method: 'post',
  path: '/v1/municipalities/{municipality}/parameters',
  operationId: 'changeParameter',
  summary: text('Ændr en af kommunens parametre', "Change one of the municipality's parameters"),
  tag: 'law',
  changes: true,
  status: 201,
  body: {
    type: 'object',
    properties: {
      name,
      value,
      reason: { type: 'string', minLength: 1, maxLength: LONGEST_REASON },
      validFromOn: { type: 'string', format: 'date', description: 'Left out, today; never earlier.' },
    },
    required: ['name', 'value', 'reason'],
  },
  answer: 'object',
  async handle(call) {
    const municipality = pathOf(call, 'municipality');
    requireOwnLeader(call, municipality);
    const body = await readBody(call);
    const once = storedOnceOf(call, ['change-parameter', municipality, body]);
    const change = await changeParameterOf(call, municipality, body, once);
    return call.c.json({ ...changeItem(change), municipality, appliesTo }, 201);
  },
});

/** What open cases would look like with another value, before anybody decides it. Writes nothing. */
export const previewParameter = route({
  method: 'post',
  path: '/v1/municipalities/{municipality}/parameters/preview',
  operationId: 'previewParameter',
  summary: text('Hvad en ændring ville betyde', 'What a change would mean'),
  tag: 'simulation',
  body: {
    type: 'object',
    properties: {
      name,
      value,
      after: { type: 'string', description: '`next` of the answer before: goes on with older cases.' },
    },
    required: ['name', 'value'],
  },
  answer: 'object',
  async handle(call) {
    const municipality = pathOf(call, 'municipality');
    requireOwnLeader(call, municipality);
    const body = await readBody(call);
    const after = typeof body.after === 'string' ? body.after : undefined;
    const moved = await whatParameterWouldMove(call, municipality, body, after);
    return call.c.json({ municipality, ...moved, appliesTo });
  },
});
