import { createHash } from 'node:crypto';
import type { JsonObject } from '../domain/json.ts';
import type { Caller } from './identity/caller.ts';

/** Commands that must know whether two acts were done by one person or by two, and the field that says so. */
const stamped: Readonly<Record<string, string>> = {
  'draft-document': 'drafter',
  'approve-document': 'approver',
};

/** The field in which a command is told who does it; nobody else fills it in. */
export const stampedField = (command: string): string | undefined => stamped[command];

/**
 * Says who does it, where a command must know: a code that stands for the login and tells nothing else. What the caller
 * wrote there is replaced, so that nobody can pass for a second person.
 */
export function stampPerson(
  command: string,
  data: JsonObject,
  { subject }: Pick<Caller, 'subject'>,
): JsonObject {
  const field = stampedField(command);
  return field === undefined ? data : { ...data, [field]: personCode(subject) };
}

const personCode = (subject: string): string =>
  `u-${createHash('sha256').update(`writer\n${subject}`).digest('hex').slice(0, 24)}`;
