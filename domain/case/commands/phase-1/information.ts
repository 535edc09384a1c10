import { text } from '../../../text.ts';
import type { Attempt, CommandSpec } from '../../command-spec.ts';
import { boolean, optional, slug } from '../../field.ts';
import type { Refusal } from '../../refusal.ts';
import { needsInstant } from './notification.ts';

/** An acute request runs by the hour. */
const acuteNeedsInstant = (attempt: Attempt): Refusal | null =>
  attempt.data.urgent === true ? needsInstant(attempt) : null;

/** Requests for information under RSL §§ 11 a and 11 c. */
export const informationCommands: readonly CommandSpec[] = [
  {
    name: 'request-information',
    title: text('Anmod om oplysninger', 'Request information'),
    kinds: ['pregnancy', 'child'],
    fields: {
      requestId: optional(slug('Anmodning', 'Request')),
      urgent: optional(boolean('Akut', 'Urgent')),
    },
    assigns: { field: 'requestId', prefix: 'i' },
    event: 'information-requested',
    check: acuteNeedsInstant,
  },
  {
    name: 'answer-information-request',
    title: text('Besvar anmodning om oplysninger', 'Answer the information request'),
    kinds: ['pregnancy', 'child'],
    fields: { requestId: slug('Anmodning', 'Request') },
    refers: { requestId: { by: 'information-requested', path: 'requestId' } },
    event: 'information-answered',
  },
];
