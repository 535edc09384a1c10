import type { Context } from 'hono';
import type { LookName } from '../access/action.ts';
import { type Text, text } from '../domain/text.ts';

/** What can be looked at: of a case, or across cases. */
export const lookKinds = {
  case: text('Sagen', 'The case'),
  commands: text('Hvad der kan registreres', 'What can be recorded'),
  command: text('Registrering', 'Recording'),
  deadlines: text('Frister', 'Deadlines'),
  deadline: text('Hvorfor en frist', 'Why a deadline'),
  timeline: text('Forløb', 'Course'),
  journal: text('Journal', 'Journal'),
  history: text('Ændringer', 'Changes'),
  verification: text('Kontrol af journalen', 'Verification of the journal'),
  'what-if': text('Hvad nu hvis', 'What if'),
  consents: text('Samtykker', 'Consents'),
  disclosures: text('Videregivelser', 'Disclosures'),
  meetings: text('Møder', 'Meetings'),
  documents: text('Dokumenter', 'Documents'),
  persons: text('Personer', 'Persons'),
  'protected-address': text('Beskyttet adresse', 'Protected address'),
  'person-search': text('Søgning efter person', 'Search for a person'),
  calendar: text('Kalenderfil', 'Calendar file'),
  'access-log': text('Hvem har set sagen', 'Who has seen the case'),
  'access-log-export': text('Udskrift til borgeren', 'Export for the citizen'),
  receipts: text('Kvitteringer', 'Receipts'),
  'data-export': text('Indsigt til borgeren', 'Access for the citizen'),
  'emergency-access': text('Nødadgange til sagen', 'Emergency accesses to the case'),
  search: text('Søgning efter sager', 'Search for cases'),
  worklist: text('Arbejdslisten', 'The worklist'),
  handovers: text('Overdragelse', 'Handover'),
  'log-search': text('Søgning i adgangsloggen', 'Search in the access log'),
  other: text('Andet', 'Other'),
} as const satisfies Record<LookName, Text>;

export type LookKind = keyof typeof lookKinds;

export const isLookKind = (kind: string): kind is LookKind => Object.hasOwn(lookKinds, kind);

/** Steps of an address after the case's id whose name is not the kind's own. */
const byStep: Readonly<Record<string, LookKind>> = {
  '': 'case',
  'journal/verification': 'verification',
  'disclosures/receipts': 'receipts',
  'calendar.ics': 'calendar',
  'meeting-notice': 'meetings',
  record: 'commands',
  assignment: 'case',
  duplicates: 'persons',
  forward: 'command',
  siblings: 'case',
  merge: 'case',
  'merge-preview': 'case',
  purpose: 'access-log',
  'access-log.csv': 'access-log-export',
  'history.csv': 'history',
};

/**
 * What a request looks at, from its address alone: a route that nobody thought of is `other`, never nothing. Null where
 * the address names no case.
 */
export function lookKindOf(c: Context): LookKind | null {
  const steps = /^(?:\/v1)?\/cases\/[^/]+(?:\/(.*))?$/.exec(c.req.path);
  if (!steps) return null;
  const rest = steps[1] ?? '';
  const [first = ''] = rest.split('/');
  const isRead = c.req.method === 'GET' || c.req.method === 'HEAD';
  if (!isRead && (first === 'commands' || first === 'record')) return 'command';
  if (first === 'deadlines' && rest !== first) return 'deadline';
  if (first === 'fhir') return rest === 'fhir/Task' ? 'deadlines' : 'disclosures';
  if (first === 'persons' && rest !== first) return 'protected-address';
  if (rest === 'access-log' && c.req.query('audience') === 'citizen') return 'access-log-export';
  const kind = byStep[rest] ?? byStep[first] ?? first;
  return isLookKind(kind) ? kind : 'other';
}
