// Over 300 lines: one table of who may do what, read from top to bottom; in pieces nobody could review it.
import { type Text, text } from '../domain/text.ts';
import type { Action, LookName } from './action.ts';
import { type CaseField, caseFieldNames } from './field.ts';
import type { OrganisationRelation } from './horizon.ts';
import type { CaseRelation } from './relation.ts';

/** Whom a grant is for: professionals, leaders of a unit, the director, the data protection officer. */
export type RoleClass = 'professional' | 'unit-leader' | 'director' | 'dpo';

/** What a grant is about: one case, a part of one, lists of cases, or what is above cases. */
export type Subject =
  | 'case'
  | 'webhooks'
  | 'field'
  | 'cases'
  | 'log'
  | 'emergency'
  | 'organisation'
  | 'directory'
  | 'parameters'
  | 'templates'
  | 'users';

/** One line of the policy. What no line gives, nobody has. */
export interface Grant {
  to: readonly RoleClass[];
  /** Left out: whatever the relation. */
  as?: readonly (CaseRelation | OrganisationRelation)[];
  actions: readonly Action[];
  on: Subject;
  /** Kinds of look, or parts of a case; left out: all of them. */
  only?: readonly (LookName | CaseField)[];
  because: Text;
  source: string;
}

const workers = ['professional', 'unit-leader', 'director'] as const;

/** Those who carry the case together and see the whole of it. */
const carriers = [
  'authority',
  'health-visitor',
  'treatment-place',
  'clinic',
  'ward',
] as const satisfies readonly CaseRelation[];

/** Those who take part with what is theirs. */
const partners = ['gp', 'cooperation'] as const satisfies readonly CaseRelation[];

/** Everybody who works in a case within the scope of their login. */
const inTheCase = [...carriers, ...partners] as const;

/** Those of other authorities who were let in to one thing. */
const guests = ['invited', 'disclosed-to'] as const satisfies readonly CaseRelation[];

const reading = [
  'case',
  'deadlines',
  'deadline',
  'timeline',
  'search',
] as const satisfies readonly LookName[];
const ownParts = ['own-deadlines', 'own-acts', 'own-meetings', 'own-disclosures'] as const;

