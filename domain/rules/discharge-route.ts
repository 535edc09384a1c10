import { type Text, text } from '../text.ts';

/** What decides how mother and child leave the ward (catalogue §4.6, SG's flow chart). */
interface RouteAnswers {
  /** Level of care in the pregnancy, 1 (basic) to 4 (family clinic). */
  level: number;
  municipalCase?: boolean;
  /** A social plan exists, or an investigation was under way at the birth. */
  planOrInvestigation?: boolean;
}

type RouteName = 'early-discharge' | 'outpatient-birth' | 'social-plan' | 'individual-course';

/** One question of the chart with the answer that led on. */
interface RouteStep {
  question: Text;
  answer: number | boolean;
}

export interface DischargeRoute {
  name: RouteName;
  title: Text;
  /** The way through the chart, question by question. */
  steps: readonly RouteStep[];
}

interface Row {
  levels: readonly number[];
  municipalCase?: boolean;
  planOrInvestigation?: boolean;
  name: RouteName;
}

/** The chart as a decision table: the first row that fits gives the route; a column left out is not asked. */
export const dischargeRouteTable: readonly Row[] = [
  { levels: [1, 2], name: 'early-discharge' },
  { levels: [3], municipalCase: false, name: 'outpatient-birth' },
  { levels: [3], municipalCase: true, planOrInvestigation: false, name: 'outpatient-birth' },
  { levels: [3], municipalCase: true, planOrInvestigation: true, name: 'social-plan' },
  { levels: [4], name: 'individual-course' },
];

const routeTitles: Readonly<Record<RouteName, Text>> = {
  'early-discharge': text(
    'Tidlig udskrivelse efter fødestedets gældende regler',
    "Early discharge by the place of birth's own rules",
  ),
  'outpatient-birth': text(
    'Udskrives efter fødestedets procedure for ambulant fødsel',
    "Discharged by the place of birth's procedure for an outpatient birth",
  ),
  'social-plan': text(
    'Udskrives efter socialfaglig handleplan og fødestedets procedurer og kapacitet',
    "Discharged by the social plan and the place of birth's procedures and capacity",
  ),
  'individual-course': text(
    'Familieambulatoriet: udskrives efter individuelt tilrettelagt behandlingsforløb og/eller socialfaglig handleplan',
    'Family clinic: discharged by an individually planned course of treatment and/or the social plan',
  ),
};

const questions = {
  level: text('Hvilket niveau er graviditeten på?', 'On which level is the pregnancy?'),
  municipalCase: text('Er der oprettet en myndighedssag?', 'Has a municipal case been opened?'),
  planOrInvestigation: text(
    'Foreligger socialfaglig handleplan, eller er børnefaglig undersøgelse igangsat ved fødslen?',
    'Is there a social plan, or was an investigation under way at the birth?',
  ),
};

/** The route for these answers; `null` when a question that decides was left open. */
export function dischargeRoute(answers: RouteAnswers): DischargeRoute | null {
  const row = dischargeRouteTable.find(
    ({ levels, municipalCase, planOrInvestigation }) =>
      levels.includes(answers.level) &&
      (municipalCase === undefined || municipalCase === answers.municipalCase) &&
      (planOrInvestigation === undefined || planOrInvestigation === answers.planOrInvestigation),
  );
  if (!row) return null;
  const steps: RouteStep[] = [{ question: questions.level, answer: answers.level }];
  if (row.municipalCase !== undefined)
    steps.push({ question: questions.municipalCase, answer: row.municipalCase });
  if (row.planOrInvestigation !== undefined)
    steps.push({ question: questions.planOrInvestigation, answer: row.planOrInvestigation });
  return { name: row.name, title: routeTitles[row.name], steps };
}
