import { civilDateOf } from '../../domain/calendar/index.ts';
import type { CaseView } from '../../domain/case/case-view.ts';
import { type Refusal, refuse } from '../../domain/case/refusal.ts';
import { copiesAtSending, type LetterCopy, type PlannedLetter } from '../../domain/disclosure/letters.ts';
import type { Receipt } from '../../domain/disclosure/receipts.ts';
import type { PersonRegister } from '../../persons/person-register.ts';

/** A copy that may leave now: where it goes, and whether it may show anybody's address. */
export type AddressedCopy =
  | (Extract<LetterCopy, { sent: true }> & { address: string })
  | { who: string; sent: false; refusal: Refusal };

/** What is asked and written when a letter is sent. */
export interface LetterParts {
  register: PersonRegister;
  writeReceipt: (caseId: string, receipt: Receipt) => Promise<void>;
}

/**
 * The one way from a planned letter to something that can be posted: receivers, custody and consent from the case, the
 * address from the register, all of them now, and a receipt for each copy before it is handed over. A protection that
 * only another case knows of counts as well. Rejects when register or receipts are out of reach: then nothing is sent.
 */
export async function letterAtSending(
  { register, writeReceipt }: LetterParts,
  view: CaseView,
  letter: PlannedLetter & { letterId: string },
  atMs: number,
): Promise<readonly AddressedCopy[]> {
  const { id: caseId } = view.state;
  const copies = copiesAtSending(view, letter, atMs);
  const known = await register.personsOf(caseId);
  const on = civilDateOf(atMs);
  const guarded = await Promise.all(known.map(({ personId }) => register.isProtected(personId, on)));
  const isProtected = guarded.some(Boolean);
  const ready: AddressedCopy[] = [];
  for (const copy of copies) {
    if (!copy.sent) {
      ready.push(copy);
      continue;
    }
    const personId = known.findLast(({ who }) => who === copy.who)?.personId;
    const person = personId === undefined ? null : await register.find(personId);
    const address = person?.addresses.at(-1)?.value;
    if (address === undefined) {
      ready.push({ who: copy.who, sent: false, refusal: noAddress });
      continue;
    }
    await writeReceipt(caseId, receiptOf(copy, letter, atMs));
    ready.push({ ...copy, address, mayShowAddress: copy.mayShowAddress && !isProtected });
  }
  return ready;
}

const receiptOf = (
  { who, basis }: Extract<LetterCopy, { sent: true }>,
  { letterId, about, categories }: PlannedLetter & { letterId: string },
  atMs: number,
): Receipt => ({
  source: `letter:${letterId}.${who}`,
  sender: 'letter',
  recipient: who,
  atMs,
  detail: { about, categories, basis },
});

const noAddress = refuse(
  'PRECONDITION',
  'Registret kender ingen adresse for modtageren.',
  'The register knows no address of the receiver.',
  { reason: 'address' },
);
