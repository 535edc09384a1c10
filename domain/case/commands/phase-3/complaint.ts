import { text } from '../../../text.ts';
import type { CaseView } from '../../case-view.ts';
import type { Attempt, CommandSpec } from '../../command-spec.ts';
import type { Fact } from '../../fact.ts';
import { date, optional, slug } from '../../field.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { familyMember, professional } from '../../role-field.ts';
import { decidedBefore, deliveryField, knownMeasure } from './acute-measure.ts';
import { nextComplaintId } from './decision-numbers.ts';

const SOURCE = 'BL §§ 144–148';

const about = (view: CaseView, type: string, measureId: unknown): readonly Fact[] =>
  view.of(type).filter((fact) => fact.data.measureId === measureId);

/** The complaint that an act on this measure speaks of: the last one made. */
const latestComplaint = ({ view, data }: Attempt): Fact | undefined =>
  about(view, 'complained', data.measureId).at(-1);

function complaintFirst(attempt: Attempt): Refusal | null {
  return latestComplaint(attempt)
    ? notBefore(attempt, 'complained')
    : refuse(
        'WRONG_ORDER',
        'Der er ikke klaget over afgørelsen.',
        'Nobody has complained about the decision.',
        {
          reason: 'complain',
          source: SOURCE,
        },
      );
}

function decisionFirst(attempt: Attempt): Refusal | null {
  const { view, data } = attempt;
  return about(view, 'complaint-decided', data.measureId).length > 0
    ? notBefore(attempt, 'complaint-decided')
    : refuse(
        'WRONG_ORDER',
        'Ankestyrelsen har ikke afgjort klagen endnu.',
        'Ankestyrelsen has not yet decided the complaint.',
        { reason: 'decide-complaint', source: SOURCE },
      );
}

function notBefore({ view, data, moment }: Attempt, type: string): Refusal | null {
  const earlier = about(view, type, data.measureId)[0];
  return earlier && moment.on < earlier.on
    ? refuse('PRECONDITION', 'Tidspunktet ligger før klagen.', 'The moment lies before the complaint.', {
        reason: 'on',
      })
    : null;
}

const withComplaint = (attempt: Attempt) => ({
  ...attempt.data,
  complaintId: latestComplaint(attempt)?.data.complaintId ?? String(attempt.data.measureId),
});

const complaintId = slug('Klage', 'Complaint');
const measureId = slug('Indsats', 'Measure');

/** Complaint about a decision, its way through municipality and Ankestyrelsen, and to the court. */
export const complaintCommands: readonly CommandSpec[] = [
  {
    name: 'complain',
    title: text('Registrér klage', 'Record a complaint'),
    kinds: ['pregnancy', 'child'],
    fields: { measureId, by: optional(familyMember('Klager', 'Complainant')) },
    refers: knownMeasure,
    event: 'complained',
    adds: { complaintId },
    check: decidedBefore,
    produces: ({ data, view }) => [
      { type: 'complained', data: { ...data, complaintId: nextComplaintId(view, data.measureId) } },
    ],
    relayed: 'line',
    afterClosing: true,
  },
  {
    name: 'forward-complaint',
    title: text('Videresend klage til Ankestyrelsen', 'Forward the complaint to Ankestyrelsen'),
    kinds: ['pregnancy', 'child'],
    fields: { measureId },
    refers: knownMeasure,
    event: 'complaint-forwarded',
    adds: { complaintId },
    check: complaintFirst,
    produces: (attempt) => [{ type: 'complaint-forwarded', data: withComplaint(attempt) }],
    relayed: 'line',
    afterClosing: true,
  },
  {
    name: 'decide-complaint',
    title: text('Registrér afgørelse i klagesag', 'Record the decision on the complaint'),
    kinds: ['pregnancy', 'child'],
    fields: {
      measureId,
      by: optional(professional('Afgjort af', 'Decided by', { initial: 'AST' })),
      receivedOn: optional(date('Modtaget', 'Received')),
      delivery: deliveryField,
    },
    refers: knownMeasure,
    event: 'complaint-decided',
    adds: { complaintId },
    check: complaintFirst,
    produces: (attempt) => [{ type: 'complaint-decided', data: withComplaint(attempt) }],
    relayed: 'line',
    afterClosing: true,
  },
  {
    name: 'bring-to-court',
    title: text('Indbring for retten', 'Bring to court'),
    kinds: ['pregnancy', 'child'],
    fields: { measureId },
    refers: knownMeasure,
    event: 'brought-to-court',
    adds: { complaintId },
    check: decisionFirst,
    produces: (attempt) => [{ type: 'brought-to-court', data: withComplaint(attempt) }],
    relayed: 'line',
    afterClosing: true,
  },
];
