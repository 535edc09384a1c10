import type { CaseView } from '../case/case-view.ts';
import { type Consent, consentById, consentCovers, consentIsValid } from '../case/consents.ts';
import { type Refusal, refuse } from '../case/refusal.ts';
import { restrictionAt } from './restriction.ts';

/** Something that is about to leave, at the moment at which it does. */
export interface Leaving {
  /** Professional role of the receiver. */
  to: string;
  atMs: number;
  categories?: readonly string[];
  /** Whose information it is, where that is known; left out, anybody's in the case. */
  about?: string;
  consentId?: string;
  /** A provision that allows it without consent, named by whoever discloses. */
  legalBasis?: string;
  /** Who discloses, where a consent names the professional who alone may; tells whether it is another. */
  anotherDiscloses?: (consent: Consent) => boolean;
  /** Form 4.1 (`meeting`) covers disclosing too, to the participants it names. */
  directions?: readonly Consent['direction'][];
  /** Why it may leave although processing is restricted (GDPR art. 18(2)). */
  despiteRestriction?: string;
}

/** By which door it leaves. */
export type Passage = { basis: 'consent'; consent: Consent } | { basis: 'law'; legalBasis: string };

export type Passed = { ok: true; passage: Passage } | { ok: false; refusal: Refusal };

const disclosing = ['disclose', 'meeting'] as const;
const source = 'SUL §§ 43 og 44';

/**
 * The one gate (X-01 … ): a consent that covers receiver and categories at that very moment, else a provision
 * that is named, else closed, with the reason. Pure: ask it when the thing leaves, never when it is planned.
 */
export function passGate(view: CaseView, leaving: Leaving): Passed {
  const held = heldBack(view, leaving);
  if (held) return no(held);
  const consent = coveringConsent(view, leaving);
  const another = consent !== null && (leaving.anotherDiscloses?.(consent) ?? false);
  if (consent && !another) return { ok: true, passage: { basis: 'consent', consent } };
  const { legalBasis } = leaving;
  if (legalBasis !== undefined) return { ok: true, passage: { basis: 'law', legalBasis } };
  return no(another ? forAnother : notCovered(view, leaving));
}

/** While processing is restricted nothing leaves, whatever was consented to before (GDPR art. 18). */
export function heldBack(
  view: CaseView,
  { about, atMs, despiteRestriction }: Pick<Leaving, 'about' | 'atMs' | 'despiteRestriction'>,
): Refusal | null {
  if (despiteRestriction !== undefined || !restrictionAt(view, atMs, about)) return null;
  return refuse(
    'PRECONDITION',
    'Behandlingen er begrænset: intet må videregives, medmindre en undtagelse i artikel 18, stk. 2, nævnes.',
    'Processing is restricted: nothing may be disclosed unless an exception of Article 18(2) is named.',
    { reason: 'restricted', source: 'DBF art. 18' },
  );
}

function coveringConsent(view: CaseView, leaving: Leaving): Consent | null {
  const { to, atMs, consentId, categories = [], directions = disclosing } = leaving;
  return consentCovers(view, {
    ...(consentId === undefined ? {} : { consentId }),
    directions,
    receiver: to,
    categories,
    atMs,
  });
}

const forAnother = refuse(
  'CONSENT_REQUIRED',
  'Samtykket nævner en anden fagperson, som alene må videregive.',
  'The consent names another professional, who alone may disclose.',
  { reason: 'discloser', source },
);

function notCovered(view: CaseView, { consentId, atMs, to }: Leaving): Refusal {
  const named = consentId === undefined ? null : consentById(view, consentId);
  const [da, en] = !named
    ? ['Der er intet gyldigt samtykke til at videregive dette.', 'No valid consent covers this disclosure.']
    : !consentIsValid(named, atMs)
      ? ['Samtykket gælder ikke længere.', 'The consent is no longer valid.']
      : !named.receivers.includes(to)
        ? ['Samtykket omfatter ikke denne modtager.', 'The consent does not cover this receiver.']
        : [
            'Samtykket omfatter ikke alle disse oplysninger.',
            'The consent does not cover all this information.',
          ];
  return refuse('CONSENT_REQUIRED', da, en, { reason: named ? 'consentId' : 'legalBasis', source });
}

const no = (refusal: Refusal): Passed => ({ ok: false, refusal });
