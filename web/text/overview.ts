import { type Text, text } from '../../domain/text.ts';

export const overviewWords = {
  title: text('Overblik', 'Overview'),
  lead: text(
    'Hvor det haster, og hvor der mangler hænder. Hvert tal åbner sin liste.',
    'Where it is urgent, and where hands are missing. Each number opens its list.',
  ),
  now: text('Lige nu', 'Right now'),
  cases: text('Åbne sager', 'Open cases'),
  unassigned: text('Ikke tildelt nogen', 'Assigned to nobody'),
  waits: text('Pauser, der udløber inden for 7 dage', 'Pauses that end within 7 days'),
  handovers: text('Ubesvarede overdragelser', 'Unanswered handovers'),
  escalated: text('Sager, der er eskaleret til dig', 'Cases escalated to you'),
  undelivered: text('Beskeder, der ikke nåede frem', 'Messages that reached nobody'),
  reviews: text('Nødadgange, der skal gennemgås', 'Emergency accesses to be reviewed'),
  byUnit: text('Pr. faggruppe', 'By unit'),
  unit: text('Faggruppe', 'Unit'),
  byWorker: text('Pr. medarbejder', 'By member of staff'),
  worker: text('Medarbejder', 'Member of staff'),
  noWorkers: text(
    'Ingen frister er tildelt en bestemt medarbejder.',
    'No deadline is given to a certain member of staff.',
  ),
  total: text('I alt', 'In all'),
  byMunicipality: text('Pr. kommune', 'By municipality'),
  inTime: text('Overholdt til tiden', 'Met in time'),
  inTimeLead: text(
    'Andelen af frister, der blev overholdt til tiden, efter den måned, de skulle være overholdt i. Afsluttede sager tæller med.',
    'The share of deadlines met in time, by the month they were due in. Closed cases count too.',
  ),
  rule: text('Regel', 'Rule'),
  allRules: text('Alle regler', 'All rules'),
  month: text('Måned', 'Month'),
  met: text('Til tiden', 'In time'),
  metLate: text('For sent', 'Late'),
  overdue: text('Overskredet', 'Overdue'),
  share: text('Andel til tiden', 'Share in time'),
  chart: text(
    'Andel overholdt til tiden, måned for måned, i procent',
    'Share met in time, month by month, in per cent',
  ),
  noMonths: text('Ingen frister i de seneste tolv måneder.', 'No deadlines in the last twelve months.'),
  perRule: text('Pr. regel det seneste år', 'By rule over the last year'),
  csv: text('Hent som CSV', 'Download as CSV'),
  fileName: text('statistik', 'statistics'),
} as const satisfies Record<string, Text>;

/** Acting on many at once. */
export const bulkWords = {
  choose: text('Vælg', 'Choose'),
  act: text('Behandl de valgte', 'Act on the chosen'),
  title: text('Behandl flere på én gang', 'Act on several at once'),
  none: text('Vælg mindst én frist på listen.', 'Choose at least one deadline on the list.'),
  chosen: text('Valgte frister', 'Chosen deadlines'),
  back: text('Tilbage til listen', 'Back to the list'),
  assign: text('Tildel', 'Assign'),
  assignLead: text(
    'Faggruppens opgaver i hver af sagerne gives til én medarbejder. Lad feltet være tomt for at frigive dem.',
    'The unit’s work in each of the cases is given to one member of staff. Leave the field empty to release it.',
  ),
  user: text('Medarbejder (brugernavn)', 'Member of staff (user name)'),
  extend: text('Forlæng', 'Extend'),
  extendLead: text(
    'Frister, der følger af lov, kan kun forlænges, hvor loven selv siger det; de andre afvises hver for sig.',
    'Deadlines set by law can be extended only where the law itself says so; the others are refused one by one.',
  ),
  until: text('Ny dato', 'New date'),
  comment: text('Notér', 'Note'),
  commentLead: text(
    'Ét notat i journalen i hver af sagerne.',
    'One entry in the journal of each of the cases.',
  ),
  note: text('Notat', 'Entry'),
  reason: text('Begrundelse', 'Reason'),
  doIt: text('Udfør', 'Do it'),
  running: text(
    'Hver linje er sin egen registrering. Linjerne kommer, efterhånden som de er udført.',
    'Each line is a record of its own. The lines come as they are done.',
  ),
  about: text('Om', 'About'),
  result: text('Resultat', 'Result'),
  done: text('Registreret', 'Recorded'),
  doneBefore: text('Var registreret af den samme formular', 'Was recorded by the same form'),
  gone: text('Sagen er der ikke, eller du har ikke adgang', 'The case is not there, or you have no access'),
  missing: text('Udfyld felterne.', 'Fill in the fields.'),
  notYet: text('Der er ikke registreret noget.', 'Nothing was recorded.'),
} as const satisfies Record<string, Text>;

/** How many of many went well. */
export const bulkDone = (done: number, all: number): Text =>
  text(`${done} af ${all} er registreret.`, `${done} of ${all} are recorded.`);
