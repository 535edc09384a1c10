import type { TaskReason } from '../../api/family-ports.ts';
import { type Text, text } from '../../domain/text.ts';

/** Tasks with families: what has to be told by word or on paper. */
export const taskWords = {
  menu: text('Familiebeskeder', 'Family messages'),
  title: text('Beskeder til familier', 'Messages to families'),
  lead: text(
    'Her står det, som en familie skal have at vide, og som ikke sendes til dem. Giv beskeden mundtligt eller på papir, og markér den som givet.',
    'Here stands what a family has to be told and is not sent to them. Tell them by word or on paper, and mark it as told.',
  ),
  open: text('Venter', 'Waiting'),
  settled: text('Afsluttet', 'Settled'),
  noneOpen: text('Ingen beskeder venter.', 'No messages are waiting.'),
  noneSettled: text('Ingen er afsluttet endnu.', 'None has been settled yet.'),
  one: text('Besked til familien', 'Message to the family'),
  case: text('Sag', 'Case'),
  matter: text('Hvad', 'What'),
  gone: text('Det findes ikke længere i sagen', 'It is no longer in the case'),
  whom: text('Til hvem', 'To whom'),
  by: text('Senest', 'At the latest'),
  begins: text('Tidspunkt', 'Time'),
  why: text('Hvorfor det er en opgave', 'Why it is a task'),
  since: text('Siden', 'Since'),
  state: text('Status', 'Status'),
  nobodyKnown: text(
    'Ingen har registreret, hvem der har forældremyndigheden',
    'Nobody has recorded who holds custody',
  ),
  holder: text('forældremyndighed', 'custody'),
  persons: text('Navne og kontakt: se personerne i sagen', 'Names and contact: see the persons of the case'),
  deadline: text('Se fristen', 'See the deadline'),
  meeting: text('Se mødet', 'See the meeting'),
  documents: text('Se dokumentet', 'See the document'),
  settle: text('Hvad skete der?', 'What happened?'),
  outcome: text('Svar', 'Answer'),
  done: text('Familien har fået beskeden', 'The family was told'),
  returned: text('Beskeden er ikke givet', 'The family was not told'),
  withdrawn: text('Trukket tilbage', 'Withdrawn'),
  reason: text('Hvorfor ikke?', 'Why not?'),
  reasonHelp: text('Kun når beskeden ikke er givet.', 'Only when the family was not told.'),
  save: text('Gem', 'Save'),
  settledBy: text('Af', 'By'),
  at: text('Hvornår', 'When'),
  because: text('Begrundelse', 'Reason'),
  late: text('Datoen er passeret', 'The day has passed'),
} as const satisfies Record<string, Text>;

/** Why somebody has to tell it. */
export const taskReasonWords = {
  'not-configured': text(
    'Kommunen sender ikke Digital Post herfra',
    'The municipality does not send Digital Post from here',
  ),
  'no-number': text(
    'Der er ikke noget nummer i registret, som der kan sendes Digital Post til',
    'The register has no number that Digital Post can be sent to',
  ),
  'custody-unknown': text(
    'Ingen har registreret, hvem der har forældremyndigheden',
    'Nobody has recorded who holds custody',
  ),
  exempt: text('Modtageren er fritaget for Digital Post', 'The receiver is exempt from Digital Post'),
  'unknown-recipient': text('Digital Post kender ikke modtageren', 'Digital Post does not know the receiver'),
  dead: text(
    'Digital Post oplyser, at modtageren er død. Undersøg det, før du gør noget',
    'Digital Post says that the receiver has died. Find out before you do anything',
  ),
  invalid: text('Digital Post kunne ikke tage imod brevet', 'Digital Post could not take the letter'),
  other: text('Digital Post afleverede ikke brevet', 'Digital Post did not deliver the letter'),
} as const satisfies Record<TaskReason, Text>;

/** Why the house took a task back, by the code it was taken back with. */
const withdrawnWords: Readonly<Record<string, Text>> = {
  'loss in the family': text(
    'Familien har mistet. Der skrives ikke til dem, og de skal ikke mindes om noget',
    'The family has had a loss. Nothing is written to them, and they are reminded of nothing',
  ),
  'no custody': text(
    'Modtageren har ikke forældremyndighed længere',
    'The receiver does not hold custody any more',
  ),
  'nobody may be told': text('Ingen i familien må få det at vide nu', 'Nobody in the family may be told now'),
  'processing restricted': text('Behandlingen er begrænset', 'Processing is restricted'),
  'date moved': text('Datoen er flyttet', 'The date has moved'),
  'case closed': text('Sagen er lukket', 'The case is closed'),
  'case withdrawn': text('Sagen findes ikke længere', 'The case is no longer there'),
};

const noLonger = text('Der er ikke længere grund til det', 'There is no reason for it any more');

export const withdrawnReason = (code: string | null): Text => withdrawnWords[code ?? ''] ?? noLonger;

/** Digital Post for an organisation, and the local stand-in's letters. */
export const digitalPostWords = {
  title: text('Digital Post til familier', 'Digital Post to families'),
  lead: text(
    'Når det er slået til, får familien deres påmindelser og indkaldelser som Digital Post. Ellers bliver de til opgaver for sundhedssocialrådgiveren.',
    'When it is on, families get their reminders and invitations as Digital Post. Otherwise these become tasks of the clinic’s social worker.',
  ),
  enabled: text('Send Digital Post', 'Send Digital Post'),
  cvr: text('CVR-nummer', 'CVR number'),
  cvrHelp: text('Otte cifre.', 'Eight digits.'),
  label: text('Myndighedens navn, som borgeren ser det', "The authority's name, as the citizen sees it"),
  save: text('Gem', 'Save'),
  saved: text('Gemt', 'Saved'),
  back: text('Organisationen', 'The organisation'),
  off: text('Slået fra', 'Off'),
  on: text('Slået til', 'On'),
  local: text('Digital Post (lokal)', 'Digital Post (local)'),
  localLead: text(
    'I demoen forlader intet brev denne maskine. Her er dem, der ville være sendt som Digital Post, nyeste først.',
    'In the demo no letter leaves this machine. Here are those that would have been sent as Digital Post, newest first.',
  ),
  none: text('Ingen breve endnu', 'No letters yet'),
  noneLead: text(
    'En leder slår Digital Post til under organisationen.',
    'A leader turns Digital Post on under the organisation.',
  ),
  received: text('Modtaget', 'Received'),
  from: text('Fra', 'From'),
  to: text('Til', 'To'),
  subject: text('Emne', 'Subject'),
  receipt: text('Kvittering', 'Receipt'),
  delivered: text('Afleveret', 'Delivered'),
  refused: text('Afvist', 'Refused'),
  underWay: text('Undervejs', 'Under way'),
  pdf: text('Hent brevet (PDF)', 'Get the letter (PDF)'),
} as const satisfies Record<string, Text>;
