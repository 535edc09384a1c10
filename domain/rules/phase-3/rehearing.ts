import { addMonths, addYears, type CivilDate } from '../../calendar/index.ts';
import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { measureById, measuresOf } from '../../case/measures.ts';
import { placementOf } from '../../case/placements.ts';
import { text } from '../../text.ts';
import { ALWAYS, BARNETS_LOV, type Dates, type Rule, type Seed, type Tracer } from '../rule.ts';
import { endsWithMeasure } from './acute-placement.ts';

const FIRST_MONTHS = 12;
const AFTER_PLACEMENT_MONTHS = 24;

/** Decisions of the committee without consent: of a child (§ 47) and of an unborn child (§ 49). */
const withoutConsent = ['BL47', 'BL49'] as const;

/** A decision by the committee on a placement without consent, the one that follows an acute decision among them. */
function keepsPlacement(fact: Fact, view: CaseView): boolean {
  const basis = measureById(view, fact.data.measureId)?.basis;
  return basis !== 'BL32' && basis !== 'BL46' && fact.data.deviates !== true;
}

/** Whether the child was placed at any time in the year before a day: by a measure, or by a period recorded. */
function placedInYearBefore(view: CaseView, on: CivilDate): boolean {
  const since = addYears(on, -1);
  const byMeasure = measuresOf(view).some((measure) => {
    const placement = placementOf(measure, view);
    return placement !== null && placement.from.on < on && (!placement.until || placement.until.on > since);
  });
  return (
    byMeasure || view.of('placement-period-recorded').some((fact) => periodTouches(fact, view, since, on))
  );
}

function periodTouches(
  { data, on: recordedOn }: Fact,
  view: CaseView,
  since: CivilDate,
  on: CivilDate,
): boolean {
  if (typeof data.child === 'string' && data.child.startsWith('child:') && data.child !== view.state.ref)
    return false;
  const from = typeof data.from === 'string' ? data.from : recordedOn;
  const until = typeof data.until === 'string' ? data.until : null;
  return from < on && (until === null || until > since);
}

/** What the decision says, else 24 months where a placement ran in the year before it, else 12 (contract, F3-12). */
function rehearingLimit(seed: Seed, view: CaseView, trace?: Tracer): Dates {
  const { on, data } = seed.trigger;
  const months =
    typeof data.rehearingMonths === 'number'
      ? data.rehearingMonths
      : placedInYearBefore(view, on)
        ? AFTER_PLACEMENT_MONTHS
        : FIRST_MONTHS;
  const dueOn = addMonths(on, months);
  trace?.({ text: text('Udvalgets afgørelse', "The committee's decision"), on });
  trace?.({
    text:
      typeof data.rehearingMonths === 'number'
        ? text(`${months} måneder, fastsat i afgørelsen`, `${months} months, set in the decision`)
        : months === AFTER_PLACEMENT_MONTHS
          ? text('24 måneder: anbragt inden for det seneste år', '24 months: placed within the year before')
          : text('12 måneder: ikke anbragt det seneste år', '12 months: not placed in the year before'),
    on: dueOn,
  });
  return { dueOn };
}

