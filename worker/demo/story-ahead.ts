import { civilDateOf, daysBetween, parseInstant } from '../../domain/calendar/index.ts';
import type { Scenario } from '../../domain/simulation/scenario.ts';
import type { GivenCommand } from '../gateway/case-gateway.ts';
import { given } from './load-life.ts';
import { moveLife } from './move-to-today.ts';
import { type DemoLife, demoLives } from './stories.ts';

/** One thing that happens next in the life of a demo case, and to which case of the family. */
export interface NextStep {
  ms: number;
  caseId: string;
  command: GivenCommand;
  /** The same step given twice, by two presses at once, is recorded once. */
  key: string;
}

/** A case of a demo family, as far as its story needs to know it. */
interface Relative {
  id: string;
  snapshot: { ref: string; startedMs: number };
}

/**
 * What is still to happen in a demo family's life after a moment, first things first. `idOf` tells the case that a life
 * opens. What happened before that moment was lived when the demo was loaded, or is passed over.
 */
export function storyAhead(
  family: readonly Relative[],
  afterMs: number,
  idOf: (life: DemoLife) => string,
): NextStep[] {
  for (const life of demoLives) {
    const first = family.find((one) => one.id === idOf(life));
    if (!first) continue;
    const moved = movedTo(life, first.snapshot.startedMs);
    return moved.steps.flatMap((step, i) => {
      const ms = parseInstant(step.at) ?? 0;
      const relative = family.find((one) => one.snapshot.ref === step.case);
      const key = `demo/${life.name}/ahead/${i}`;
      return ms > afterMs && relative ? [{ ms, caseId: relative.id, command: given(step), key }] : [];
    });
  }
  return [];
}

/** The steps ahead, moved by as many days as the life was moved when its first case was opened. */
function movedTo({ past, ahead }: DemoLife, startedMs: number): Scenario {
  const [refer] = past.steps;
  const toldMs = parseInstant(refer?.data.receivedAt) ?? parseInstant(refer?.at) ?? 0;
  const days = daysBetween(civilDateOf(toldMs), civilDateOf(startedMs));
  return moveLife({ ...past, steps: ahead }, days);
}
