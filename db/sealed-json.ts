import type { DataKey } from '../security/data-key.ts';
import { keyIdOf, openText, sealText } from '../security/seal.ts';
import { keysOf } from './case-keys.ts';
import type { Sql, Transaction } from './connect.ts';

/** What is sealed for which place: a text that was moved to another row or column does not open there. */
export const purposes = {
  event: (eventId: number) => `journal/${eventId}`,
  snapshot: 'snapshot',
  answer: (keyHash: string) => `answer/${keyHash}`,
  body: (keyHash: string) => `body/${keyHash}`,
  relay: (fromCase: string, kind: string, sourceEventId: number) =>
    `relay/${fromCase}/${kind}/${sourceEventId}`,
} as const;

/** A value as a `json` column holds it: a JSON string that says nothing. */
export const sealJson = (key: DataKey, purpose: string, value: unknown): string =>
  JSON.stringify(sealText(key, purpose, JSON.stringify(value)));

/**
 * The value of a `json` column as it was sealed. What was written before there were keys is an object and stands as it
 * is. Throws KeyUnavailable, or Tampered.
 */
export async function openJson<Value>(
  sql: Sql | Transaction,
  caseId: string,
  purpose: string,
  stored: unknown,
): Promise<Value> {
  if (typeof stored !== 'string') return stored as Value;
  return JSON.parse(await openSealed(sql, caseId, purpose, stored)) as Value;
}

/** The same for a text column: what is not sealed stands as it is. */
export async function openSealed(
  sql: Sql | Transaction,
  caseId: string,
  purpose: string,
  stored: string,
): Promise<string> {
  const named = keyIdOf(stored);
  return named === null ? stored : openText(await keysOf(sql).find(sql, caseId, named), purpose, stored);
}
