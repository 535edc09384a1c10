import { formatInstant } from '../../domain/calendar/index.ts';
import { viewOf } from '../../domain/case/case-view.ts';
import { type Consent, consentIsValid, consentsOf } from '../../domain/case/consents.ts';
import type { Fact } from '../../domain/case/fact.ts';
import { text } from '../../domain/text.ts';
import { caseOf, listOf, nowOf } from '../call.ts';
import { route } from '../route.ts';

const instantOrNull = (ms: number | null | undefined): string | null =>
  ms === null || ms === undefined ? null : formatInstant(ms);

/** Consents as the case knows them, with what each covers and whether it counts now. */
export const listConsents = route({
  method: 'get',
  path: '/v1/cases/{id}/consents',
  operationId: 'listConsents',
  summary: text('Sagens samtykker', 'Consents of the case'),
  tag: 'cases',
  answer: 'list',
  async handle(call) {
    const stored = await caseOf(call);
    const nowMs = nowOf(call, stored);
    return listOf(
      call,
      consentsOf(viewOf(stored.state)).map((consent) => consentItem(consent, nowMs)),
    );
  },
});

const consentItem = (consent: Consent, nowMs: number) => ({
  consentId: consent.id,
  givenIn: consent.givenIn,
  direction: consent.direction,
  subject: consent.subject,
  giver: { role: consent.giver },
  receivers: consent.receivers,
  categories: consent.categories,
  form: consent.form,
  discloser: consent.discloser,
  givenOn: consent.givenOn,
  lapsesOn: consent.lapsesOn,
  withdrawnAt: instantOrNull(consent.withdrawnMs),
  blockedAt: instantOrNull(consent.blockedMs),
  valid: consentIsValid(consent, nowMs),
  eventId: consent.fact.id,
});

/** What was disclosed to whom, on which basis, and when the person was told. */
export const listDisclosures = route({
  method: 'get',
  path: '/v1/cases/{id}/disclosures',
  operationId: 'listDisclosures',
  summary: text('Sagens videregivelser', 'Disclosures of the case'),
  tag: 'cases',
  answer: 'list',
  async handle(call) {
    const { state, sight } = await caseOf(call);
    const view = viewOf(state);
    const told = view.of('disclosure-told');
    return listOf(
      call,
      view
        .of('disclosed')
        .filter(sight.disclosure)
        .map((fact) => ({
          disclosureId: fact.data.disclosureId ?? null,
          at: formatInstant(fact.ms),
          by: fact.by,
          to: fact.data.to ?? null,
          ...(fact.data.organisation === undefined ? {} : { organisation: fact.data.organisation }),
          categories: fact.data.categories ?? [],
          consentId: fact.data.consentId ?? null,
          legalBasis: fact.data.legalBasis ?? null,
          documentId: fact.data.documentId ?? null,
          toldAt: instantOrNull(told.find((one) => sameDisclosure(one, fact))?.ms),
          eventId: fact.id,
        })),
    );
  },
});

const sameDisclosure = (told: Fact, disclosed: Fact): boolean =>
  told.data.disclosureId !== undefined && told.data.disclosureId === disclosed.data.disclosureId;
