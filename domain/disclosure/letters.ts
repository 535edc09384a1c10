import { type CivilDate, civilDateOf } from '../calendar/index.ts';
import type { CaseView } from '../case/case-view.ts';
import { custodyOf } from '../case/consents.ts';
import { isDead } from '../case/people.ts';
import { type Refusal, refuse } from '../case/refusal.ts';
import { familyIsBereaved } from '../obligations/loss.ts';
import { protectedOn } from '../persons/periods.ts';
import type { FamilyRole } from '../rules/roles.ts';
import { heldBack, passGate } from './gate.ts';

/** A letter or message to the family as it was planned: roles only, no address, no name. */
export interface PlannedLetter {
  to: readonly FamilyRole[];
  /** Whose information it holds: `mother`, `unborn`, `child:1` … */
  about: string;
  categories: readonly string[];
  /** The person asks for it: an answer reaches also those who have had a loss, whom nothing else is written to. */
  asked?: true;
}

/** What became of one planned receiver when the letter was sent. */
export type LetterCopy =
  | { who: string; sent: true; basis: 'own-data' | 'custody' | 'consent'; mayShowAddress: boolean }
  | { who: string; sent: false; refusal: Refusal };

/**
 * Resolves receivers, custody, consent and address protection at the moment of sending, never before: a letter that was
 * planned in pregnancy meets the family as it is now. No copy shows an address where several people get one, or where
 * anybody in the case has a protected address that day. Total.
 */
export function copiesAtSending(view: CaseView, letter: PlannedLetter, atMs: number): readonly LetterCopy[] {
  const on = civilDateOf(atMs);
  const receivers = [...new Set(letter.to.flatMap((role) => holdersBehind(role, view, letter.about, on)))];
  const copies = receivers.map((who): LetterCopy => {
    const door = doorFor(who, view, letter, atMs);
    return typeof door === 'string'
      ? { who, sent: true, basis: door, mayShowAddress: false }
      : { who, sent: false, refusal: door };
  });
  const sent = copies.filter((copy) => copy.sent);
  const [only] = sent;
  if (sent.length !== 1 || only === undefined || letter.to.length > 1) return copies;
  if (protectedOn(view, on).length > 0) return copies;
  return copies.map((copy) => (copy === only && copy.sent ? { ...copy, mayShowAddress: true } : copy));
}

const isChild = (about: string): boolean => about.startsWith('child');

/** `FMI` is whoever holds custody that day; of the unborn, whose information is the mother's, the mother. */
function holdersBehind(role: FamilyRole, view: CaseView, about: string, on: CivilDate): readonly string[] {
  if (role !== 'FMI') return [role];
  if (!isChild(about)) return ['mother'];
  return custodyOf(view, about, on)?.holders ?? ['FMI'];
}

function doorFor(
  who: string,
  view: CaseView,
  { about, categories, asked }: PlannedLetter,
  atMs: number,
): 'own-data' | 'custody' | 'consent' | Refusal {
  if ((familyIsBereaved(view) && !asked) || isDead(who, view)) return bereaved;
  const isOwn = who === about || (who === 'mother' && about === 'unborn');
  if (isOwn) return 'own-data';
  const held = heldBack(view, { about, atMs });
  if (held) return held;
  if (isChild(about)) {
    const custody = custodyOf(view, about, civilDateOf(atMs));
    if (custody?.holders.includes(who)) return 'custody';
    return custody ? noCustody : unknownCustody;
  }
  const passed = passGate(view, { to: who, atMs, categories, about });
  return passed.ok ? 'consent' : passed.refusal;
}

/**
 * Why a message without content must not go to a member of the family after all, looked at when it is sent; null when
 * it may. `FMI` is whoever holds custody, and stays.
 */
export function whyNotTell(view: CaseView, who: FamilyRole, about: string, atMs: number): string | null {
  if (familyIsBereaved(view)) return 'loss in the family';
  const isOwn = who === about || (who === 'mother' && about === 'unborn');
  if (!isOwn && heldBack(view, { about, atMs })) return 'processing restricted';
  const custody = isChild(about) ? custodyOf(view, about, civilDateOf(atMs)) : null;
  return custody && who !== 'FMI' && !custody.holders.includes(who) ? 'no custody' : null;
}

const bereaved = refuse(
  'PRECONDITION',
  'Familien har mistet; den skrives der ikke til af sig selv.',
  'The family has had a loss; nothing is written to it automatically.',
  { reason: 'loss' },
);

const noCustody = refuse(
  'PRECONDITION',
  'Modtageren har ikke forældremyndighed på afsendelsesdagen.',
  'The receiver does not hold custody on the day of sending.',
  { reason: 'custody', source: 'forældreansvarsloven § 3; SUL § 17' },
);

const unknownCustody = refuse(
  'PRECONDITION',
  'Det er ikke registreret, hvem der har forældremyndigheden; registrér det, før der sendes.',
  'Nobody has recorded who holds custody; record it before sending.',
  { reason: 'custody', source: 'forældreansvarsloven § 3; SUL § 17' },
);