/** Who may see and do what. Read from the top; a matrix of it under review is written from these lines. */
export const policy: readonly Grant[] = [
  {
    to: workers,
    as: carriers,
    actions: ['see', 'see-journal', 'see-personal', 'record'],
    on: 'case',
    because: text('Bærer sagen sammen', 'Carry the case together'),
    source: 'RA og ESB: parternes opgaver; DBF art. 32',
  },
  {
    to: workers,
    as: [...carriers, 'former-authority', 'emergency'],
    actions: ['see'],
    on: 'field',
    only: caseFieldNames,
    because: text('Ser hele sagen', 'See the whole case'),
    source: 'RA og ESB: parternes opgaver',
  },
  {
    to: workers,
    as: partners,
    actions: ['see', 'see-journal', 'see-personal', 'record'],
    on: 'case',
    only: [
      ...reading,
      'commands',
      'command',
      'calendar',
      'worklist',
      'journal',
      'history',
      'meetings',
      'disclosures',
      'documents',
      'other',
    ],
    because: text('Deltager med sit eget', 'Take part with what is theirs'),
    source: 'RA og ESB: parternes opgaver; DBF art. 5, stk. 1, litra c; SUL § 43',
  },
  {
    to: workers,
    as: ['gp'],
    actions: ['see'],
    on: 'field',
    only: ['header', 'term', 'links', 'participants', 'names', ...ownParts],
    because: text(
      'Henviser, fører svangrejournal og undersøger',
      'Refers, keeps the pregnancy record and examines',
    ),
    source: 'RA: praktiserende læges opgaver; referat efter samtykke (SUL § 43)',
  },
  {
    to: workers,
    as: ['gp'],
    actions: ['see-personal'],
    on: 'case',
    only: ['persons'],
    because: text('Skal vide, hvem patienten er', 'Must know who the patient is'),
    source: 'RA: praktiserende læges opgaver',
  },
  {
    to: workers,
    as: ['cooperation'],
    actions: ['see'],
    on: 'field',
    only: ['header', 'term', 'participants', ...ownParts],
    because: text('Deltager efter behov', 'Take part by need'),
    source: 'RA og ESB: parternes opgaver; DBF art. 5, stk. 1, litra c',
  },
  {
    to: workers,
    as: ['former-authority'],
    actions: ['see', 'see-journal', 'see-personal'],
    on: 'case',
    only: [...reading, 'journal', 'history', 'consents', 'meetings', 'disclosures'],
    because: text(
      'Kender sagen, som den var, da den blev overtaget',
      'Knows the case as it was when it was taken over',
    ),
    source: 'BL § 132; forvaltningslovens og arkivlovens krav til egne sager',
  },
  {
    to: workers,
    as: guests,
    actions: ['see', 'see-personal'],
    on: 'case',
    only: ['case', 'search', 'meetings', 'disclosures'],
    because: text('Indbudt, eller modtager', 'Invited, or a receiver'),
    source: 'RA § 6; SUL § 43',
  },
  {
    to: workers,
    as: guests,
    actions: ['see'],
    on: 'field',
    only: ['header', 'own-meetings', 'own-disclosures'],
    because: text('Det ene møde, det ene, der er videregivet', 'The one meeting, the one thing disclosed'),
    source: 'RA § 6; SUL § 43; DBF art. 5, stk. 1, litra c',
  },
  {
    to: workers,
    as: carriers,
    actions: ['see-log', 'export'],
    on: 'case',
    because: text(
      'Viser, hvem der har set sagen, og svarer borgeren, der spørger',
      'Shows who has seen the case and answers the citizen who asks',
    ),
    source: 'DBF art. 15 og 32',
  },
  {
    to: workers,
    as: carriers,
    actions: ['merge'],
    on: 'case',
    because: text(
      'Lægger en sag, der er oprettet to gange, sammen med den, der fortsætter',
      'Merge a case that was opened twice into the one that goes on',
    ),
    source: 'RA og ESB: parternes opgaver; DBF art. 5, stk. 1, litra d',
  },
  {
    to: ['unit-leader', 'director'],
    as: inTheCase,
    actions: ['lead'],
    on: 'case',
    because: text(
      'Lukker, genåbner, fritager fra frister og skifter regler',
      'Closes, reopens, exempts from deadlines and changes rules',
    ),
    source: 'kommandoregistret: kun en leder',
  },
  {
    to: ['dpo'],
    as: ['control'],
    actions: ['see-log', 'export'],
    on: 'case',
    because: text('Fører kontrol uden at læse sagen', 'Controls without reading the case'),
    source: 'DBF art. 39',
  },
  {
    to: ['professional', 'unit-leader'],
    as: ['none', ...guests, 'former-authority'],
    actions: ['take-emergency'],
    on: 'case',
    because: text(
      'Fare, der ikke kan vente, med begrundelse og gennemgang',
      'Danger that cannot wait, with a reason and a review',
    ),
    source: 'DBF art. 9, stk. 2, litra c',
  },
  {
    to: ['professional', 'unit-leader'],
    as: ['emergency'],
    actions: ['see', 'see-journal', 'see-personal'],
    on: 'case',
    only: [
      ...['case', 'deadlines', 'deadline', 'timeline', 'what-if', 'calendar', 'search', 'other'],
      ...['journal', 'history', 'consents', 'disclosures', 'meetings', 'documents', 'persons'],
    ] as readonly LookName[],
    because: text('Læser under nødadgang', 'Reads under emergency access'),
    source: 'DBF art. 9, stk. 2, litra c',
  },
  {
    to: ['professional', 'unit-leader'],
    as: ['emergency'],
    actions: ['see-log'],
    on: 'case',
    only: ['verification'],
    because: text('Kan stole på det læste', 'Can trust what was read'),
    source: 'DBF art. 5, stk. 1, litra f',
  },
  {
    to: workers,
    actions: ['see', 'record'],
    on: 'cases',
    because: text(
      'Finder egne sager og henviser til alle kommuner',
      'Finds own cases and refers to any municipality',
    ),
    source: 'kommandoregistret: alle fagroller kan henvise; DBF art. 25',
  },
  {
    to: ['dpo'],
    actions: ['see-log'],
    on: 'log',
    because: text('Søger i adgangsloggen', 'Searches the access log'),
    source: 'DBF art. 39',
  },
  {
    to: ['dpo', 'unit-leader', 'director'],
    as: ['own'],
    actions: ['see-log'],
    on: 'emergency',
    because: text('Følger op på nødadgang', 'Follows up on emergency access'),
    source: 'DBF art. 32',
  },
  {
    to: ['unit-leader', 'director'],
    as: ['own'],
    actions: ['administrate'],
    on: 'emergency',
    because: text('Gennemgår nødadgang', 'Reviews emergency access'),
    source: 'DBF art. 32',
  },
  {
    to: [...workers, 'dpo'],
    as: ['own', 'partner'],
    actions: ['see'],
    on: 'organisation',
    because: text('Samarbejder med organisationen', 'Works with the organisation'),
    source: 'reglerne med faste opgaver, fx X-22',
  },
  {
    to: workers,
    as: ['own'],
    actions: ['record'],
    on: 'organisation',
    because: text('Udfører egne faste opgaver', 'Does its own recurring duties'),
    source: 'reglerne med faste opgaver, fx X-22',
  },
  {
    to: [...workers, 'dpo'],
    as: ['own', 'partner'],
    actions: ['see'],
    on: 'directory',
    because: text('Ser, hvem der er på arbejde og vikarierer', 'See who is at work and who stands in'),
    source: 'RA og ESB: parternes opgaver; ingen besked må gå tabt ved fravær',
  },
  {
    to: workers,
    as: ['own'],
    actions: ['record'],
    on: 'directory',
    because: text('Skriver eget fravær ind', 'Enter their own absence'),
    source: 'RA og ESB: parternes opgaver; ingen besked må gå tabt ved fravær',
  },
  {
    to: ['unit-leader', 'director'],
    as: ['own'],
    actions: ['administrate'],
    on: 'directory',
    because: text(
      'Holder listen over kolleger, fravær og sendetider',
      'Keep the list of colleagues, absences and sending hours',
    ),
    source: 'RA og ESB: parternes opgaver',
  },
  {
    to: [...workers, 'dpo'],
    as: ['own', 'partner'],
    actions: ['see'],
    on: 'parameters',
    because: text('Ser, hvad kommunen har aftalt', 'Sees what the municipality has agreed'),
    source: 'den lokale aftale (ESB)',
  },
  {
    to: ['unit-leader', 'director'],
    as: ['own'],
    actions: ['administrate'],
    on: 'parameters',
    because: text('Retter kommunens egen aftale', "Changes the municipality's own agreement"),
    source: 'den lokale aftale (ESB)',
  },
  {
    to: ['unit-leader', 'director'],
    as: ['own'],
    actions: ['administrate'],
    on: 'templates',
    because: text(
      'Siger, hvordan egne breve og blanketter ser ud',
      'Say what letters and forms of their own look like',
    ),
    source: 'god forvaltningsskik; lokal designlinje',
  },
  {
    to: ['unit-leader', 'director', 'dpo'],
    as: ['own'],
    actions: ['see'],
    on: 'users',
    because: text('Ser, hvem der har logget ind', 'See who has logged in'),
    source: 'DBF art. 32; adgangsstyring',
  },
  {
    to: ['unit-leader', 'director'],
    as: ['own'],
    actions: ['administrate'],
    on: 'users',
    because: text('Afslutter logins, der ikke må være åbne', 'End logins that must not be open'),
    source: 'DBF art. 32; adgangsstyring',
  },
  {
    to: ['unit-leader', 'director'],
    as: ['own'],
    actions: ['administrate'],
    on: 'webhooks',
    because: text(
      'Siger, hvilke egne systemer der får besked om hændelser',
      'Say which systems of their own are told of events',
    ),
    source: 'DBF art. 24 og 32',
  },
];
