import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { measuresOf, runsAt } from '../../case/measures.ts';
import type { Json } from '../../json.ts';
import { type Text, text } from '../../text.ts';
import type { Seed } from '../rule.ts';

/** F1-16 stands for a notification received while a measure runs: from its implementation until it ends. */
export const isReassessment = (received: Fact, view: CaseView): boolean =>
  received.type === 'notification-received' &&
  measuresOf(view).some((measure) => runsAt(measure, received.ms));

/** Whether an assessor takes part who has assessed no notification in this case before; one is enough. */
export function newAssessor(assessors: Json | undefined, earlier: readonly Fact[]): boolean {
  const involved = new Set(earlier.flatMap((fact) => list(fact.data.assessors)));
  return list(assessors).some((person) => !involved.has(person));
}

const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

const secondPerson: Text = text(
  'med en, der ikke har vurderet før',
  'with somebody who has not assessed before',
);

/** One per notification received while a measure runs. */
export function reassessmentSeeds(view: CaseView): readonly Seed[] {
  return view
    .own('notification-received')
    .filter((fact) => isReassessment(fact, view))
    .map((trigger) => ({ key: String(trigger.data.notificationId), trigger, detail: secondPerson }));
}

/** The first assessment of the notification in which somebody new took part. */
export function reassessed(seed: Seed, view: CaseView): Fact | null {
  const assessments = view.of('notification-assessed');
  return (
    assessments.find(
      (fact) =>
        fact.data.notificationId === seed.key &&
        newAssessor(
          fact.data.assessors,
          assessments.filter((one) => one.id < fact.id),
        ),
    ) ?? null
  );
}
