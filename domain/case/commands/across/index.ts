import type { CommandSpec } from '../../command-spec.ts';
import { consentCommands } from './consent.ts';

/** Commands that belong to no single phase: consent, disclosure, access, the ledger, correction, the case itself. */
export const acrossCommands: readonly CommandSpec[] = [...consentCommands];
