import { type Text, text } from '../../domain/text.ts';

/** Warnings that a case may be there already. */
export const duplicateWords = {
  title: text('Findes sagen allerede?', 'Is the case there already?'),
  lead: text(
    'Der er en sag, som måske er den samme graviditet eller det samme barn. Åbn den og se efter, før du opretter en ny.',
    'There is a case that may be the same pregnancy or the same child. Open it and look before you open a new one.',
  ),
  earlierTitle: text('Der er et tidligere forløb', 'There is an earlier course'),
  earlierLead: text(
    'Moren er kendt fra et tidligere forløb. Det er ikke den samme sag, men det kan være godt at vide.',
    'The mother is known from an earlier course. It is not the same case, but it may be good to know.',
  ),
  earlier: text('Tidligere forløb', 'Earlier courses'),
  number: text('Samme personnummer som moren.', 'The same personal number as the mother’s.'),
  name: text(
    'Navnet lyder ens, og der er højst tre uger mellem terminerne.',
    'The name sounds the same, and there are at most three weeks between the due dates.',
  ),
  open: text('Åbn sagen', 'Open the case'),
  newTab: text('(ny fane)', '(new tab)'),
  merge: text('Læg sammen', 'Merge'),
  another: text('Det er en anden: opret henvisningen', 'It is another one: record the referral'),
  goOn: text('Fortsæt: opret henvisningen', 'Go on: record the referral'),
  change: text('Tilbage til henvisningen', 'Back to the referral'),
  leave: text('Opret den ikke', 'Do not record it'),
  nothingLost: text(
    'Det, du har skrevet i henvisningen, er gemt i formularen.',
    'What you wrote in the referral is kept in the form.',
  ),
  ofCase: text('Andre sager om den samme?', 'Other cases about the same one?'),
  ofCaseLead: text(
    'Her ser du sager, der måske er den samme graviditet eller det samme barn. Vi søger på morens personnummer, og på hvordan navnet lyder sammen med terminen.',
    'Here are cases that may be the same pregnancy or the same child. The search is by the mother’s personal number, and by how her name sounds together with the due date.',
  ),
  none: text('Ingen sag, som du kan se, ligner denne.', 'No case that you may see looks like this one.'),
  look: text('Se om der er andre sager om den samme', 'See whether there are other cases about the same one'),
  toPersons: text('Tilbage til personerne', 'Back to the persons'),
} as const satisfies Record<string, Text>;
