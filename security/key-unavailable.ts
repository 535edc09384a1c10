/** Why a case cannot be read or written: its key is not to be had. */
export type KeyTrouble = 'no key' | 'destroyed' | 'unknown master key' | 'other key' | 'store out of reach';

/**
 * A case's key is not to be had now, or never again (`destroyed`). Names the case and the key and nothing of the
 * content, so that it may stand in logs and failures as it is.
 */
export class KeyUnavailable extends Error {
  override name = 'KeyUnavailable';
  readonly caseId: string;
  readonly keyId: string;
  readonly why: KeyTrouble;

  constructor(caseId: string, keyId: string, why: KeyTrouble, options?: ErrorOptions) {
    super(`The key ${keyId} of ${caseId} is not available: ${why}.`, options);
    this.caseId = caseId;
    this.keyId = keyId;
    this.why = why;
  }

  /** For logs that show a failure's code and not its words. */
  get code(): string {
    return `${this.why}: ${this.keyId} of ${this.caseId}`;
  }
}

/** Something sealed does not open with the key that it names: it was changed, or put where it does not belong. */
export class Tampered extends Error {
  override name = 'Tampered';
  readonly caseId: string;
  readonly keyId: string;

  constructor(caseId: string, keyId: string) {
    super(`What was sealed with the key ${keyId} of ${caseId} does not open.`);
    this.caseId = caseId;
    this.keyId = keyId;
  }

  get code(): string {
    return `tampered: ${this.keyId} of ${this.caseId}`;
  }
}

/** The trouble with a key behind a failure, however deep other layers have wrapped it. */
export function keyTroubleIn(error: unknown): KeyUnavailable | Tampered | undefined {
  for (let one = error, depth = 0; one instanceof Error && depth < 6; one = one.cause, depth += 1)
    if (one instanceof KeyUnavailable || one instanceof Tampered) return one;
  return undefined;
}
