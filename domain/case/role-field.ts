import { familyRoles, professionalRoles } from '../rules/roles.ts';
import { choice, type Field, list } from './field.ts';

/** One professional role: `"CMU"`. */
export const professional = (da: string, en: string, more: Partial<Field> = {}): Field =>
  choice(da, en, professionalRoles, more);

/** One member of the family: mother, partner or FMI. */
export const familyMember = (da: string, en: string, more: Partial<Field> = {}): Field =>
  choice(da, en, familyRoles, more);

/** A list of role codes, the family's among them: `["FR", "GP", "FMI"]`. */
export const roleList = (da: string, en: string, more: Partial<Field> = {}): Field =>
  list(da, en, choice('Rolle', 'Role', { ...professionalRoles, ...familyRoles }), more);
