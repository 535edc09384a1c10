import { text } from '../../../text.ts';
import type { CommandSpec } from '../../command-spec.ts';
import { boolean, instant, slug } from '../../field.ts';
import { familyMember, professional } from '../../role-field.ts';

/** The first talks with the family. */
export const contactCommands: readonly CommandSpec[] = [
  {
    name: 'record-contact',
    title: text('Registrér kontakt', 'Record contact'),
    kinds: ['pregnancy', 'child'],
    moment: 'at',
    fields: {
      by: professional('Af', 'By'),
      with: familyMember('Med', 'With'),
      at: instant('Tidspunkt', 'Moment'),
      method: slug('Måde', 'Method', { initial: 'phone' }),
      reached: boolean('Kontakt opnået', 'Reached'),
    },
    event: 'contact-recorded',
  },
  {
    name: 'hold-clarifying-talk',
    title: text('Hold afklarende samtale', 'Hold clarifying talk'),
    kinds: ['pregnancy'],
    moment: 'heldAt',
    fields: { heldAt: instant('Holdt', 'Held') },
    event: 'clarifying-talk-held',
  },
];
