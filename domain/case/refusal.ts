import type { Text } from '../text.ts';

/** The contract's closed list of codes (§4 and §5). */
export const refusalCodes = [
  'VALIDATION',
  'NOT_FOUND',
  'NOT_PERMITTED',
  'CASE_CLOSED',
  'PRECONDITION',
  'TOO_EARLY',
  'WRONG_ORDER',
  'CONSENT_REQUIRED',
  'DUPLICATE',
  'IDEMPOTENCY_CONFLICT',
  'VERSION_CONFLICT',
  'BUSY',
  'UNAVAILABLE',
  'UNAUTHENTICATED',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/**
 * An answer that says no: nothing was changed. `message` is a sentence a person understands,
 * `reason` names the field or rule concerned (never personal data), `source` the legal or agreed basis.
 */
export interface Refusal {
  code: RefusalCode;
  message: Text;
  reason?: string;
  source?: string;
}

export const refuse = (
  code: RefusalCode,
  da: string,
  en: string,
  more: { reason?: string; source?: string } = {},
): Refusal => ({ code, message: { da, en }, ...more });
