import { civilDateOf } from '../../domain/calendar/index.ts';
import type { CaseView } from '../../domain/case/case-view.ts';
import { type Refusal, refuse } from '../../domain/case/refusal.ts';
import { copiesAtSending, type LetterCopy, type PlannedLetter } from '../../domain/disclosure/letters.ts';
import type { Receipt } from '../../domain/disclosure/receipts.ts';
import type { PersonNumber, PersonNumberKind } from '../../domain/persons/person-number.ts';
import type { Person, PersonRegister } from '../../persons/person-register.ts';

/** A copy that may leave now: where it goes, and whether it may show anybody's address. */
export type AddressedCopy =
  | (Extract<LetterCopy, { sent: true }> & { address: string })
  | { who: string; sent: false; refusal: Refusal };

/** The same for Digital Post, which is addressed by number. */
export type NumberedCopy =
  | (Extract<LetterCopy, { sent: true }> & { number: PersonNumber })
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
export const letterAtSending = (
  parts: LetterParts,
  view: CaseView,
  letter: PlannedLetter & { letterId: string },
  atMs: number,
): Promise<readonly AddressedCopy[]> =>
  readyCopies(parts, view, letter, atMs, (person) => {
    const address = person?.addresses.at(-1)?.value;
    return address === undefined ? noAddress : { address };
  });

/** The same for one copy by Digital Post, to a number of these kinds; null where it is not among the letter's copies now. */
export async function digitalCopyAtSending(
  parts: LetterParts & { numberKinds: readonly PersonNumberKind[] },
  view: CaseView,
  letter: PlannedLetter & { letterId: string; who: string },
  atMs: number,
): Promise<NumberedCopy | null> {
  const copies = await readyCopies(parts, view, letter, atMs, (person) => {
    const known = person?.numbers.findLast(({ value }) => parts.numberKinds.includes(value.kind));
    return known ? { number: known.value } : noNumber;
  });
  return copies[0] ?? null;
}

/** Makes the copies ready, or the one to `who` alone; `where` finds in the register what the carrier goes by. */
async function readyCopies<Where extends object>(
  { register, writeReceipt }: LetterParts,
  view: CaseView,
  letter: PlannedLetter & { letterId: string; who?: string },
  atMs: number,
  where: (person: Person | null) => Where | Refusal,
): Promise<
  readonly ((Extract<LetterCopy, { sent: true }> & Where) | Extract<LetterCopy, { sent: false }>)[]
> {
  const { id: caseId } = view.state;
  const copies = copiesAtSending(view, letter, atMs).filter(
    ({ who }) => letter.who === undefined || who === letter.who,
  );
  const known = await register.personsOf(caseId);
  const on = civilDateOf(atMs);
  const guarded = await Promise.all(known.map(({ personId }) => register.isProtected(personId, on)));
  const isProtected = guarded.some(Boolean);
  const ready: ((Extract<LetterCopy, { sent: true }> & Where) | Extract<LetterCopy, { sent: false }>)[] = [];
  for (const copy of copies) {
    if (!copy.sent) {
      ready.push(copy);
      continue;
    }
    const personId = known.findLast(({ who }) => who === copy.who)?.personId;
    const found = where(personId === undefined ? null : await register.find(personId));
    if (isRefusal(found)) {
      ready.push({ who: copy.who, sent: false, refusal: found });
      continue;
    }
    await writeReceipt(caseId, receiptOf(copy, letter, atMs));
    ready.push({ ...copy, ...found, mayShowAddress: copy.mayShowAddress && !isProtected });
  }
  return ready;
}

const isRefusal = (found: object): found is Refusal => 'code' in found && 'message' in found;

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

const noNumber = refuse(
  'PRECONDITION',
  'Registret kender intet nummer, som modtageren kan få Digital Post på.',
  'The register knows no number at which the receiver gets Digital Post.',
  { reason: 'number' },
);
