import type { ProfessionalRole } from '../domain/rules/roles.ts';
import { type Text, text } from '../domain/text.ts';
import { municipalitiesOf, type Person } from './horizon.ts';
import { unitOf } from './unit.ts';

/** How somebody can stand to a case. One at a time: the scope decides whether it reaches the case, the role how. */
export const caseRelations = {
  authority: text('Kommunens myndighed i sagen', 'The municipal authority in the case'),
  'health-visitor': text('Kommunens sundhedspleje', "The municipality's health visitors"),
  'treatment-place': text('Behandlingssted', 'Place of treatment'),
  cooperation: text('Øvrige samarbejdsparter', 'Other partners in the work'),
  clinic: text('Regionens Familieambulatorium', "The region's family clinic"),
  ward: text('Fødegang eller afdeling', 'Labour or newborn ward'),
  gp: text('Praktiserende læge', 'General practitioner'),
  control: text('Databeskyttelsesrådgiver', 'Data protection officer'),
  emergency: text('Nødadgang', 'Emergency access'),
  none: text('Ingen', 'None'),
} as const satisfies Record<string, Text>;

export type CaseRelation = keyof typeof caseRelations;

/** A case as far as it decides who may know of it. */
export interface OwnedCase {
  id: string;
  municipality: string;
}

/** The parts of catalogue §4.1 that the professional roles play. */
const byUnit: Readonly<Record<ProfessionalRole, CaseRelation>> = {
  FR: 'authority',
  VM: 'authority',
  BUU: 'authority',
  ONCALL: 'authority',
  SP: 'health-visitor',
  CMU: 'treatment-place',
  PSY: 'treatment-place',
  FP: 'clinic',
  SSR: 'clinic',
  NF: 'ward',
  WARD: 'ward',
  GP: 'gp',
  AST: 'cooperation',
  PPR: 'cooperation',
  JOB: 'cooperation',
  DAY: 'cooperation',
  SUP: 'cooperation',
  VISO: 'cooperation',
  PAS: 'cooperation',
  SCHOOL: 'cooperation',
  FRH: 'cooperation',
};

/**
 * How a person stands to a case. Outside the scope, and outside the cases that a login is limited to, only an emergency
 * access makes one anything at all: an invitation, a disclosure or an announced move to another authority does not,
 * because the case knows roles there and no organisation.
 */
export function relationTo(person: Person, owned: OwnedCase, emergency = false): CaseRelation {
  const reached =
    municipalitiesOf(person).includes(owned.municipality) &&
    (person.cases === undefined || person.cases.includes(owned.id));
  if (!reached) return emergency ? 'emergency' : 'none';
  const unit = unitOf(person.role);
  if (unit === 'dpo') return 'control';
  if (unit === 'director') return person.scope === owned.municipality ? 'authority' : 'clinic';
  return Object.hasOwn(byUnit, unit) ? byUnit[unit as ProfessionalRole] : 'none';
}
