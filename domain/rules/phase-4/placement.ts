import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { measureById, measuresOf } from '../../case/measures.ts';
import { continuousPlacements, type Placement, placementOf } from '../../case/placements.ts';
import { type Text, text } from '../../text.ts';
import { ALWAYS, BARNETS_LOV, type Rule, type Seed } from '../rule.ts';

const placementOver = text('Anbringelsen er ophørt', 'The placement has ended');

const during = ({ from, until }: Placement, fact: Fact): boolean =>
  fact.on >= from.on && (until === null || fact.on <= until.on);

/** Per placement one visit owed from its start (k1) and one after every visit (k1.1 …). */
function visitSeeds(view: CaseView): readonly Seed[] {
  return measuresOf(view).flatMap((measure) => {
    const placement = placementOf(measure, view);
    if (!placement) return [];
    const visits = view
      .ever('placed-child-visited')
      .map((fact, i) => ({ fact, number: i + 1 }))
      .filter(({ fact }) => fact.retractedBy === undefined && during(placement, fact));
    const after = visits.map(({ fact, number }): Seed => {
      return { key: `${measure.id}.${number}`, trigger: fact, about: measure.id };
    });
    return [{ key: measure.id, trigger: placement.from, about: measure.id }, ...after];
  });
}

const nextVisit = (seed: Seed, view: CaseView): Fact | null =>
  view
    .of('placed-child-visited')
    .find(
      (fact) =>
        fact.id !== seed.trigger.id &&
        (fact.on > seed.trigger.on ||
          (fact.on === seed.trigger.on &&
            (seed.trigger.type !== 'placed-child-visited' || fact.id > seed.trigger.id))),
    ) ?? null;

function placementEnded(seed: Seed, view: CaseView): { fact: Fact; reason: Text } | null {
  const measure = measureById(view, seed.about);
  const fact = measure && placementOf(measure, view)?.until;
  return fact ? { fact, reason: placementOver } : null;
}

/** One per unbroken time away from home, named after the measure that began it. */
const longPlacementSeeds = (view: CaseView): readonly Seed[] =>
  continuousPlacements(view).map(({ measure, from }) => ({
    key: measure.id,
    trigger: from,
    about: measure.id,
  }));

function longPlacementEnded(seed: Seed, view: CaseView): { fact: Fact; reason: Text } | null {
  const fact = continuousPlacements(view).find(({ measure }) => measure.id === seed.about)?.until;
  return fact ? { fact, reason: placementOver } : null;
}

const endsAPlacement = (fact: Fact, _seed: Seed, view: CaseView): boolean =>
  measureById(view, fact.data.measureId)?.placement === true;

