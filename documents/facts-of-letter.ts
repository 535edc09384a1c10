import type { CaseView } from '../domain/case/case-view.ts';
import { type Consent, consentIsValid, consentsOf } from '../domain/case/consents.ts';
import type { Fact } from '../domain/case/fact.ts';
import { enteredConsents, entriesOf } from '../domain/case/meeting-consents.ts';
import { meetingById } from '../domain/case/meetings.ts';
import { specOfEvent } from '../domain/case/registry.ts';
import { complaintGuidance } from '../domain/documents/complaint-guidance.ts';
import type { DecisionBasis, TemplateName } from '../domain/documents/document-fields.ts';
import type { JsonObject } from '../domain/json.ts';
import { derive } from '../domain/obligations/case-deadlines.ts';
import { type Deadline, deadlinesOf } from '../domain/obligations/deadline.ts';
import { phaseOf } from '../domain/obligations/phase.ts';
import { municipalities } from '../domain/rules/agreement-area.ts';
import { isRole, roleName } from '../domain/rules/roles.ts';
import { phaseWords, statusWords } from './case-words.ts';
import { dateOnPaper, momentOnPaper, whenOnPaper } from './danish-dates.ts';

/** What a letter is about, and when it is set. */
export interface LetterSubject {
  template: TemplateName;
  /** The acts that the draft names. */
  about: JsonObject;
  /** What was filled in, as it is kept. */
  filled: JsonObject;
  nowMs: number;
}

/** What the case knows for a letter, in words. Never a name, a number, an address or free text. */
export function factsOfLetter(view: CaseView, subject: LetterSubject): JsonObject {
  const { template, about, filled, nowMs } = subject;
  const edd = { edd: view.term && !view.birth ? dateOnPaper(view.term.edd) : '' };
  switch (template) {
    case 'minutes':
      return { ...edd, ...meetingFacts(view, about.meetingId, nowMs) };
    case 'acknowledgement':
      return { ...edd, ...notificationFacts(view, about.notificationId) };
    case 'decision':
      return { ...edd, ...decisionFacts(view, about.measureId, filled.basis) };
    case 'case-print':
      return { ...edd, case: caseFacts(view, nowMs) };
    default:
      return edd;
  }
}

const nameOf = (role: string): string => (isRole(role) ? roleName(role).da : role);
const namesOf = (roles: readonly string[]): string => roles.map(nameOf).join(', ');

function meetingFacts(view: CaseView, id: unknown, atMs: number): JsonObject {
  const meeting = meetingById(view, id);
  if (!meeting) return {};
  const { held, invitees } = meeting;
  const participants = Array.isArray(held?.data.participants) ? held.data.participants.map(String) : [];
  const kinds = specOfEvent('meeting-planned')?.fields.kind?.values;
  const consents = held ? enteredConsents(entriesOf(view, meeting.id), view, atMs) : [];
  return {
    meeting: {
      kind: kinds?.[meeting.kind]?.da ?? meeting.kind,
      at: held ? momentOnPaper(held.ms) : `Planlagt til ${momentOnPaper(meeting.meetingMs)}`,
      participants: namesOf(participants),
      absent: held ? namesOf(invitees.filter((role) => !participants.includes(role))) : '',
    },
    consentsEntered: consents.map(consentInWords).join('\n'),
  };
}

const consentInWords = ({ givenOn, lapsesOn, receivers }: Consent): string =>
  `Samtykke af ${dateOnPaper(givenOn)} til ${namesOf(receivers)}; udløber ${dateOnPaper(lapsesOn)}`;

function notificationFacts(view: CaseView, id: unknown): JsonObject {
  const received = view
    .of('notification-received', 'transfer-acknowledged')
    .find(named('notificationId', id));
  return received ? { notification: { receivedOn: dateOnPaper(received.on) } } : {};
}

const named =
  (field: string, id: unknown) =>
  ({ data }: Fact): boolean =>
    id !== undefined && data[field] === id;

function decisionFacts(view: CaseView, id: unknown, basis: unknown): JsonObject {
  const decided = view.of('measure-decided').find(named('measureId', id));
  const bases = specOfEvent('measure-decided')?.fields.basis?.values;
  return {
    ...(decided ? { decidedOn: dateOnPaper(decided.on) } : {}),
    complaint: { basis: bases?.[String(basis)]?.da ?? '', ...complaintGuidance(basis as DecisionBasis) },
  };
}

/** The case as it stands at a moment: what is owed, which consents hold, which acts were recorded. */
function caseFacts(view: CaseView, nowMs: number): JsonObject {
  const { state } = view;
  return {
    kind: state.kind === 'child' ? 'Barn' : 'Graviditet',
    phase: phaseWords[phaseOf(derive(state), nowMs)],
    municipality: `${municipalities[state.municipality] ?? state.municipality} Kommune`,
    startedOn: dateOnPaper(view.startedOn),
    deadlines: deadlinesOf(state, nowMs).map(deadlineInWords),
    consents: consentsOf(view).map((consent) => ({
      givenOn: dateOnPaper(consent.givenOn),
      receivers: namesOf(consent.receivers),
      lapsesOn: dateOnPaper(consent.lapsesOn),
      valid: consentIsValid(consent, nowMs) ? 'Ja' : 'Nej',
    })),
    events: state.facts
      .filter((fact) => fact.retractedBy === undefined)
      .map((fact) => ({
        on: dateOnPaper(fact.on),
        what: specOfEvent(fact.type)?.title.da ?? 'Fødsel',
        by: fact.by === 'system' ? 'Systemet' : nameOf(fact.by),
      })),
  };
}

const deadlineInWords = ({ title, responsible, dueOn, dueAt, status }: Deadline): JsonObject => {
  const due = dueAt ?? dueOn;
  return {
    title: title.da,
    responsible: nameOf(responsible),
    due: due === null ? '–' : whenOnPaper(due),
    status: statusWords[status],
  };
};
