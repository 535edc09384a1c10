import { consentFormFields } from '../case/documents/consent-form.ts';
import { minutesFields } from '../case/documents/minutes.ts';
import { notificationContentFields } from '../case/documents/notification.ts';
import { combinedPlanFields } from '../case/documents/plans.ts';
import { requestFormFields } from '../case/documents/request-form.ts';
import { choice, date, type Field, type Fields, longText, optional } from '../case/field.ts';
import { text } from '../text.ts';

const free = (da: string, en: string) => longText(da, en, { optional: true });

const contact = free('Kontakt ved spørgsmål', 'Contact for questions');

/** The provisions that a decision on a measure may rest on. */
export const decisionBases = {
  BL32: text('BL § 32, støttende indsats', 'BL § 32, supporting measure'),
  BL46: text('BL § 46, anbringelse med samtykke', 'BL § 46, placement with consent'),
  BL47: text('BL § 47, anbringelse uden samtykke', 'BL § 47, placement without consent'),
  BL49: text('BL § 49, beslutning før fødslen', 'BL § 49, decision before the birth'),
  BL143: text('BL § 143, foreløbig afgørelse', 'BL § 143, provisional decision'),
} as const;

export type DecisionBasis = keyof typeof decisionBases;

/**
 * The same questions without those that the register of persons answers: who a letter is about is looked up when it is
 * set, so that it is not written down a second time.
 */
function unregistered(fields: Fields): Fields {
  const kept = Object.entries(fields).flatMap(([name, field]): [string, Field][] => {
    if (field.type === 'cpr') return [];
    // Members of staff are named for this letter alone.
    if (field.registered) return [[name, { ...field, registered: undefined }]];
    if (field.fields) {
      const inner = unregistered(field.fields);
      return Object.keys(inner).length === 0 ? [] : [[name, { ...field, fields: inner }]];
    }
    if (field.of?.fields)
      return [[name, { ...field, of: { ...field.of, fields: unregistered(field.of.fields) } }]];
    return [[name, field]];
  });
  return Object.fromEntries(kept);
}

const without = (fields: Fields, ...names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));

const consentFields = unregistered(without(consentFormFields, 'form', 'custodyHolder', 'child', 'signedOn'));

/** What a person fills in, template by template. */
export const documentFields = {
  'request-form': unregistered(without(requestFormFields, 'concerning')),
  minutes: without(minutesFields, 'consentsEntered'),
  'consent-4-0': without(consentFields, 'discloserName'),
  'consent-4-1': without(consentFields, 'discloserName', 'information', 'examinationOfChild'),
  'consent-4-2': consentFields,
  acknowledgement: { message: free('Besked til underretteren', 'Message to the notifier'), contact },
  notification: unregistered(notificationContentFields),
  'combined-plan': unregistered(combinedPlanFields),
  hearing: {
    matter: free('Hvad sagen handler om', 'What it is about'),
    information: free('Oplysninger, der lægges vægt på', 'Information that counts'),
    enclosed: free('Vedlagt', 'Enclosed'),
    intended: free('Påtænkt afgørelse', 'Intended decision'),
    answerBy: optional(date('Svar senest', 'Answer by', { plan: true })),
    contact,
  },
  delay: {
    matter: free('Hvad brevet handler om', 'What it is about'),
    reason: free('Hvorfor det varer længere', 'Why it takes longer'),
    expectedOn: optional(date('Svar ventes senest', 'Answer expected by', { plan: true })),
    contact,
  },
  decision: {
    basis: choice('Grundlag', 'Basis', decisionBases),
    decision: free('Afgørelse', 'Decision'),
    findings: free('Faktiske forhold', 'Findings of fact'),
    reasons: free('Begrundelse', 'Reasons'),
    partyView: free('Partens udtalelse', 'What the party said'),
    rules: free('Regler', 'Rules'),
    contact,
  },
  'closing-summary': {
    course: free('Forløbet', 'The course'),
    health: free('Lægelig sammenfatning', 'Medical summary'),
    psychological: free('Psykologisk sammenfatning', 'Psychological summary'),
    cognitive: free('Kognitiv udvikling', 'Cognitive development'),
    recommendations: free('Anbefalinger', 'Recommendations'),
    contact,
  },
  'case-print': { purpose: free('Formål med udskriften', 'Purpose of the print') },
} as const satisfies Record<string, Fields>;

export type TemplateName = keyof typeof documentFields;
