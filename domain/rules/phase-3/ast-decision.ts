import { addDays, addMonths } from '../../calendar/index.ts';
import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { atPath, isJsonObject } from '../../json.ts';
import { notBefore } from '../../obligations/find-acts.ts';
import { type Text, text } from '../../text.ts';
import type { Role } from '../roles.ts';
import { ALWAYS, BARNETS_LOV, type Dates, type Rule, type Seed, type Tracer } from '../rule.ts';

type StepName = 'notice' | 'validity' | 'inform' | 'effect' | 'meeting';

interface Step {
  title: Text;
  responsible: Role;
  limit: Text;
  /** The limit from the trigger: hours are instants, all else civil dates. */
  dates: (trigger: Fact) => Dates;
  /** The event that does it, and its `step` where it has one. */
  done: string;
  step?: string;
}

/** Ankestyrelsen acts of its own accord: notice and validity as for the chair, no approval within seven days. */
const steps: Readonly<Record<StepName, Step>> = {
  notice: {
    title: text('skriftlig meddelelse', 'written notice'),
    responsible: 'FR',
    limit: text('24 timer efter iværksættelsen (R-01)', '24 hours after implementation (R-01)'),
    dates: ({ ms }) => ({ dueMs: ms + 24 * 3_600_000 }),
    done: 'notice-served',
  },
  validity: {
    title: text('gyldighed, udvalgets afgørelse', "validity, the committee's decision"),
    responsible: 'BUU',
    limit: text('1 måned efter iværksættelsen (R-02)', '1 month after implementation (R-02)'),
    dates: ({ on }) => ({ dueOn: addMonths(on, 1) }),
    done: 'decided-by-board',
  },
  inform: {
    title: text('Ankestyrelsen orienteres om afvigelsen', 'Ankestyrelsen is told of the deviation'),
    responsible: 'BUU',
    limit: text('straks: samme dag', 'at once: the same day'),
    dates: ({ on }) => ({ dueOn: on }),
    done: 'ast-step-recorded',
    step: 'informed',
  },
  effect: {
    title: text('direktørens afgørelse om virkningen', "the director's decision on the effect"),
    responsible: 'AST',
    limit: text('10 dage efter udvalgets afgørelse', "10 days after the committee's decision"),
    dates: ({ on }) => ({ dueOn: addDays(on, 10) }),
    done: 'ast-step-recorded',
    step: 'effect-decided',
  },
  meeting: {
    title: text('Ankestyrelsens møde', 'meeting of the board of appeal'),
    responsible: 'AST',
    limit: text('8 uger efter udvalgets afgørelse', "8 weeks after the committee's decision"),
    dates: ({ on }) => ({ dueOn: addDays(on, 56) }),
    done: 'ast-step-recorded',
    step: 'meeting-held',
  },
};

/** Notice and validity from the implementation; the rest only when the committee deviates. */
function astSeeds(view: CaseView): readonly Seed[] {
  const implemented = view.own('ast-decision-implemented');
  const ids = new Set(view.of('ast-decision-implemented').map((fact) => fact.data.measureId));
  const deviations = view
    .own('decided-by-board')
    .filter((fact) => fact.data.deviates === true && ids.has(fact.data.measureId));
  return [
    ...implemented.flatMap((fact) => (['notice', 'validity'] as const).map((name) => seedOf(name, fact))),
    ...deviations.flatMap((fact) =>
      (['inform', 'effect', 'meeting'] as const).map((name) => seedOf(name, fact)),
    ),
  ];
}

function seedOf(name: StepName, trigger: Fact): Seed {
  const { title, responsible } = steps[name];
  const id = String(trigger.data.decisionId ?? trigger.data.measureId);
  return { key: `${id}.${name}`, trigger, about: { name }, detail: title, responsible };
}

/** The step an occurrence stands for; a bare question of the law is about the notice. */
function stepOf({ about }: Seed): Step {
  const name = isJsonObject(about) ? atPath(about, 'name') : undefined;
  return steps[(name as StepName | undefined) ?? 'notice'];
}

function astLimit(seed: Seed, _view: CaseView, trace?: Tracer): Dates {
  const { limit, dates } = stepOf(seed);
  const result = dates(seed.trigger);
  trace?.({ text: text('Tælles fra', 'Counted from'), on: seed.trigger.on, ms: seed.trigger.ms });
  trace?.({
    text: limit,
    ...(result.dueOn ? { on: result.dueOn } : {}),
    ...(result.dueMs ? { ms: result.dueMs } : {}),
  });
  return result;
}

function astStepDone(seed: Seed, view: CaseView): Fact | null {
  const { done, step } = stepOf(seed);
  const act = view
    .of(done)
    .find(
      (fact) =>
        fact.id !== seed.trigger.id &&
        fact.data.measureId === seed.trigger.data.measureId &&
        (step === undefined || fact.data.step === step) &&
        notBefore(fact, seed.trigger),
    );
  return act ?? null;
}

export const astDecisionRule: Rule = {
  id: 'F3-11',
  kind: 'deadline',
  phase: 3,
  title: text('Ankestyrelsens egen foreløbige afgørelse', "Ankestyrelsen's own provisional decision"),
  nature: 'LOV',
  certainty: 'V',
  responsible: 'BUU',
  alsoResponsible: ['AST'],
  stands: 'both',
  subject: 'unborn',
  seeds: astSeeds,
  openedBy: ['ast-decision-implemented', 'decided-by-board'],
  occurs: text('én for hvert trin af hver afgørelse', 'one for each step of each decision'),
  due: {
    count: 'computed',
    by: astLimit,
    instant: true,
    words: text(
      'meddelelse 24 timer, gyldighed 1 måned; afviger udvalget: straks orientering, 10 dage til direktørens afgørelse, 8 uger til mødet',
      'notice 24 hours, validity 1 month; if the committee deviates: telling at once, 10 days to the director’s decision, 8 weeks to the meeting',
    ),
  },
  metBy: astStepDone,
  metByEvents: ['notice-served', 'decided-by-board', 'ast-step-recorded'],
  remind: [{ onTarget: true, to: 'FR' }],
  versions: [
    { validFrom: ALWAYS, source: { text: 'SEL §§ 65, 75' } },
    { validFrom: BARNETS_LOV, source: { text: 'BL §§ 143, 151–153', formerly: 'SEL §§ 65, 75' } },
  ],
  about: text(
    'Træffer Ankestyrelsen selv den foreløbige afgørelse, gælder samme meddelelse og gyldighed som for formanden, men ingen godkendelse inden 7 dage. Afviger udvalget, mens den gælder, orienteres Ankestyrelsen straks; dens direktør afgør virkningen, og Ankestyrelsen holder møde, regnet fra udvalgets afgørelse.',
    "Where Ankestyrelsen makes the provisional decision itself, notice and validity are as for the chair, but there is no approval within 7 days. If the committee deviates while it stands, Ankestyrelsen is told at once; its director decides the effect, and Ankestyrelsen meets, counted from the committee's decision.",
  ),
};
