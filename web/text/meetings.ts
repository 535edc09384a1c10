import type { MeetingKind } from '../../domain/case/meetings.ts';
import type { Standing } from '../../domain/meetings/consent-standing.ts';
import type { WhyWithheld } from '../../domain/meetings/minutes-receivers.ts';
import type { Notice } from '../../domain/meetings/notice.ts';
import { type Text, text } from '../../domain/text.ts';
import { shortDate } from './dates.ts';

export const meetingWords = {
  title: text('Møder', 'Meetings'),
  lead: text(
    'Planlagte, holdte og aflyste møder. Åbn et møde for at indkalde, registrere det og sende referat.',
    'Meetings planned, held and cancelled. Open one to invite, to record it and to send the minutes.',
  ),
  none: text('Der er ingen møder endnu', 'No meetings yet'),
  noneLead: text('Planlæg det første møde.', 'Plan the first meeting.'),
  plan: text('Planlæg et møde', 'Plan a meeting'),
  meeting: text('Møde', 'Meeting'),
  when: text('Tidspunkt', 'When'),
  state: text('Status', 'Status'),
  planned: text('Planlagt', 'Planned'),
  invitedOn: text('Indkaldt', 'Invited'),
  notInvited: text('Ikke indkaldt endnu', 'Not invited yet'),
  held: text('Holdt', 'Held'),
  cancelled: text('Aflyst', 'Cancelled'),
  place: text('Sted', 'Place'),
  notice: text('Varsel', 'Notice'),
  shortNotice: text('Kort varsel', 'Short notice'),
  reason: text('Begrundelse', 'Reason'),
  noReason: text('Ingen begrundelse givet', 'No reason given'),
  agenda: text('Dagsorden', 'Agenda'),
  noAgenda: text('Der er ingen dagsorden endnu.', 'There is no agenda yet.'),
  invitees: text('Inviterede og samtykke', 'Invited, and consent'),
  inviteesLead: text(
    'Myndigheden, der holder mødet, og familien kan deltage. Alle andre skal være nævnt i et mødesamtykke. En indkaldelse kan sendes uden; den siger intet om familien.',
    'The authority that holds the meeting and the family may take part. Everybody else has to be named in a meeting consent. An invitation may be sent without; it says nothing about the family.',
  ),
  who: text('Hvem', 'Who'),
  mayComeNow: text('Må deltage nu', 'May take part now'),
  mayComeThen: text('På mødedagen', 'On the day'),
  present: text('Til stede', 'Present'),
  yes: text('Ja', 'Yes'),
  absent: text('Fraværende', 'Absent'),
  uninvited: text('Kom uden indkaldelse', 'Came uninvited'),
  mayHaveMinutes: text('Må få referat', 'May get the minutes'),
  tasks: text('Aftalte opgaver', 'Tasks agreed'),
  noTasks: text('Der er ikke aftalt opgaver.', 'No tasks have been agreed.'),
  task: text('Opgave', 'Task'),
  due: text('Senest', 'By'),
  complete: text('Registrér udført', 'Record as done'),
  next: text('Det næste', 'What comes next'),
  nextMeeting: text('Næste møde', 'Next meeting'),
  minutesGoTo: text('Referatet går til', 'The minutes go to'),
  minutesWithheld: text('Referatet går ikke til', 'The minutes do not go to'),
  minutesSent: text('Referatet er sendt', 'The minutes were sent'),
  nobody: text('Ingen', 'Nobody'),
  invite: text('Afsend indkaldelse', 'Dispatch the invitation'),
  inviteMore: text('Indkald flere', 'Invite more'),
  move: text('Flyt mødet', 'Move the meeting'),
  cancel: text('Aflys mødet', 'Cancel the meeting'),
  hold: text('Registrér, at mødet er holdt', 'Record that the meeting was held'),
  enterConsent: text('Før samtykke til referat', 'Enter consent in the minutes'),
  agreeTasks: text('Aftal opgaver', 'Agree on tasks'),
  sendMinutes: text('Send referat', 'Send the minutes'),
  writeMinutes: text('Dokumenter: skriv og godkend referat', 'Documents: write and approve the minutes'),
  requestForm: text('Send «Anmodning om oplysninger»', 'Send the “Request for information”'),
  planNext: text('Planlæg det næste møde', 'Plan the next meeting'),
  back: text('Alle møder', 'All meetings'),
  shortTitle: text('Varslet bliver kort', 'The notice will be short'),
  shortLead: text(
    'Mødet kan holdes alligevel. Skriv hvorfor, så står begrundelsen på mødet.',
    'The meeting may be held all the same. Write why, and the reason will stand on the meeting.',
  ),
  shortReason: text('Begrundelse for kort varsel', 'Reason for short notice'),
  goOn: text('Registrér alligevel', 'Record all the same'),
  change: text('Ret tidspunktet', 'Change the time'),
} as const satisfies Record<string, Text>;

