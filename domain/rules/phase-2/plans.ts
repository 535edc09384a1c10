import { addMonths } from '../../calendar/index.ts';
import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { notBefore } from '../../obligations/find-acts.ts';
import { text } from '../../text.ts';
import { ALWAYS, BARNETS_LOV, type Dates, type Rule, type Seed, type Tracer } from '../rule.ts';

/** Placing without consent: the plan is part of the recommendation to the committee (BL § 51 stk. 1 nr. 3). */
const withoutConsent = new Set(['BL47', 'BL49']);

function within(months: number, seed: Seed, trace?: Tracer): Dates {
  const dueOn = addMonths(seed.trigger.on, months);
  trace?.({ text: text('Afgørelsen', 'The decision'), on: seed.trigger.on });
  trace?.({ text: text(`${months} måneder efter (R-02)`, `${months} months after (R-02)`), on: dueOn });
  return { dueOn };
}

function beforeDecision(seed: Seed, trace?: Tracer): Dates {
  trace?.({
    text: text('Planen skal foreligge ved afgørelsen', 'The plan must exist at the decision'),
    on: seed.trigger.on,
  });
  return { dueOn: seed.trigger.on };
}

/** BL § 91: within three months of the decision, but before it when placing without consent. */
function planUnderBarnetsLov(seed: Seed, _view: CaseView, trace?: Tracer): Dates {
  return withoutConsent.has(String(seed.trigger.data.basis))
    ? beforeDecision(seed, trace)
    : within(3, seed, trace);
}

/** SEL § 140: before the decision; in an acute case within four months. */
function planUnderServiceloven(seed: Seed, _view: CaseView, trace?: Tracer): Dates {
  return seed.trigger.data.basis === 'BL143' ? within(4, seed, trace) : beforeDecision(seed, trace);
}

/** A child's plan approved from the decision on, or, where it had to come first, the last one approved before it. */
function childPlanApproved(seed: Seed, view: CaseView): Fact | null {
  const plans = view
    .of('plan-approved')
    .filter(({ data }) => data.plan === 'child' && (data.measureId ?? seed.key) === seed.key);
  const after = plans.find((fact) => notBefore(fact, seed.trigger)) ?? null;
  const mustComeFirst = seed.trigger.on < BARNETS_LOV || withoutConsent.has(String(seed.trigger.data.basis));
  return mustComeFirst ? (plans.filter((fact) => fact.on <= seed.trigger.on).at(-1) ?? after) : after;
}

/** Phase 2, the plans: for pregnancy and birth, the social plan, the child's plan. */
export const planRules: readonly Rule[] = [
  {
    id: 'F2-10',
    kind: 'deadline',
    phase: 2,
    title: text(
      'Samlet plan for graviditet, fødsel og barsel',
      'Combined plan for pregnancy, birth and after',
    ),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FP',
    stands: 'pregnancy',
    subject: 'unborn',
    opens: [{ on: 'referred', once: true }],
    due: { count: 'gestation', age: '34+0' },
    met: [{ by: 'plan-approved', where: { plan: 'combined' } }],
    endsAtBirth: true,
    remind: [{ before: { days: 14 }, to: 'SSR' }],
    versions: [{ validFrom: ALWAYS, source: { text: 'RA § 6 («i god tid inden fødslen»)' } }],
    about: text(
      'Med to delplaner: observation og behandling af barnet efter fødslen, og tiden efter udskrivelsen. «I god tid» gælder delen om fødsel og udskrivelse; 34+0 er vores forslag, tidligere ved risiko for tidlig fødsel. Alle parter er forpligtet til at følge planen.',
      'With two parts: observation and treatment of the child after birth, and the time after discharge. “In good time” belongs to the part on birth and discharge; 34+0 is our proposal, earlier where preterm birth threatens. All parties are bound to follow the plan.',
    ),
  },
  {
    id: 'F2-11',
    kind: 'deadline',
    phase: 2,
    title: text('Socialfaglig handleplan klar', 'Social plan ready'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FR',
    stands: 'pregnancy',
    subject: 'unborn',
    opens: [{ on: 'referred', once: true }],
    due: { count: 'gestation', age: '36+0' },
    met: [{ by: 'plan-approved', where: { plan: 'social' } }],
    endsAtBirth: true,
    remind: [
      { before: { days: 21 }, to: 'FR' },
      { before: { days: 7 }, to: 'FR' },
    ],
    breachTo: ['FR', 'FR-leader', 'FP'],
    versions: [
      { validFrom: ALWAYS, source: { text: 'SG (SEL § 140)' } },
      { validFrom: BARNETS_LOV, source: { text: 'SG; BL §§ 91–92', formerly: 'SEL § 140' } },
    ],
    about: text(
      'I god tid før fødslen; 36+0 er vores forslag. Sendes til føde- og barselsafsnittet, som skal journalføre den, og til Sundhedsplejen. Alternativt en foreløbig plan og afgørelse. Er den ikke klar, advarer Familieambulatoriet afdelingen.',
      'In good time before the birth; 36+0 is our proposal. Sent to the maternity ward, which must put it on record, and to the health visitors. Alternatively a preliminary plan and decision. Where it is not ready the clinic warns the ward.',
    ),
  },
  {
    id: 'F2-12',
    kind: 'deadline',
    phase: 2,
    title: text('Barnets plan ved støtte eller anbringelse', "Child's plan with support or placement"),
    nature: 'LOV',
    certainty: 'V',
    responsible: 'FR',
    stands: 'both',
    subject: 'unborn',
    opens: [
      { on: 'measure-decided', where: { basis: ['BL46', 'BL47'] }, key: 'measureId' },
      { on: 'measure-decided', where: { placement: true }, key: 'measureId' },
      { on: 'measure-decided', where: { planRequired: true }, key: 'measureId' },
    ],
    due: {
      count: 'computed',
      by: planUnderBarnetsLov,
      words: text(
        '3 måneder efter afgørelsen; før afgørelsen ved anbringelse uden samtykke',
        '3 months after the decision; before the decision when placing without consent',
      ),
    },
    metBy: childPlanApproved,
    metByEvents: ['plan-approved'],
    remind: [
      { after: { months: 1 }, to: 'FR' },
      { after: { months: 2 }, to: 'FR' },
      { before: { days: 14 }, to: 'FR' },
    ],
    versions: [
      {
        validFrom: ALWAYS,
        source: { text: 'SEL § 140' },
        change: {
          due: {
            count: 'computed',
            by: planUnderServiceloven,
            words: text(
              'før afgørelsen; 4 måneder efter en akut afgørelse',
              'before the decision; 4 months after an acute one',
            ),
          },
        },
      },
      { validFrom: BARNETS_LOV, source: { text: 'BL § 91; § 51 stk. 1 nr. 3', formerly: 'SEL § 140' } },
    ],
    about: text(
      'Ved anbringelse altid, ved støtte efter BL § 32 kun når planen er valgt. Anbringes uden samtykke (BL §§ 47 og 49), skal planen foreligge før afgørelsen (BL § 51 stk. 1 nr. 3), og den sidste, der er godkendt inden, tæller. Aftalens mål om en plan i god tid før fødslen står ved siden af (F2-11, C6).',
      "With a placement always, with support under BL § 32 only where the plan was chosen. When placing without consent (BL §§ 47 and 49) the plan must exist before the decision (BL § 51(1) no. 3), and the last one approved by then counts. The agreement's goal of a plan in good time before the birth stands beside it (F2-11, C6).",
    ),
  },
];
