import { organisationNames } from '../rules/agreement-area.ts';
import { familyRoles, professionalRoles } from '../rules/roles.ts';
import { choice, type Field, list, object, optional } from './field.ts';

/** One professional role: `"CMU"`. */
export const professional = (da: string, en: string, more: Partial<Field> = {}): Field =>
  choice(da, en, professionalRoles, more);

/** One member of the family: mother, partner or FMI. */
export const familyMember = (da: string, en: string, more: Partial<Field> = {}): Field =>
  choice(da, en, familyRoles, more);

/** A list of role codes, the family's among them: `["FR", "GP", "FMI"]`. */
export const roleList = (da: string, en: string, more: Partial<Field> = {}): Field =>
  list(da, en, choice('Rolle', 'Role', { ...professionalRoles, ...familyRoles }), more);

/** A municipality or region of the agreement, by code. */
export const organisation = (da: string, en: string): Field => choice(da, en, organisationNames);

/** Units of other authorities: `[{ "role": "FR", "organisation": "aabenraa" }]`. What is about them alone opens to them. */
export const guestList = (da: string, en: string): Field =>
  optional(
    list(
      da,
      en,
      object('Enhed', 'Unit', {
        role: professional('Rolle', 'Role'),
        organisation: organisation('Myndighed', 'Authority'),
      }),
    ),
  );