/** What the committee decided, and when it must decide again. */
export const rehearingRules: readonly Rule[] = [
  {
    id: 'F3-12',
    kind: 'deadline',
    phase: 3,
    title: text('Genbehandling af anbringelse uden samtykke', 'Re-hearing of a placement without consent'),
    nature: 'LOV',
    certainty: 'V-old',
    responsible: 'FR',
    alsoResponsible: ['BUU'],
    stands: 'both',
    subject: 'unborn',
    opens: [
      { on: 'measure-decided', where: { basis: withoutConsent, placement: true }, key: 'measureId' },
      { on: 'decided-by-board', key: 'decisionId', when: keepsPlacement },
    ],
    due: {
      count: 'computed',
      by: rehearingLimit,
      words: text(
        '12 måneder efter afgørelsen; 24, hvis barnet var anbragt inden for det seneste år; ellers hvad afgørelsen siger',
        '12 months after the decision; 24 where the child was placed within the year before; else what the decision says',
      ),
    },
    met: [
      { by: 'decided-by-board', when: (fact, seed) => fact.data.measureId === seed.trigger.data.measureId },
    ],
    ends: [
      endsWithMeasure,
      { by: 'child-returned', reason: text('Barnet er hjemgivet', 'The child has returned home') },
      { by: 'adoption-granted', reason: text('Barnet er bortadopteret', 'The child has been adopted') },
    ],
    remind: [
      { before: { months: 6 }, to: ['FR', 'BUU'] },
      { before: { months: 3 }, to: ['FR', 'BUU'] },
      { before: { months: 1 }, to: ['FR', 'BUU'] },
    ],
    breachTo: ['FR', 'BUU', 'FR-leader', 'director'],
    versions: [
      { validFrom: ALWAYS, source: { text: 'SEL § 62' } },
      { validFrom: BARNETS_LOV, source: { text: 'BL § 50', formerly: 'SEL § 62' } },
    ],
    about: text(
      'Åbnes af udvalgets afgørelse om anbringelse uden samtykke (BL §§ 47 og 49) og igen af hver afgørelse, der opretholder den. I «det seneste år» tæller enhver anbringelse med, også en registreret periode fra før sagen. Var barnet under et år ved afgørelsen, kan den fastsætte op til tre år; kortere eller længere frist kan fremgå af afgørelsen. Ophører indsatsen, bortfalder fristen; overskrides den, er anbringelsen uden grundlag.',
      "Opened by the committee's decision on placement without consent (BL §§ 47 and 49) and again by every decision that upholds it. “The year before” counts any placement, a recorded period from before the case too. Where the child was under one year, the decision may set up to three years; a shorter or longer limit may stand in the decision. When the measure ends the limit falls away; past it the placement has no legal basis.",
    ),
    doubt: text(
      'Ordlyden af BL § 50 er ikke læst; fristerne på 1, 2 og 3 år er bekræftet for SEL § 62. Undtagelsen i § 50 stk. 7 er ulæst. At den akutte anbringelse før udvalgets egen afgørelse tæller med i «det seneste år», er vores læsning. En afgørelse efter BL § 49 genbehandles i graviditetens sag; lukker den, skal udvalgets næste afgørelse registreres i barnets.',
      'The wording of BL § 50 is unread; the limits of 1, 2 and 3 years are confirmed for SEL § 62. The exception in § 50 (7) is unread. That the acute placement before the committee’s own decision counts in “the year before” is our reading. A decision under BL § 49 is heard again in the pregnancy’s case; when that closes, the committee’s next decision is recorded in the child’s.',
    ),
  },
  {
    id: 'F3-13',
    kind: 'deadline',
    phase: 3,
    title: text('Ikke-iværksat afgørelse bortfalder', 'Decision not implemented lapses'),
    nature: 'LOV',
    certainty: 'U-low',
    responsible: 'FR',
    stands: 'both',
    subject: 'unborn',
    opens: [{ on: 'measure-decided', where: { basis: withoutConsent }, key: 'measureId' }],
    due: { count: 'months', n: 3 },
    met: [{ by: 'measure-implemented', same: 'measureId' }],
    ends: [endsWithMeasure],
    remind: [{ onTarget: true, to: 'FR' }],
    versions: [
      { validFrom: ALWAYS, source: { text: 'SEL § 64' } },
      { validFrom: BARNETS_LOV, source: { text: 'BL § 139', formerly: 'SEL § 64' } },
    ],
    about: text(
      'Gælder udvalgets afgørelse uden samtykke (BL §§ 47 og 49), fra den er truffet, til den er iværksat; ophører indsatsen, bortfalder fristen.',
      "Holds for the committee's decision without consent (BL §§ 47 and 49), from the day it is made until it is implemented; when the measure ends the limit falls away.",
    ),
    doubt: text(
      'Fristen er ikke bekræftet: tre måneder er en erindret værdi.',
      'The limit is not confirmed: three months is a remembered value.',
    ),
  },
];
