import { text } from '../../../text.ts';
import type { Attempt, CommandSpec } from '../../command-spec.ts';
import { date, longText, optional, shortText, slug } from '../../field.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { needsInstant } from './notification.ts';

const source = 'BL § 132';

function needsMove({ view }: Attempt): Refusal | null {
  return view.of('move-reported').length > 0
    ? null
    : refuse('WRONG_ORDER', 'Der er ikke meldt flytning.', 'No move has been reported.', {
        reason: 'move-reported',
        source,
      });
}

/** A handover is answered once: the notification of the new municipality must be later than the last takeover. */
function needsNotice({ view }: Attempt): Refusal | null {
  const taken = view.of('transfer-acknowledged').at(-1);
  const told = view.of('new-municipality-notified').some((fact) => !taken || fact.id > taken.id);
  return told
    ? null
    : refuse(
        'WRONG_ORDER',
        'Tilflytningskommunen er ikke underrettet om flytningen.',
        'The new municipality has not been notified of the move.',
        { reason: 'new-municipality-notified', source },
      );
}

function checkTakeover(attempt: Attempt): Refusal | null {
  const { view, data } = attempt;
  if (view.ever('notification-received').some((fact) => fact.data.notificationId === data.notificationId)) {
    return refuse(
      'DUPLICATE',
      '«notificationId» er allerede brugt i sagen.',
      '“notificationId” is already used in this case.',
      { reason: 'notificationId' },
    );
  }
  return needsNotice(attempt) ?? needsInstant(attempt);
}

/** A move to another municipality, and who is responsible from then on (BL § 132). */
export const moveCommands: readonly CommandSpec[] = [
  {
    name: 'report-move',
    title: text('Meld flytning', 'Report a move'),
    kinds: ['pregnancy', 'child'],
    fields: {
      toMunicipality: shortText('Til kommune', 'To municipality'),
      movesOn: date('Flytter den', 'Moves on', { plan: true }),
    },
    event: 'move-reported',
    relayed: 'everyone',
  },
  {
    name: 'notify-new-municipality',
    title: text('Underret tilflytningskommunen', 'Notify the new municipality'),
    kinds: ['pregnancy', 'child'],
    fields: {
      summary: optional(
        longText('Sammenfatning til tilflytningskommunen', 'Summary for the new municipality', {
          help: text(
            'Tilflytningskommunen læser den, før den har taget imod, og ser ikke andet af sagen. Skriv, hvem familien er, og hvad der haster.',
            'The new municipality reads it before it has acknowledged, and sees nothing else of the case. Say who the family is and what is urgent.',
          ),
        }),
      ),
    },
    event: 'new-municipality-notified',
    check: needsMove,
  },
  {
    name: 'acknowledge-transfer',
    title: text('Overtag sagen som tilflytningskommune', 'Take over as the new municipality'),
    kinds: ['pregnancy', 'child'],
    fields: { notificationId: optional(slug('Underretning', 'Notification')) },
    assigns: { field: 'notificationId', prefix: 't' },
    event: 'transfer-acknowledged',
    check: checkTakeover,
  },
  {
    name: 'reject-transfer',
    title: text('Afvis overtagelse', 'Reject the transfer'),
    kinds: ['pregnancy', 'child'],
    fields: { reason: longText('Begrundelse', 'Reason') },
    event: 'transfer-rejected',
    check: needsNotice,
  },
  {
    name: 'review-decisions',
    title: text('Tag stilling til overtagne afgørelser', 'Review the decisions taken over'),
    kinds: ['pregnancy', 'child'],
    fields: {},
    event: 'decisions-reviewed',
    check: ({ view }) =>
      view.of('transfer-acknowledged').length > 0
        ? null
        : refuse(
            'WRONG_ORDER',
            'Sagen er ikke overtaget fra en anden kommune.',
            'The case has not been taken over from another municipality.',
            { reason: 'transfer-acknowledged', source },
          ),
  },
];
