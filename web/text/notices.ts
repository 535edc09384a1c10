import { text } from '../../domain/text.ts';

/** What people were told in the application, and what reached nobody. */
export const noticeWords = {
  title: text('Beskeder', 'Notices'),
  lead: text(
    'Det, du eller din enhed har fået besked om. Indholdet ser du på sagen.',
    'What you or your unit have been told. What it is about you see in the case.',
  ),
  none: text(
    'Ingen beskeder endnu. Her kommer en påmindelse, når en frist nærmer sig, og besked om det, der går til din enhed.',
    'No notices yet. A reminder comes here when a deadline draws near, and what your unit is told.',
  ),
  unseen: text('Ny', 'New'),
  markAll: text('Markér alle som set', 'Mark all as seen'),
  what: text('Hvad', 'What'),
  when: text('Hvornår', 'When'),
  where: text('Hvor', 'Where'),
  deadTitle: text('Nåede ikke frem', 'Reached nobody'),
  deadLead: text(
    'Beskeder, der ikke kunne leveres. Fristen løber, uanset om nogen har fået besked: sørg for, at den rette ved det.',
    'Messages that could not be delivered. The deadline runs whether or not anybody was told: see to it that the right person knows.',
  ),
  noneDead: text('Alt er nået frem.', 'Everything has arrived.'),
  why: text('Hvorfor', 'Why'),
  since: text('Siden', 'Since'),
  role: text('Til', 'To'),
  channel: text('Kanal', 'Channel'),
  do: text('Gør', 'Do'),
  retry: text('Prøv igen', 'Try again'),
  solve: text('Løst på anden måde', 'Seen to otherwise'),
  how: text('Hvordan', 'How'),
  case: text('Sag', 'Case'),
  emergency: text('Nødadgang', 'Emergency access'),
} as const;

/** What a notice is, by kind of message. */
export const noticeKinds: Readonly<Record<string, ReturnType<typeof text>>> = {
  reminder: text('En frist nærmer sig', 'A deadline is approaching'),
  escalation: text('En overskredet frist er ikke set', 'A missed deadline has not been seen'),
  breach: text('En frist er overskredet', 'A deadline has passed'),
  emergency: text('En nødadgang skal gennemgås', 'An emergency access has to be reviewed'),
  invitation: text('Indkaldelse til møde', 'Invitation to a meeting'),
  document: text('Et dokument er sendt til dig', 'A document was sent to you'),
  vacancy: text('Ingen har opgaven', 'Nobody has the task'),
  handover: text('En overdragelse', 'A handover'),
  task: text('En opgave', 'A task'),
  withdrawal: text('Et samtykke er trukket tilbage', 'A consent was withdrawn'),
};

/** The ways by which something leaves. */
export const channelWords: Readonly<Record<string, ReturnType<typeof text>>> = {
  mail: text('Mail', 'Mail'),
  'in-app': text('I Tovholder', 'In Tovholder'),
  'daily-digest': text('Dagens mail', 'Daily mail'),
  'digital-post': text('Digital Post', 'Digital Post'),
  sms: text('SMS', 'Text message'),
  task: text('Opgave', 'Task'),
};
