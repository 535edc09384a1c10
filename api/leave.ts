import { randomUUID } from 'node:crypto';
import { viewOf } from '../domain/case/case-view.ts';
import { copiesAtSending } from '../domain/disclosure/letters.ts';
import type { SenderName } from '../domain/disclosure/senders.ts';
import type { FamilyRole } from '../domain/rules/roles.ts';
import type { Ports, StoredCase } from './ports.ts';
import { no, refused } from './refused.ts';

/** Something about a person that is handed out now, to her or to whoever has custody. */
export interface HandedOut {
  sender: Extract<SenderName, 'data-export'>;
  to: FamilyRole;
  about: string;
}

/**
 * The gate for what the house hands out by itself: who may have it is asked now, and every receiver gets a receipt
 * before anything is shown. Answers the receivers; throws the refusal where nobody may have it, and UNAVAILABLE where
 * the receipt cannot be written.
 */
export async function leave(
  ports: Ports,
  { state }: StoredCase,
  { sender, to, about }: HandedOut,
  nowMs: number,
): Promise<readonly string[]> {
  const asked = { to: [to], about, categories: [], asked: true } as const;
  const copies = copiesAtSending(viewOf(state), asked, nowMs);
  const sent = copies.flatMap((copy) => (copy.sent ? [copy] : []));
  const stopped = copies.find((copy) => !copy.sent);
  if (sent.length === 0 && stopped && !stopped.sent) throw refused(stopped.refusal);
  for (const { who, basis } of sent)
    await receiptOr503(ports, state.id, sender, who, nowMs, { about, basis });
  return sent.map(({ who }) => who);
}

/** Writes the receipt of an export that holds nothing of the case but who looked at it. */
export const leaveLog = (ports: Ports, { state }: StoredCase, nowMs: number): Promise<void> =>
  receiptOr503(ports, state.id, 'access-log-export', 'citizen', nowMs, { basis: 'own-data' });

async function receiptOr503(
  ports: Ports,
  caseId: string,
  sender: SenderName,
  recipient: string,
  atMs: number,
  detail: { about?: string; basis: string },
): Promise<void> {
  const receipt = {
    source: `export:${randomUUID()}`,
    ...{ sender, recipient, atMs },
    detail: { ...detail, reference: 'DBF art. 15' },
  };
  try {
    await ports.receipts.write(caseId, receipt);
  } catch (error) {
    throw unwritten(error);
  }
}

/** What is not on record does not leave. */
const unwritten = (cause: unknown): Error =>
  Object.assign(
    no(
      null,
      'UNAVAILABLE',
      'Kvitteringen for udleveringen kan ikke skrives lige nu, og derfor udleveres der intet.',
      'The receipt cannot be written right now, and so nothing is handed out.',
      { reason: 'receipt', retryAfter: 5 },
    ),
    { cause },
  );
