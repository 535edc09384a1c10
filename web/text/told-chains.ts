import { type Text, text } from '../../domain/text.ts';

/** Who is told after whom. */
export const chainWords = {
  title: text('Hvem får besked efter hvem', 'Who is told after whom'),
  lead: text(
    'Går en frist over tiden, får faggruppen og dens leder besked med det samme. Siger ingen, at det er set, går beskeden videre, én arbejdsdag ad gangen.',
    'When a deadline passes, the unit and its leader are told at once. While nobody says that they have seen it, it climbs on, one working day at a time.',
  ),
  atOnce: text('Med det samme', 'At once'),
  vacant: text('Ubesat', 'Vacant'),
  standIn: text('Stedfortræder', 'Stand-in'),
  absent: text('Væk', 'Away'),
  desk: text('Fælles postkasse', 'Shared mailbox'),
  leader: text('Går til lederen', 'Goes to the leader'),
  director: text('Går til direktøren', 'Goes to the director'),
  nobody: text('Ingen får besked', 'Nobody is told'),
  changed: text('Anderledes', 'Otherwise'),
  away: text('Hvad hvis nogen er væk?', 'What if somebody is away?'),
  awayLead: text(
    'Vælg en kollega og en dag og se, hvem beskederne går til. Der gemmes intet.',
    'Choose a colleague and a day and see whom messages go to. Nothing is saved.',
  ),
  person: text('Kollega', 'Colleague'),
  choose: text('Ingen', 'Nobody'),
  day: text('Dag', 'Day'),
  show: text('Vis', 'Show'),
  noneChanged: text(
    'Ingen trin bliver anderledes: andre i rollen er der.',
    'No step is otherwise: others of the role are there.',
  ),
  edit: text('Ret kolleger, fravær og stedfortrædere', 'Edit colleagues, absences and stand-ins'),
  climb: text('Ret, hvem beskeden stiger til', 'Edit whom it climbs to'),
  empty: text(
    'Der er ingen kolleger på listen endnu, så beskeder går kun til fælles postkasser.',
    'There are no colleagues on the list yet, so messages go to shared mailboxes only.',
  ),
  allThere: text('Alle trin når nogen.', 'Every step reaches somebody.'),
} as const satisfies Record<string, Text>;

export const workingDaysLater = (n: number): Text =>
  text(
    n === 1 ? '1 arbejdsdag senere' : `${n} arbejdsdage senere`,
    n === 1 ? '1 working day later' : `${n} working days later`,
  );

export const vacantSteps = (n: number): Text =>
  text(n === 1 ? '1 ubesat trin' : `${n} ubesatte trin`, n === 1 ? '1 vacant step' : `${n} vacant steps`);

export const ifAway = (name: string, on: string): Text =>
  text(`Hvis ${name} er væk ${on}`, `If ${name} is away on ${on}`);
