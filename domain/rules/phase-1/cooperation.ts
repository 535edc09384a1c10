import type { Fact } from '../../case/fact.ts';
import { text } from '../../text.ts';
import { ALWAYS, type Rule } from '../rule.ts';

/** The first midwife visit, recorded as such or as examination 1 of the programme. */
const isMidwifeVisit = ({ type, data }: Fact): boolean =>
  type === 'midwife-visit-held' || data.programme === 'midwife';

/** She belongs to the clinic once she is included, or has been there. */
const isEnrolled = ({ type, data }: Fact): boolean =>
  type === 'first-consultation-held' || data.included === 'yes';

/** Phase 1, who takes part: health visitors, caseworker, contact persons, and how she gets there. */
export const cooperationRules: readonly Rule[] = [
  {
    id: 'F1-09',
    kind: 'deadline',
    phase: 1,
    title: text('Orientering til Sundhedsplejen', 'Referral to the health visitors'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FP',
    stands: 'pregnancy',
    subject: 'unborn',
    opens: [{ on: ['midwife-visit-held', 'examination-recorded'], when: isMidwifeVisit, once: true }],
    due: { count: 'sameDayThen', workingDays: 2 },
    met: [{ by: 'health-visitors-informed' }],
    remind: [{ before: { days: 0 }, to: 'FP' }],
    versions: [{ validFrom: ALWAYS, source: { text: 'RA § 6; SG' } }],
    about: text(
      'Kræver hendes samtykke. Sendes ved første jordemoderkontrol; anden arbejdsdag er vores forslag til grænse.',
      'Needs her consent. Sent at the first midwife visit; the second working day is our proposal for a limit.',
    ),
  },
  {
    id: 'F1-10',
    kind: 'deadline',
    phase: 1,
    title: text('Sagsbehandler meddelt', 'Caseworker named'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FR',
    alsoResponsible: ['FP'],
    stands: 'both',
    subject: 'case',
    opens: [{ on: 'municipal-case-opened' }],
    due: { count: 'workingDays', n: 3 },
    met: [{ by: 'caseworker-named' }],
    remind: [{ onTarget: true, to: 'FR' }],
    versions: [{ validFrom: ALWAYS, source: { text: 'RA § 6' } }],
  },
  {
    id: 'F1-11',
    kind: 'deadline',
    phase: 1,
    title: text('Kontaktperson udpeges', 'Contact person named'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FP',
    alsoResponsible: ['FR'],
    stands: 'pregnancy',
    subject: 'mother',
    opens: [{ on: ['first-consultation-held', 'inclusion-confirmed'], when: isEnrolled, once: true }],
    due: { count: 'workingDays', n: 5 },
    met: [{ by: 'contact-person-named', anyTime: true }],
    remind: [{ onTarget: true, to: ['FP-leader', 'FR-leader'] }],
    versions: [{ validFrom: ALWAYS, source: { text: 'RA § 8' } }],
    about: text(
      'Familieambulatoriet og kommunen udpeger hver sin; læge og jordemodercenter får besked. Regnes fra inklusionen, eller fra første konsultation.',
      'The clinic and the municipality each name one; GP and midwife centre are told. Counted from inclusion, or from the first consultation.',
    ),
  },
  {
    id: 'F1-33',
    kind: 'deadline',
    phase: 1,
    title: text('Plan for fremmøde', 'Attendance plan'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FR',
    alsoResponsible: ['FP'],
    stands: 'pregnancy',
    subject: 'mother',
    opens: [{ on: 'referred', once: true }],
    due: {
      count: 'latest',
      of: [
        { count: 'gestation', age: '20+0' },
        { count: 'days', n: 14 },
      ],
    },
    met: [{ by: 'agreed', where: { what: 'attendance-plan' } }],
    endsAtBirth: true,
    remind: [{ onTarget: true, to: 'FR' }],
    versions: [{ validFrom: ALWAYS, source: { text: 'RA § 6; ESB fase 1' } }],
  },
];
