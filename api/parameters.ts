import { relationToOrganisation } from '../access/horizon.ts';
import { may } from '../access/may.ts';
import type { Once } from '../db/recorded-once.ts';
import { addDays, type CivilDate, civilDateOf, isCivilDate } from '../domain/calendar/index.ts';
import { isStorable } from '../domain/case/storable.ts';
import type { Json, JsonObject } from '../domain/json.ts';
import {
  type ParameterChange,
  type ParameterInForce,
  parametersInForce,
} from '../domain/rules/parameter-changes.ts';
import type { Parameters } from '../domain/rules/parameters.ts';
import { parameterMistake } from '../domain/rules/validate-parameters.ts';
import { text } from '../domain/text.ts';
import { tellDenied } from './denied.ts';
import type { Caller } from './identity/caller.ts';
import { isMunicipality } from './identity/region.ts';
import type { Looker } from './look.ts';
import { LONGEST_REASON } from './organisation-act.ts';
import { recordedRow } from './recorded.ts';
import { no, refused } from './refused.ts';
import { notStorable } from './routes/open-case.ts';

/** An agreement is changed some time ahead, not for a year that nobody can foresee. */
const FURTHEST_DAYS = 731;

export const appliesTo = text(
  'Gælder sager, der åbnes fra og med den dag. Åbne sager og børnesager, der udgår fra dem, beholder de værdier, de blev åbnet med.',
  'Holds for cases opened from that day on. Open cases, and the child cases that come of them, keep the values they were opened with.',
);

/** What a municipality has agreed, as of today, and how it came about: the first change first. */
export interface SeenParameters {
  on: CivilDate;
  inForce: readonly ParameterInForce[];
  changes: readonly ParameterChange[];
}

export const maySeeParameters = (caller: Caller, municipality: string): boolean =>
  isMunicipality(municipality) &&
  may(caller, 'see', { on: 'parameters', as: relationToOrganisation(caller, municipality) });

/** The agreement is the municipality's own: a leader of the region's clinic sees its values and leaves them alone. */
export const mayChangeParameters = (caller: Caller, municipality: string): boolean =>
  isMunicipality(municipality) &&
  may(caller, 'administrate', { on: 'parameters', as: relationToOrganisation(caller, municipality) });

/** Refuses, as if it were not there, a municipality that the caller may know nothing of. */
export function requireParameters(looker: Looker, municipality: string): void {
  if (maySeeParameters(looker.caller, municipality)) return;
  tellDenied(looker, 'NOT_FOUND');
  throw no(404, 'NOT_FOUND', 'Kommunen findes ikke.', 'There is no such municipality.', {
    reason: 'municipality',
  });
}

/** The values of today and every change. Throws NOT_FOUND. */
export async function parametersSeen(looker: Looker, municipality: string): Promise<SeenParameters> {
  requireParameters(looker, municipality);
  const changes = await looker.ports.parameters.changesOf(municipality);
  const on = civilDateOf(looker.ports.clock());
  return { on, inForce: parametersInForce(municipality, changes, on), changes };
}

/** Changes one parameter for cases opened from a day on. Throws NOT_FOUND, NOT_PERMITTED, VALIDATION. */
export async function changeParameterOf(
  looker: Looker,
  municipality: string,
  body: JsonObject,
  once: Once,
): Promise<ParameterChange> {
  requireOwnLeader(looker, municipality);
  if (!isStorable(body)) throw refused(notStorable);
  const { caller, ports } = looker;
  const change = readChange(body, civilDateOf(ports.clock()));
  return recordedRow(
    await ports.parameters.change({ municipality, ...change, byRole: caller.role, by: caller.subject }, once),
  );
}

export function requireOwnLeader(looker: Looker, municipality: string): void {
  requireParameters(looker, municipality);
  if (!mayChangeParameters(looker.caller, municipality))
    throw no(
      null,
      'NOT_PERMITTED',
      'Kun en leder i kommunen kan ændre dens parametre.',
      'Only a leader of the municipality may change its parameters.',
      { reason: looker.caller.role },
    );
}

function readChange(body: JsonObject, todayOn: CivilDate) {
  const { reason, validFromOn = todayOn } = body;
  const { name, value } = readValue(body);
  if (typeof reason !== 'string' || reason.trim() === '' || reason.length > LONGEST_REASON)
    throw wrong(
      'reason',
      `skal være en begrundelse på højst ${LONGEST_REASON} tegn`,
      `must be a reason of at most ${LONGEST_REASON} characters`,
    );
  if (typeof validFromOn !== 'string' || !isCivilDate(validFromOn))
    throw wrong('validFromOn', 'skal være en dato', 'must be a date');
  if (validFromOn < todayOn)
    throw wrong(
      'validFromOn',
      'må ikke ligge før i dag: sager, der er åbnet, beholder deres værdier',
      'may not lie before today: cases that are open keep their values',
    );
  if (validFromOn > addDays(todayOn, FURTHEST_DAYS))
    throw wrong('validFromOn', 'må højst ligge to år fremme', 'may lie two years ahead at most');
  return { name, value, reason, validFromOn };
}

/** A parameter's name and a value that it may have. Throws VALIDATION with the field's name. */
export function readValue({ name, value }: JsonObject): { name: keyof Parameters; value: Json } {
  if (typeof name !== 'string' || name === '')
    throw wrong('name', 'skal være navnet på en parameter', 'must be the name of a parameter');
  if (value === undefined) throw wrong('value', 'mangler', 'is missing');
  const mistake = parameterMistake({ [name]: value });
  if (mistake) throw wrong(mistake.name, mistake.da, mistake.en);
  return { name: name as keyof Parameters, value };
}

const wrong = (name: string, da: string, en: string) =>
  no(null, 'VALIDATION', `${name} ${da}.`, `${name} ${en}.`, { reason: name });

export const changeItem = ({ by, municipality: _municipality, ...change }: ParameterChange) => ({
  ...change,
  changedBy: by,
});
