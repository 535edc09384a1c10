import type { Attempt } from '../../command-spec.ts';
import { custodyOf } from '../../consents.ts';
import { type Refusal, refuse } from '../../refusal.ts';

/** Whether a consent is about a child that is born. */
export const isChild = (subject: string): boolean => subject === 'child' || subject.startsWith('child:');

/** for a child a custody holder consents; where the parents live apart, the one the child lives with. */
export function checkGiver({ view, data, moment }: Attempt): Refusal | null {
  const subject = String(data.subject);
  const giver = (data.giver as { role?: string }).role ?? '';
  const custody = isChild(subject) ? custodyOf(view, subject, moment.on) : null;
  if (!custody || giver === 'FMI') return null;
  const source = 'SUL § 17, forældreansvarsloven § 3';
  if (!custody.holders.includes(giver)) {
    return refuse(
      'PRECONDITION',
      'Kun en forældremyndighedsindehaver kan give samtykke for barnet.',
      'Only a custody holder can consent for the child.',
      { reason: 'giver', source },
    );
  }
  return custody.residence && custody.residence !== giver && custody.holders.includes(custody.residence)
    ? refuse(
        'PRECONDITION',
        'Forældrene bor hver for sig: samtykket gives af bopælsforælderen.',
        'The parents live apart: the parent with whom the child lives gives the consent.',
        { reason: 'giver', source },
      )
    : null;
}
