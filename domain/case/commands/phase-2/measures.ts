import { addMonths, type CivilDate } from '../../../calendar/index.ts';
import { MONTHS_BEFORE_TERM } from '../../../rules/phase-2/placement.ts';
import { BARNETS_LOV } from '../../../rules/rule.ts';
import { text } from '../../../text.ts';
import type { CaseView } from '../../case-view.ts';
import type { Attempt, CommandSpec } from '../../command-spec.ts';
import { combinedPlanFields, socialPlanFields } from '../../documents/plans.ts';
import { boolean, choice, date, instant, integer, object, optional, slug } from '../../field.ts';
import { measureById } from '../../measures.ts';
import { type Refusal, refuse } from '../../refusal.ts';

const bases = {
  BL32: text('Støttende indsats (BL § 32)', 'Support (BL § 32)'),
  BL46: text('Anbringelse med samtykke (BL § 46)', 'Placement with consent (BL § 46)'),
  BL47: text('Anbringelse uden samtykke (BL § 47)', 'Placement without consent (BL § 47)'),
  BL49: text('Ufødt barn, uden samtykke (BL § 49)', 'Unborn child, without consent (BL § 49)'),
  BL143: text('Formandsafgørelse (BL § 143)', "Chair's decision (BL § 143)"),
};

const measureIdField = slug('Indsats', 'Measure');
const knownMeasure = { measureId: { by: 'measure-decided', path: 'measureId' } };

/** F2-13: BL § 49 stk. 3. There was no such decision before barnets lov, and none is needed after the birth. */
function tooEarlyBeforeBirth({ view, data, moment }: Attempt): Refusal | null {
  const born = view.kind === 'child' || (view.birth !== null && view.birth.on <= moment.on);
  if (data.basis !== 'BL49' || moment.on < BARNETS_LOV || born) return null;
  const source = 'BL § 49 stk. 3';
  if (!view.term) {
    return refuse(
      'PRECONDITION',
      'Terminen skal være fastsat, før der kan træffes afgørelse om et ufødt barn.',
      'The due date must be set before a decision on an unborn child.',
      { reason: 'edd', source },
    );
  }
  const earliestOn = addMonths(view.term.edd, -MONTHS_BEFORE_TERM);
  return moment.on < earliestOn
    ? refuse(
        'TOO_EARLY',
        `En afgørelse uden samtykke om et ufødt barn kan tidligst træffes 3 måneder før termin: ${earliestOn}.`,
        `A decision without consent on an unborn child can be made 3 months before the due date at the earliest: ${earliestOn}.`,
        { reason: 'F2-13', source },
      )
    : null;
}

/** BL § 49 is about the unborn child; of a born one BL §§ 46 and 47 speak. On the day of the birth both may be. */
function unbornOnly({ view, data, moment }: Attempt): Refusal | null {
  const born = view.kind === 'child' || (view.birth !== null && view.birth.on < moment.on);
  return data.basis === 'BL49' && born
    ? refuse(
        'PRECONDITION',
        'Barnet er født; en anbringelse uden samtykke sker efter BL § 47.',
        'The child is born; a placement without consent rests on BL § 47.',
        { reason: 'basis', source: 'BL § 49' },
      )
    : null;
}

/** An act of a linked case on a measure of its own with this id is known here: two measures would share its acts. */
function usedByLinkedCase({ view, data }: Attempt): Refusal | null {
  return view.state.facts.some((fact) => fact.carried && fact.data.measureId === data.measureId)
    ? refuse(
        'DUPLICATE',
        '«measureId» er allerede brugt i en forbundet sag.',
        '“measureId” is already used in a linked case.',
        { reason: 'measureId' },
      )
    : null;
}

function receivedBeforeDecided({ data, moment }: Attempt): Refusal | null {
  return typeof data.receivedOn === 'string' && data.receivedOn < moment.on
    ? refuse(
        'PRECONDITION',
        'Afgørelsen kan ikke være modtaget, før den er truffet.',
        'The decision cannot have been received before it was made.',
        { reason: 'receivedOn' },
      )
    : null;
}

/** What a measure may rest on (F2-21): an assessment, an investigation, early help, or one of the parallel routes. */
function hasBasis(view: CaseView, on: CivilDate): boolean {
  const groundwork = view.of(
    'limited-assessment-concluded',
    'investigation-opened',
    'investigation-concluded',
    'early-help-offered',
  );
  return groundwork.some((fact) => fact.on <= on);
}

function withoutBasis({ view, data, moment }: Attempt): Refusal | null {
  const parallel = data.basis === 'BL143' || data.grounds !== undefined;
  if (moment.on < BARNETS_LOV || parallel || hasBasis(view, moment.on)) return null;
  return refuse(
    'WRONG_ORDER',
    'En indsats kræver en afsluttet afdækning, en undersøgelse eller et tidligt forebyggende tilbud først.',
    'A measure needs a concluded assessment, an investigation or early help first.',
    { reason: 'F2-21', source: 'BL §§ 20, 32, 46' },
  );
}

