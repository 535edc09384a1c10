import type { Role } from '../rules/roles.ts';
import type { CaseView } from './case-view.ts';
import { consentCovers } from './consents.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Somebody wants to see a case: for the own unit, or on behalf of another that asked for it. */
export interface LookUp {
  unit: Role;
  /** The units that have a function in the case. */
  unitsInCase: readonly Role[];
  onBehalfOf?: Role;
  atMs: number;
}

/** a look-up needs one's own unit and function in the case; one for another unit also a recorded consent. */
export function checkLookUp(view: CaseView, { unit, unitsInCase, onBehalfOf, atMs }: LookUp): Refusal | null {
  const entitled = onBehalfOf ?? unit;
  if (!unitsInCase.includes(entitled)) {
    return refuse(
      'NOT_PERMITTED',
      'Opslag kræver, at enheden har en opgave i sagen.',
      'A look-up needs a unit with a function in the case.',
      { reason: entitled, source: 'SUL § 42 a' },
    );
  }
  if (onBehalfOf === undefined) return null;
  return consentCovers(view, { directions: ['disclose', 'meeting'], receiver: unit, atMs })
    ? null
    : refuse(
        'CONSENT_REQUIRED',
        'Opslag på en anden enheds vegne kræver registreret samtykke.',
        "A look-up on another unit's behalf needs a recorded consent.",
        { reason: unit, source: 'SUL § 42 a' },
      );
}
