import type { CommandSpec } from '../../command-spec.ts';
import { administrationCommands } from './administration.ts';
import { caseLifeCommands } from './case-life.ts';
import { consentCommands } from './consent.ts';
import { correctionCommands } from './correction.ts';
import { dataRightsCommands } from './data-rights.ts';
import { disclosureCommands } from './disclosure.ts';
import { documentCommands } from './documents.ts';
import { familyCommands } from './family.ts';
import { ledgerCommands } from './ledger.ts';
import { mergeCommands } from './merge.ts';
import { restrictionCommands } from './restriction.ts';

/** Commands that belong to no single phase: consent, disclosure, access, the ledger, correction, the case itself. */
export const acrossCommands: readonly CommandSpec[] = [
  ...consentCommands,
  ...disclosureCommands,
  ...dataRightsCommands,
  ...restrictionCommands,
  ...ledgerCommands,
  ...caseLifeCommands,
  ...documentCommands,
  ...familyCommands,
  ...correctionCommands,
  ...mergeCommands,
  ...administrationCommands,
];
