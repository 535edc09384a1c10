import { type Text, text } from '../text.ts';

/** Professional roles of the catalogue §4.1 and its supplement, with their Danish and English names. */
export const professionalRoles = {
  FR: text('Familierådgivningen', 'Family department'),
  FP: text('Familieambulatoriet Plus', 'Family clinic Plus'),
  SSR: text('Sundhedssocialrådgiver', 'Clinic social worker'),
  SP: text('Sundhedsplejen', 'Health visitors'),
  VM: text('Voksen Myndighed', 'Adult authority'),
  CMU: text('Center for Misbrug og Udsatte', 'Substance treatment centre'),
  NF: text('Nyfødte og Familie', 'Newborn and family ward'),
  GP: text('Praktiserende læge', 'General practitioner'),
  BUU: text('Børne- og ungeudvalget', 'Children and youth committee'),
  AST: text('Ankestyrelsen', 'Board of appeal'),
  PSY: text('Psykiatrien', 'Psychiatry'),
  PPR: text('Pædagogisk-psykologisk rådgivning', 'Educational psychology service'),
  JOB: text('Jobcenter', 'Job centre'),
  DAY: text('Dagtilbud', 'Daycare'),
  SUP: text('Støttepersoner og spædbarnsteam', 'Support persons and infant team'),
  ONCALL: text('Social døgnvagt', 'Social on-call'),
  WARD: text('Fødegang', 'Labour ward'),
  VISO: text('VISO', 'National advisory body VISO'),
  PAS: text('PAS', 'Post-adoption service PAS'),
  SCHOOL: text('Skole', 'School'),
  FRH: text('Familieretshuset', 'Agency of family law'),
} as const satisfies Record<string, Text>;

export type ProfessionalRole = keyof typeof professionalRoles;

/** Members of the family, as they appear in `sent.to`, `with`, `by` and `giver.role`. */
export const familyRoles = {
  mother: text('Mor', 'Mother'),
  partner: text('Partner', 'Partner'),
  FMI: text('Forældremyndighedsindehaver', 'Custody holder'),
} as const satisfies Record<string, Text>;

export type FamilyRole = keyof typeof familyRoles;

export type LeaderRole = `${ProfessionalRole}-leader` | 'director';

/** Who may act, be responsible or be written to. */
export type Role = ProfessionalRole | FamilyRole | LeaderRole | 'dpo';

export const isProfessionalRole = (role: string): role is ProfessionalRole =>
  Object.hasOwn(professionalRoles, role);

export const isFamilyRole = (role: string): role is FamilyRole => Object.hasOwn(familyRoles, role);

/** A leader of any unit, or the director. */
export const isLeaderRole = (role: string): role is LeaderRole =>
  role === 'director' || (role.endsWith('-leader') && isProfessionalRole(role.slice(0, -'-leader'.length)));

export const isRole = (role: string): role is Role =>
  isProfessionalRole(role) || isFamilyRole(role) || isLeaderRole(role) || role === 'dpo';

/** The leader of a role: `FR` gives `FR-leader`; a leader's leader is the director. */
export function leaderOf(role: Role): Role {
  if (isProfessionalRole(role)) return `${role}-leader`;
  return 'director';
}

/** The role's name for people. */
export function roleName(role: Role): Text {
  if (isProfessionalRole(role)) return professionalRoles[role];
  if (isFamilyRole(role)) return familyRoles[role];
  if (role === 'director') return text('Direktør', 'Director');
  if (role === 'dpo') return text('Databeskyttelsesrådgiver', 'Data protection officer');
  const unit = professionalRoles[role.slice(0, -'-leader'.length) as ProfessionalRole];
  return text(`Leder, ${unit.da}`, `Leader, ${unit.en}`);
}
