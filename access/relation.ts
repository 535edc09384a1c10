import type { CaseState } from '../domain/case/state.ts';
import type { ProfessionalRole, Role } from '../domain/rules/roles.ts';
import { type Text, text } from '../domain/text.ts';
import { type AccessGround, type CaseAccess, caseAccess } from './case-access.ts';
import type { Person } from './horizon.ts';
import { unitOf } from './unit.ts';

/** How somebody can stand to a case. One at a time: what their organisation has to do with it first, then their role. */
export const caseRelations = {
  authority: text('Kommunens myndighed i sagen', 'The municipal authority in the case'),
  'health-visitor': text('Kommunens sundhedspleje', "The municipality's health visitors"),
  'treatment-place': text('Behandlingssted', 'Place of treatment'),
  cooperation: text('Øvrige samarbejdsparter', 'Other partners in the work'),
  clinic: text('Regionens Familieambulatorium', "The region's family clinic"),
  ward: text('Fødegang eller afdeling', 'Labour or newborn ward'),
  gp: text('Praktiserende læge', 'General practitioner'),
  control: text('Databeskyttelsesrådgiver', 'Data protection officer'),
  'former-authority': text('Tidligere kommune', 'Former municipality'),
  invited: text('Indbudt fra en anden myndighed', 'Invited from another authority'),
  'disclosed-to': text('Modtager hos en anden myndighed', 'Receiver at another authority'),
  emergency: text('Nødadgang', 'Emergency access'),
  none: text('Ingen', 'None'),
} as const satisfies Record<string, Text>;

export type CaseRelation = keyof typeof caseRelations;

/** A case as far as it decides who may know of it. */
export interface OwnedCase {
  id: string;
  access: readonly CaseAccess[];
}

/** The same of a case as it is known. */
export const ownedCase = (state: CaseState): OwnedCase => ({ id: state.id, access: caseAccess(state) });

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

/** The grounds in the order in which they count: who has the case now needs no invitation to it. */
const order: readonly AccessGround[] = ['authority', 'region', 'former-authority', 'invited', 'disclosed-to'];

/** What gives a person's organisation, or their unit in it, the case at a moment of its clock; strongest first. */
export function groundsOf(person: Person, { id, access }: OwnedCase, nowMs: number): readonly CaseAccess[] {
  if (person.cases !== undefined && !person.cases.includes(id)) return [];
  const unit = unitOf(person.role);
  const mine = access.filter(
    (one) =>
      one.scope === person.scope &&
      (one.unit === '' || one.unit === unit) &&
      (one.ground === 'former-authority' || one.untilMs === null || nowMs < one.untilMs),
  );
  return mine.toSorted((a, b) => order.indexOf(a.ground) - order.indexOf(b.ground));
}

/** How a person stands to a case at a moment of its clock; an emergency access that runs goes before weaker grounds. */
export function relationTo(person: Person, owned: OwnedCase, nowMs: number, emergency = false): CaseRelation {
  if (emergency) return 'emergency';
  const [first] = groundsOf(person, owned, nowMs);
  return first ? relationBy(person, first.ground) : 'none';
}

/** How a person stands to a case that their organisation has on this ground. */
export function relationBy(person: Person, ground: AccessGround): CaseRelation {
  const unit = unitOf(person.role);
  if (ground === 'invited' || ground === 'disclosed-to') return ground;
  if (unit === 'dpo') return 'control';
  const part = partOf(unit, ground);
  // What somebody saw of it as a partner was never the case: that ends with the handover.
  if (ground === 'former-authority') return part === 'gp' || part === 'cooperation' ? 'none' : ground;
  return part;
}

function partOf(unit: Role, ground: AccessGround): CaseRelation {
  if (unit === 'director') return ground === 'region' ? 'clinic' : 'authority';
  return Object.hasOwn(byUnit, unit) ? byUnit[unit as ProfessionalRole] : 'none';
}
