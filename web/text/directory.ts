import type { Reached } from '../../domain/reach/reach.ts';
import { type Text, text } from '../../domain/text.ts';

/** The pages of an organisation's people, their absences and its sending hours. */
export const directoryWords = {
  title: text('Kolleger og fravær', 'Colleagues and absences'),
  lead: text(
    'Hvem der er på arbejde, hvem der er stedfortræder, og hvem beskeder til en rolle når i dag. Her står aldrig, hvorfor nogen er væk.',
    'Who is at work, who stands in, and whom messages to a role reach today. Why somebody is away never stands here.',
  ),
  empty: text(
    'Ingen er skrevet på listen. Beskeder går til enhedernes fælles postkasser.',
    'Nobody is listed. Messages go to the shared mailboxes of the units.',
  ),
  saved: text('Gemt', 'Saved'),
  roles: text('Hvem roller når i dag', 'Whom roles reach today'),
  role: text('Rolle', 'Role'),
  reached: text('Når i dag', 'Reaches today'),
  people: text('Kolleger', 'Colleagues'),
  name: text('Navn', 'Name'),
  today: text('I dag', 'Today'),
  address: text('Mail', 'Mail'),
  noAddress: text('Kun i Tovholder', 'In Tovholder only'),
  acts: text('Ret', 'Change'),
  you: text('dig', 'you'),
  present: text('På arbejde', 'At work'),
  away: text('Fraværende', 'Away'),
  notListed: text('Ikke ansat i dag', 'Not employed today'),
  stoodInBy: text('stedfortræder', 'stand-in'),
  nobodyStandsIn: text('ingen stedfortræder', 'no stand-in'),
  unknownPerson: text('en kollega uden for listen', 'a colleague who is not listed'),
  absence: text('Fravær', 'Absence'),
  edit: text('Ret', 'Edit'),
  remove: text('Fjern', 'Remove'),
  takeBack: text('Slet fravær', 'Delete absence'),
  add: text('Skriv en kollega på', 'List a colleague'),
  addAbsence: text('Skriv fravær ind', 'Enter an absence'),
  hours: text('Sendetider', 'Sending hours'),
  entry: text('Kollega', 'Colleague'),
  save: text('Gem', 'Save'),
  back: text('Kolleger og fravær', 'Colleagues and absences'),
  who: text('Hvem', 'Who'),
  hoursLead: text(
    'Hvornår organisationen vil have beskeder. Fristerne løber, uanset hvornår en besked sendes; frister i timer og nødadgang sendes altid straks, også om natten.',
    'When the organisation wants to be written to. Deadlines run whenever a message leaves; limits counted in hours and emergency access always leave at once, at night too.',
  ),
  shipped: text(
    'Organisationen har ikke sat sine egne tider. Dette gælder indtil da.',
    'The organisation has not set its own hours. This holds until then.',
  ),
  spread: text('Spred beskeder over (minutter)', 'Spread messages over (minutes)'),
  spreadHelp: text('0 til 60 minutter efter det hele klokkeslæt', '0 to 60 minutes after the full hour'),
  quiet: text('Stille tidsrum', 'Quiet spans'),
  span: text('Tidsrum', 'Span'),
  weekdays: text('Begynder på', 'Begins on'),
  from: text('Fra klokken', 'From'),
  until: text('Til klokken', 'Until'),
  timeHelp: text('Som 19:00', 'Like 19:00'),
  quietHolidays: text('Stille i weekender og på helligdage', 'Quiet at weekends and on public holidays'),
  quietDays: text('Stille dage', 'Quiet days'),
  quietDaysHelp: text(
    'Én pr. linje: 12-24 hvert år, eller 2026-05-15 én gang',
    'One per line: 12-24 every year, or 2026-05-15 once',
  ),
} as const satisfies Record<string, Text>;

/** Who is told instead, in words. */
export const reachedWords: Readonly<Record<Reached['because'] | 'nobody', Text>> = {
  assigned: text('Den, der har sagen', 'Whoever has the case'),
  role: text('Har rollen', 'Hold the role'),
  'stand-in': text('Stedfortræder', 'Stand-in'),
  desk: text('Enhedens fælles postkasse', "The unit's shared mailbox"),
  leader: text('Ubesat: lederen får beskederne', 'Vacant: the leader gets the messages'),
  director: text('Ubesat: direktøren får beskederne', 'Vacant: the director gets the messages'),
  nobody: text('Ubesat: ingen får beskederne', 'Vacant: nobody gets the messages'),
};

export const weekdayNames: Readonly<Record<string, Text>> = {
  1: text('Mandag', 'Monday'),
  2: text('Tirsdag', 'Tuesday'),
  3: text('Onsdag', 'Wednesday'),
  4: text('Torsdag', 'Thursday'),
  5: text('Fredag', 'Friday'),
  6: text('Lørdag', 'Saturday'),
  7: text('Søndag', 'Sunday'),
};
