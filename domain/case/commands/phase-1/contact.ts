import { text } from '../../../text.ts';
import type { CommandSpec } from '../../command-spec.ts';
import { boolean, choice, instant, optional, slug } from '../../field.ts';
import { familyMember, professional } from '../../role-field.ts';
import { alreadyBorn } from './already-born.ts';

/** The first talks with the family, and the first steps in the clinic. */
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
  {
    name: 'decide-on-pregnancy',
    title: text('Registrér beslutning om graviditeten', 'Record the decision on the pregnancy'),
    kinds: ['pregnancy'],
    fields: {
      decision: choice('Beslutning', 'Decision', {
        continue: text('Graviditeten fortsætter', 'The pregnancy continues'),
        terminate: text('Graviditeten afbrydes', 'The pregnancy is terminated'),
        undecided: text('Ikke afklaret', 'Undecided'),
      }),
      wantsInformation: optional(
        boolean('Ønsker oplysning om abortgrænsen', 'Wants information on the abortion limit'),
      ),
    },
    event: 'pregnancy-decided',
    check: alreadyBorn,
  },
  {
    name: 'hold-first-consultation',
    title: text('Hold første konsultation', 'Hold first consultation'),
    kinds: ['pregnancy'],
    moment: 'heldAt',
    fields: { heldAt: instant('Holdt', 'Held') },
    event: 'first-consultation-held',
  },
  {
    name: 'hold-midwife-visit',
    title: text('Hold jordemoderkonsultation', 'Hold midwife visit'),
    kinds: ['pregnancy'],
    moment: 'heldAt',
    fields: { heldAt: instant('Holdt', 'Held') },
    event: 'midwife-visit-held',
  },
  {
    name: 'inform-health-visitors',
    title: text('Orientér Sundhedsplejen', 'Inform the health visitors'),
    kinds: ['pregnancy'],
    moment: 'sentAt',
    fields: { sentAt: instant('Sendt', 'Sent') },
    event: 'health-visitors-informed',
  },
  {
    name: 'offer-antenatal-visit',
    title: text('Tilbyd graviditetsbesøg', 'Offer an antenatal visit'),
    kinds: ['pregnancy'],
    fields: { accepted: boolean('Tager imod', 'Accepts') },
    event: 'antenatal-visit-offered',
  },
];
