import type { EventType } from '../case/fact.ts';
import type { RuleId } from '../rules/rule.ts';
import { type Text, text } from '../text.ts';

/**
 * Why something may leave at all. `consent`: consent, or a provision that is named; `duty`: the row of the catalogue that
 * orders it; `own-data`: to the person whose it is, or who has custody; `no-content`: it says nothing of anybody.
 */
export type Ground = 'consent' | 'meeting-consent' | 'duty' | 'own-data' | 'no-content';

/** One way in which something leaves the house. */
export interface Sender {
  title: Text;
  ground: Ground;
  /** The row that orders or bounds it; its source is the receipt's. */
  row: RuleId | null;
  /** The act that records it; null for what the system itself sends or hands out. */
  event: EventType | null;
  /** Who gets it: the data that names them, or always the same. */
  to: { field: string } | { always: string };
}

const act = (
  event: EventType,
  ground: Ground,
  row: RuleId,
  to: Sender['to'],
  da: string,
  en: string,
): Sender => ({ title: text(da, en), ground, row, event, to });

const system = (ground: Ground, to: string, da: string, en: string): Sender => ({
  title: text(da, en),
  ground,
  row: null,
  event: null,
  to: { always: to },
});

const field = (name: string): Sender['to'] => ({ field: name });
const always = (who: string): Sender['to'] => ({ always: who });

/**
 * Everything that leaves the house. What is not here has no way out: receipts are written for these, mails and exports
 * pass the gate under one of these names, and a test asks every command whether it belongs here.
 */
export const senders = {
  disclosure: act('disclosed', 'consent', 'X-07', field('to'), 'Videregivelse', 'Disclosure'),
  minutes: act('minutes-sent', 'meeting-consent', 'F2-08', field('recipients'), 'Referat', 'Minutes'),
  forum: act(
    'forum-agenda-set',
    'consent',
    'X-33',
    field('participants'),
    'Drøftelse i fast forum',
    'Discussion in a standing forum',
  ),
  'ward-told': act(
    'staff-informed',
    'consent',
    'F2-16',
    field('to'),
    'Orientering af personalet om anbringelse',
    'The staff told of a placement',
  ),
  'request-form': act(
    'request-form-sent',
    'duty',
    'F2-09',
    always('FP'),
    'Anmodning om oplysninger',
    'Request for information',
  ),
  invitation: act('meeting-invited', 'duty', 'F2-02', field('recipients'), 'Mødeindkaldelse', 'Invitation'),
  agreements: act(
    'partners-notified',
    'duty',
    'F2-18',
    field('recipients'),
    'Besked om ændrede aftaler',
    'Notice of changed agreements',
  ),
  clarification: act(
    'request-clarified',
    'duty',
    'F2-25',
    always('FP'),
    'Uddybning af anmodningen',
    'Clarification of the request',
  ),
  notification: act('notification-sent', 'duty', 'F1-14', field('to'), 'Underretning', 'Notification'),
  acknowledgement: act(
    'notification-acknowledged',
    'duty',
    'F1-17',
    always('notifier'),
    'Kvittering til underretter',
    'Receipt to the notifier',
  ),
  'notifier-told': act(
    'notifier-informed',
    'duty',
    'F1-18',
    always('notifier'),
    'Tilbagemelding til underretter',
    'Information to the notifier',
  ),
  'health-visitors': act(
    'health-visitors-informed',
    'duty',
    'F1-09',
    always('SP'),
    'Besked til sundhedsplejen',
    'Notice to the health visitors',
  ),
  'information-answer': act(
    'information-answered',
    'duty',
    'F1-35',
    always('FR'),
    'Svar på anmodning om oplysninger',
    'Answer to a request for information',
  ),
  move: act(
    'new-municipality-notified',
    'duty',
    'F1-36',
    always('new-municipality'),
    'Mellemkommunal underretning',
    'Notice to the new municipality',
  ),
  discharge: act(
    'discharge-messages-sent',
    'duty',
    'F3-06',
    field('to'),
    'Udskrivningsbreve',
    'Discharge messages',
  ),
  complaint: act(
    'complaint-forwarded',
    'duty',
    'F3-15',
    always('AST'),
    'Klage sendt videre',
    'Complaint forwarded',
  ),
  onward: act('referred-onward', 'duty', 'F4-08', field('to'), 'Henvisning videre', 'Onward referral'),
  psychiatry: act(
    'psychiatry-informed',
    'duty',
    'F1-55',
    always('PSY'),
    'Besked til psykiatrien',
    'Notice to the psychiatry',
  ),
  'ward-observation': act(
    'ward-observation-announced',
    'duty',
    'F3-29',
    always('NF'),
    'Varsling af observatør',
    'Observer announced to the ward',
  ),
  conclusion: act(
    'conclusion-note-sent',
    'duty',
    'F4-34',
    field('to'),
    'Notat om undersøgelsens konklusion',
    'Note on the conclusion of an examination',
  ),
  viso: act('viso-asked', 'duty', 'F4-24', always('VISO'), 'Henvendelse til VISO', 'Question to VISO'),
  closing: act(
    'closing-summary-sent',
    'duty',
    'F4-11',
    always('FMI'),
    'Sammenfatning ved afslutning',
    'Closing summary',
  ),
  reminder: system('no-content', '', 'Påmindelse på mail', 'Reminder by mail'),
  notice: system('no-content', '', 'Besked på mail eller SMS', 'Notice by mail or text message'),
  webhook: system('no-content', '', 'Hændelse til andet system', 'Event to another system'),
  'fhir-export': system('consent', '', 'Udtræk i FHIR-form', 'Export in the shape of FHIR'),
  letter: system('own-data', '', 'Brev til familien', 'Letter to the family'),
  'data-export': system('own-data', '', 'Udskrift til borgeren', 'Export for the citizen'),
  'access-log-export': system('own-data', 'citizen', 'Udskrift af adgangsloggen', 'Export of the access log'),
} as const satisfies Record<string, Sender>;

export type SenderName = keyof typeof senders;

const byEvent = new Map<EventType, SenderName>(
  (Object.keys(senders) as SenderName[]).flatMap((name) => {
    const { event } = senders[name] as Sender;
    return event === null ? [] : [[event, name]];
  }),
);

/** Under which name an event left the house, or null when nothing left with it. */
export const senderOf = (event: EventType): SenderName | null => byEvent.get(event) ?? null;
