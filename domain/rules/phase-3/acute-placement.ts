import { addDays } from '../../calendar/index.ts';
import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { measureById } from '../../case/measures.ts';
import { text } from '../../text.ts';
import { ALWAYS, BARNETS_LOV, type Dates, type Ending, type Rule, type Seed, type Tracer } from '../rule.ts';

/** The chair's acute decision (BL § 143). A measure that the case does not know cannot be another one. */
const isAcute = (fact: Fact, view: CaseView): boolean =>
  (measureById(view, fact.data.measureId)?.basis ?? 'BL143') === 'BL143';

/** On the ward: not when the child is known to have gone home before. */
const isAcuteOnWard = (fact: Fact, view: CaseView): boolean =>
  isAcute(fact, view) &&
  !view.of('discharged').some((one) => one.data.who === view.state.ref && one.ms < fact.ms);

const EXTRA_DAYS = 6;

/** Seven days of which the day of implementation is the first; Sundays and holidays count, nothing rolls. */
function sevenDaysFirstCounted(seed: Seed, _view: CaseView, trace?: Tracer): Dates {
  const from = seed.base ?? seed.trigger.on;
  const dueOn = addDays(from, EXTRA_DAYS);
  trace?.({
    text: text(
      'Iværksættelsesdagen tælles med som dag 1 (R-04)',
      'The day of implementation counts as day 1 (R-04)',
    ),
    on: from,
  });
  trace?.({
    text: text(
      'Dag 7; lørdage, søndage og helligdage tæller med, og fristen rykkes ikke',
      'Day 7; Saturdays, Sundays and holidays count, and the limit does not move',
    ),
    on: dueOn,
  });
  return { dueOn };
}

export const endsWithMeasure: Ending = {
  by: 'measure-ended',
  when: (fact, seed) => fact.data.measureId === seed.trigger.data.measureId,
  reason: text('Indsatsen er ophørt', 'The measure has ended'),
};

const ofMeasure = { on: 'measure-implemented', key: 'measureId', when: isAcute } as const;

