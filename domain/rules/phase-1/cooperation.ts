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
      'Åbnes af den første jordemoderkontrol i Familieambulatoriet, hvordan den end er registreret. Kræver den gravides samtykke; opfyldt, når Sundhedsplejen har fået beskeden. Anden arbejdsdag er vores forslag til grænse.',
      "Opened by the first midwife visit at the clinic, however it was recorded. Needs the woman's consent; met when the health visitors have the message. The second working day is our proposal for a limit.",
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
    about: text(
      'Når en børne- og ungesag er åbnet, får Familieambulatoriet besked om sagsbehandlerens navn og telefon og journalfører det, så snart svaret er modtaget. Aftalen nævner ingen frist; 3 arbejdsdage er vores forslag.',
      "When a municipal case is opened, the clinic is told the caseworker's name and telephone and records them as soon as the answer is received. The agreement names no limit; 3 working days are our proposal.",
    ),
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
      'Familieambulatoriet og kommunen udpeger hver sin kontaktperson for den gravide; læge og jordemodercenter får besked. Regnes fra den første konsultation eller fra den bekræftede inklusion, hvad der kommer først. 5 arbejdsdage er vores forslag.',
      'The clinic and the municipality each name a contact person for her; GP and midwife centre are told. Counted from the first consultation or from confirmed inclusion, whichever comes first. 5 working days are our proposal.',
    ),
    doubt: text(
      'Aftalen vil have begge navne i sagen; her er rækken opfyldt med det første.',
      'The agreement wants both names in the case; here the row is met with the first.',
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
    about: text(
      'En skriftlig plan for, hvordan hun kommer til Familieambulatoriet, til fødslen og akut; forhindringer løses i god tid. Aftalen siger «tidligt i forløbet»; 20+0 eller 14 dage efter henvisningen er vores forslag.',
      'A written plan of how she gets to the clinic, to the birth and in an emergency; obstacles are solved in good time. The agreement says “early in the course”; 20+0 or 14 days after the referral is our proposal.',
    ),
  },
];
