import { parseInstant } from '../../../calendar/index.ts';
import { text } from '../../../text.ts';
import type { Attempt, CommandSpec } from '../../command-spec.ts';
import { boolean, choice, date, instant, integer, optional, slug } from '../../field.ts';
import { measureById } from '../../measures.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { nextDecisionId } from './decision-numbers.ts';

/** A measure is decided by the municipality, or by Ankestyrelsen of its own accord (F3-11). */
export const knownMeasure = {
  measureId: { by: ['measure-decided', 'ast-decision-implemented'], path: 'measureId' },
} as const;

export const deliveryField = optional(
  choice('Modtaget ved', 'Delivered by', {
    digital: text('Digital Post', 'Digital post'),
    letter: text('Brev', 'Letter'),
  }),
);

/** Nothing can be done about a decision before it is made. */
export function decidedBefore({ view, data, moment }: Attempt): Refusal | null {
  const measure = measureById(view, data.measureId);
  return measure && moment.on < measure.decidedOn
    ? refuse('PRECONDITION', 'Tidspunktet ligger før afgørelsen.', 'The moment lies before the decision.', {
        reason: 'measureId',
      })
    : null;
}

function chairDecided(attempt: Attempt): Refusal | null {
  const measure = measureById(attempt.view, attempt.data.measureId);
  if (measure?.basis === 'BL143') return decidedBefore(attempt);
  return refuse(
    'PRECONDITION',
    'Kun en formandsafgørelse skal godkendes af udvalget.',
    "Only the chair's decision is approved by the committee.",
    { reason: 'measureId', source: 'BL § 143' },
  );
}

function checkPresence({ view, data, moment }: Attempt): Refusal | null {
  const untilMs = parseInstant(data.to);
  if (untilMs !== null && untilMs < moment.ms) {
    return refuse('VALIDATION', '«to» ligger før «from».', '“to” lies before “from”.', { reason: 'to' });
  }
  const acute = view
    .of('measure-implemented')
    .some((fact) => measureById(view, fact.data.measureId)?.basis === 'BL143');
  return acute
    ? null
    : refuse(
        'WRONG_ORDER',
        'Der er ikke iværksat en formandsafgørelse.',
        'No acute decision of the chair has been implemented.',
        { reason: 'implement-measure', source: 'BL § 143' },
      );
}

function freshAstId({ view, data }: Attempt): Refusal | null {
  return measureById(view, data.measureId)
    ? refuse(
        'DUPLICATE',
        '«measureId» er allerede brugt i sagen.',
        '“measureId” is already used in this case.',
        {
          reason: 'measureId',
        },
      )
    : null;
}

const measureField = slug('Indsats', 'Measure');

/** Acute placement (BL § 143) and the committee's decisions on placements. */
export const acuteMeasureCommands: readonly CommandSpec[] = [
  {
    name: 'confirm-presence',
    title: text('Bekræft tilstedeværelse ved akut anbringelse', 'Confirm presence at an acute placement'),
    kinds: ['pregnancy', 'child'],
    moment: 'from',
    fields: {
      measureId: optional(measureField),
      from: instant('Fra', 'From'),
      to: optional(instant('Til', 'To', { plan: true })),
    },
    refers: knownMeasure,
    event: 'presence-confirmed',
    check: checkPresence,
    relayed: 'line',
  },
  {
    name: 'serve-notice',
    title: text('Meddel afgørelsen skriftligt', 'Serve the written notice'),
    kinds: ['pregnancy', 'child'],
    moment: 'servedAt',
    fields: { measureId: measureField, servedAt: instant('Meddelt', 'Served') },
    refers: knownMeasure,
    event: 'notice-served',
    check: decidedBefore,
    relayed: 'line',
  },
  {
    name: 'approve-chair-decision',
    title: text('Udvalget godkender formandsafgørelsen', "The committee approves the chair's decision"),
    kinds: ['pregnancy', 'child'],
    fields: { measureId: measureField },
    refers: { measureId: { by: 'measure-decided', path: 'measureId' } },
    event: 'chair-decision-approved',
    check: chairDecided,
    relayed: 'line',
  },
  {
    name: 'decide-by-board',
    title: text('Udvalget træffer afgørelse', 'The committee decides'),
    kinds: ['pregnancy', 'child'],
    fields: {
      measureId: measureField,
      receivedOn: optional(date('Modtaget', 'Received')),
      delivery: deliveryField,
      rehearingMonths: optional(
        integer('Genbehandles efter måneder', 'Heard again after months', { min: 1, max: 240 }),
      ),
      deviates: optional(
        boolean(
          'Fraviger Ankestyrelsens foreløbige afgørelse',
          "Deviates from Ankestyrelsen's provisional decision",
        ),
      ),
    },
    refers: knownMeasure,
    event: 'decided-by-board',
    adds: { decisionId: slug('Afgørelse', 'Decision') },
    check: decidedBefore,
    produces: ({ data, view }) => [
      { type: 'decided-by-board', data: { ...data, decisionId: nextDecisionId(view, data.measureId) } },
    ],
    relayed: 'line',
  },
  {
    name: 'implement-ast-decision',
    title: text(
      'Iværksæt Ankestyrelsens foreløbige afgørelse',
      "Implement Ankestyrelsen's provisional decision",
    ),
    kinds: ['pregnancy', 'child'],
    moment: 'implementedAt',
    fields: {
      measureId: optional(measureField),
      implementedAt: instant('Iværksat', 'Implemented'),
    },
    assigns: { field: 'measureId', prefix: 'ast' },
    event: 'ast-decision-implemented',
    check: (attempt) => needsTimeOfDay(attempt) ?? freshAstId(attempt),
    relayed: 'children',
  },
  {
    name: 'record-ast-step',
    title: text('Registrér skridt i Ankestyrelsens sag', "Record a step in Ankestyrelsen's case"),
    kinds: ['pregnancy', 'child'],
    fields: {
      measureId: measureField,
      step: choice('Skridt', 'Step', {
        informed: text(
          'Ankestyrelsen orienteret om udvalgets afvigelse',
          'Told of the committee’s deviation',
        ),
        'effect-decided': text('Direktøren har afgjort virkningen', 'The director decided on the effect'),
        'meeting-held': text('Ankestyrelsens møde holdt', 'The board of appeal met'),
      }),
    },
    refers: { measureId: { by: 'ast-decision-implemented', path: 'measureId' } },
    event: 'ast-step-recorded',
    relayed: 'line',
  },
];

function needsTimeOfDay({ moment }: Attempt): Refusal | null {
  return moment.dateOnly
    ? refuse(
        'VALIDATION',
        'En frist i timer skal have et klokkeslæt.',
        'A limit in hours needs a time of day.',
        {
          reason: 'implementedAt',
        },
      )
    : null;
}
