import { text } from '../../../text.ts';
import type { Attempt, CommandSpec } from '../../command-spec.ts';
import { choice, slug } from '../../field.ts';
import { canonicalWho, childRefs, isDead } from '../../people.ts';
import { type Refusal, refuse } from '../../refusal.ts';

function checkEnd({ view }: Attempt): Refusal | null {
  return view.birth
    ? refuse(
        'PRECONDITION',
        'Barnet er født; graviditeten kan ikke ophøre nu. Registrér i stedet dødsfaldet.',
        'The child is born; the pregnancy cannot end now. Record the death instead.',
        { reason: 'outcome' },
      )
    : null;
}

function checkDeath({ view, data, moment }: Attempt): Refusal | null {
  const who = canonicalWho(data.who, view);
  if (who === 'unborn' && (view.kind === 'child' || view.birth)) {
    return refuse('PRECONDITION', 'Barnet er født.', 'The child is born.', { reason: 'who' });
  }
  const adults = who === 'mother' || who === 'partner' || who === 'unborn';
  if (!adults && !childRefs(view).includes(who)) {
    return refuse('NOT_FOUND', 'Sagen kender ikke den person.', 'The case does not know that person.', {
      reason: 'who',
    });
  }
  if (isDead(who, view)) {
    return refuse(
      'DUPLICATE',
      'Dødsfaldet er allerede registreret.',
      'The death has already been recorded.',
      {
        reason: 'who',
      },
    );
  }
  const bornLater = !adults && view.birth !== null && moment.on < view.birth.on;
  return bornLater
    ? refuse('PRECONDITION', 'Tidspunktet ligger før fødslen.', 'The moment lies before the birth.', {
        reason: 'on',
      })
    : null;
}

/** Loss: what it stops is derived (domain/obligations/loss.ts); nothing is sent to the family afterwards. */
export const lossCommands: readonly CommandSpec[] = [
  {
    name: 'end-pregnancy',
    title: text('Registrér at graviditeten er ophørt', 'Record that the pregnancy has ended'),
    kinds: ['pregnancy'],
    fields: {
      outcome: choice('Udfald', 'Outcome', {
        miscarriage: text('Spontan abort', 'Miscarriage'),
        termination: text('Provokeret abort', 'Termination'),
        stillbirth: text('Dødfødsel', 'Stillbirth'),
      }),
    },
    event: 'pregnancy-ended',
    check: checkEnd,
    relayed: 'everyone',
  },
  {
    name: 'record-death',
    title: text('Registrér dødsfald', 'Record a death'),
    kinds: ['pregnancy', 'child'],
    fields: {
      who: slug('Hvem', 'Who', {
        help: text('mother, partner, unborn, child:1 …', 'mother, partner, unborn, child:1 …'),
      }),
    },
    event: 'death-recorded',
    check: checkDeath,
    produces: ({ data, view }) => [
      { type: 'death-recorded', data: { ...data, who: canonicalWho(data.who, view) } },
    ],
    relayed: 'everyone',
    afterClosing: true,
  },
];
