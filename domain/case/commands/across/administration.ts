import { heldBack } from '../../../disclosure/gate.ts';
import { text } from '../../../text.ts';
import type { Attempt, CommandSpec } from '../../command-spec.ts';
import { consentById, consentIsValid, consentsOf } from '../../consents.ts';
import { boolean, date, longText, optional, slug } from '../../field.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { professional, roleList } from '../../role-field.ts';

/**
 * a named case comes before a standing forum only with consent on the case: one that lets the information
 * out, valid that day, and naming every participant that the command names.
 */
function checkForum({ view, data, moment }: Attempt): Refusal | null {
  const participants = Array.isArray(data.participants) ? data.participants.map(String) : [];
  const named =
    typeof data.consentId === 'string' ? [consentById(view, data.consentId)] : [...consentsOf(view)];
  const held = heldBack(view, { atMs: moment.ms });
  if (held) return held;
  const covered = named.some(
    (consent) =>
      consent !== null &&
      consent.direction !== 'collect' &&
      consentIsValid(consent, moment.ms) &&
      participants.every((role) => consent.receivers.includes(role)),
  );
  return covered
    ? null
    : refuse(
        'CONSENT_REQUIRED',
        'En navngiven sag kan kun drøftes i et fast forum med samtykke på sagen.',
        'A named case may be discussed in a standing forum only with consent on the case.',
        { reason: 'consentId', source: 'SUL § 43; RA' },
      );
}

const knownApplication = { applicationId: { by: 'application-received', path: 'applicationId' } };
const knownChange = { changeId: { by: 'contact-data-changed', path: 'changeId' } };

/** Published limits, contact data, and how the parties keep in touch (X-18, X-20, X-32 … X-34). */
export const administrationCommands: readonly CommandSpec[] = [
  {
    name: 'receive-application',
    title: text('Modtag ansøgning', 'Receive an application'),
    kinds: ['pregnancy', 'child'],
    fields: {
      applicationId: optional(slug('Ansøgning', 'Application')),
      caseType: slug('Sagstype', 'Kind of case'),
    },
    assigns: { field: 'applicationId', prefix: 'ap' },
    event: 'application-received',
  },
  {
    name: 'decide-application',
    title: text('Afgør ansøgning', 'Decide an application'),
    kinds: ['pregnancy', 'child'],
    fields: { applicationId: slug('Ansøgning', 'Application') },
    refers: knownApplication,
    event: 'application-decided',
  },
  {
    name: 'tell-of-delay',
    title: text('Giv besked om forsinkelse', 'Tell of a delay'),
    kinds: ['pregnancy', 'child'],
    fields: {
      applicationId: slug('Ansøgning', 'Application'),
      expectedOn: date('Afgørelse ventes', 'Decision expected', { plan: true }),
      reason: optional(longText('Begrundelse', 'Reason')),
    },
    refers: knownApplication,
    event: 'delay-told',
  },
  {
    name: 'report-contact-change',
    title: text('Meld ændrede kontaktoplysninger', 'Report changed contact data'),
    kinds: ['pregnancy', 'child'],
    fields: {
      changeId: optional(slug('Ændring', 'Change')),
      unit: optional(professional('Enhed', 'Unit')),
    },
    assigns: { field: 'changeId', prefix: 'u' },
    event: 'contact-data-changed',
  },
  {
    name: 'update-contact-data',
    title: text('Opdatér kontaktoplysninger', 'Update contact data'),
    kinds: ['pregnancy', 'child'],
    fields: {
      changeId: optional(slug('Ændring', 'Change')),
      unit: optional(professional('Enhed', 'Unit')),
    },
    refers: knownChange,
    event: 'contact-data-updated',
  },
  {
    name: 'agree-contact-form',
    title: text('Aftal kontaktform', 'Agree how to keep in touch'),
    kinds: ['pregnancy', 'child'],
    fields: {
      channel: optional(slug('Kanal', 'Channel')),
      coordinator: optional(professional('Koordinator', 'Coordinator')),
      priority: optional(boolean('Hastespor', 'Fast track')),
    },
    event: 'contact-form-agreed',
  },
  {
    name: 'put-on-forum-agenda',
    title: text('Sæt sagen på et forums dagsorden', "Put the case on a forum's agenda"),
    kinds: ['pregnancy', 'child'],
    fields: {
      forum: slug('Forum', 'Forum'),
      participants: optional(roleList('Deltagere', 'Participants')),
      consentId: optional(slug('Efter samtykke', 'Under consent')),
    },
    refers: { consentId: { by: 'consent-given', path: 'consentId' } },
    event: 'forum-agenda-set',
    check: checkForum,
  },
  {
    name: 'name-primary-person',
    title: text('Udpeg primær person', 'Name the primary person'),
    kinds: ['pregnancy', 'child'],
    fields: { role: professional('Rolle', 'Role'), name: optional(slug('Medarbejder', 'Member of staff')) },
    event: 'primary-person-named',
  },
];
