import type { Fact } from '../../case/fact.ts';
import { text } from '../../text.ts';
import { ALWAYS, GDPR, type Rule, type Seed } from '../rule.ts';

/** A letter about one collection meets that one; a letter about none in particular all that came before it. */
const isLetterFor = (fact: Fact, seed: Seed): boolean =>
  fact.data.collectionId === undefined || fact.data.collectionId === seed.trigger.data.collectionId;

const isReportOf = (fact: Fact, seed: Seed): boolean =>
  fact.data.breachId === undefined || fact.data.breachId === seed.trigger.data.breachId;

/** Information duty, breaches and retention (X-13 … X-17). */
export const dataProtectionRules: readonly Rule[] = [
  {
    id: 'X-13',
    kind: 'deadline',
    phase: null,
    title: text('Oplysningspligt over for den registrerede', 'Duty to inform the data subject'),
    nature: 'LOV',
    certainty: 'U-high',
    responsible: 'FR',
    alsoResponsible: ['FP'],
    stands: 'both',
    subject: 'case',
    opens: [{ on: 'data-collected', key: 'collectionId' }],
    due: { count: 'months', n: 1, roll: 'eu' },
    met: [{ by: 'data-subject-informed', when: isLetterFor }],
    remind: [{ after: { days: 14 }, to: 'FR' }],
    breachTo: ['FR', 'dpo'],
    versions: [{ validFrom: GDPR, source: { text: 'DBF art. 13–14; undtagelser i DBL § 22' } }],
    doubt: text(
      'Artiklerne og undtagelserne i DBL § 22 er ikke efterprøvet.',
      'The articles and the exceptions of DBL § 22 are not verified.',
    ),
    about: text(
      'Inden rimelig tid og højst en måned, når oplysningerne er hentet hos andre; hos personen selv ved indsamlingen. Et brev, der ikke nævner en indsamling, gælder alle, der er åbne.',
      'Within reasonable time and one month at most where the data came from others; from the person, at collection. A letter that names no collection settles all that are open.',
    ),
  },
  {
    id: 'X-14',
    kind: 'deadline',
    phase: null,
    title: text('Anmeldelse af brud på persondatasikkerheden', 'Report of a personal data breach'),
    nature: 'LOV',
    certainty: 'U-high',
    responsible: 'FR',
    alsoResponsible: ['FP', 'dpo'],
    stands: 'both',
    subject: 'case',
    opens: [{ on: 'breach-discovered', key: 'breachId' }],
    due: { count: 'hours', hours: 72 },
    met: [{ by: 'breach-reported', when: isReportOf }],
    survives: true,
    remind: [{ after: { hours: 0 }, to: ['FR', 'dpo'] }],
    breachTo: ['FR', 'dpo', 'director'],
    versions: [{ validFrom: GDPR, source: { text: 'DBF art. 33–34' } }],
    doubt: text('Artiklerne er ikke efterprøvet.', 'The articles are not verified.'),
    about: text(
      '72 timer til Datatilsynet fra kendskabet; de berørte uden unødig forsinkelse. Timer ruller aldrig (R-08). En anmeldelse, der ikke nævner bruddet, gælder alle åbne.',
      '72 hours to the authority from awareness; the persons concerned without undue delay. Hours never roll (R-08). A report that names no breach settles all that are open.',
    ),
  },
  {
    id: 'X-15',
    kind: 'fact',
    phase: null,
    title: text('Opbevaring af patientjournal', 'Retention of the patient record'),
    nature: 'LOV',
    certainty: 'V',
    responsible: 'FP',
    alsoResponsible: ['NF', 'GP'],
    stands: 'both',
    subject: 'case',
    versions: [
      { validFrom: ALWAYS, source: { text: 'Autorisationsloven § 25; journalføringsbekendtgørelsen § 15' } },
    ],
    about: text(
      'Mindst 10 år fra sidste indførelse for læger og jordemødre m.fl., 5 år for visse andre autoriserede; længere, så længe en klage- eller erstatningssag løber.',
      'At least 10 years from the last entry for doctors, midwives and others, 5 years for certain other authorised staff; longer while a complaint or compensation case runs.',
    ),
  },
  {
    id: 'X-16',
    kind: 'fact',
    phase: null,
    title: text('Opbevaring af kommunal børnesag', 'Retention of the municipal case'),
    nature: 'LOV',
    certainty: 'U-low',
    responsible: 'FR',
    stands: 'both',
    subject: 'case',
    versions: [
      {
        validFrom: ALWAYS,
        source: { text: 'Arkivloven og den kommunale bevaringsbekendtgørelse; DBF art. 5 stk. 1 litra e' },
      },
    ],
    about: text(
      'Følger Rigsarkivets regler om bevaring og kassation; nogle børnesager bevares for altid. Kommunen fastsætter sin politik.',
      "Follows the National Archives' rules on keeping and discarding; some children's cases are kept for ever. The municipality sets its policy.",
    ),
    doubt: text(
      'Intet tal er bekræftet, og hvem der er dataansvarlig for tjenesten på tværs, skal afklares af en jurist.',
      'No number is confirmed, and who is controller of the service across sectors has to be settled by a jurist.',
    ),
  },
  {
    id: 'X-17',
    kind: 'fact',
    phase: null,
    title: text('Log over opslag', 'Log of look-ups'),
    nature: 'LOV',
    certainty: 'U-low',
    responsible: 'FR',
    alsoResponsible: ['FP'],
    stands: 'both',
    subject: 'case',
    versions: [{ validFrom: ALWAYS, source: { text: 'DBF art. 32; SUL § 42 a–b' } }],
    about: text(
      'Hvert opslag logges; opslag i journalen kan patienten se på sundhed.dk.',
      'Every look-up is logged; look-ups in the health record are visible to the patient at sundhed.dk.',
    ),
    doubt: text(
      'Opbevaringstiden for loggen er ikke bekræftet; almindeligt er seks måneder til fem år.',
      'How long the log is kept is not confirmed; six months to five years are usual.',
    ),
  },
];
