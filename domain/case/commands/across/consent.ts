import type { JsonObject } from '../../../json.ts';
import { text } from '../../../text.ts';
import type { Attempt, CommandSpec, Reach } from '../../command-spec.ts';
import { consentById } from '../../consents.ts';
import { consentFormFields } from '../../documents/consent-form.ts';
import { choice, date, instant, list, longText, object, optional, personName, slug } from '../../field.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { familyMember, roleList } from '../../role-field.ts';
import { checkGiver, isChild } from './consent-giver.ts';

const knownConsent = { by: 'consent-given', path: 'consentId' } as const;

/** What concerns the child is the child's too: the unborn's all children's, one child's that child's alone. */
function reachOfConsent({ subject }: JsonObject): Reach | null {
  if (subject === 'unborn' || subject === 'child') return 'children';
  return typeof subject === 'string' && isChild(subject) ? { ref: subject } : null;
}

function checkWithdrawal({ view, data }: Attempt): Refusal | null {
  const consent = consentById(view, String(data.consentId));
  return consent?.withdrawnMs == null
    ? null
    : refuse(
        'PRECONDITION',
        'Samtykket er allerede trukket tilbage.',
        'The consent has already been withdrawn.',
        {
          reason: 'consentId',
        },
      );
}

/** Giving, refusing and withdrawing consent (X-01 … X-05). */
export const consentCommands: readonly CommandSpec[] = [
  {
    name: 'give-consent',
    title: text('Registrér samtykke', 'Record consent'),
    kinds: ['pregnancy', 'child'],
    moment: 'givenOn',
    fields: {
      consentId: optional(slug('Samtykke', 'Consent')),
      direction: choice('Hvad gælder samtykket?', 'What is the consent for?', {
        collect: text('Indhente oplysninger', 'Collect information'),
        disclose: text('Videregive oplysninger', 'Disclose information'),
        meeting: text('Møde og referat', 'Meeting and minutes'),
      }),
      subject: slug('Hvis oplysninger', 'Whose information', { initial: 'mother' }),
      giver: object('Hvem giver samtykket?', 'Who gives the consent?', {
        role: familyMember('Hvem', 'Who'),
        name: optional(personName('Navn', 'Name')),
      }),
      receivers: roleList(
        'Hvem må det deles med eller hentes fra?',
        'Who may it be shared with or collected from?',
        { min: 1 },
      ),
      categories: list('Oplysninger', 'Information', slug('Slags oplysninger', 'Category of information'), {
        min: 1,
      }),
      purpose: longText('Formål', 'Purpose'),
      form: choice('Form', 'Form', {
        written: text('Skriftligt', 'Written'),
        oral: text('Mundtligt', 'Oral'),
      }),
      givenOn: date('Givet den', 'Given on'),
      renews: optional(slug('Fornyer et tidligere samtykke', 'Renews an earlier consent')),
      discloser: optional(slug('Hvem videregiver?', 'Who discloses?')),
      consentForm: optional(object('Samtykkeerklæring', 'Consent form', consentFormFields)),
    },
    assigns: { field: 'consentId', prefix: 'k' },
    refers: { renews: knownConsent },
    event: 'consent-given',
    check: checkGiver,
    relayed: reachOfConsent,
  },
  {
    name: 'refuse-consent',
    title: text('Registrér nej til samtykke', 'Record a refusal of consent'),
    kinds: ['pregnancy', 'child'],
    moment: 'at',
    fields: {
      by: familyMember('Af', 'By'),
      at: instant('Tidspunkt', 'Moment'),
      subject: optional(slug('Hvis oplysninger', 'Whose information')),
      consentId: optional(slug('Protest mod samtykke', 'Protest against consent')),
    },
    refers: { consentId: knownConsent },
    event: 'consent-refused',
  },
  {
    name: 'withdraw-consent',
    title: text('Tilbagekald samtykke', 'Withdraw consent'),
    kinds: ['pregnancy', 'child'],
    fields: { consentId: slug('Samtykke', 'Consent') },
    adds: { givenIn: slug('Givet i sagen', 'Given in case') },
    refers: { consentId: knownConsent },
    event: 'consent-withdrawn',
    check: checkWithdrawal,
    produces: ({ view, data }) => [
      {
        type: 'consent-withdrawn',
        data: {
          ...data,
          givenIn: consentById(view, String(data.consentId))?.givenIn ?? view.state.ref,
        },
      },
    ],
    afterClosing: true,
    relayed: 'everyone',
    result: ({ view, data }) => ({
      inform: consentById(view, String(data.consentId))?.receivers ?? [],
    }),
  },
];
