import type { Rule } from '../rule.ts';
import { accessRules } from './access.ts';
import { administrationRules } from './administration.ts';
import { consentRules } from './consent.ts';
import { cooperationRules } from './cooperation.ts';
import { dataProtectionRules } from './data-protection.ts';
import { disclosureRules } from './disclosure.ts';

/** Across the phases: consent, data protection, administration, organisation. */
export const acrossRules: readonly Rule[] = [
  ...consentRules,
  ...disclosureRules,
  ...accessRules,
  ...dataProtectionRules,
  ...administrationRules,
  ...cooperationRules,
];
