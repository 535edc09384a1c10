import { fieldsOf } from '../case/read-command.ts';
import { type Refusal, refuse } from '../case/refusal.ts';
import { commandByName } from '../case/registry.ts';
import type { CaseKind } from '../case/state.ts';
import { isStorable } from '../case/storable.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import { isProfessionalRole, isRole, type Role } from '../rules/roles.ts';
import { firstRef } from '../simulation/scenario.ts';
import { momentNames } from './fact-moment.ts';
import { type ImportedFact, type ImportRow, mistakeOf, type RowMistake } from './import-row.ts';

/** A fact as a file has it, before anything of it is known. */
export interface RawFact {
  case?: unknown;
  command?: unknown;
  role?: unknown;
  data?: unknown;
  place: string;
}

/** A row as a file has it. */
export interface RawRow {
  row: number;
  id?: unknown;
  kind?: unknown;
  municipality?: unknown;
  facts: readonly RawFact[];
}

export type ReadRow = { ok: true; row: ImportRow } | { ok: false; mistakes: readonly RowMistake[] };

/** What holds for all rows of a file. */
export interface RowSettings {
  /** Whose cases they are; null: each row says it. */
  municipality: string | null;
  isMunicipality: (name: string) => boolean;
}

const MOST_FACTS = 500;
const LONGEST_ID = 200;

/** Checks what a row must have before its facts can be given; all mistakes of it at once. */
export function readRow(raw: RawRow, settings: RowSettings): ReadRow {
  const mistakes: RowMistake[] = [];
  const wrong = (column: string | null, refusal: Refusal) => {
    mistakes.push(mistakeOf(raw.row, column, refusal));
  };
  const { row, kind, facts: given } = raw;
  const id = typeof raw.id === 'number' ? String(raw.id) : raw.id;
  if (typeof id !== 'string' || id.trim() === '' || id.length > LONGEST_ID) wrong('id', noId);
  if (kind !== 'pregnancy' && kind !== 'child') wrong('kind', noKind);
  const { municipality = settings.municipality } = raw;
  if (typeof municipality !== 'string' || !settings.isMunicipality(municipality))
    wrong('municipality', noMunicipality);
  else if (settings.municipality !== null && municipality !== settings.municipality)
    wrong('municipality', otherMunicipality);
  if (given[0]?.command !== 'refer') wrong('refer', noReferral);
  if (given.length > MOST_FACTS) wrong('facts', tooMany);
  const main = firstRef(kind === 'child' ? 'child' : 'pregnancy');
  const facts = given.flatMap((one) => readFact(one, main, wrong) ?? []);
  if (mistakes.length > 0) return { ok: false, mistakes };
  return {
    ok: true,
    row: { row, id: id as string, kind: kind as CaseKind, municipality: municipality as string, facts },
  };
}

function readFact(
  raw: RawFact,
  main: string,
  wrong: (column: string, refusal: Refusal) => void,
): ImportedFact | null {
  const { command, data, role, case: ref = main, place } = raw;
  const spec = typeof command === 'string' ? commandByName(command) : undefined;
  const no = (column: string, refusal: Refusal): null => {
    wrong(column, refusal);
    return null;
  };
  if (!spec) return no(place, noCommand);
  if (typeof ref !== 'string') return no(place, noCommand);
  if (!isJsonObject(data) || !isStorable(data)) return no(place, noData);
  const known = fieldsOf(spec);
  // The name of a field that nobody knows may be anything, also somebody's name: the place alone is told.
  if (Object.keys(data).some((name) => !Object.hasOwn(known, name))) return no(place, unknownField);
  const moments = momentNames(spec.name);
  if (!moments.some((name) => Object.hasOwn(data, name) && data[name] !== null))
    return no(`${place}.${moments[0]}`, noMoment(moments[0] ?? 'at'));
  if (role !== undefined && !(typeof role === 'string' && isRole(role))) return no(`${place}.role`, noRole);
  const by = (role as Role | undefined) ?? roleFor(spec.roles, data as JsonObject, spec.name);
  return { case: ref, command: spec.name, role: by, data: data as JsonObject, place };
}

/** By whom a fact counts as recorded when the file does not say: whoever referred, a leader where one is needed, else FR. */
function roleFor(roles: 'leader' | undefined, data: JsonObject, command: string): Role {
  if (roles === 'leader') return 'FR-leader';
  const referrer = command === 'refer' && isJsonObject(data.referrer) ? data.referrer.role : undefined;
  return typeof referrer === 'string' && isProfessionalRole(referrer) ? referrer : 'FR';
}

const bad = (da: string, en: string): Refusal => refuse('VALIDATION', da, en);

const noId = bad(
  'Sagens navn i det system, den kommer fra, mangler eller er for langt.',
  "The case's name in the system that it comes from is missing or too long.",
);
const noKind = bad('Skal være pregnancy eller child.', 'Must be pregnancy or child.');
const noMunicipality = bad(
  'Skal være en kommune i aftalen, fx esbjerg.',
  'Must be a municipality of the agreement, for example esbjerg.',
);
const otherMunicipality = bad(
  'Rækken hører til en anden kommune end den, filen indlæses for.',
  'The row belongs to another municipality than the file is imported for.',
);
const noReferral = bad('Sagen skal begynde med sin henvisning.', 'The case must begin with its referral.');
const tooMany = bad('Sagen har for mange oplysninger.', 'The case has too many facts.');
const noCommand = bad(
  'Her står ingen kommando fra registret: «command» og «data» skal være der.',
  'There is no command of the registry here: “command” and “data” must be there.',
);
const noData = bad(
  'Indholdet skal være et objekt og kan ikke være for dybt, for stort eller have ulovlige tegn.',
  'The content must be an object, and not too deep, too large or with illegal characters.',
);
const unknownField = bad(
  'Her er et felt, som kommandoen ikke kender.',
  'There is a field here that the command does not know.',
);
const noMoment = (name: string): Refusal =>
  bad(
    `Det mangler, hvornår det skete: «${name}», «at» eller «on».`,
    `It does not say when it happened: “${name}”, “at” or “on”.`,
  );
const noRole = bad('Rollen findes ikke.', 'There is no such role.');
