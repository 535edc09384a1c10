import type { JsonObject } from '../../domain/json.ts';
import { isRole, roleName } from '../../domain/rules/roles.ts';
import { scopeName } from '../identity/region.ts';

/** A resource of FHIR R4, as JSON. */
export type Resource = JsonObject & { readonly resourceType: string };

/** The media type of FHIR's JSON. */
export const FHIR_JSON = 'application/fhir+json; charset=utf-8';

/** Our own names for things, which no register of the world knows. */
export const systems = {
  case: 'urn:tovholder:case',
  deadline: 'urn:tovholder:deadline',
  disclosure: 'urn:tovholder:disclosure',
  rule: 'urn:tovholder:rule',
  role: 'urn:tovholder:role',
  category: 'urn:tovholder:category',
} as const;

/** Whom a case is about, by the case's opaque id alone: no name, no CPR number. */
export const subjectOf = (caseId: string): JsonObject => ({
  type: 'Patient',
  identifier: { system: systems.case, value: caseId },
});

/** A role of the agreement, and where it sits, as a reference by code. */
export const unitOf = (role: string, organisation: string | null): JsonObject => ({
  type: 'Organization',
  identifier: { system: systems.role, value: organisation === null ? role : `${organisation}:${role}` },
  display: [
    isRole(role) ? roleName(role).da : role,
    ...(organisation ? [scopeName(organisation).da] : []),
  ].join(', '),
});
