import type { Sql } from '../../../../db/connect.ts';
import {
  findUnsettledLetter,
  readCursor,
  settleLetter,
  writeCursor,
} from '../../../../db/digital-post/letters.ts';
import { openFamilyTask } from '../../../../db/family-tasks/open-family-task.ts';
import type { DigitalPostProvider } from './provider.ts';

/**
 * Fetches what became of letters since the last time, and makes a task of each that did not arrive: nothing is dropped in
 * silence. Interrupted anywhere, it begins again with the same receipts. `provider` is asked under `name`. Answers how many
 * were fetched; null when the provider could not be asked.
 */
export async function fetchReceipts(
  sql: Sql,
  name: string,
  provider: DigitalPostProvider,
  nowMs: number,
): Promise<number | null> {
  const answer = await provider.receiptsSince(await readCursor(sql, name));
  if (!answer) return null;
  for (const { uuid, outcome, code } of answer.receipts) {
    const letter = await findUnsettledLetter(sql, uuid);
    if (!letter) continue;
    if (outcome === 'refused') await openFamilyTask(sql, { ...letter, reason: code ?? 'other', nowMs });
    await settleLetter(sql, uuid, outcome, code ?? (outcome === 'refused' ? 'other' : null));
  }
  await writeCursor(sql, name, answer.next);
  return answer.receipts.length;
}
