import { type Text, text } from '../../domain/text.ts';

export const historyWords = {
  lead: text(
    'Hver ændring af hver oplysning: hvad den var, hvad den blev, hvem der registrerede det og hvornår. Rettelser og tilbagekaldelser står med.',
    'Every change of every value: what it was, what it became, who recorded it and when. Corrections and retractions are among them.',
  ),
  filters: text('Vælg ændringer', 'Choose changes'),
  field: text('Oplysning', 'Value'),
  allFields: text('Alle oplysninger', 'All values'),
  allOf: text('Alt om', 'All about'),
  act: text('Handling', 'Act'),
  allActs: text('Alle handlinger', 'All acts'),
  role: text('Registreret af', 'Recorded by'),
  from: text('Registreret fra', 'Recorded from'),
  to: text('Registreret til', 'Recorded until'),
  recorded: text('Registreret', 'Recorded'),
  before: text('Før', 'Before'),
  after: text('Efter', 'After'),
  nothing: text('intet', 'nothing'),
  takenBack: text('Tilbagekalder nr.', 'Retracts no.'),
  empty: text('Ingen ændringer passer til det, du har valgt.', 'No change fits what you have chosen.'),
  clear: text('Vis alle', 'Show all'),
  csv: text('Hent som CSV', 'Download as CSV'),
  carried: text('Registreret i en tilknyttet sag', 'Recorded in a linked case'),
} as const satisfies Record<string, Text>;

export const changesCounted = (n: number): Text =>
  n === 1 ? text('1 ændring', '1 change') : text(`${n} ændringer`, `${n} changes`);

export const backWords = {
  /** Before a date: `Sagen, som den var kendt den 3. maj 2026`. */
  asKnown: text('Sagen, som den var kendt den', 'The case as it was known on'),
  lead: text(
    'Du ser kun det, der var registreret på det tidspunkt. Der kan ikke registreres noget herfra.',
    'You see only what had been recorded by then. Nothing can be recorded from here.',
  ),
  toNow: text('Tilbage til i dag', 'Back to today'),
  previousDay: text('Dagen før', 'The day before'),
  nextDay: text('Dagen efter', 'The day after'),
  previousEvent: text('Forrige registrering', 'Previous entry'),
  nextEvent: text('Næste registrering', 'Next entry'),
  notBegun: text(
    'Sagen var ikke begyndt den dag. Her vises den, som den begyndte.',
    'The case had not begun on that day. It is shown as it began.',
  ),
  look: text('Se sagen på en tidligere dag', 'See the case on an earlier day'),
  day: text('Dag', 'Day'),
  steps: text('Gå frem og tilbage i tiden', 'Step through time'),
} as const satisfies Record<string, Text>;