/** BL § 156, §§ 99–102 and § 67: a child away from home is visited, may come home, may stay for good. */
export const placementRules: readonly Rule[] = [
  {
    id: 'F4-17',
    kind: 'deadline',
    phase: 4,
    title: text('Personrettet tilsyn med anbragt barn', 'Visit to the placed child'),
    nature: 'LOV',
    certainty: 'V',
    responsible: 'FR',
    stands: 'child',
    subject: 'child',
    seeds: visitSeeds,
    openedBy: ['measure-implemented', 'placed-child-visited'],
    occurs: text(
      'én fra anbringelsen og én efter hvert besøg',
      'one from the placement and one after each visit',
    ),
    due: { count: 'months', n: 6 },
    metBy: nextVisit,
    metByEvents: ['placed-child-visited'],
    endedBy: placementEnded,
    remind: [{ after: { months: 5 }, to: 'FR' }],
    about: text(
      'Mindst to besøg om året på anbringelsesstedet med en samtale med barnet efter dets alder: seks måneder fra anbringelsen eller sidste besøg.',
      'At least two visits a year at the placement with a talk with the child as its age allows: six months from the placement or the last visit.',
    ),
    versions: [
      { validFrom: ALWAYS, source: { text: 'SEL § 148 stk. 3' } },
      { validFrom: BARNETS_LOV, source: { text: 'BL § 156 stk. 5', formerly: 'SEL § 148 stk. 3' } },
    ],
  },
  {
    id: 'F4-18',
    kind: 'deadline',
    phase: 4,
    title: text('Stillingtagen til anmodning om hjemgivelse', 'Position on a request for return'),
    nature: 'LOV',
    certainty: 'V-old',
    responsible: 'FR',
    stands: 'child',
    subject: 'child',
    opens: [{ on: 'return-requested' }],
    due: { count: 'days', n: 7 },
    met: [{ by: ['return-request-answered', 'return-decided', 'child-returned'] }],
    remind: [{ after: { days: 3 }, to: 'FR' }],
    versions: [
      { validFrom: ALWAYS, source: { text: 'SEL § 68' } },
      { validFrom: BARNETS_LOV, source: { text: 'BL §§ 99–102', formerly: 'SEL § 68' } },
    ],
    about: text(
      'Når forældremyndighedsindehaveren beder om hjemgivelse, tager kommunen stilling: et svar, en afgørelse eller barnet hjemgivet.',
      "When the custody holder asks for the child's return, the municipality takes a position: an answer, a decision, or the child returned.",
    ),
    doubt: text(
      'Den præcise bestemmelse i barnets lov om de syv dage og dens indhold er ikke bekræftet.',
      'The exact provision of barnets lov on the seven days and its content are not confirmed.',
    ),
  },
  {
    id: 'F4-19',
    kind: 'deadline',
    phase: 4,
    title: text('Hjemgivelsesperiode', 'Return period'),
    nature: 'LOV',
    certainty: 'V',
    responsible: 'FR',
    stands: 'child',
    subject: 'child',
    opens: [{ on: 'return-decided', when: ({ data }) => data.granted !== false }],
    due: { count: 'months', n: 6 },
    met: [{ by: 'child-returned' }, { by: 'measure-ended', when: endsAPlacement }],
    remind: [{ before: { months: 1 }, to: 'FR' }],
    about: text(
      'Kun når hjemgivelse er besluttet. Planen revideres forinden, og barnet er hjemme senest efter seks måneder.',
      'Only when the return was decided. The plan is revised before, and the child is home after six months at the latest.',
    ),
    versions: [
      { validFrom: ALWAYS, source: { text: 'SEL § 68 stk. 2–3' } },
      { validFrom: BARNETS_LOV, source: { text: 'BL § 100 stk. 3 og 5', formerly: 'SEL § 68 stk. 2–3' } },
    ],
  },
  {
    id: 'F4-20',
    kind: 'deadline',
    phase: 4,
    title: text('Permanent anbringelse mulig', 'Permanent placement possible'),
    nature: 'LOV',
    certainty: 'V',
    responsible: 'FR',
    alsoResponsible: ['BUU'],
    stands: 'child',
    subject: 'child',
    seeds: longPlacementSeeds,
    openedBy: ['measure-implemented'],
    occurs: text('én for hver sammenhængende anbringelse', 'one for each unbroken placement'),
    due: { count: 'years', n: 3 },
    met: [{ by: 'permanent-placement-assessed' }],
    endedBy: longPlacementEnded,
    remind: [{ after: { months: 33 }, to: 'FR' }],
    breachTo: [],
    about: text(
      'Efter mindst tre års sammenhængende anbringelse, også når den er fortsat under en ny indsats, kan det vurderes, om barnet skal blive, hvor det er.',
      'After at least three years of unbroken placement, also where it went on under another measure, it can be assessed whether the child is to stay where it is.',
    ),
    versions: [
      { validFrom: ALWAYS, source: { text: 'SEL § 68 a' } },
      { validFrom: BARNETS_LOV, source: { text: 'BL § 67', formerly: 'SEL § 68 a' } },
    ],
    doubt: text(
      'Undtagelserne (BL § 50 stk. 7 og § 68 stk. 2) er ikke læst.',
      'The exceptions (BL § 50(7) and § 68(2)) have not been read.',
    ),
  },
];