/** Phase 3, acute placement by the chair of the committee: what the law demands within hours, days and a month. */
export const acutePlacementRules: readonly Rule[] = [
  {
    id: 'F3-07',
    kind: 'deadline',
    phase: 3,
    title: text('Familierådgivningen til stede ved akut anbringelse', 'Presence at an acute placement'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FR',
    stands: 'both',
    subject: 'unborn',
    opens: [{ ...ofMeasure, when: isAcuteOnWard }],
    due: { count: 'days', n: 0 },
    met: [
      {
        by: 'presence-confirmed',
        when: ({ data }, seed) => data.measureId === undefined || data.measureId === seed.key,
      },
    ],
    remind: [{ after: { hours: 0 }, to: 'FR' }],
    versions: [{ validFrom: ALWAYS, source: { text: 'ESB fase 3' } }],
    about: text(
      'Kun når formandens akutte afgørelse (BL § 143) iværksættes på afdelingen, mens barnet er indlagt. Som aftalt i skemaet: til stede, indtil barnet er anbragt; derefter støttepersoner for forældrene indtil udskrivelsen.',
      "Only where the chair's acute decision (BL § 143) is implemented on the ward while the child is there. As agreed in the form: present until the child is placed; then support persons for the parents until discharge.",
    ),
  },
  {
    id: 'F3-08',
    kind: 'deadline',
    phase: 3,
    title: text('Formandsafgørelse: skriftlig meddelelse', "Chair's decision: written notice"),
    nature: 'LOV',
    certainty: 'V',
    responsible: 'FR',
    alsoResponsible: ['BUU'],
    stands: 'both',
    subject: 'unborn',
    opens: [ofMeasure],
    due: { count: 'hours', hours: 24 },
    met: [{ by: 'notice-served', same: 'measureId', anyTime: true }],
    remind: [
      { after: { hours: 12 }, to: ['FR', 'BUU'] },
      { after: { hours: 20 }, to: ['FR', 'BUU'] },
    ],
    breachTo: ['FR', 'BUU', 'FR-leader'],
    versions: [
      { validFrom: ALWAYS, source: { text: 'SEL § 75 stk. 2' } },
      { validFrom: BARNETS_LOV, source: { text: 'BL § 143', formerly: 'SEL § 75 stk. 2' } },
    ],
    about: text(
      'Kun formandens akutte afgørelse (BL § 143). Meddeles forældremyndighedsindehaver og andre parter med oplysning om retten til aktindsigt, til advokat og til at udtale sig. En fejl i formen kan få Ankestyrelsen til at ophæve afgørelsen.',
      "Only the chair's acute decision (BL § 143). Served to the custody holder and other parties, telling of the right to see the file, to a lawyer and to be heard. A formal fault may lead Ankestyrelsen to annul the decision.",
    ),
    doubt: text(
      'Kun Ankestyrelsens side er set; stykkerne i § 143 ud over stk. 4 er ikke læst.',
      "Only Ankestyrelsen's page has been seen; the subsections of § 143 other than (4) are unread.",
    ),
  },
  {
    id: 'F3-09',
    kind: 'deadline',
    phase: 3,
    title: text('Formandsafgørelse: udvalgets godkendelse', "Chair's decision: approval by the committee"),
    nature: 'LOV',
    certainty: 'V',
    responsible: 'BUU',
    stands: 'both',
    subject: 'unborn',
    opens: [ofMeasure],
    due: {
      count: 'computed',
      by: sevenDaysFirstCounted,
      words: text(
        '7 dage, iværksættelsesdagen talt med (R-04)',
        '7 days, the day of implementation counted (R-04)',
      ),
    },
    met: [{ by: 'chair-decision-approved', same: 'measureId', anyTime: true }],
    remind: [
      { after: { hours: 0 }, to: 'BUU' },
      { after: { days: 3 }, to: 'BUU' },
      { after: { days: 5 }, to: 'BUU' },
    ],
    breachTo: ['BUU', 'BUU-leader', 'FR', 'director'],
    versions: [
      { validFrom: ALWAYS, source: { text: 'SEL § 75 stk. 3; BEK 727/2019 § 3 stk. 3' } },
      {
        validFrom: BARNETS_LOV,
        source: {
          text: 'BL § 143 stk. 4, § 142 stk. 1',
          formerly: 'SEL § 75 stk. 3; BEK 727/2019 § 3 stk. 3',
        },
      },
    ],
    doubt: text(
      'Kun Ankestyrelsens side er set, og den kan delvis være fra før 2024; af § 143 er kun stk. 4 læst.',
      "Only Ankestyrelsen's page has been seen, and it may partly predate 2024; of § 143 only (4) has been read.",
    ),
    about: text(
      'Kun formandens akutte afgørelse (BL § 143): snarest, og også når indsatsen er ophørt. Uden godkendelse bortfalder afgørelsen: barnet skal hjem, eller der skal et andet grundlag til.',
      "Only the chair's acute decision (BL § 143): as soon as possible, and also when the measure has ended. Without approval the decision lapses: the child goes home, or another basis is needed.",
    ),
  },
  {
    id: 'F3-10',
    kind: 'deadline',
    phase: 3,
    title: text('Formandsafgørelse: gyldighed', "Chair's decision: validity"),
    nature: 'LOV',
    certainty: 'V',
    responsible: 'FR',
    alsoResponsible: ['BUU'],
    stands: 'both',
    subject: 'unborn',
    opens: [ofMeasure],
    due: { count: 'months', n: 1 },
    met: [{ by: 'decided-by-board', same: 'measureId' }],
    ends: [endsWithMeasure],
    remind: [
      { after: { days: 14 }, to: ['FR', 'BUU'] },
      { after: { days: 21 }, to: ['FR', 'BUU'] },
      { after: { days: 26 }, to: ['FR', 'BUU'] },
    ],
    breachTo: ['FR', 'BUU', 'FR-leader'],
    versions: [
      { validFrom: ALWAYS, source: { text: 'SEL § 75' } },
      { validFrom: BARNETS_LOV, source: { text: 'BL § 143', formerly: 'SEL § 75' } },
    ],
    doubt: text(
      'Kun Ankestyrelsens side er set, og den kan delvis være fra før 2024.',
      "Only Ankestyrelsen's page has been seen, and it may partly predate 2024.",
    ),
    about: text(
      'Kun formandens akutte afgørelse (BL § 143). Udvalgets endelige afgørelse efter § 47 skal være truffet inden; ellers bortfalder formandsafgørelsen. Ophører indsatsen, bortfalder fristen.',
      "Only the chair's acute decision (BL § 143). The committee's final decision under § 47 must be made before; else the chair's decision lapses. When the measure ends the limit falls away.",
    ),
  },
];
