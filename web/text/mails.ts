import { type Text, text } from '../../domain/text.ts';

export const mailWords = {
  title: text('Udsendte mails', 'Mails sent'),
  lead: text(
    'I demoen forlader ingen mail denne maskine. Her er dem, der ville være sendt, nyeste først.',
    'In the demo no mail leaves this machine. Here are those that would have been sent, newest first.',
  ),
  none: text('Ingen mails endnu', 'No mails yet'),
  noneLead: text(
    'Når en påmindelse skal af sted, står den her få sekunder senere.',
    'When a reminder is to be sent, it stands here a few seconds later.',
  ),
  received: text('Sendt', 'Sent'),
  to: text('Til', 'To'),
  subject: text('Emne', 'Subject'),
  from: text('Fra', 'From'),
} as const satisfies Record<string, Text>;
