import type { CommandSpec } from '../domain/case/command-spec.ts';

/** What somebody may do: five ways of looking, three of recording, and what is above single cases. */
export type Action =
  | 'see'
  | 'see-journal'
  | 'see-personal'
  | 'see-log'
  | 'export'
  | 'record'
  | 'lead'
  | 'merge'
  | 'take-emergency'
  | 'administrate';

/** Every kind of look, and which right it needs. A kind that is not here does not compile where looks are named. */
export const lookActions = {
  case: 'see',
  commands: 'see',
  command: 'record',
  deadlines: 'see',
  deadline: 'see',
  timeline: 'see',
  journal: 'see-journal',
  history: 'see-journal',
  verification: 'see-log',
  'what-if': 'see',
  consents: 'see-personal',
  disclosures: 'see-personal',
  meetings: 'see-personal',
  documents: 'see-personal',
  persons: 'see-personal',
  'protected-address': 'see-personal',
  'person-search': 'see',
  calendar: 'see',
  'access-log': 'see-log',
  'access-log-export': 'export',
  receipts: 'see-personal',
  'data-export': 'see-personal',
  'emergency-access': 'see-log',
  search: 'see',
  worklist: 'see',
  handovers: 'see',
  'log-search': 'see-log',
  other: 'see',
} as const satisfies Record<string, Action>;

export type LookName = keyof typeof lookActions;

/** Whoever gives these shows each of two cases to the readers of the other. */
const merging: ReadonlySet<string> = new Set(['merge-case', 'split-case']);

/** A leader's commands need the right to lead; which they are, the registry says. */
export const actionOfCommand = ({ name, roles }: Pick<CommandSpec, 'name' | 'roles'>): Action =>
  merging.has(name) ? 'merge' : roles === 'leader' ? 'lead' : 'record';
