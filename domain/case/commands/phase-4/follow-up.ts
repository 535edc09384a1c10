import { text } from '../../../text.ts';
import type { Attempt, CommandSpec } from '../../command-spec.ts';
import { boolean, choice, date, instant, integer, list, longText, optional, slug } from '../../field.ts';
import { measureById } from '../../measures.ts';
import { type Refusal, refuse } from '../../refusal.ts';

const measureIdField = slug('Indsats', 'Measure');
const knownMeasure = { measureId: { by: 'measure-decided', path: 'measureId' } };

const outcome = choice('Resultat', 'Result', {
  continue: text('Fortsætter', 'Goes on'),
  change: text('Ændres', 'Changes'),
  end: text('Ophører', 'Ends'),
});

const heard = list(
  'Hørt',
  'Heard',
  choice('Hvem', 'Who', {
    parents: text('Forældre', 'Parents'),
    child: text('Barn', 'Child'),
    professionals: text('Fagfolk', 'Professionals'),
  }),
);

/** Nothing to follow up before the measure began or after it ended; a rhythm that is decided is reasoned (BL § 95 stk. 3). */
function checkFollowUp({ view, data, moment }: Attempt): Refusal | null {
  const source = 'BL § 95';
  const measure = measureById(view, data.measureId);
  if (!measure?.implementedOn || moment.on < measure.implementedOn) {
    return refuse(
      'WRONG_ORDER',
      'Indsatsen skal være iværksat, før der kan følges op på den.',
      'The measure must have been implemented before it can be followed up.',
      { reason: 'measureId', source },
    );
  }
  if (measure.endedOn && moment.on > measure.endedOn) {
    return refuse('PRECONDITION', 'Indsatsen er ophørt.', 'The measure has ended.', {
      reason: 'measureId',
      source,
    });
  }
  if (typeof data.nextOn === 'string' && data.nextOn <= moment.on) {
    return refuse(
      'VALIDATION',
      'Næste opfølgning skal ligge efter denne.',
      'The next follow-up must come after this one.',
      { reason: 'nextOn' },
    );
  }
  const decided = data.nextOn !== undefined || data.intervalMonths !== undefined;
  return decided && data.reasons === undefined
    ? refuse('VALIDATION', 'Den besluttede rytme skal begrundes.', 'The rhythm decided must be reasoned.', {
        reason: 'reasons',
        source: 'BL § 95 stk. 3',
      })
    : null;
}

/** Numbered within its measure when it is recorded, retracted ones counted: the key of what it opens. */
function numberOf({ view, data }: Attempt): number {
  const sameMeasure = view.ever('follow-up-held').filter((fact) => fact.data.measureId === data.measureId);
  const numbers = sameMeasure.map((fact) => (typeof fact.data.number === 'number' ? fact.data.number : 0));
  return Math.max(0, ...numbers) + 1;
}

/** Following up what a measure does for the child (BL § 95). */
export const followUpCommands: readonly CommandSpec[] = [
  {
    name: 'hold-follow-up',
    title: text('Hold opfølgning', 'Hold a follow-up'),
    kinds: ['pregnancy', 'child'],
    moment: 'heldOn',
    fields: {
      measureId: measureIdField,
      heldOn: date('Holdt', 'Held on'),
      nextOn: optional(date('Næste opfølgning', 'Next follow-up', { plan: true })),
      intervalMonths: optional(
        integer('Måneder mellem opfølgninger', 'Months between follow-ups', { min: 1, max: 60 }),
      ),
      reasons: optional(longText('Begrundelse', 'Reasons')),
      outcome: optional(outcome),
      heard: optional(heard),
      goalsReached: optional(boolean('Målene er nået', 'The goals are reached')),
    },
    adds: { number: integer('Nummer', 'Number', { min: 1 }) },
    refers: knownMeasure,
    event: 'follow-up-held',
    check: checkFollowUp,
    produces: (attempt) => [{ type: 'follow-up-held', data: { ...attempt.data, number: numberOf(attempt) } }],
    relayed: 'children',
  },
  {
    name: 'record-follow-up-result',
    title: text('Registrér resultat af opfølgning', 'Record the result of a follow-up'),
    kinds: ['pregnancy', 'child'],
    fields: {
      measureId: measureIdField,
      outcome,
      heard: optional(heard),
      goalsReached: optional(boolean('Målene er nået', 'The goals are reached')),
    },
    refers: knownMeasure,
    event: 'follow-up-result-recorded',
    check: ({ view, data }) =>
      view.of('follow-up-held').some((fact) => fact.data.measureId === data.measureId)
        ? null
        : refuse(
            'WRONG_ORDER',
            'Der er ikke holdt nogen opfølgning på indsatsen.',
            'No follow-up of the measure has been held.',
            { reason: 'measureId', source: 'BL § 95' },
          ),
    relayed: 'children',
  },
  {
    name: 'invite-health-social-worker',
    title: text(
      'Indkald sundhedssocialrådgiver til opfølgning',
      'Invite the clinic social worker to the follow-up',
    ),
    kinds: ['child'],
    moment: 'dispatchedAt',
    fields: { dispatchedAt: instant('Afsendt', 'Dispatched'), measureId: optional(measureIdField) },
    refers: knownMeasure,
    event: 'health-social-worker-invited',
  },
  {
    name: 'enter-examinations-in-plan',
    title: text('Skriv klinikkens undersøgelser i planen', "Enter the clinic's examinations in the plan"),
    kinds: ['child'],
    fields: {},
    event: 'examinations-entered-in-plan',
  },
];
