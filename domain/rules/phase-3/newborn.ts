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
    occurs: text('én for hvert barn', 'one for each child'),
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
      'Undersøgelsen ved 5–8 uger er selv et vindue uden yderligere tolerance. Grøn: læge efter behov. Gul og rød: læge og psykolog. Udeblivelse følges op som F1-12.',
      'The examination at 5–8 weeks is a window in itself without further tolerance. Green: doctor as needed. Yellow and red: doctor and psychologist. A no-show is followed up as F1-12.',
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
    occurs: text('én for hvert barn', 'one for each child'),
    due: { count: 'weeks', n: 5, base: 'birth' },
    met: [done('gp-child', '5w')],
    examination: true,
    versions: [{ validFrom: ALWAYS, source: { text: 'SUL kap. 36' } }],
    about: text(
      'Tilbydes hvert barn; vises i planen, og ingen påmindes herfra.',
      'Offered to every child; shown in the plan, and nobody is reminded from here.',
    ),
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
    occurs: text('én pr. fødsel', 'one per birth'),
    due: {
      count: 'computed',
      by: eightWeeksAfterBirth,
      bound: 'birth',
      words: text('8 uger efter fødslen', '8 weeks after the birth'),
    },
    met: [done('postpartum', '8w')],
    quietAfterLoss: true,
    remind: [
      {
        onTarget: true,
        to: ['FP', 'FR'],
        when: contraceptionAgreed,
        words: text('når prævention er aftalt', 'where contraception was agreed'),
      },
    ],
    versions: [{ validFrom: ALWAYS, source: { text: 'RA, efterfødselsundersøgelse' } }],
    about: text(
      'Tilbydes alle kvinder, også efter en dødfødsel, med prævention efter specialplanen; Familieambulatoriet og Familierådgivningen påmindes kun, hvor prævention er aftalt. Efter et tab bliver tilbuddet stående, men ingen skrives til.',
      'Offered to all women, after a stillbirth too, with contraception by the specialist plan; the clinic and the family department are reminded only where contraception was agreed. After a loss the offer stays, but nobody is written to.',
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

/** Daily until the half year in which a child has to be named; without a number for longer it stands in the worklist. */
const DAYS_OF_DAILY_REMINDERS = 183;

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
    occurs: text('én for hvert barn', 'one for each child'),
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
      'Kun når forældrene ikke er gift. Registreres ved en omsorgs- og ansvarserklæring; registreringen afgør, hvem der har forældremyndigheden, og er foreløbig i 6 måneder. Fristen rykker aldrig; efter den overtager Familieretshuset.',
      'Only where the parents are not married. Registered by a declaration of care and responsibility; the registration decides who holds custody and is provisional for 6 months. The limit never moves; after it Familieretshuset takes over.',
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
    occurs: text('én for hvert barn', 'one for each child'),
    due: { count: 'months', n: 6, base: 'birth' },
    met: [{ by: 'child-named' }],
    citizens: true,
    versions: [{ validFrom: ALWAYS, source: { text: 'Navneloven § 1' } }],
    about: text(
      'Forældrenes egen frist; den rykker aldrig, og bruges den ikke, er ingen i brud.',
      "The parents' own limit; it never moves, and where it is not used nobody is in breach.",
    ),
    doubt: text('Navnelovens § 1 er ikke efterprøvet.', 'Section 1 of the act on names is not verified.'),
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
    occurs: text('én for hvert barn', 'one for each child'),
    due: { count: 'none' },
    met: [{ by: 'cpr-linked' }],
    remind: [{ after: { days: 1 }, repeat: { days: 1, times: DAYS_OF_DAILY_REMINDERS }, to: 'FP' }],
    versions: [{ validFrom: ALWAYS, source: { text: 'Vores forslag' } }],
    about: text(
      'Kun børn født i et forløb, der følges; et barn henvist efter fødslen har sit nummer. Familieambulatoriet påmindes dagligt, til nummeret er koblet, i højst et halvt år. Kobles, aldrig overskrives: erstatningsnummeret bliver stående.',
      'Only children born in a pregnancy that is followed; a child referred after birth has its number. The clinic is reminded daily until the number is linked, for half a year at most. Linked, never overwritten: the replacement number stays.',
    ),
  },
];
