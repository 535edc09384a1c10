import { addMonths, type CivilDate } from '../../calendar/index.ts';
import type { CaseView } from '../../case/case-view.ts';
import { text } from '../../text.ts';
import { ALWAYS, BARNETS_LOV, type Dates, type Rule, type Seed, type Tracer } from '../rule.ts';

/** AL § 8 stk. 2: the first day on which a parent may consent to adoption; null before the child is born. */
export const adoptionConsentFrom = (view: CaseView): CivilDate | null =>
  view.birth ? addMonths(view.birth.on, 3) : null;

function threeMonthsAfterBirth(_seed: Seed, view: CaseView, trace?: Tracer): Dates | null {
  const earliestOn = adoptionConsentFrom(view);
  if (!earliestOn || !view.birth) return null;
  trace?.({ text: text('Fødsel', 'Birth'), on: view.birth.on });
  trace?.({ text: text('Tidligst 3 måneder efter', 'At the earliest 3 months after'), on: earliestOn });
  return { earliestOn };
}

/** Adoption with and without the parents' consent. */
export const adoptionRules: readonly Rule[] = [
  {
    id: 'F4-21',
    kind: 'guard',
    phase: 4,
    title: text('Forældres samtykke til adoption tidligst', 'Parental consent to adoption at the earliest'),
    nature: 'LOV',
    certainty: 'V',
    responsible: 'FRH',
    stands: 'both',
    subject: 'child',
    due: {
      count: 'computed',
      by: threeMonthsAfterBirth,
      words: text('tidligst 3 måneder efter fødslen', 'at the earliest 3 months after the birth'),
    },
    about: text(
      'Samtykke til adoption kan ikke gives, før barnet er tre måneder, medmindre ganske særlige forhold foreligger; det gives over for Familieretshuset.',
      'Consent to adoption cannot be given before the child is three months old, save in quite exceptional circumstances; it is given before Familieretshuset.',
    ),
    versions: [{ validFrom: ALWAYS, source: { text: 'AL § 8 stk. 2' } }],
    doubt: text(
      'Om de tre måneder er uændrede efter ændringerne i 2024, er ikke bekræftet.',
      'Whether the three months survive the changes of 2024 is not confirmed.',
    ),
  },
  {
    id: 'F4-22',
    kind: 'right',
    phase: 4,
    title: text('Domstolsprøvelse af adoption uden samtykke', 'Court review of adoption without consent'),
    nature: 'RET',
    certainty: 'V',
    responsible: 'FMI',
    stands: 'both',
    subject: 'unborn',
    opens: [{ on: 'adoption-decision-served' }],
    due: { count: 'days', n: 14, roll: 'citizen' },
    met: [{ by: 'adoption-review-requested' }],
    citizens: true,
    survives: true,
    remind: [{ onTarget: true, to: 'FR' }],
    about: text('Ankestyrelsen kan forlænge fristen.', 'The board of appeal may extend the limit.'),
    versions: [{ validFrom: ALWAYS, source: { text: 'AL § 11 stk. 3' } }],
    doubt: text(
      'Om de 14 dage er uændrede efter lov 753/2023, er ikke bekræftet.',
      'Whether the 14 days survive act 753/2023 is not confirmed.',
    ),
  },
  {
    id: 'F4-23',
    kind: 'deadline',
    phase: 4,
    title: text('Adoption uden samtykke fra fødslen', 'Adoption without consent from birth'),
    nature: 'LOV',
    certainty: 'V',
    responsible: 'FR',
    alsoResponsible: ['BUU', 'AST'],
    stands: 'both',
    subject: 'unborn',
    opens: [{ on: 'adoption-proposed', when: ({ data }) => data.fromBirth !== false }],
    due: { count: 'none' },
    met: [{ by: 'adoption-recommended' }, { by: 'adoption-granted' }],
    about: text(
      'Åbnes af et forslag om adoption, medmindre forslaget siger, at den ikke er fra fødslen. Kommunen indstiller, børne- og ungeudvalget behandler, Ankestyrelsen afgør; reglerne om midlertidig placering gælder imens.',
      'Opened by a proposal of adoption unless it says that it is not from birth. The municipality recommends, the committee considers, the board of appeal decides; meanwhile the rules on temporary placement apply.',
    ),
    versions: [
      {
        validFrom: BARNETS_LOV,
        source: { text: 'BL §§ 69–74, AL § 9, VEJ 10083/2023 kap. 10–14', formerly: 'SEL §§ 68 d–g' },
      },
    ],
    doubt: text(
      'Der er ikke fundet nogen tidsfrist i barnets lov §§ 69–74.',
      'No time limit has been found in barnets lov §§ 69–74.',
    ),
  },
  {
    id: 'F4-24',
    kind: 'deadline',
    phase: 4,
    title: text('Rådgivningsmøde med VISO', 'Advisory meeting with VISO'),
    nature: 'MÅL',
    certainty: 'S',
    responsible: 'VISO',
    alsoResponsible: ['FR'],
    stands: 'both',
    subject: 'unborn',
    opens: [{ on: 'viso-asked' }],
    due: { count: 'days', n: 30 },
    met: [{ by: 'viso-meeting-held' }],
    remind: [{ after: { days: 20 }, to: 'FR' }],
    versions: [{ validFrom: ALWAYS, source: { text: 'VISO, rådgivning om adoption uden samtykke' } }],
    about: text(
      'Mødet tilstræbes holdt inden 30 dage efter henvendelsen om adoption uden samtykke. Samtykke til at sende sagens oplysninger, eller forsøget på at få det, noteres (F4-40).',
      'The meeting is aimed at within 30 days of the enquiry on adoption without consent. Consent to sending the information, or the attempt to get it, is noted (F4-40).',
    ),
    doubt: text(
      'Kilden siger ikke, hvornår de tredive dage begynder.',
      'The source does not say when the thirty days begin.',
    ),
  },
];
