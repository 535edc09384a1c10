import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { computeDates } from '../../obligations/compute-dates.ts';
import { notBefore } from '../../obligations/find-acts.ts';
import { text } from '../../text.ts';
import { ALWAYS, type Dates, type Due, GDPR, type Rule, type Seed, type Tracer } from '../rule.ts';

/** Arbejdsdage of OFL § 36: simple requests at once, seven normally, fourteen or forty where it is extensive. */
const publicDays: Readonly<Record<string, number>> = {
  simple: 2,
  normal: 7,
  extensive: 14,
  exceptional: 40,
};

/** The scope told with the request decides; nothing told is the normal seven. */
function publicLimit(seed: Seed, view: CaseView, trace?: Tracer): Dates | null {
  const { scope } = seed.trigger.data;
  const due: Due = { count: 'workingDays', n: publicDays[String(scope ?? 'normal')] ?? 7 };
  return computeDates(due, seed, view, trace);
}

/** Answers go to requests of the same regime in turn, the oldest open one first, or to the one they name. */
function answerTo(seed: Seed, view: CaseView): Fact | null {
  const { regime } = seed.trigger.data;
  const open = view.own('access-requested').filter((fact) => fact.data.regime === regime);
  const answers = view
    .of('access-answered')
    .filter((fact) => fact.data.regime === regime && fact.data.outcome !== 'holding-letter');
  const answered = new Map<number, Fact>();
  for (const answer of answers) {
    const { accessId } = answer.data;
    const request = open.find(
      (one) =>
        !answered.has(one.id) &&
        notBefore(answer, one) &&
        (accessId === undefined || one.data.accessId === accessId),
    );
    if (request) answered.set(request.id, answer);
  }
  return answered.get(seed.trigger.id) ?? null;
}

const opens = (regime: string) => [{ on: 'access-requested', where: { regime }, key: 'accessId' }] as const;

/** Access of the party, the public and the patient, and the rights of the data subject. They outlive the case. */
export const accessRules: readonly Rule[] = [
  {
    id: 'X-09',
    kind: 'deadline',
    phase: null,
    title: text('Aktindsigt for en part', "A party's access to the file"),
    nature: 'LOV',
    certainty: 'V',
    responsible: 'FR',
    alsoResponsible: ['FP'],
    stands: 'both',
    subject: 'case',
    opens: opens('party'),
    due: { count: 'workingDays', n: 7 },
    metBy: answerTo,
    metByEvents: ['access-answered'],
    survives: true,
    remind: [
      { after: { days: 3 }, to: 'FR' },
      { after: { days: 5 }, to: 'FR' },
    ],
    breachTo: ['FR', 'FR-leader'],
    versions: [{ validFrom: ALWAYS, source: { text: 'FVL § 16 stk. 2' } }],
    doubt: text(
      'De 7 arbejdsdage er efterprøvet for OFL § 36; for FVL § 16 er de det ikke.',
      'The 7 working days are verified for OFL § 36; for FVL § 16 they are not.',
    ),
    about: text(
      'Kan fristen ikke holdes, sendes et fristbrev med grund og forventet dato; det er endnu ikke et svar. Et svar gælder den anmodning, det nævner, ellers den ældste åbne.',
      'Where the limit cannot be kept, a letter gives the reason and the expected date; that is not yet an answer. An answer is to the request it names, else to the oldest open one.',
    ),
  },
  {
    id: 'X-10',
    kind: 'deadline',
    phase: null,
    title: text('Aktindsigt efter offentlighedsloven', 'Access under the Access to Information Act'),
    nature: 'LOV',
    certainty: 'V',
    responsible: 'FR',
    alsoResponsible: ['FP'],
    stands: 'both',
    subject: 'case',
    opens: opens('public'),
    due: {
      count: 'computed',
      by: publicLimit,
      words: text(
        '2, 7, 14 eller 40 arbejdsdage efter hændelsen, efter omfanget',
        '2, 7, 14 or 40 working days after the event, by its scope',
      ),
    },
    metBy: answerTo,
    metByEvents: ['access-answered'],
    survives: true,
    versions: [{ validFrom: ALWAYS, source: { text: 'OFL § 36' } }],
    about: text(
      'Efter omfanget, som anmodningen angiver det: enkel 2 arbejdsdage, almindelig 7, omfattende 14, særligt omfattende 40; intet angivet er 7. Et svar gælder den anmodning, det nævner, ellers den ældste åbne.',
      'By the scope told with the request: simple 2 working days, normal 7, extensive 14, exceptional 40; nothing told is 7. An answer is to the request it names, else to the oldest open one.',
    ),
  },
  {
    id: 'X-11',
    kind: 'deadline',
    phase: null,
    title: text('Aktindsigt i patientjournal', 'Access to the patient record'),
    nature: 'LOV',
    certainty: 'U-high',
    responsible: 'FP',
    alsoResponsible: ['NF'],
    stands: 'both',
    subject: 'case',
    opens: opens('record'),
    due: { count: 'workingDays', n: 7 },
    metBy: answerTo,
    metByEvents: ['access-answered'],
    survives: true,
    remind: [{ after: { days: 4 }, to: 'FP' }],
    versions: [{ validFrom: ALWAYS, source: { text: 'SUL § 38' } }],
    about: text(
      'Hospitalets svar på patientens egen anmodning, med kopi. Et svar gælder den anmodning, det nævner, ellers den ældste åbne; et fristbrev er endnu ikke et svar.',
      "The hospital's answer to the patient's own request, with a copy. An answer is to the request it names, else to the oldest open one; a letter on delay is not yet an answer.",
    ),
    doubt: text(
      'SUL § 38 og de 7 arbejdsdage er ikke efterprøvet.',
      'SUL § 38 and the 7 working days are not verified.',
    ),
  },
  {
    id: 'X-12',
    kind: 'deadline',
    phase: null,
    title: text('Indsigt m.v. efter databeskyttelsesforordningen', 'Access and other rights under the GDPR'),
    nature: 'LOV',
    certainty: 'U-high',
    responsible: 'FR',
    alsoResponsible: ['FP'],
    stands: 'both',
    subject: 'case',
    opens: opens('gdpr'),
    due: { count: 'months', n: 1, roll: 'eu' },
    metBy: answerTo,
    metByEvents: ['access-answered'],
    survives: true,
    extendable: { months: 2 },
    remind: [
      { after: { days: 14 }, to: 'FR' },
      { after: { days: 25 }, to: 'FR' },
    ],
    breachTo: ['FR', 'dpo'],
    versions: [{ validFrom: GDPR, source: { text: 'DBF art. 12 stk. 3' } }],
    doubt: text(
      'Artiklen og regnemåden efter R-08 er ikke efterprøvet.',
      'The article and the counting by R-08 are not verified.',
    ),
    about: text(
      'Kan forlænges én gang med to måneder, når den registrerede får besked inden fristen. Et svar gælder den anmodning, det nævner, ellers den ældste åbne.',
      'May be extended once by two months when the data subject is told before the limit. An answer is to the request it names, else to the oldest open one.',
    ),
  },
];
