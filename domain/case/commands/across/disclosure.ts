import { endOfDayMs } from '../../../calendar/index.ts';
import { type Passed, passGate } from '../../../disclosure/gate.ts';
import type { JsonObject } from '../../../json.ts';
import { isProfessionalRole } from '../../../rules/roles.ts';
import { text } from '../../../text.ts';
import type { Attempt, CommandSpec, EventDraft } from '../../command-spec.ts';
import type { Consent } from '../../consents.ts';
import { boolean, choice, eventId, instant, list, longText, optional, shortText, slug } from '../../field.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { familyMember, organisation, professional } from '../../role-field.ts';
import { despiteRestriction } from './restriction.ts';

/** The last moment that the act can have happened: a consent withdrawn earlier that day no longer covers it. */
const latestMs = ({ moment, nowMs }: Attempt): number =>
  moment.dateOnly ? Math.min(nowMs, endOfDayMs(moment.on)) : moment.ms;

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** under a consent that names the professional who may disclose, nobody else may. */
function anotherDiscloses(consent: Consent, { data, role }: Attempt): boolean {
  if (consent.discloser === null) return false;
  const said = textOf(data.discloser);
  if (said !== undefined) return said !== consent.discloser;
  // Nobody named: the role that gives the command discloses; a person's id cannot be told from a role alone.
  return isProfessionalRole(consent.discloser) && role.replace(/-leader$/, '') !== consent.discloser;
}

/** The disclosure at the gate: a covering consent, else a named provision, else closed with the reason. */
const atTheGate = (attempt: Attempt): Passed => {
  const { data } = attempt;
  const consentId = textOf(data.consentId);
  const legalBasis = textOf(data.legalBasis);
  const despiteRestriction = textOf(data.despiteRestriction);
  return passGate(attempt.view, {
    to: String(data.to),
    atMs: latestMs(attempt),
    categories: (data.categories as readonly string[] | undefined) ?? [],
    anotherDiscloses: (consent) => anotherDiscloses(consent, attempt),
    ...(consentId === undefined ? {} : { consentId }),
    ...(legalBasis === undefined ? {} : { legalBasis }),
    ...(despiteRestriction === undefined ? {} : { despiteRestriction }),
  });
};

function checkDisclosure(attempt: Attempt): Refusal | null {
  const passed = atTheGate(attempt);
  return passed.ok ? null : passed.refusal;
}

/** What passed the gate and by which door: later rules tell people who were not asked. */
function produceDisclosure(attempt: Attempt): readonly EventDraft[] {
  const { consentId: _given, ...rest } = attempt.data;
  const passed = atTheGate(attempt);
  const attempted = typeof rest.attemptReason === 'string';
  const basis: JsonObject =
    passed.ok && passed.passage.basis === 'consent'
      ? { basis: 'consent', consentId: passed.passage.consent.id }
      : { basis: 'law', attempted };
  return [{ type: 'disclosed', data: { ...rest, ...basis } }];
}

/** Disclosing, telling the person, and keeping the record (X-01 … ). */
export const disclosureCommands: readonly CommandSpec[] = [
  {
    name: 'disclose',
    title: text('Videregiv oplysninger', 'Disclose information'),
    kinds: ['pregnancy', 'child'],
    fields: {
      disclosureId: optional(slug('Videregivelse', 'Disclosure')),
      to: professional('Til', 'To'),
      organisation: optional(organisation('Hos en anden myndighed', 'At another authority')),
      categories: list('Oplysninger', 'Information', slug('Slags oplysninger', 'Category of information'), {
        min: 1,
      }),
      consentId: optional(slug('Efter samtykke', 'Under consent')),
      legalBasis: optional(shortText('Lovhjemmel, hvis uden samtykke', 'Legal basis, if without consent')),
      documentId: optional(slug('Dokument', 'Document')),
      discloser: optional(slug('Hvem videregiver?', 'Who discloses?')),
      despiteRestriction: optional(despiteRestriction),
      attemptReason: optional(
        longText('Hvorfor uden samtykke', 'Why without consent', {
          help: text(
            'Blev samtykke forsøgt indhentet, eller hvorfor ikke?',
            'Was consent sought, or why not?',
          ),
        }),
      ),
    },
    adds: {
      basis: choice('Grundlag', 'Basis', {
        consent: text('Samtykke', 'Consent'),
        law: text('Hjemmel i lov', 'Legal basis'),
      }),
      attempted: boolean('Samtykke forsøgt', 'Consent sought'),
    },
    assigns: { field: 'disclosureId', prefix: 'd' },
    refers: { consentId: { by: 'consent-given', path: 'consentId' } },
    event: 'disclosed',
    check: checkDisclosure,
    produces: produceDisclosure,
    // The disclosure is its own record, and documentation stays possible after loss and closing.
    afterClosing: true,
  },
  {
    name: 'inform-of-disclosure',
    title: text('Orientér om videregivelse', 'Tell of a disclosure'),
    kinds: ['pregnancy', 'child'],
    moment: 'at',
    fields: {
      disclosureId: slug('Videregivelse', 'Disclosure'),
      at: instant('Tidspunkt', 'Moment'),
      method: optional(slug('Måde', 'Method', { initial: 'phone' })),
      reaction: optional(longText('Reaktion', 'Reaction')),
    },
    refers: { disclosureId: { by: 'disclosed', path: 'disclosureId' } },
    event: 'disclosure-told',
    afterClosing: true,
  },
  {
    name: 'attempt-consent',
    title: text('Registrér forsøg på samtykke', 'Record an attempt to obtain consent'),
    kinds: ['pregnancy', 'child'],
    fields: {
      attemptId: optional(slug('Forsøg', 'Attempt')),
      of: optional(familyMember('Hos', 'From')),
      outcome: choice('Udfald', 'Outcome', {
        obtained: text('Opnået', 'Obtained'),
        refused: text('Afslået', 'Refused'),
        'not-possible': text('Ikke muligt', 'Not possible'),
      }),
      reason: optional(longText('Begrundelse', 'Reason')),
    },
    adds: { reasonGiven: boolean('Begrundet', 'Reason given') },
    assigns: { field: 'attemptId', prefix: 's' },
    event: 'consent-attempted',
    produces: ({ data }) => [
      { type: 'consent-attempted', data: { ...data, reasonGiven: typeof data.reason === 'string' } },
    ],
    afterClosing: true,
  },
  {
    name: 'explain-consent-attempt',
    title: text('Begrund manglende samtykke', 'Give the reason for a missing consent'),
    kinds: ['pregnancy', 'child'],
    fields: { attemptId: slug('Forsøg', 'Attempt'), reason: longText('Begrundelse', 'Reason') },
    refers: { attemptId: { by: 'consent-attempted', path: 'attemptId' } },
    event: 'consent-attempt-explained',
    afterClosing: true,
  },
  {
    name: 'record-entry',
    title: text('Journalfør', 'Record an entry'),
    kinds: ['pregnancy', 'child'],
    fields: {
      eventId: optional(eventId('Hører til', 'Belongs to')),
      text: optional(longText('Notat', 'Entry')),
    },
    event: 'entry-recorded',
    check: ({ view, data }) =>
      data.eventId === undefined || view.state.facts.some((fact) => fact.id === data.eventId)
        ? null
        : refuse('NOT_FOUND', 'Sagen kender ikke den hændelse.', 'The case does not know that event.', {
            reason: 'eventId',
          }),
    afterClosing: true,
  },
];
