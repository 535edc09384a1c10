import { relationToOrganisation } from '../../access/horizon.ts';
import { may } from '../../access/may.ts';
import { isStorable } from '../../domain/case/storable.ts';
import type { Json } from '../../domain/json.ts';
import { type ParameterChange, parametersInForce } from '../../domain/rules/parameter-changes.ts';
import { parameterGuide } from '../../domain/rules/parameter-guide.ts';
import { defaultParameters } from '../../domain/rules/parameters.ts';
import { parameterMistake } from '../../domain/rules/validate-parameters.ts';
import { text } from '../../domain/text.ts';
import { type Call, listOf, pathOf } from '../call.ts';
import { tellDenied } from '../denied.ts';
import { isMunicipality } from '../identity/region.ts';
import { storedOnceOf } from '../once.ts';
import { readBody } from '../read-body.ts';
import { recordedRow } from '../recorded.ts';
import { no, refused } from '../refused.ts';
import { route } from '../route.ts';
import { notStorable } from './open-case.ts';

const LONGEST_REASON = 2_000;

const appliesTo = text(
  'Gælder sager, der åbnes fra nu af. Åbne sager og børnesager, der udgår fra dem, beholder de værdier, de blev åbnet med.',
  'Holds for cases opened from now on. Open cases, and the child cases that come of them, keep the values they were opened with.',
);

/** A municipality's parameters: each value with where it comes from, and every change, newest first. */
export const listParameters = route({
  method: 'get',
  path: '/v1/municipalities/{municipality}/parameters',
  operationId: 'listParameters',
  summary: text('Kommunens parametre og deres historik', "The municipality's parameters and their history"),
  tag: 'law',
  answer: 'list',
  async handle(call) {
    const municipality = municipalityOf(call);
    const changes = await call.ports.parameters.changesOf(municipality);
    const items = parametersInForce(municipality, changes).map(({ change, ...one }) => ({
      ...one,
      about: parameterGuide[one.name].about,
      changedAt: change?.changedAt ?? null,
      changedBy: change?.by ?? null,
      reason: change?.reason ?? null,
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
      name: { type: 'string', enum: Object.keys(defaultParameters) },
      value: { description: 'As the parameter takes it; GET shows its present form.' },
      reason: { type: 'string', minLength: 1, maxLength: LONGEST_REASON },
    },
    required: ['name', 'value', 'reason'],
  },
  answer: 'object',
  async handle(call) {
    const municipality = municipalityOf(call);
    requireOwnLeader(call, municipality);
    const body = await readBody(call);
    if (!isStorable(body)) throw refused(notStorable);
    const { caller } = call;
    const recorded = await call.ports.parameters.change(
      { municipality, ...readChange(body), byRole: caller.role, by: caller.subject },
      storedOnceOf(call, ['change-parameter', municipality, body]),
    );
    return call.c.json({ ...changeItem(recordedRow(recorded)), municipality, appliesTo }, 201);
  },
});

/** The municipality that the path names, if the caller may know of it. */
function municipalityOf(call: Call): string {
  const municipality = pathOf(call, 'municipality');
  const as = relationToOrganisation(call.caller, municipality);
  if (!isMunicipality(municipality) || !may(call.caller, 'see', { on: 'parameters', as })) {
    tellDenied(call, 'NOT_FOUND');
    throw no(404, 'NOT_FOUND', 'Kommunen findes ikke.', 'There is no such municipality.', {
      reason: 'municipality',
    });
  }
  return municipality;
}

/** The agreement is the municipality's own: a leader of the region's clinic sees its values and leaves them alone. */
function requireOwnLeader({ caller }: Call, municipality: string): void {
  const as = relationToOrganisation(caller, municipality);
  if (!may(caller, 'administrate', { on: 'parameters', as }))
    throw no(
      null,
      'NOT_PERMITTED',
      'Kun en leder i kommunen kan ændre dens parametre.',
      'Only a leader of the municipality may change its parameters.',
      { reason: caller.role },
    );
}

function readChange(body: { readonly [key: string]: Json }): { name: string; value: Json; reason: string } {
  const { name, value, reason } = body;
  if (typeof name !== 'string' || name === '')
    throw wrong('name', 'skal være navnet på en parameter', 'must be the name of a parameter');
  if (value === undefined) throw wrong('value', 'mangler', 'is missing');
  if (typeof reason !== 'string' || reason.trim() === '' || reason.length > LONGEST_REASON)
    throw wrong(
      'reason',
      `skal være en begrundelse på højst ${LONGEST_REASON} tegn`,
      `must be a reason of at most ${LONGEST_REASON} characters`,
    );
  const mistake = parameterMistake({ [name]: value });
  if (mistake) throw wrong(mistake.name, mistake.da, mistake.en);
  return { name, value, reason };
}

const wrong = (name: string, da: string, en: string) =>
  no(null, 'VALIDATION', `${name} ${da}.`, `${name} ${en}.`, { reason: name });

const changeItem = ({ name, before, value, reason, byRole, by, changedAt }: ParameterChange) => ({
  name,
  before,
  value,
  reason,
  byRole,
  changedBy: by,
  changedAt,
});
