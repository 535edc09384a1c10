import { formatInstant } from '../../domain/calendar/index.ts';
import type { Fact } from '../../domain/case/fact.ts';
import { type Resource, subjectOf, systems, unitOf } from './resource.ts';

/**
 * A disclosure as a Communication of FHIR R4, in the shape of MedCom's CareCommunication: who told whom what sort of thing,
 * when, and on which ground. The words themselves are not in it. Validated against no profile.
 */
export function careCommunicationOf(caseId: string, municipality: string, fact: Fact): Resource {
  const { to, organisation, categories, disclosureId, documentId, basis, consentId, legalBasis } = fact.data;
  const kinds = Array.isArray(categories) ? categories.map(String) : [];
  const ground =
    basis === 'law' ? `legal basis: ${String(legalBasis ?? '')}` : `consent: ${String(consentId ?? '')}`;
  return {
    resourceType: 'Communication',
    id: `${caseId.slice(2)}-${fact.id}`,
    identifier: [{ system: systems.disclosure, value: `${caseId}/${String(disclosureId ?? fact.id)}` }],
    status: 'completed',
    category: kinds.map((code) => ({ coding: [{ system: systems.category, code }] })),
    subject: subjectOf(caseId),
    sent: formatInstant(fact.ms),
    sender: unitOf(fact.by, municipality),
    recipient: [unitOf(String(to ?? ''), typeof organisation === 'string' ? organisation : null)],
    payload:
      typeof documentId === 'string'
        ? [
            {
              contentReference: {
                identifier: { system: systems.case, value: `${caseId}/documents/${documentId}` },
              },
            },
          ]
        : kinds.map((code) => ({ contentString: code })),
    note: [{ text: ground }],
  };
}
