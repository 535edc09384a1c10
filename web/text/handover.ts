import type { HandoverKind, HandoverState } from '../../domain/handover/handover.ts';
import { type Text, text } from '../../domain/text.ts';

/** Handing a family over to another municipality or clinic. */
export const handoverWords = {
  title: text('Overdragelser', 'Handovers'),
  lead: text(
    'Når en familie flytter, har den, der sender sagen, ansvaret, indtil modtageren har taget imod.',
    'When a family moves, whoever sends the case is responsible until the receiver has acknowledged it.',
  ),
  incoming: text('Venter på jeres svar', 'Waiting for your answer'),
  outgoing: text('I venter på svar', 'You are waiting for an answer'),
  settled: text('Besvaret eller trukket tilbage', 'Answered or withdrawn'),
  none: text('Ingen.', 'None.'),
  case: text('Sag', 'Case'),
  from: text('Fra', 'From'),
  to: text('Til', 'To'),
  asked: text('Spurgt', 'Asked'),
  waited: text('Har ventet', 'Has waited'),
  state: text('Status', 'Status'),
  settledAt: text('Besvaret', 'Answered'),
  elsewhere: text('Et sted uden for aftalen', 'A place outside the agreement'),
  one: text('Overdragelse', 'Handover'),
  all: text('Alle overdragelser', 'All handovers'),
  openCase: text('Åbn sagen', 'Open the case'),
  movesOn: text('Flytter', 'Moves'),
  summary: text('Sammenfatning fra afsenderen', 'Summary from the sender'),
  noSummary: text('Afsenderen har ikke skrevet nogen.', 'The sender has written none.'),
  reason: text('Begrundelse for afvisningen', 'Reason for the rejection'),
  onlyThis: text('I ser kun det her', 'You see only this'),
  onlyThisLead: text(
    'Resten af sagen åbnes for jer, når I tager imod. Fra da af er ansvaret jeres, og fristerne for en ny underretning begynder (BL § 132).',
    'The rest of the case opens for you when you acknowledge. From then on the responsibility is yours, and the deadlines of a new notification begin (BL § 132).',
  ),
  yours: text(
    'Ansvaret er jeres, indtil der er svar',
    'The responsibility is yours until there is an answer',
  ),
  told: text('Hvem har fået besked', 'Who was told'),
  toldNobody: text('Systemet har ikke givet nogen besked endnu.', 'The system has told nobody yet.'),
  planned: text('Tidspunkt', 'When'),
  who: text('Hvem', 'Who'),
  sent: text('Sendt', 'Sent'),
  onItsWay: text('På vej', 'On its way'),
  acknowledge: text('Tag imod sagen', 'Take over the case'),
  reject: text('Afvis', 'Reject'),
  rejectLead: text('Afvis overdragelsen', 'Reject the handover'),
  rejectReason: text('Begrundelse, som afsenderen læser', 'Reason, which the sender reads'),
  refused: text('Det kunne ikke registreres', 'It could not be recorded'),
} as const satisfies Record<string, Text>;

export const handoverStates: Readonly<Record<HandoverState, Text>> = {
  waiting: text('Venter', 'Waiting'),
  acknowledged: text('Taget imod', 'Acknowledged'),
  rejected: text('Afvist', 'Rejected'),
  withdrawn: text('Trukket tilbage', 'Withdrawn'),
};

export const handoverKinds: Readonly<Record<HandoverKind, Text>> = {
  municipality: text('Til anden kommune', 'To another municipality'),
  clinic: text('Til anden klinik', 'To another clinic'),
};
