import { type Text, text } from '../domain/text.ts';
import type { Action, LookName } from './action.ts';
import type { OrganisationRelation } from './horizon.ts';
import type { CaseRelation } from './relation.ts';

/** Whom a grant is for: professionals, leaders of a unit, the director, the data protection officer. */
export type RoleClass = 'professional' | 'unit-leader' | 'director' | 'dpo';

/** What a grant is about: one case, lists of cases, or what is above cases. */
export type Subject = 'case' | 'cases' | 'log' | 'emergency' | 'organisation' | 'parameters';

/** One line of the policy. What no line gives, nobody has. */
export interface Grant {
  to: readonly RoleClass[];
  /** Left out: whatever the relation. */
  as?: readonly (CaseRelation | OrganisationRelation)[];
  actions: readonly Action[];
  on: Subject;
  /** Kinds of look or names of commands; left out: all of them. */
  only?: readonly LookName[];
  because: Text;
  source: string;
}

const workers = ['professional', 'unit-leader', 'director'] as const;

/** Everybody who works in a case within the scope of their login. */
const inTheCase = [
  'authority',
  'health-visitor',
  'treatment-place',
  'cooperation',
  'clinic',
  'ward',
  'gp',
] as const satisfies readonly CaseRelation[];

/** Who may see and do what. Read from the top; a matrix of it under review is written from these lines. */
export const policy: readonly Grant[] = [
  {
    to: workers,
    as: inTheCase,
    actions: ['see', 'see-journal', 'see-personal', 'record'],
    on: 'case',
    because: text('Arbejder i sagen', 'Works in the case'),
    source: 'RA og ESB: parternes opgaver; DBF art. 32',
  },
  {
    to: workers,
    as: inTheCase,
    actions: ['see-log', 'export'],
    on: 'case',
    because: text(
      'Viser, hvem der har set sagen, og svarer borgeren, der spørger',
      'Shows who has seen the case and answers the citizen who asks',
    ),
    source: 'DBF art. 15 og 32',
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
    as: ['none'],
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
      ...['journal', 'consents', 'disclosures', 'meetings', 'documents'],
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
];