export const meetingKindNames: Readonly<Record<MeetingKind, Text>> = {
  'first-coordination': text('Første koordineringsmøde', 'First coordination meeting'),
  term: text('Terminsmøde', 'Term meeting'),
  'ad-hoc': text('Ad hoc-møde', 'Ad-hoc meeting'),
  discharge: text('Udskrivningsmøde', 'Discharge meeting'),
  network: text('Netværksmøde', 'Network meeting'),
  closing: text('Afsluttende netværksmøde', 'Closing network meeting'),
};

const whyWords: Readonly<Record<WhyWithheld, Text>> = {
  'no-consent': text('intet samtykke nævner dem', 'no consent names them'),
  'not-entered': text(
    'samtykket er ikke ført til referat på mødet',
    'the consent was not entered at the meeting',
  ),
  lapsed: text('samtykket gælder ikke længere', 'the consent is no longer valid'),
  withdrawn: text('samtykket er trukket tilbage', 'the consent was withdrawn'),
  protested: text('samtykket er spærret', 'the consent is blocked'),
  restricted: text('behandlingen er begrænset', 'processing is restricted'),
  loss: text('familien har mistet', 'the family has had a loss'),
  custody: text('har ikke forældremyndighed', 'does not hold custody'),
  'not-held': text('mødet er ikke holdt', 'the meeting has not been held'),
};

export const whyText = (why: WhyWithheld): Text => whyWords[why];

const countOf = (days: number, lang: 'da' | 'en'): string =>
  lang === 'da' ? `${days} ${days === 1 ? 'dag' : 'dage'}` : `${days} ${days === 1 ? 'day' : 'days'}`;

/** `Ja: samtykke k1 til 2. okt. 2026` · `Nej: intet samtykke nævner dem`. */
export function standingText(standing: Standing): Text {
  if (!standing.may) {
    const { da, en } = whyWords[standing.why];
    return text(`Nej: ${da}`, `No: ${en}`);
  }
  if (standing.by === 'consent') {
    const { consentId, until } = standing;
    return text(
      `Ja: samtykke ${consentId}, gælder til ${shortDate(until, 'da')}`,
      `Yes: consent ${consentId}, valid until ${shortDate(until, 'en')}`,
    );
  }
  return standing.by === 'own-authority'
    ? text('Ja: egen myndighed', 'Yes: own authority')
    : text('Ja: familien', 'Yes: the family');
}

/** `9 dage (aftalt: 7 dage)`. */
export const noticeText = ({ givenDays, requiredDays }: Notice): Text =>
  text(
    `${countOf(givenDays, 'da')} (aftalt: ${countOf(requiredDays, 'da')})`,
    `${countOf(givenDays, 'en')} (agreed: ${countOf(requiredDays, 'en')})`,
  );

/** What is said before it is recorded. */
export const shortNoticeText = (notice: Notice): Text =>
  text(
    `Indkaldelsen gives ${countOf(notice.givenDays, 'da')} før mødet; aftalen er ${countOf(notice.requiredDays, 'da')}. Den skulle være afsendt senest ${shortDate(notice.latestDispatchOn, 'da')}.`,
    `The invitation is given ${countOf(notice.givenDays, 'en')} before the meeting; the agreement is ${countOf(notice.requiredDays, 'en')}. It should have been dispatched by ${shortDate(notice.latestDispatchOn, 'en')}.`,
  );
