import { type Text, text } from '../text.ts';
import type { EventType } from './fact.ts';

/** What a value belongs to: a thing of the case with a life of its own, or the act itself. */
export interface Topic {
  topic: string;
  /** The data field that says which of several; null where there is one only. */
  by: string | null;
}

/** Things of a case that acts of several kinds change, by the field that names them; the first that is there counts. */
const named: readonly (readonly [field: string, topic: string])[] = [
  ['deadlineId', 'deadline'],
  ['meetingId', 'meeting'],
  ['notificationId', 'notification'],
  ['measureId', 'measure'],
  ['requestId', 'information'],
  ['applicationId', 'application'],
  ['observationId', 'observation'],
  ['accessId', 'access'],
  ['attemptId', 'consent-attempt'],
  ['breachId', 'breach'],
  ['referralId', 'onward-referral'],
  ['collectionId', 'collection'],
  ['changeId', 'contact-data'],
  ['taskId', 'task'],
  ['disclosureId', 'disclosure'],
  ['consentId', 'consent'],
  ['documentId', 'document'],
];

/** Acts that say what is so of one thing, though no field names it. */
const fixed: Readonly<Record<EventType, Topic>> = {
  'due-date-set': { topic: 'termin', by: null },
  'birth-recorded': { topic: 'birth', by: null },
  'birth-corrected': { topic: 'birth', by: 'who' },
  born: { topic: 'birth', by: null },
  'address-protected': { topic: 'address-protection', by: 'who' },
  'custody-recorded': { topic: 'custody', by: 'child' },
  'relation-recorded': { topic: 'relation', by: 'person' },
  'placement-period-recorded': { topic: 'placement', by: 'child' },
  assigned: { topic: 'responsible', by: 'role' },
  'inclusion-confirmed': { topic: 'inclusion', by: null },
  'rules-adopted': { topic: 'rules', by: null },
  'case-closed': { topic: 'case', by: null },
  'case-reopened': { topic: 'case', by: null },
  discharged: { topic: 'discharge', by: 'who' },
  'discharge-route-decided': { topic: 'discharge', by: null },
  'move-reported': { topic: 'transfer', by: null },
  'new-municipality-notified': { topic: 'transfer', by: null },
  'transfer-acknowledged': { topic: 'transfer', by: null },
  'transfer-rejected': { topic: 'transfer', by: null },
  'processing-restricted': { topic: 'restriction', by: 'who' },
  'restriction-lifted': { topic: 'restriction', by: 'who' },
  'document-drafted': { topic: 'document', by: 'documentId' },
  'document-approved': { topic: 'document', by: 'documentId' },
  'document-discarded': { topic: 'document', by: 'documentId' },
};

/** Things that acts move from one state to another: which act did it last is a value of theirs. */
const living = new Set(
  [...named.map(([, topic]) => topic), 'case', 'transfer', 'restriction'].filter((one) => one !== 'task'),
);

/** Acts that stand alone each time: a second one changes nothing of the first. */
const alone = new Set<EventType>([
  'entry-recorded',
  'contact-recorded',
  'appointment-missed',
  'appointment-cancelled',
  'appointment-made',
  'offer-declined',
  'exposure-recorded',
  'escalation-acknowledged',
  'placed-child-visited',
  'checklist-confirmed',
]);

export const isLiving = (topic: string): boolean => living.has(topic);
export const standsAlone = (type: EventType): boolean => alone.has(type);

/** Fields that say which of several an act without a name of its own is about. */
const distinguishing = [
  'who',
  'child',
  'role',
  'examination',
  'code',
  'what',
  'plan',
  'kind',
  'offer',
  'service',
];

export function topicOf(type: EventType, data: Readonly<Record<string, unknown>>): Topic {
  const own = fixed[type];
  if (own) return own;
  if (!alone.has(type))
    for (const [by, topic] of named) if (typeof data[by] === 'string') return { topic, by };
  return { topic: type, by: distinguishing.find((name) => typeof data[name] === 'string') ?? null };
}

export const topicNames: Readonly<Record<string, Text>> = {
  termin: text('Termin', 'Due date of birth'),
  birth: text('Fødsel', 'Birth'),
  'address-protection': text('Adressebeskyttelse', 'Address protection'),
  custody: text('Forældremyndighed', 'Custody'),
  relation: text('Relation', 'Relation'),
  placement: text('Anbringelse', 'Placement'),
  responsible: text('Ansvarlig', 'Responsible'),
  inclusion: text('Inklusion', 'Inclusion'),
  rules: text('Regelsæt', 'Rule set'),
  case: text('Sagen', 'The case'),
  discharge: text('Udskrivelse', 'Discharge'),
  transfer: text('Flytning og overdragelse', 'Move and handover'),
  restriction: text('Begrænset behandling', 'Restricted processing'),
  deadline: text('Frist', 'Deadline'),
  meeting: text('Møde', 'Meeting'),
  notification: text('Underretning', 'Notification'),
  measure: text('Indsats', 'Measure'),
  information: text('Oplysninger', 'Information'),
  application: text('Ansøgning', 'Application'),
  observation: text('Observation', 'Observation'),
  access: text('Indsigt', 'Access'),
  'consent-attempt': text('Forsøg på samtykke', 'Attempt at consent'),
  breach: text('Databrud', 'Data breach'),
  'onward-referral': text('Viderehenvisning', 'Onward referral'),
  collection: text('Indhentning', 'Collection'),
  'contact-data': text('Kontaktoplysninger', 'Contact data'),
  task: text('Opgave', 'Task'),
  disclosure: text('Videregivelse', 'Disclosure'),
  consent: text('Samtykke', 'Consent'),
  document: text('Dokument', 'Document'),
};
