import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { measureById, measuresOf } from '../../case/measures.ts';
import { computeDates } from '../../obligations/compute-dates.ts';
import { text } from '../../text.ts';
import { tickedOff } from '../checklist.ts';
import { ALWAYS, BARNETS_LOV, type Dates, type Rule, type Seed, type Tracer } from '../rule.ts';
import { continuedAtBirth } from './follow-ups.ts';
import { recommendationSeeds, recommendations } from './parent-recommendations.ts';

/**
 * Every placement decided: the parents' own support is offered with it. One that was planned before keeps its
 * occurrence and is about the first decision after it.
 */
function supportSeeds(view: CaseView): readonly Seed[] {
  const decided = measuresOf(view)
    .filter(({ placement }) => placement)
    .map((measure): Seed => ({ key: measure.id, trigger: measure.decided, about: measure.id }));
  const planned = view.of('placement-planned')[0];
  if (!planned || decided.some(({ trigger }) => trigger.on < planned.on)) return decided;
  const [first, ...rest] = decided;
  return [{ key: '1', trigger: planned, ...(first ? { about: first.about ?? null } : {}) }, ...rest];
}

/** By implementation: the limit is known when that is. */
function byImplementation(seed: Seed, view: CaseView, trace?: Tracer): Dates | null {
  const implementedOn = measureById(view, seed.about)?.implementedOn;
  if (!implementedOn) return {};
  trace?.({ text: text('Anbringelsen er iværksat', 'The placement was carried out'), on: implementedOn });
  return { dueOn: implementedOn };
}

/** Offered when the placement was planned is offered in time for what was decided later. */
const supportOffered = (_seed: Seed, view: CaseView): Fact | null =>
  view.of('support-person-offered')[0] ?? null;

/** The parents' own plan, and its review at every follow-up once there is one. */
function parentsPlanSeeds(view: CaseView): readonly Seed[] {
  const decided = view
    .of('parent-support-decided')
    .map((trigger, i): Seed => ({ key: String(i + 1), trigger }));
  const first = view.of('parents-plan-approved')[0];
  const reviews = view
    .of('follow-up-held')
    .filter((fact) => first !== undefined && fact.on > first.on)
    .map((trigger): Seed => {
      const { measureId, number } = trigger.data;
      return { key: `${String(measureId)}.${String(number ?? trigger.id)}`, trigger, about: 'review' };
    });
  return [...decided, ...reviews];
}

function parentsPlanDates(seed: Seed, view: CaseView, trace?: Tracer): Dates | null {
  return seed.about === 'review' ? {} : computeDates({ count: 'months', n: 3 }, seed, view, trace);
}

const both = { phase: 4, stands: 'both', responsible: 'FR' } as const;

/** F4-37 … F4-39: what parents are owed when their child is placed (BL kap. 8, the recommendations of 2024). */
export const parentsOfPlacedRules: readonly Rule[] = [
  {
    ...both,
    id: 'F4-37',
    kind: 'deadline',
    title: text('Støtteperson til forældre', 'Support person for parents'),
    nature: 'LOV',
    certainty: 'S',
    subject: 'case',
    seeds: supportSeeds,
    openedBy: ['placement-planned', 'measure-decided'],
    occurs: text('én for hver anbringelse', 'one for each placement'),
    due: {
      count: 'computed',
      by: byImplementation,
      words: text('senest når anbringelsen iværksættes', 'at the latest when the placement is carried out'),
    },
    metBy: supportOffered,
    metByEvents: ['support-person-offered'],
    ends: [
      {
        by: 'placement-plan-dropped',
        when: (_fact, seed) => seed.about === undefined,
        reason: text('Anbringelsen påtænkes ikke længere', 'The placement is no longer intended'),
      },
    ],
    endedBy: continuedAtBirth,
    about: text(
      'Tilbydes ved den påtænkte anbringelse, ellers ved hver besluttet; et tilbud givet tidligere tæller. Fristen er kendt, når anbringelsen er iværksat. Tilbuddet gælder også hjælp i sorgen; et nej noteres. Ved fødslen videreføres det i barnets sag.',
      "Offered with the intended placement, else with each one decided; an offer made earlier counts. The limit is known when the placement is carried out. The offer is for grief too; a no is noted. At the birth it continues in the child's case.",
    ),
    versions: [
      { validFrom: ALWAYS, source: { text: 'SEL § 54' } },
      { validFrom: BARNETS_LOV, source: { text: 'BL § 75', formerly: 'SEL § 54' } },
    ],
  },
  {
    ...both,
    id: 'F4-38',
    kind: 'deadline',
    title: text('Forældrehandleplan', "Parents' plan"),
    nature: 'LOV',
    certainty: 'S',
    subject: 'case',
    seeds: parentsPlanSeeds,
    openedBy: ['parent-support-decided', 'follow-up-held'],
    occurs: text(
      'én for hver afgørelse om støtte og én for hver gennemgang',
      'one for each decision on support and one for each review',
    ),
    due: {
      count: 'computed',
      by: parentsPlanDates,
      words: text(
        '3 måneder efter afgørelsen om støtte (forslag); gennemgås ved hver opfølgning',
        '3 months after the decision on support (our proposal); reviewed at every follow-up',
      ),
    },
    met: [{ by: 'parents-plan-approved' }],
    versions: [
      { validFrom: ALWAYS, source: { text: 'SEL § 54' } },
      { validFrom: BARNETS_LOV, source: { text: 'BL § 78', formerly: 'SEL § 54' } },
    ],
    about: text(
      'Når støtte til forældrene under anbringelsen er besluttet: deres egen plan, eller med deres samtykke en fælles med barnets. Når der er en plan, gennemgås den ved hver opfølgning (F4-01, F4-02), uden frist for sig.',
      "When support to the parents during the placement is decided: their own plan or, with their consent, one joint with the child's. Once there is a plan it is reviewed at every follow-up (F4-01, F4-02), without a limit of its own.",
    ),
  },
  {
    ...both,
    id: 'F4-39',
    kind: 'checklist',
    title: text('Anbefaling om forældresamarbejde', 'Recommendation on cooperation with parents'),
    nature: 'VEJL',
    certainty: 'S',
    subject: 'case',
    seeds: recommendationSeeds,
    openedBy: [...new Set(recommendations.flatMap(({ at }) => at))],
    occurs: text('én for hver anbefaling', 'one for each recommendation'),
    due: { count: 'none' },
    met: [tickedOff('F4-39')],
    items: recommendations.map(({ name }) => name),
    versions: [
      {
        validFrom: ALWAYS,
        source: { text: 'Anbefalinger om samarbejde med forældre til børn i anbringelse (2024)' },
      },
    ],
    about: text(
      'Hver anbefaling vises én gang, ved den første handling, den hører til, efter at en anbringelse er påtænkt eller besluttet. Den står aldrig i vejen.',
      'Each recommendation is shown once, at the first act it belongs to after a placement is intended or decided. It never stands in the way.',
    ),
  },
];
