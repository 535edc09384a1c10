import { type Text, text } from '../../domain/text.ts';
import { type Answers, answerOf, type FormNode, pathsOf } from './form-node.ts';
import type { Mistake } from './read-form.ts';

/** One page of a long form. */
export interface Step {
  title: Text;
  nodes: readonly FormNode[];
}

interface StepPlan {
  title: Text;
  /** Paths of questions or groups; the last step takes what no step names. */
  asks: readonly string[];
}

const step = (da: string, en: string, ...asks: string[]): StepPlan => ({ title: text(da, en), asks });

/** The forms that are too long for one page. All others are one page, where the seldom parts are folded. */
const plans: Readonly<Record<string, readonly StepPlan[]>> = {
  'send-request-form': [
    step('Afsendelse', 'Sending', 'sentAt', 'meetingId', 'requestedOn', 'documentId', 'parentsConsent'),
    step('Barnet og kommunen', 'The child and the municipality', 'concerning', 'authority'),
    step('Baggrund', 'Background', 'background'),
    step('Aftaler', 'Agreements', 'agreements', 'contraception'),
    step('Det beder kommunen om', 'What the municipality asks for', 'requested'),
  ],
  'send-minutes': [
    step('Afsendelse', 'Sending', 'sentAt', 'meetingId', 'recipients', 'documentId'),
    step(
      'Problemstilling og plan',
      'Problem and plan',
      'minutes.problem',
      'minutes.conclusion',
      'minutes.plan',
    ),
    step('Hvem gør hvad', 'Who does what', 'minutes.roles', 'minutes.initiatives'),
    step('Opfølgning', 'Follow-up'),
  ],
  'approve-plan': [
    step('Planen', 'The plan', 'at', 'plan', 'measureId', 'documentId'),
    step(
      'Sundheds- og socialfaglig indsats',
      'Health and social track',
      'combinedPlan.healthTrack',
      'combinedPlan.socialTrack',
    ),
    step('Barnet efter fødslen', 'The child after the birth', 'combinedPlan.childAfterBirth'),
    step(
      'Efter udskrivelsen',
      'After discharge',
      'combinedPlan.afterDischarge',
      'combinedPlan.contactPersons',
    ),
    step('Handleplan', 'Plan of action'),
  ],
};

/** The steps of a form; null where it is one page, as it is when what it would ask for stands in a document already. */
export function stepsOf(
  command: string,
  nodes: readonly FormNode[],
  answers: Answers,
): readonly Step[] | null {
  const plan = Object.hasOwn(plans, command) ? plans[command] : undefined;
  if (!plan || answerOf(answers, 'documentId') !== '') return null;
  const named = new Set(plan.flatMap(({ asks }) => asks));
  const asked = (paths: readonly string[]) => paths.flatMap((path) => nodeAt(nodes, path) ?? []);
  return plan.map(({ title, asks }, i) => ({
    title,
    nodes: [...asked(asks), ...(i === plan.length - 1 ? unnamed(nodes, named) : [])],
  }));
}

function nodeAt(nodes: readonly FormNode[], path: string): FormNode | undefined {
  for (const node of nodes) {
    if (node.path === path) return node;
    const below = path.startsWith(`${node.path}.`) ? nodeAt(node.nodes ?? [], path) : undefined;
    if (below) return below;
  }
  return undefined;
}

/** What no step names: of a group some of whose parts are named, the other parts. */
const unnamed = (nodes: readonly FormNode[], named: ReadonlySet<string>): readonly FormNode[] =>
  nodes.flatMap((node) => {
    if (named.has(node.path)) return [];
    const split = [...named].some((path) => path.startsWith(`${node.path}.`));
    return split ? unnamed(node.nodes ?? [], named) : [node];
  });

/** The answers that belong to other steps: carried along unseen. */
export function answersElsewhere(answers: Answers, shown: readonly FormNode[]): Answers {
  const here = new Set(pathsOf(shown));
  return Object.fromEntries(Object.entries(answers).filter(([path]) => !here.has(path)));
}

export const mistakesIn = ({ nodes }: Step, mistakes: readonly Mistake[]): readonly Mistake[] => {
  const here = new Set(pathsOf(nodes));
  return mistakes.filter(({ path }) => here.has(path));
};

/** The step on which to put things right: the first with a mistake; the given one where none has. */
export function stepWithMistake(
  steps: readonly Step[],
  mistakes: readonly Mistake[],
  otherwise: number,
): number {
  const found = steps.findIndex((one) => mistakesIn(one, mistakes).length > 0);
  return found < 0 ? otherwise : found;
}

/** Whether nothing that must be answered is left on later steps: the form may be sent from here. */
export const mayEndAt = (steps: readonly Step[], at: number): boolean =>
  steps.slice(at + 1).every(({ nodes }) => nodes.every(({ field }) => field.optional));

/** Where a button leads: `next`, `back`, or `step-3`; null for what is no step. */
export function stepAfter(pressed: string, at: number, steps: readonly Step[] | null): number | null {
  if (!steps) return null;
  const asked = /^step-(\d{1,2})$/.exec(pressed)?.[1];
  const to =
    pressed === 'next' ? at + 1 : pressed === 'back' ? at - 1 : asked === undefined ? null : Number(asked);
  return to === null ? null : Math.min(Math.max(to, 0), steps.length - 1);
}
