import { breachKinds } from '../../../disclosure/breach-kinds.ts';
import { text } from '../../../text.ts';
import type { Attempt, CommandSpec } from '../../command-spec.ts';
import type { EventType } from '../../fact.ts';
import { choice, date, instant, longText, optional, shortText, slug } from '../../field.ts';
import { type Refusal, refuse } from '../../refusal.ts';

const regime = choice('Efter', 'Under', {
  party: text('Forvaltningsloven, som part', 'Public Administration Act, as a party'),
  public: text('Offentlighedsloven', 'Access to Information Act'),
  record: text('Sundhedsloven, egen journal', 'Health Act, own record'),
  gdpr: text('Databeskyttelsesforordningen', 'GDPR'),
});

const kindTitles = Object.fromEntries(
  Object.entries(breachKinds).map(([name, { title }]) => [name, title] as const),
);

/** An answer needs something to answer. */
const after =
  (type: EventType, da: string, en: string, same?: string) =>
  ({ view, data }: Attempt): Refusal | null =>
    view.of(type).some((fact) => same === undefined || fact.data[same] === data[same])
      ? null
      : refuse('WRONG_ORDER', da, en, { reason: same ?? type });

/** 72 hours run from an instant: the date alone cannot start them (contract §1). */
function checkBreach({ moment }: Attempt): Refusal | null {
  return moment.dateOnly
    ? refuse(
        'VALIDATION',
        'De 72 timer løber fra et klokkeslæt; angiv tidspunktet.',
        'The 72 hours run from an instant; give the time of day.',
        { reason: 'at' },
      )
    : null;
}

/** Access, information to data subjects and personal data breaches (X-09 … X-14). */
export const dataRightsCommands: readonly CommandSpec[] = [
  {
    name: 'request-access',
    title: text('Modtag anmodning om indsigt', 'Receive a request for access'),
    kinds: ['pregnancy', 'child'],
    moment: 'on',
    fields: {
      accessId: optional(slug('Anmodning', 'Request')),
      regime,
      on: date('Modtaget den', 'Received on'),
      scope: optional(
        choice('Omfang', 'Scope', {
          simple: text('Enkel', 'Simple'),
          normal: text('Almindelig', 'Normal'),
          extensive: text('Omfattende', 'Extensive'),
          exceptional: text('Særligt omfattende', 'Exceptional'),
        }),
      ),
    },
    event: 'access-requested',
    check: ({ view, data }) =>
      data.accessId !== undefined &&
      view.ever('access-requested').some((fact) => fact.data.accessId === data.accessId)
        ? refuse('DUPLICATE', 'Anmodningens navn er allerede brugt.', 'That request is already known.', {
            reason: 'accessId',
          })
        : null,
    afterClosing: true,
  },
  {
    name: 'answer-access',
    title: text('Besvar anmodning om indsigt', 'Answer a request for access'),
    kinds: ['pregnancy', 'child'],
    moment: 'on',
    fields: {
      accessId: optional(slug('Anmodning', 'Request')),
      regime,
      on: date('Besvaret den', 'Answered on'),
      outcome: optional(
        slug('Udfald', 'Outcome', {
          help: text(
            'holding-letter: begrundelse og forventet dato, endnu ikke et svar',
            'holding-letter: reason and expected date, not yet an answer',
          ),
        }),
      ),
    },
    refers: { accessId: { by: 'access-requested', path: 'accessId' } },
    event: 'access-answered',
    check: after(
      'access-requested',
      'Der er ingen anmodning om indsigt efter de regler.',
      'There is no request for access under those rules.',
      'regime',
    ),
    afterClosing: true,
  },
  {
    name: 'collect-from-others',
    title: text('Indhent oplysninger fra andre', 'Collect information from others'),
    kinds: ['pregnancy', 'child'],
    moment: 'on',
    fields: {
      collectionId: optional(slug('Indhentning', 'Collection')),
      on: date('Indhentet den', 'Collected on'),
      from: optional(shortText('Fra', 'From')),
    },
    event: 'data-collected',
    check: ({ view, data }) =>
      data.collectionId !== undefined &&
      view.ever('data-collected').some((fact) => fact.data.collectionId === data.collectionId)
        ? refuse('DUPLICATE', 'Indhentningens navn er allerede brugt.', 'That collection is already known.', {
            reason: 'collectionId',
          })
        : null,
  },
  {
    name: 'inform-data-subject',
    title: text('Giv den registrerede besked', 'Inform the data subject'),
    kinds: ['pregnancy', 'child'],
    moment: 'on',
    fields: {
      collectionId: optional(slug('Indhentning', 'Collection')),
      on: date('Besked givet den', 'Informed on'),
    },
    refers: { collectionId: { by: 'data-collected', path: 'collectionId' } },
    event: 'data-subject-informed',
  },
  {
    name: 'discover-breach',
    title: text('Registrér brud på datasikkerheden', 'Record a personal data breach'),
    kinds: ['pregnancy', 'child'],
    moment: 'at',
    fields: {
      breachId: optional(slug('Brud', 'Breach')),
      at: instant('Opdaget', 'Discovered'),
      kind: optional(choice('Slags brud', 'Kind of breach', kindTitles)),
      description: optional(longText('Hvad er sket', 'What happened')),
    },
    assigns: { field: 'breachId', prefix: 'b' },
    event: 'breach-discovered',
    check: checkBreach,
    afterClosing: true,
  },
  {
    name: 'report-breach',
    title: text('Anmeld brud til Datatilsynet', 'Report a breach to the Data Protection Agency'),
    kinds: ['pregnancy', 'child'],
    moment: 'at',
    fields: {
      breachId: optional(slug('Brud', 'Breach')),
      at: instant('Anmeldt', 'Reported'),
      personsInformed: optional(
        choice('De berørte', 'The persons concerned', {
          informed: text('Underrettet', 'Informed'),
          'no-high-risk': text('Ingen høj risiko', 'No high risk'),
        }),
      ),
    },
    refers: { breachId: { by: 'breach-discovered', path: 'breachId' } },
    event: 'breach-reported',
    check: after(
      'breach-discovered',
      'Der er ikke registreret noget brud at anmelde.',
      'No breach has been recorded that could be reported.',
    ),
    afterClosing: true,
  },
];
