import { MOST_COUNTED } from '../../api/worklist-question.ts';
import { type Text, text } from '../../domain/text.ts';

export const worklistWords = {
  title: text('Mit arbejde', 'My work'),
  tiles: text('Antal frister', 'Number of deadlines'),
  filters: text('Afgræns listen', 'Narrow the list'),
  scope: text('Vis', 'Show'),
  mine: text('Mine og min faggruppes', 'Mine and my unit’s'),
  reserved: text('Reserveret af mig', 'Reserved by me'),
  unit: text('Hvor min faggruppe har del i', 'Where my unit has a part'),
  unassigned: text('Ikke tildelt nogen', 'Assigned to nobody'),
  everybody: text('Alle faggruppers', 'All units’'),
  csv: text('Hent som CSV', 'Download as CSV'),
  xlsx: text('Hent til Excel', 'Download for Excel'),
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
  status: text('Status', 'Status'),
  rule: text('Regel', 'Rule'),
  days: text('Dage', 'Days'),
  columns: text('Kolonner', 'Columns'),
  nextPage: text('Næste side', 'Next page'),
  firstPage: text('Første side', 'First page'),
  fileName: text('arbejdsliste', 'worklist'),
} as const satisfies Record<string, Text>;

/** Searching in one's own list. */
export const searchWords = {
  label: text('Søg i listen', 'Search the list'),
  hint: text(
    'Sagsnummer, regel, fase eller faggruppe. Skriv ikke navne eller personnumre her.',
    'Case number, rule, phase or unit. Do not write names or personal numbers here.',
  ),
  submit: text('Søg', 'Search'),
  nothing: text(
    'Ingen sag, regel, fase eller faggruppe hedder det.',
    'No case, rule, phase or unit is called that.',
  ),
  toPersons: text('Søg efter en person', 'Search for a person'),
  narrowed: text('Listen er afgrænset af en søgning.', 'The list is narrowed by a search.'),
  clear: text('Vis hele listen', 'Show the whole list'),
} as const satisfies Record<string, Text>;

/** Views that a person keeps. */
export const viewWords = {
  title: text('Gemte visninger', 'Saved views'),
  save: text('Gem denne visning', 'Save this view'),
  name: text('Navn på visningen', 'Name of the view'),
  nameHint: text(
    'Uden navne på borgere. Du kan dele en visning ved at sende dens adresse.',
    'Without names of citizens. Share a view by sending its address.',
  ),
  keep: text('Gem', 'Save'),
  drop: text('Slet visningen', 'Delete the view'),
  badName: text(
    'Giv visningen et navn på højst 60 tegn uden personnumre.',
    'Give the view a name of at most 60 characters without personal numbers.',
  ),
} as const satisfies Record<string, Text>;

/** A number of a list; from where counting stops, at least so many. */
export const figureOf = (n: number): string => (n >= MOST_COUNTED ? `${MOST_COUNTED}+` : String(n));

/** "Vis alle 43" below a group that is shown in part. */
export const showAllOf = (n: number): Text => text(`Vis alle ${figureOf(n)}`, `Show all ${figureOf(n)}`);

/** Of one group how many there are, for screen readers. */
export const countOf = (n: number): Text =>
  n === 1 ? text('1 frist', '1 deadline') : text(`${figureOf(n)} frister`, `${figureOf(n)} deadlines`);
