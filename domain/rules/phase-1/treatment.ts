import { addDays, addMonths, daysBetween, minDate } from '../../calendar/index.ts';
import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { retentionsOf } from '../../case/retention.ts';
import { text } from '../../text.ts';
import { ALWAYS, type Dates, type Rule, type Seed, type Tracer } from '../rule.ts';

const stillPregnant = (fact: Fact, view: CaseView): boolean => !view.birth || fact.on <= view.birth.on;

const RETENTION_DAYS = 21;
const RETENTION_MONTHS = 3;

/** At most 21 days at a time, and three months in all under the contract: days already used come off the end. */
function retentionLimit({ trigger }: Seed, view: CaseView, trace?: Tracer): Dates {
  const contract = view
    .of('retention-contract-offered')
    .filter((fact) => fact.data.accepted === true && fact.on <= trigger.on)
    .at(-1);
  const used = retentionsOf(view)
    .filter(({ begun }) => begun.id !== trigger.id && begun.ms < trigger.ms)
    .filter(({ begun }) => !contract || begun.on >= contract.on)
    .reduce((days, { begun, ended }) => days + (ended ? daysBetween(begun.on, ended.on) : 0), 0);
  const atATime = addDays(trigger.on, RETENTION_DAYS);
  const inAll = addDays(addMonths(trigger.on, RETENTION_MONTHS), -used);
  trace?.({ text: text('Tilbageholdelsen begynder', 'Retention begins'), on: trigger.on });
  trace?.({ text: text('Højst 21 dage ad gangen', 'At most 21 days at a time'), on: atATime });
  trace?.({
    text: text(
      `Højst 3 måneder i alt inden for kontrakten; ${used} dage er brugt`,
      `At most 3 months in all under the contract; ${used} days are used`,
    ),
    on: inAll,
  });
  return { dueOn: minDate(atATime, inAll) };
}

/** Drug treatment asked for or begun, or use of opioids or of medicine against dependence (2b, 4). */
const showsTheNeed = ({ type, data }: Fact): boolean =>
  type === 'exposure-recorded'
    ? data.code === '2b' || data.code === '4' || data.inTreatment === true
    : data.kind !== 'alcohol';

