import { type Text, text } from '../../domain/text.ts';

export const worklistWords = {
  title: text('Mit arbejde', 'My work'),
  tiles: text('Antal frister', 'Number of deadlines'),
  filters: text('Afgræns listen', 'Narrow the list'),
  scope: text('Vis', 'Show'),
  mine: text('Mine og min faggruppes', 'Mine and my unit’s'),
  unassigned: text('Ikke tildelt nogen', 'Assigned to nobody'),
  everybody: text('Alle faggruppers', 'All units’'),
  csv: text('Hent som regneark (CSV)', 'Download as a spreadsheet (CSV)'),
  clear: text('Nulstil', 'Reset'),
  what: text('Hvad skal gøres', 'What is to be done'),
  all: text('Vis alle grupper', 'Show all groups'),
  noneHere: text('Ingen frister her', 'No deadlines here'),
  emptyLead: text(
    'Der er ingen åbne frister med denne afgrænsning. Nye frister kommer af sig selv, når der registreres en hændelse i en sag.',
    'There are no open deadlines within these limits. New deadlines come by themselves when an event is recorded in a case.',
  ),
  group: text('Gruppe', 'Group'),
  title_: text('Titel', 'Title'),
  assigned: text('Tildelt', 'Assigned'),
  target: text('Mål', 'Target'),
  days: text('Dage', 'Days'),
  fileName: text('arbejdsliste', 'worklist'),
} as const satisfies Record<string, Text>;

/** "Vis alle 43" below a group that is shown in part. */
export const showAllOf = (n: number): Text => text(`Vis alle ${n}`, `Show all ${n}`);

/** Of one group how many there are, for screen readers. */
export const countOf = (n: number): Text =>
  n === 1 ? text('1 frist', '1 deadline') : text(`${n} frister`, `${n} deadlines`);
