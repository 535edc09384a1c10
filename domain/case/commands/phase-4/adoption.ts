import { adoptionConsentFrom } from '../../../rules/phase-4/adoption.ts';
import { text } from '../../../text.ts';
import type { Attempt, CommandSpec } from '../../command-spec.ts';
import { boolean, choice, date, optional, slug } from '../../field.ts';
import { type Refusal, refuse } from '../../refusal.ts';

const on = date('Dato', 'Date');

/** F4-21: not before the child is three months old, so never before birth, save in quite exceptional circumstances. */
function consentTooEarly({ view, data, moment }: Attempt): Refusal | null {
  const from = adoptionConsentFrom(view);
  if (data.exceptional === true || (from !== null && moment.on >= from)) return null;
  const more = { reason: 'F4-21', source: 'AL § 8 stk. 2' };
  return from === null
    ? refuse(
        'TOO_EARLY',
        'Samtykke til adoption kan tidligst gives tre måneder efter fødslen.',
        'Consent to adoption can be given three months after the birth at the earliest.',
        more,
      )
    : refuse(
        'TOO_EARLY',
        `Samtykke til adoption kan tidligst gives tre måneder efter fødslen: ${from}.`,
        `Consent to adoption can be given three months after the birth at the earliest: ${from}.`,
        more,
      );
}

function notAsked({ view }: Attempt): Refusal | null {
  return view.of('viso-asked').length > 0
    ? null
    : refuse('WRONG_ORDER', 'VISO er ikke spurgt.', 'VISO has not been asked.', { reason: 'viso-asked' });
}

function notServed({ view }: Attempt): Refusal | null {
  return view.of('adoption-decision-served').length > 0
    ? null
    : refuse(
        'WRONG_ORDER',
        'Ankestyrelsens afgørelse om adoption er ikke forkyndt.',
        "The board of appeal's decision on adoption has not been served.",
        { reason: 'adoption-decision-served', source: 'AL § 11 stk. 3' },
      );
}

/** Adoption with and without consent, and the advice around it. */
export const adoptionCommands: readonly CommandSpec[] = [
  {
    name: 'propose-adoption',
    title: text('Rejs spørgsmål om adoption', 'Raise adoption'),
    kinds: ['pregnancy', 'child'],
    moment: 'on',
    fields: { on, fromBirth: optional(boolean('Fra fødslen', 'From birth')) },
    event: 'adoption-proposed',
  },
  {
    name: 'recommend-adoption',
    title: text('Indstil til adoption', 'Recommend adoption'),
    kinds: ['pregnancy', 'child'],
    moment: 'on',
    fields: { on, recommended: optional(boolean('Indstilles', 'Recommended')) },
    event: 'adoption-recommended',
  },
  {
    name: 'consent-to-adoption',
    title: text('Registrér samtykke til adoption', 'Record consent to adoption'),
    kinds: ['pregnancy', 'child'],
    moment: 'on',
    fields: {
      on,
      by: optional(slug('Af', 'By', { initial: 'mother' })),
      exceptional: optional(boolean('Ganske særlige forhold', 'Quite exceptional circumstances')),
    },
    event: 'adoption-consented',
    check: consentTooEarly,
  },
  {
    name: 'serve-adoption-decision',
    title: text('Registrér forkyndt afgørelse om adoption', 'Record a served decision on adoption'),
    kinds: ['pregnancy', 'child'],
    moment: 'on',
    fields: { on },
    event: 'adoption-decision-served',
  },
  {
    name: 'request-adoption-review',
    title: text(
      'Registrér krav om domstolsprøvelse af adoption',
      'Record a request for court review of adoption',
    ),
    kinds: ['pregnancy', 'child'],
    moment: 'on',
    fields: { on },
    event: 'adoption-review-requested',
    check: notServed,
    afterClosing: true,
  },
  {
    name: 'ask-viso',
    title: text('Spørg VISO', 'Ask VISO'),
    kinds: ['pregnancy', 'child'],
    moment: 'on',
    fields: {
      on,
      consent: optional(
        choice('Samtykke til at sende', 'Consent to sending', {
          given: text('Givet', 'Given'),
          attempted: text('Forsøgt indhentet', 'Attempted'),
        }),
      ),
    },
    event: 'viso-asked',
  },
  {
    name: 'hold-viso-meeting',
    title: text('Hold rådgivningsmøde med VISO', 'Hold the advisory meeting with VISO'),
    kinds: ['pregnancy', 'child'],
    moment: 'on',
    fields: { on },
    event: 'viso-meeting-held',
    check: notAsked,
  },
  {
    name: 'grant-adoption',
    title: text('Registrér adoption', 'Record an adoption'),
    kinds: ['child'],
    moment: 'on',
    fields: { on, byStranger: optional(boolean('Fremmedadoption', 'Adoption by strangers')) },
    event: 'adoption-granted',
    check: ({ view }) =>
      view.of('adoption-granted').length > 0
        ? refuse('PRECONDITION', 'Barnet er allerede adopteret.', 'The child has already been adopted.', {
            reason: 'adoption-granted',
          })
        : null,
  },
];