/** Phase 1, treatment for substance use (SEL § 101, SUL §§ 141–141 f). */
export const treatmentRules: readonly Rule[] = [
  {
    id: 'F1-27',
    kind: 'deadline',
    phase: 1,
    title: text('Behandlingsgaranti, stof', 'Drug treatment guarantee'),
    nature: 'LOV',
    certainty: 'V',
    responsible: 'CMU',
    alsoResponsible: ['VM'],
    stands: 'both',
    subject: 'mother',
    opens: [{ on: 'treatment-requested', where: { kind: 'drug' } }],
    due: { count: 'days', n: 14 },
    met: [{ by: 'treatment-started', where: { kind: 'drug' } }],
    remind: [
      { after: { days: 7 }, to: 'VM' },
      { after: { days: 12 }, to: 'VM' },
    ],
    breachTo: ['CMU', 'VM', 'VM-leader'],
    versions: [{ validFrom: ALWAYS, source: { text: 'SEL § 101 stk. 2' } }],
    about: text(
      'Behandlingen skal være begyndt; fristen kan overskrides, hvis borgeren vælger et andet sted. For unge under 18 gælder BL § 33.',
      'Treatment must have begun; the limit may be exceeded when the citizen chooses another provider. For those under 18 BL § 33 applies.',
    ),
  },
  {
    id: 'F1-28',
    kind: 'deadline',
    phase: 1,
    title: text('Behandlingsgaranti, alkohol', 'Alcohol treatment guarantee'),
    nature: 'LOV',
    certainty: 'V',
    responsible: 'CMU',
    stands: 'both',
    subject: 'mother',
    opens: [{ on: 'treatment-requested', where: { kind: 'alcohol' } }],
    due: { count: 'days', n: 14 },
    met: [{ by: 'treatment-started', where: { kind: 'alcohol' } }],
    remind: [
      { after: { days: 7 }, to: 'VM' },
      { after: { days: 12 }, to: 'VM' },
    ],
    breachTo: ['CMU', 'VM-leader'],
    versions: [{ validFrom: ALWAYS, source: { text: 'SUL § 141 stk. 2' } }],
    about: text('Behandlingen kan være anonym.', 'Treatment may be anonymous.'),
  },
  {
    id: 'F1-29',
    kind: 'deadline',
    phase: 1,
    title: text('Tilbud om kontrakt med tilbageholdelse', 'Offer of a retention contract'),
    nature: 'LOV',
    certainty: 'V',
    responsible: 'VM',
    alsoResponsible: ['CMU'],
    stands: 'pregnancy',
    subject: 'mother',
    opens: [{ on: 'treatment-started', when: stillPregnant }],
    due: { count: 'days', n: 0 },
    met: [{ by: 'retention-contract-offered' }],
    remind: [{ onTarget: true, to: 'VM' }],
    versions: [
      {
        validFrom: ALWAYS,
        source: { text: 'SUL §§ 141 b–141 f; lov om tilbageholdelse af stofmisbrugere i behandling' },
      },
    ],
    about: text(
      'Kommunen skal tilbyde kontrakten til den, der er gravid og i behandling for alkohol- eller stofmisbrug; svaret noteres, ja eller nej. Efter fødslen åbnes den ikke. Dagen for behandlingens start er vores forslag.',
      'The municipality must offer the contract to a pregnant woman in treatment for alcohol or drug abuse; the answer is noted, yes or no. It is not opened after the birth. The day treatment starts is our proposal.',
    ),
  },
  {
    id: 'F1-30',
    kind: 'deadline',
    phase: 1,
    title: text('Kontraktens varighed', 'Length of the contract'),
    nature: 'LOV',
    certainty: 'V',
    responsible: 'CMU',
    stands: 'pregnancy',
    subject: 'mother',
    opens: [{ on: 'retention-contract-offered', where: { accepted: true } }],
    due: { count: 'none' },
    met: [{ by: ['birth-recorded', 'pregnancy-ended', 'retention-contract-terminated'] }],
    breachTo: [],
    versions: [{ validFrom: ALWAYS, source: { text: 'SUL § 141 b stk. 4' } }],
    about: text(
      'Kontrakten gælder til fødslen, eller til den opsiges.',
      'The contract stands until the birth, or until it is terminated.',
    ),
  },
  {
    id: 'F1-31',
    kind: 'deadline',
    phase: 1,
    title: text('Længste tilbageholdelse', 'Longest retention'),
    nature: 'LOV',
    certainty: 'V',
    responsible: 'CMU',
    alsoResponsible: ['VM'],
    stands: 'pregnancy',
    subject: 'mother',
    opens: [{ on: 'retention-begun' }],
    due: {
      count: 'computed',
      by: retentionLimit,
      words: text(
        '21 dage ad gangen, 3 måneder i alt inden for kontrakten',
        '21 days at a time, 3 months in all under the contract',
      ),
    },
    met: [{ by: ['retention-ended', 'birth-recorded'] }],
    remind: [{ onTarget: true, to: 'VM' }],
    breachTo: ['CMU', 'CMU-leader', 'VM'],
    versions: [
      {
        validFrom: ALWAYS,
        source: { text: 'SUL § 141 d stk. 3', formerly: '14 dage og 2 måneder før L 165 (2015/16)' },
      },
    ],
    about: text(
      'Institutionens leder beslutter tilbageholdelsen. Dage, der allerede er brugt under samme kontrakt, trækkes fra de tre måneder. Slutter ved løsladelsen og senest ved fødslen.',
      'The leader of the institution decides on retention. Days already used under the same contract come off the three months. It ends with release, at the latest with the birth.',
    ),
    doubt: text(
      'At loven om stofmisbrugere har de samme grænser, er ikke bekræftet.',
      'That the act on drug users has the same limits is not confirmed.',
    ),
  },
  {
    id: 'F1-32',
    kind: 'deadline',
    phase: 1,
    title: text('Tidlig rusmiddel- og substitutionsbehandling', 'Early substitution treatment'),
    nature: 'MÅL',
    certainty: 'S',
    responsible: 'CMU',
    alsoResponsible: ['FP'],
    stands: 'pregnancy',
    subject: 'mother',
    opens: [
      {
        on: ['treatment-requested', 'treatment-started', 'exposure-recorded'],
        when: showsTheNeed,
        once: true,
      },
    ],
    due: { count: 'none' },
    met: [{ by: 'agreed', where: { what: 'substitution' } }],
    versions: [{ validFrom: ALWAYS, source: { text: 'RA § 6' } }],
    about: text(
      'Åbnes første gang behovet viser sig: stofbehandling er anmodet eller begyndt, eller der er forbrug af opioider (2b) eller behandling for afhængighed (4). Gerne så tidligt i graviditeten som muligt, aftalt mellem Familieambulatoriet og den behandlende læge.',
      'Opened when the need first shows: drug treatment asked for or begun, or use of opioids (2b) or treatment for dependence (4). Preferably as early in pregnancy as possible, agreed between the clinic and the treating doctor.',
    ),
  },
];
