import { addDays } from '../../calendar/index.ts';
import type { CaseView } from '../../case/case-view.ts';
import { text } from '../../text.ts';
import { childBirthEvents, fromBirth } from '../from-birth.ts';
import { ALWAYS, type Dates, type Due, type Meeting, type Rule, type Seed, type Tracer } from '../rule.ts';

const done = (programme: string, code: string): Meeting => ({
  by: 'examination-recorded',
  where: { programme, code },
  anyTime: true,
});

/** Birth + 35 to birth + 56 days: a window in itself, no tolerance on top (contract §1). */
function fiveToEightWeeks(_seed: Seed, view: CaseView, trace?: Tracer): Dates | null {
  const from = view.birth?.on;
  if (!from) return null;
  const earliestOn = addDays(from, 35);
  const dueOn = addDays(from, 56);
  trace?.({ text: text('Fødsel', 'Birth'), on: from });
  trace?.({ text: text('5 uger efter', '5 weeks after'), on: earliestOn });
  trace?.({ text: text('8 uger efter', '8 weeks after'), on: dueOn });
  return { earliestOn, dueOn };
}

/** The mother's own examination, once per birth; a stillbirth told as the end of the pregnancy is one too. */
function postpartumSeeds(view: CaseView): readonly Seed[] {
  if (view.birth) return fromBirth(view, '8w');
  const stillborn = view.of('pregnancy-ended').find((fact) => fact.data.outcome === 'stillbirth');
  return stillborn ? [{ key: '8w', trigger: stillborn, base: stillborn.on }] : [];
}

function eightWeeksAfterBirth(seed: Seed, view: CaseView, trace?: Tracer): Dates {
  const from = view.birth?.on ?? seed.trigger.on;
  const dueOn = addDays(from, 56);
  trace?.({ text: text('Fødsel', 'Birth'), on: from });
  trace?.({ text: text('8 uger efter', '8 weeks after'), on: dueOn });
  return { dueOn };
}

/** Phase 3, the first examinations of child and mother. */
export const firstExaminationRules: readonly Rule[] = [
  {
    id: 'F3-21',
    kind: 'deadline',
    phase: 3,
    title: text('FamPlus-undersøgelse 5–8 uger', 'FamPlus examination at 5–8 weeks'),
    nature: 'VEJL',
    certainty: 'S',
    responsible: 'FP',
    stands: 'child',
    subject: 'child',
    seeds: (view) => fromBirth(view, '5-8w'),
    openedBy: childBirthEvents,
    due: {
      count: 'computed',
      by: fiveToEightWeeks,
      bound: 'birth',
      words: text('fra 35 til 56 dage efter fødslen', 'from 35 to 56 days after the birth'),
    },
    met: [done('famplus', '5-8w')],
    examination: true,
    remind: [{ after: { weeks: 3 }, to: 'SSR' }],
    versions: [{ validFrom: ALWAYS, source: { text: 'RA Bilag 1' } }],
    about: text(
      'Grøn: læge efter behov. Gul og rød: læge og psykolog. Udeblivelse følges op som F1-12.',
      'Green: doctor as needed. Yellow and red: doctor and psychologist. A no-show is followed up as F1-12.',
    ),
  },
  {
    id: 'F3-22',
    kind: 'deadline',
    phase: 3,
    title: text('Børneundersøgelse 5 uger', "GP's examination at 5 weeks"),
    nature: 'VEJL',
    certainty: 'V',
    responsible: 'GP',
    stands: 'child',
    subject: 'child',
    seeds: (view) => fromBirth(view, '5w'),
    openedBy: childBirthEvents,
    due: { count: 'weeks', n: 5, base: 'birth' },
    met: [done('gp-child', '5w')],
    examination: true,
    versions: [{ validFrom: ALWAYS, source: { text: 'SUL kap. 36' } }],
  },
  {
    id: 'F3-23',
    kind: 'deadline',
    phase: 3,
    title: text('Efterfødselsundersøgelse 8 uger', 'Postpartum examination at 8 weeks'),
    nature: 'VEJL',
    certainty: 'S',
    responsible: 'GP',
    stands: 'pregnancy',
    subject: 'mother',
    seeds: postpartumSeeds,
    openedBy: ['birth-recorded', 'pregnancy-ended'],
    due: {
      count: 'computed',
      by: eightWeeksAfterBirth,
      bound: 'birth',
      words: text('8 uger efter fødslen', '8 weeks after the birth'),
    },
    met: [done('postpartum', '8w')],
    quietAfterLoss: true,
    remind: [{ onTarget: true, to: ['FP', 'FR'], when: contraceptionAgreed }],
    versions: [{ validFrom: ALWAYS, source: { text: 'RA, efterfødselsundersøgelse' } }],
    about: text(
      'Tilbydes alle kvinder, med prævention efter specialplanen. Efter et tab bliver tilbuddet stående, men ingen skrives til.',
      'Offered to all women, with contraception by the specialist plan. After a loss the offer stays, but nobody is written to.',
    ),
  },
];

