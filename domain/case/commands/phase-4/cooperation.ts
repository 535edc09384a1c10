import { text } from '../../../text.ts';
import type { Attempt, CommandSpec } from '../../command-spec.ts';
import { boolean, date, longText, optional, slug } from '../../field.ts';
import { type Refusal, refuse } from '../../refusal.ts';

function notAsked({ view }: Attempt): Refusal | null {
  return view.of('clinic-change-asked').length > 0
    ? null
    : refuse(
        'WRONG_ORDER',
        'Familien har ikke ønsket at fortsætte i en anden klinik.',
        'The family has not asked to go on at another clinic.',
        { reason: 'clinic-change-asked' },
      );
}

/** Changing clinic when the child moves, and consent to the child's course where the child is placed. */
export const cooperationCommands: readonly CommandSpec[] = [
  {
    name: 'ask-for-clinic-change',
    title: text(
      'Registrér ønske om at fortsætte i anden klinik',
      'Record the wish to go on at another clinic',
    ),
    kinds: ['child'],
    fields: {
      toClinic: optional(slug('Klinik', 'Clinic')),
      movesOn: optional(date('Flytter', 'Moves on', { plan: true })),
      summary: optional(longText('Sammenfatning til den anden klinik', 'Summary for the other clinic')),
    },
    event: 'clinic-change-asked',
  },
  {
    name: 'accept-clinic-change',
    title: text(
      'Registrér modtaget henvisning i anden klinik',
      'Record that the other clinic accepted the referral',
    ),
    kinds: ['child'],
    fields: {},
    event: 'clinic-change-accepted',
    check: notAsked,
  },
  {
    name: 'reject-clinic-change',
    title: text('Afvis henvisning fra anden klinik', 'Reject the referral from another clinic'),
    kinds: ['child'],
    fields: { reason: longText('Begrundelse', 'Reason') },
    event: 'clinic-change-rejected',
    check: notAsked,
  },
  {
    name: 'request-child-consent',
    title: text(
      'Bed kommunen om samtykke for anbragt barn',
      'Ask the municipality for consent for a placed child',
    ),
    kinds: ['child'],
    fields: {},
    event: 'child-consent-requested',
  },
  {
    name: 'answer-child-consent',
    title: text(
      'Registrér svar om samtykke for anbragt barn',
      'Record the answer on consent for a placed child',
    ),
    kinds: ['child'],
    fields: { given: boolean('Samtykke givet', 'Consent given') },
    event: 'child-consent-answered',
  },
];
