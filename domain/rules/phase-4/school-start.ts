import { yearOf } from '../../calendar/index.ts';
import type { CaseView } from '../../case/case-view.ts';
import { schoolStartOf } from '../../case/school-start.ts';
import { text } from '../../text.ts';
import { childBirthEvents } from '../from-birth.ts';
import { ALWAYS, type Dates, type Rule, type Seed, type Tracer } from '../rule.ts';
import { movedWithSchoolStart } from './moved-school-start.ts';
import { oncePerChild } from './once-per-child.ts';

const choiceNames = {
  normal: text('1. august i det år, barnet fylder seks', '1 August of the year the child turns six'),
  postponed: text('Udsat et år', 'Postponed by a year'),
  early: text('Tidlig start, et år før', 'Early start, a year before'),
};

/** The end of the case, and the one date that moves when school start is decided otherwise. */
function schoolStartDate(_seed: Seed, view: CaseView, trace?: Tracer): Dates | null {
  const start = schoolStartOf(view);
  if (!start) return null;
  trace?.({ text: text('Fødsel', 'Birth'), on: view.birth?.on ?? start.on });
  trace?.({ text: choiceNames[start.choice], on: start.on });
  return { dueOn: start.on };
}

/** 1 January to 31 July of the calendar year in which the child turns so many years. */
function beforeAugustOfYear(years: number, view: CaseView, trace?: Tracer): Dates | null {
  if (!view.birth) return null;
  const year = yearOf(view.birth.on) + years;
  const earliestOn = `${year}-01-01`;
  const dueOn = `${year}-07-31`;
  trace?.({ text: text('Fødsel', 'Birth'), on: view.birth.on });
  trace?.({
    text: text(`I det kalenderår, barnet fylder ${years}`, `In the calendar year the child turns ${years}`),
    on: earliestOn,
  });
  trace?.({
    text: text(
      `Inden 1. august i det år, barnet fylder ${years}`,
      `Before 1 August of the year the child turns ${years}`,
    ),
    on: dueOn,
  });
  return { earliestOn, dueOn };
}

/** FSL § 34: a child that turns five before 1 October may start a year early. */
export const mayStartEarly = (bornOn: string): boolean => bornOn.slice(5) < '10-01';

function inTheYearOfSix(_seed: Seed, view: CaseView, trace?: Tracer): Dates | null {
  return beforeAugustOfYear(6, view, trace);
}

function inTheYearOfFive(_seed: Seed, view: CaseView, trace?: Tracer): Dates | null {
  return view.birth && mayStartEarly(view.birth.on) ? beforeAugustOfYear(5, view, trace) : null;
}

/** School start is the end of the course; postponing it or starting early is the family's right. */
export const schoolStartRules: readonly Rule[] = [
  {
    id: 'F4-12',
    kind: 'right',
    phase: 4,
    title: text('Skolestart', 'School start'),
    nature: 'RET',
    certainty: 'V',
    responsible: 'FMI',
    stands: 'child',
    subject: 'child',
    seeds: oncePerChild,
    openedBy: childBirthEvents,
    occurs: text('én for hvert barn', 'one for each child'),
    due: {
      count: 'computed',
      by: schoolStartDate,
      words: text(
        '1. august i det kalenderår, barnet fylder seks; flyttes ved udsættelse eller tidlig start',
        '1 August of the calendar year in which the child turns six; moves when postponed or early',
      ),
    },
    moves: (_seed, view) => movedWithSchoolStart(view, ({ on }) => on),
    metByClosing: true,
    remind: [
      { before: { months: 12 }, to: ['SSR', 'FR'] },
      { before: { months: 6 }, to: ['SSR', 'FR'] },
    ],
    breachTo: [],
    about: text(
      'Sagens slutpunkt: den lukker kl. 00.00 den dag. Datoen flytter, når skolestarten udsættes eller rykkes frem (F4-13, F4-14).',
      'The end of the case: it closes at 00:00 on that day. The date moves when school start is postponed or brought forward (F4-13, F4-14).',
    ),
    versions: [{ validFrom: ALWAYS, source: { text: 'FSL § 34 stk. 2' } }],
  },
  {
    id: 'F4-13',
    kind: 'right',
    phase: 4,
    title: text('Skoleudsættelse', 'Postponed school start'),
    nature: 'RET',
    certainty: 'V',
    responsible: 'FR',
    alsoResponsible: ['SCHOOL', 'FMI'],
    stands: 'child',
    subject: 'child',
    seeds: oncePerChild,
    openedBy: childBirthEvents,
    occurs: text('én for hvert barn', 'one for each child'),
    due: {
      count: 'computed',
      by: inTheYearOfSix,
      bound: 'birth',
      words: text(
        'i det kalenderår, barnet fylder seks, og inden 1. august; kun én gang',
        'in the calendar year in which the child turns six and before 1 August; once only',
      ),
    },
    met: [{ by: 'school-start-set', where: { choice: 'postponed' } }],
    citizens: true,
    remind: [{ onTarget: true, to: 'FR' }],
    versions: [{ validFrom: ALWAYS, source: { text: 'FSL § 34' } }],
    about: text(
      'Besluttes individuelt af kommune, skole og forældre. Før det kalenderår, barnet fylder seks, afvises det (TOO_EARLY); fra 1. august og anden gang ligeså (PRECONDITION).',
      'Decided individually by municipality, school and parents. Before the calendar year in which the child turns six it is refused (TOO_EARLY); from 1 August and a second time likewise (PRECONDITION).',
    ),
  },
  {
    id: 'F4-14',
    kind: 'right',
    phase: 4,
    title: text('Tidlig skolestart', 'Early school start'),
    nature: 'RET',
    certainty: 'V',
    responsible: 'FMI',
    stands: 'child',
    subject: 'child',
    seeds: oncePerChild,
    openedBy: childBirthEvents,
    occurs: text('én for hvert barn', 'one for each child'),
    due: {
      count: 'computed',
      by: inTheYearOfFive,
      bound: 'birth',
      words: text(
        'inden 1. august i det år, barnet fylder fem, når det sker før 1. oktober',
        'before 1 August of the year in which the child turns five, if before 1 October',
      ),
    },
    met: [{ by: 'school-start-set', where: { choice: 'early' } }],
    citizens: true,
    versions: [{ validFrom: ALWAYS, source: { text: 'FSL §§ 34 og 37' } }],
    about: text(
      'Kun et barn, der fylder fem før 1. oktober i året; forældrenes valg, og bruges det ikke, er ingen i brud.',
      "Only a child that turns five before 1 October of the year; the parents' choice, and where it is not used nobody is in breach.",
    ),
  },
];