/** The clinic and the family department are told only where contraception was agreed. */
function contraceptionAgreed(_seed: Seed, view: CaseView): boolean {
  return view.of('agreed').some((fact) => fact.data.what === 'contraception');
}

/** 28 days, never rolled; 14 before 1 July 2020. Where the parents are married there is nothing to register. */
const parenthoodDue = (days: number): Due => ({ count: 'days', n: days, base: 'birth' });

const unmarriedParents = (view: CaseView): readonly Seed[] =>
  view.birth?.fact.data.parentsMarried === true ? [] : fromBirth(view, '1');

/** A child referred after birth has its number already; one born in a followed pregnancy is waiting for it. */
const bornHere = (view: CaseView): readonly Seed[] =>
  view.birth?.fact.type === 'born' ? fromBirth(view, '1') : [];

/** Daily while a number usually comes; a child without one for longer stands in the worklist. */
const DAYS_OF_DAILY_REMINDERS = 28;

/** Phase 3, the child's registration. */
export const registrationRules: readonly Rule[] = [
  {
    id: 'F3-24',
    kind: 'right',
    phase: 3,
    title: text('Faderskab eller medmoderskab', 'Registering parenthood'),
    nature: 'RET',
    certainty: 'V',
    responsible: 'mother',
    alsoResponsible: ['partner'],
    stands: 'child',
    subject: 'child',
    seeds: unmarriedParents,
    openedBy: childBirthEvents,
    due: parenthoodDue(28),
    met: [{ by: 'parenthood-registered' }],
    citizens: true,
    remind: [{ after: { days: 14 }, to: ['FR', 'SSR'] }],
    versions: [
      { validFrom: ALWAYS, source: { text: 'VEJ 9266/2019' }, change: { due: parenthoodDue(14) } },
      { validFrom: '2020-07-01', source: { text: 'VEJ 9396/2020', formerly: 'VEJ 9266/2019' } },
      { validFrom: '2024-09-02', source: { text: 'VEJ 9608/2024', formerly: 'VEJ 9396/2020' } },
    ],
    about: text(
      'Omsorgs- og ansvarserklæring. Registreringen afgør, hvem der har forældremyndigheden; den er foreløbig i 6 måneder. Efter fristen overtager Familieretshuset.',
      'Declaration of care and responsibility. The registration decides who holds custody; it is provisional for 6 months. After the limit Familieretshuset takes over.',
    ),
  },
  {
    id: 'F3-25',
    kind: 'right',
    phase: 3,
    title: text('Navngivning', 'Naming'),
    nature: 'RET',
    certainty: 'U-high',
    responsible: 'FMI',
    stands: 'child',
    subject: 'child',
    seeds: (view) => fromBirth(view, '1'),
    openedBy: childBirthEvents,
    due: { count: 'months', n: 6, base: 'birth' },
    met: [{ by: 'child-named' }],
    citizens: true,
    versions: [{ validFrom: ALWAYS, source: { text: 'Navneloven § 1' } }],
  },
  {
    id: 'F3-26',
    kind: 'deadline',
    phase: 3,
    title: text('CPR-nummer koblet', 'CPR number linked'),
    nature: 'DESIGN',
    certainty: 'U',
    responsible: 'FP',
    stands: 'child',
    subject: 'child',
    seeds: bornHere,
    openedBy: ['born'],
    due: { count: 'none' },
    met: [{ by: 'cpr-linked' }],
    remind: Array.from({ length: DAYS_OF_DAILY_REMINDERS }, (_, i) => ({
      after: { days: i + 1 },
      to: 'FP' as const,
    })),
    versions: [{ validFrom: ALWAYS, source: { text: 'Vores forslag' } }],
    about: text(
      'Kobles, aldrig overskrives: erstatningsnummeret bliver stående.',
      'Linked, never overwritten: the replacement number stays.',
    ),
  },
];
