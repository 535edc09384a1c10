import { ruleById } from '../../../rules/catalogue.ts';
import { text } from '../../../text.ts';
import type { Attempt, CommandSpec, EventDraft } from '../../command-spec.ts';
import { date, integer, list, longText, optional, slug } from '../../field.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { professional } from '../../role-field.ts';

const reason = longText('Begrundelse', 'Reason');

function checkReopening({ derived, nowMs }: Attempt): Refusal | null {
  const { closing } = derived();
  return closing && closing.ms <= nowMs
    ? null
    : refuse('PRECONDITION', 'Sagen er ikke lukket.', 'The case is not closed.', { reason: 'reopen-case' });
}

/** A reopening known by its date only happens after the closing of that day. */
function produceReopening({ data, moment, nowMs, derived }: Attempt): readonly EventDraft[] {
  const closedMs = derived().closing?.ms ?? moment.ms;
  const later = moment.ms >= closedMs ? moment : { ...moment, ms: nowMs, dateOnly: false };
  return [{ type: 'case-reopened', data, moment: later }];
}

/** A reservation is somebody's, and has not run out before it begins. */
function checkReservation({ data: { user, until }, moment }: Attempt): Refusal | null {
  if (until === undefined) return null;
  if (user === undefined)
    return refuse(
      'VALIDATION',
      'En reservation skal være til nogen.',
      'A reservation must be for somebody.',
      {
        reason: 'user',
      },
    );
  return String(until) < moment.on
    ? refuse(
        'VALIDATION',
        'Reservationen slutter, før den begynder.',
        'The reservation ends before it begins.',
        {
          reason: 'until',
        },
      )
    : null;
}

const knownDeadline = ({ data, derived }: Attempt): Refusal | null =>
  derived().obligations.some((o) => o.id === data.deadlineId)
    ? null
    : refuse('NOT_FOUND', 'Sagen har ingen sådan frist.', 'The case has no such deadline.', {
        reason: 'deadlineId',
      });

function checkChecklist({ data, derived }: Attempt): Refusal | null {
  const rule = ruleById(String(data.checklist));
  if (!rule) {
    return refuse('NOT_FOUND', 'Der er ingen sådan tjekliste.', 'There is no such checklist.', {
      reason: 'checklist',
    });
  }
  if (rule.kind !== 'checklist' && !rule.met?.some((act) => act.by.includes('checklist-confirmed'))) {
    return refuse('PRECONDITION', `${rule.id} er ikke en tjekliste.`, `${rule.id} is not a checklist.`, {
      reason: 'checklist',
    });
  }
  const { key } = data;
  return key === undefined || derived().obligations.some((o) => o.id === `${rule.id}.${String(key)}`)
    ? null
    : refuse('NOT_FOUND', 'Tjeklisten står ikke i sagen.', 'The checklist does not stand in this case.', {
        reason: 'key',
      });
}

/** Who acts in a case, what has been seen, and when it ends or begins again. */
export const caseLifeCommands: readonly CommandSpec[] = [
  {
    name: 'assign',
    title: text('Tildel opgave', 'Assign'),
    kinds: ['pregnancy', 'child'],
    fields: {
      role: professional('Rolle', 'Role'),
      user: optional(slug('Medarbejder', 'Member of staff')),
      until: optional(
        date('Til og med', 'Until and including', {
          plan: true,
          help: text(
            'Kun når det er en reservation: derefter er opgaven ingens igen.',
            'Only for a reservation: after that day the work is nobody’s again.',
          ),
        }),
      ),
      reason,
    },
    event: 'assigned',
    check: checkReservation,
  },
  {
    name: 'acknowledge-escalation',
    title: text('Kvittér for eskalering', 'Acknowledge an escalation'),
    kinds: ['pregnancy', 'child'],
    fields: { deadlineId: slug('Frist', 'Deadline', { max: 120 }), by: slug('Set af', 'Seen by') },
    event: 'escalation-acknowledged',
    check: knownDeadline,
    afterClosing: true,
  },
  {
    name: 'confirm-checklist',
    title: text('Kryds tjekliste af', 'Confirm a checklist'),
    kinds: ['pregnancy', 'child'],
    fields: {
      checklist: slug('Tjekliste', 'Checklist'),
      key: optional(slug('Hvilken gang', 'Which occurrence')),
      items: optional(
        list(
          'Numre på de punkter, der er krydset af',
          'Numbers of the items ticked',
          integer('Punkt', 'Item', { max: 100 }),
        ),
      ),
      reason: optional(longText('Begrundelse, hvis noget er fraveget', 'Reason, if something was left out')),
    },
    event: 'checklist-confirmed',
    check: checkChecklist,
  },
  {
    name: 'close-case',
    title: text('Afslut sag', 'Close the case'),
    kinds: ['pregnancy', 'child'],
    roles: 'leader',
    fields: { reason },
    event: 'case-closed',
  },
  {
    name: 'reopen-case',
    title: text('Genåbn sag', 'Reopen the case'),
    kinds: ['pregnancy', 'child'],
    roles: 'leader',
    fields: { reason },
    event: 'case-reopened',
    check: checkReopening,
    produces: produceReopening,
    afterClosing: true,
  },
];