function checkImplementation({ view, data, moment }: Attempt): Refusal | null {
  const measure = measureById(view, data.measureId);
  if (!measure) return null;
  const no = (da: string, en: string) => refuse('PRECONDITION', da, en, { reason: 'measureId' });
  if (measure.implemented)
    return no('Indsatsen er allerede iværksat.', 'The measure is already implemented.');
  if (measure.ended) return no('Indsatsen er ophørt.', 'The measure has ended.');
  if (moment.on < measure.decidedOn)
    return no(
      'Indsatsen kan ikke være iværksat før afgørelsen.',
      'The measure cannot have been implemented before the decision.',
    );
  return measure.basis === 'BL143' && moment.dateOnly
    ? refuse(
        'VALIDATION',
        'Iværksættelsen af en formandsafgørelse skal have et klokkeslæt: fristen er 24 timer.',
        "The implementation of a chair's decision needs an hour: the limit is 24 hours.",
        { reason: 'implementedAt', source: 'BL § 143' },
      )
    : null;
}

function checkEnd({ view, data, moment }: Attempt): Refusal | null {
  const measure = measureById(view, data.measureId);
  if (!measure) return null;
  const no = (da: string, en: string) => refuse('PRECONDITION', da, en, { reason: 'measureId' });
  if (measure.ended) return no('Indsatsen er allerede ophørt.', 'The measure has already ended.');
  return moment.on < (measure.implementedOn ?? measure.decidedOn)
    ? no('Indsatsen kan ikke ophøre, før den er begyndt.', 'The measure cannot end before it began.')
    : null;
}

/** Plans and measures: approved, decided, implemented, ended. */
export const measureCommands: readonly CommandSpec[] = [
  {
    name: 'approve-plan',
    title: text('Godkend plan', 'Approve a plan'),
    kinds: ['pregnancy', 'child'],
    fields: {
      plan: choice('Plan', 'Plan', {
        combined: text(
          'Samlet plan for graviditet, fødsel og barsel',
          'Combined plan for pregnancy, birth and after',
        ),
        social: text('Socialfaglig handleplan', 'Social plan'),
        child: text('Barnets plan', "Child's plan"),
      }),
      measureId: optional(measureIdField),
      combinedPlan: optional(object('Samlet plan', 'Combined plan', combinedPlanFields)),
      socialPlan: optional(
        object('Handleplan eller barnets plan', "Social or child's plan", socialPlanFields),
      ),
    },
    refers: knownMeasure,
    event: 'plan-approved',
    relayed: ({ plan }) => (plan === 'child' ? 'line' : null),
  },
  {
    name: 'decide-measure',
    title: text('Træf afgørelse om indsats', 'Decide on a measure'),
    kinds: ['pregnancy', 'child'],
    moment: 'decidedOn',
    fields: {
      measureId: optional(measureIdField),
      basis: choice('Grundlag', 'Basis', bases),
      decidedOn: date('Afgørelsens dato', 'Date of the decision'),
      receivedOn: optional(date('Modtaget af familien', 'Received by the family')),
      consent: boolean('Med samtykke', 'With consent'),
      planRequired: optional(boolean('Der skal laves en barnets plan', "A child's plan is to be made")),
      placement: boolean('Anbringelse uden for hjemmet', 'Placement outside the home'),
      grounds: optional(
        choice('Afgjort uden færdig undersøgelse', 'Decided without a finished investigation', {
          earlier: text('Tidligere afdækning eller undersøgelse', 'An earlier assessment or investigation'),
          parallel: text('Sideløbende (BL § 32 stk. 4, § 46 stk. 3)', 'In parallel (BL § 32(4), § 46(3))'),
        }),
      ),
      rehearingMonths: optional(
        integer('Behandles igen efter (måneder)', 'Heard again after (months)', { min: 1, max: 36 }),
      ),
      delivery: optional(
        choice('Sendes som', 'Sent as', {
          digital: text('Digital Post', 'Digital post'),
          letter: text('Brev', 'Letter'),
        }),
      ),
    },
    assigns: { field: 'measureId', prefix: 'k' },
    event: 'measure-decided',
    check: (attempt) =>
      usedByLinkedCase(attempt) ??
      receivedBeforeDecided(attempt) ??
      unbornOnly(attempt) ??
      tooEarlyBeforeBirth(attempt) ??
      withoutBasis(attempt),
    relayed: 'children',
  },
  {
    name: 'implement-measure',
    title: text('Iværksæt indsats', 'Implement a measure'),
    kinds: ['pregnancy', 'child'],
    moment: 'implementedAt',
    fields: { measureId: measureIdField, implementedAt: instant('Iværksat', 'Implemented') },
    refers: knownMeasure,
    event: 'measure-implemented',
    check: checkImplementation,
    relayed: 'line',
  },
  {
    name: 'end-measure',
    title: text('Afslut indsats', 'End a measure'),
    kinds: ['pregnancy', 'child'],
    fields: { measureId: measureIdField },
    refers: knownMeasure,
    event: 'measure-ended',
    check: checkEnd,
    relayed: 'line',
  },
];
