import { restrictionAt } from '../../../disclosure/restriction.ts';
import { text } from '../../../text.ts';
import type { Attempt, CommandSpec, EventDraft } from '../../command-spec.ts';
import { choice, slug } from '../../field.ts';
import { canonicalWho } from '../../people.ts';
import { refuse } from '../../refusal.ts';

/** Why something may leave although processing is restricted: the exceptions of GDPR art. 18(2). */
export const despiteRestriction = choice(
  'Grund, hvis behandlingen er begrænset',
  'Ground, if processing is restricted',
  {
    'consent-of-person': text('Den registreredes samtykke', 'Consent of the data subject'),
    'legal-claim': text('Et retskrav', 'A legal claim'),
    'protect-other': text('Beskyttelse af en anden person', 'Protection of another person'),
    'public-interest': text('Vigtige samfundsinteresser', 'Important public interest'),
  },
);

const source = 'DBF art. 18';

const who = slug('Hvis oplysninger', 'Whose information', { initial: 'mother' });

/** Under the name that all linked cases use. */
const named =
  (type: string) =>
  ({ view, data }: Attempt): readonly EventDraft[] => [
    { type, data: { ...data, who: canonicalWho(data.who, view) } },
  ];

/** Restriction of processing: nothing is disclosed and nobody else is written to; the legal clocks go on. */
export const restrictionCommands: readonly CommandSpec[] = [
  {
    name: 'restrict-processing',
    title: text('Begræns behandlingen', 'Restrict processing'),
    kinds: ['pregnancy', 'child'],
    fields: {
      who,
      ground: choice('Grund', 'Ground', {
        accuracy: text('Rigtigheden er bestridt', 'Accuracy is contested'),
        unlawful: text('Behandlingen er ulovlig', 'Processing is unlawful'),
        'legal-claim': text('Bruges til et retskrav', 'Needed for a legal claim'),
        objection: text('Indsigelse vurderes', 'An objection is being assessed'),
      }),
    },
    event: 'processing-restricted',
    produces: named('processing-restricted'),
    check: ({ view, data, moment }) =>
      restrictionAt(view, moment.ms, canonicalWho(data.who, view))
        ? refuse('PRECONDITION', 'Behandlingen er allerede begrænset.', 'Processing is restricted already.', {
            reason: 'who',
            source,
          })
        : null,
    afterClosing: true,
    relayed: 'everyone',
  },
  {
    name: 'lift-restriction',
    title: text('Ophæv begrænsningen', 'Lift the restriction'),
    kinds: ['pregnancy', 'child'],
    fields: { who },
    event: 'restriction-lifted',
    produces: named('restriction-lifted'),
    check: ({ view, data, moment }) =>
      restrictionAt(view, moment.ms, canonicalWho(data.who, view))
        ? null
        : refuse('WRONG_ORDER', 'Behandlingen er ikke begrænset.', 'Processing is not restricted.', {
            reason: 'who',
            source,
          }),
    afterClosing: true,
    relayed: 'everyone',
  },
];
