import { isProfessionalRole, type Role } from '../rules/roles.ts';
import type { ScenarioStep } from './scenario.ts';

/**
 * A simulation gives each command as a role that may give it (contract, Fine points): a disclosure under a consent
 * that names the disclosing role is given by that role. `null`: no step says anything special.
 */
export function roleOfStep(step: Omit<ScenarioStep, 'role'>, before: readonly ScenarioStep[]): Role | null {
  if (step.command !== 'disclose' || step.data.consentId === undefined) return null;
  const consent = before.findLast(
    ({ command, data }) => command === 'give-consent' && data.consentId === step.data.consentId,
  );
  const discloser = consent?.data.discloser;
  return typeof discloser === 'string' && isProfessionalRole(discloser) ? discloser : null;
}
