import { text } from '../../text.ts';
import { tickedOff } from '../checklist.ts';
import { ALWAYS, type Rule } from '../rule.ts';

/** F4-40 … F4-42: advice before an adoption without consent, and what begins after an adoption. */
export const adoptionSupportRules: readonly Rule[] = [
  {
    id: 'F4-40',
    kind: 'checklist',
    phase: 4,
    title: text('Klargøring til VISO', 'Preparing for VISO'),
    nature: 'VEJL',
    certainty: 'S',
    responsible: 'FR',
    stands: 'both',
    subject: 'case',
    opens: [{ on: ['adoption-proposed', 'viso-asked'], once: true }],
    due: { count: 'none' },
    met: [tickedOff('F4-40')],
    items: [
      text('Emnet for rådgivningen', 'Topic of the advice'),
      text('Tidspunktet i sagsprocessen', 'Moment in the process'),
      text('Deltagere', 'Participants'),
      text('Samtykke til at sende, eller forsøget på at få det', 'Consent to sending, or the attempt'),
      text('Sagens akter', 'Files of the case'),
      text(
        'Ramme for og kvalitet af den psykologfaglige undersøgelse',
        'Frame and quality of the psychological examination',
      ),
      text('Forberedelse af udvalgets møde', 'Preparation of the committee'),
    ],
    versions: [{ validFrom: ALWAYS, source: { text: 'VISO, rådgivning om adoption uden samtykke' } }],
    about: text(
      'Inden VISO spørges; vises, når adoption er foreslået eller VISO er spurgt.',
      'Before VISO is asked; shown when adoption is proposed or VISO has been asked.',
    ),
  },
  {
    id: 'F4-41',
    kind: 'guard',
    phase: 4,
    title: text("PAS' grænse", 'Limit of PAS'),
    nature: 'VEJL',
    certainty: 'S',
    responsible: 'FR',
    stands: 'child',
    subject: 'child',
    about: text(
      'Et konkret barn kan ikke henvises til PAS, der kun underviser myndigheder generelt; kommunens egen vurdering står åben.',
      "A named child cannot be referred to PAS, which teaches authorities in general only; the municipality's own assessment stays open.",
    ),
    versions: [{ validFrom: ALWAYS, source: { text: 'Ankestyrelsen, PAS-ordningen' } }],
  },
  {
    id: 'F4-42',
    kind: 'deadline',
    phase: 4,
    title: text('Efter adoption', 'After adoption'),
    nature: 'DESIGN',
    certainty: 'S',
    responsible: 'FR',
    stands: 'child',
    subject: 'child',
    opens: [{ on: 'adoption-granted' }],
    due: { count: 'days', n: 0 },
    met: [{ by: 'custody-recorded' }],
    about: text(
      'Forældremyndigheden registreres hos de nye forældre; de hidtidige forældres samtykker og adgang er ophørt, nyt samtykke indhentes (F4-30). PAS vejleder kun ved fremmedadoption.',
      "Custody is recorded with the new parents; the former parents' consents and access have ended, new consent is obtained (F4-30). PAS guides in adoption by strangers only.",
    ),
    versions: [{ validFrom: ALWAYS, source: { text: 'Ankestyrelsen, PAS-ordningen (samme dag: forslag)' } }],
  },
];
