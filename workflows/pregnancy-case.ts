import type { CaseInput } from './case-input.ts';
import { liveCase } from './case-shell.ts';

/** A pregnancy, from referral until the mother's own obligations are done. */
export async function pregnancyCase(input: CaseInput): Promise<void> {
  await liveCase(input);
}
