import { no } from './refused.ts';
import { type WorklistPlace, worklistGroups } from './worklist.ts';

/** Where the next page begins, as a caller keeps it: opaque, and nothing of a person in it. */
export const cursorOf = ({ group, dueAt, dueOn, caseId, deadlineId }: WorklistPlace): string =>
  Buffer.from(JSON.stringify([group, dueAt, dueOn, caseId, deadlineId])).toString('base64url');

/** The place that a cursor says; VALIDATION for what is none. */
export function readCursor(cursor: string): WorklistPlace {
  const said = parsed(cursor);
  if (Array.isArray(said) && said.length === 5) {
    const [group, dueAt, dueOn, caseId, deadlineId] = said;
    const isText = (value: unknown, most: number) => typeof value === 'string' && value.length <= most;
    if (
      isText(group, 20) &&
      Object.hasOwn(worklistGroups, group) &&
      (dueAt === null || isText(dueAt, 40)) &&
      (dueOn === null || isText(dueOn, 10)) &&
      isText(caseId, 64) &&
      isText(deadlineId, 200)
    )
      return { group, dueAt, dueOn, caseId, deadlineId };
  }
  throw no(null, 'VALIDATION', 'Siden findes ikke.', 'There is no such page.', { reason: 'after' });
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
