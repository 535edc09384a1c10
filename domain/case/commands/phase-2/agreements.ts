import { text } from '../../../text.ts';
import type { CommandSpec } from '../../command-spec.ts';
import { integer, longText, optional, slug } from '../../field.ts';
import { refuse } from '../../refusal.ts';
import { roleList } from '../../role-field.ts';

const measureId = optional(slug('Indsats', 'Measure'));

/** Hearing, changed agreements, and requests that need to be made clear. */
export const agreementCommands: readonly CommandSpec[] = [
  {
    name: 'start-hearing',
    title: text('Begynd partshøring', 'Start the hearing'),
    kinds: ['pregnancy', 'child'],
    fields: { days: optional(integer('Arbejdsdage', 'Working days', { min: 1, max: 250 })), measureId },
    event: 'hearing-started',
  },
  {
    name: 'close-hearing',
    title: text('Afslut partshøring', 'Close the hearing'),
    kinds: ['pregnancy', 'child'],
    fields: { measureId, reply: longText('Svar', 'Reply', { optional: true }) },
    event: 'hearing-closed',
    check: ({ view, moment }) =>
      view.of('hearing-started').some((fact) => fact.on <= moment.on)
        ? null
        : refuse('WRONG_ORDER', 'Der er ingen partshøring i gang.', 'No hearing has been started.', {
            reason: 'hearing-started',
            source: 'FVL § 19',
          }),
  },
  {
    name: 'change-agreement',
    title: text('Registrér ændret aftale', 'Record a changed agreement'),
    kinds: ['pregnancy', 'child'],
    fields: { what: longText('Ændring', 'Change', { optional: true }) },
    event: 'agreement-changed',
  },
  {
    name: 'notify-partners',
    title: text('Orientér samarbejdspartnere', 'Notify the partners'),
    kinds: ['pregnancy', 'child'],
    fields: { recipients: roleList('Orienteret', 'Notified', { optional: true }) },
    event: 'partners-notified',
  },
  {
    name: 'ask-for-clarification',
    title: text('Bed om præcisering af anmodning', 'Ask for a request to be clarified'),
    kinds: ['pregnancy', 'child'],
    fields: {
      requestId: optional(slug('Anmodning', 'Request')),
      what: longText('Hvad er uklart', 'What is vague', { optional: true }),
    },
    event: 'clarification-asked',
  },
  {
    name: 'clarify-request',
    title: text('Præcisér anmodning', 'Clarify a request'),
    kinds: ['pregnancy', 'child'],
    fields: {
      requestId: optional(slug('Anmodning', 'Request')),
      clarification: longText('Præcisering', 'Clarification', { optional: true }),
    },
    event: 'request-clarified',
  },
];
