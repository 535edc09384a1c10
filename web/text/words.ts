import type { Phase } from '../../domain/obligations/phase.ts';
import type { Status } from '../../domain/obligations/status.ts';
import { type Text, text } from '../../domain/text.ts';

/** Words for what the domain only has codes for. */

export const phaseNames: Readonly<Record<Phase, Text>> = {
  referral: text('Henvisning og tidligt samarbejde', 'Referral and early cooperation'),
  coordination: text('Koordineringsmøder', 'Coordination meetings'),
  birth: text('Fødsel og udskrivning', 'Birth and discharge'),
  'follow-up': text('Opfølgning indtil skolestart', 'Follow-up until school start'),
  closed: text('Afsluttet', 'Closed'),
};

/** Number of the phase in the agreement; null when the case is closed. */
export const phaseNumbers: Readonly<Record<Phase, number | null>> = {
  referral: 1,
  coordination: 2,
  birth: 3,
  'follow-up': 4,
  closed: null,
};

/** `Fase 1`, where there is no room for its name. */
export const phaseShort = (phase: Phase): Text => {
  const n = phaseNumbers[phase];
  return n === null ? phaseNames.closed : text(`Fase ${n}`, `Phase ${n}`);
};

export const statusNames: Readonly<Record<Status, Text>> = {
  waiting: text('Venter', 'Waiting'),
  open: text('Åben', 'Open'),
  'due-soon': text('Forfalder snart', 'Due soon'),
  overdue: text('Overskredet', 'Overdue'),
  met: text('Opfyldt', 'Met'),
  'met-late': text('Opfyldt for sent', 'Met late'),
  cancelled: text('Bortfaldet', 'Cancelled'),
  exempted: text('Fritaget', 'Exempted'),
  paused: text('På pause', 'Paused'),
  'advisory-missed': text('Vejledende dato passeret', 'Advisory date passed'),
};

export const kindNames = {
  pregnancy: text('Graviditet', 'Pregnancy'),
  child: text('Barn', 'Child'),
} as const;

/** What is said in many places. */
export const words = {
  case: text('Sag', 'Case'),
  due: text('Frist', 'Deadline'),
  responsible: text('Ansvarlig', 'Responsible'),
  municipality: text('Kommune', 'Municipality'),
  phase: text('Fase', 'Phase'),
  kind: text('Slags sag', 'Kind of case'),
  role: text('Ansvarlig faggruppe', 'Responsible unit'),
  all: text('Alle', 'All'),
  show: text('Vis', 'Show'),
  yes: text('Ja', 'Yes'),
  no: text('Nej', 'No'),
  unknown: text('Ved ikke', 'Not known'),
  system: text('Systemet', 'The system'),
  record: text('Registrér', 'Record'),
  why: text('Hvorfor denne frist?', 'Why this deadline?'),
  cancel: text('Fortryd', 'Cancel'),
  backToCase: text('Tilbage til sagen', 'Back to the case'),
  noDate: text('Ingen fast dato', 'No fixed date'),
  source: text('Kilde', 'Source'),
} as const satisfies Record<string, Text>;
