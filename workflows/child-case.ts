import type { CaseInput } from './case-input.ts';
import { liveCase } from './case-shell.ts';

/** A child, from its birth (or its referral) until it starts school. */
export async function childCase(input: CaseInput): Promise<void> {
  await liveCase(input);
}
