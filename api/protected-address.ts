import { type Text, text } from '../domain/text.ts';
import { no } from './refused.ts';

/** Why somebody has to see a protected address. A closed list: words of one's own would be content in the log. */
export const addressReasons = {
  visit: text('Et besøg skal aflægges', 'A visit is to be paid'),
  letter: text('Et brev skal sendes til personen selv', 'A letter is to be sent to the person'),
  danger: text('Personen kan være i fare', 'The person may be in danger'),
  authority: text('En myndighed skal have den efter loven', 'An authority must have it by law'),
  'person-asks': text('Personen beder selv om det', 'The person asks for it'),
} as const satisfies Record<string, Text>;

type AddressReason = keyof typeof addressReasons;

/** Whether a reason is one of the list. */
export const isAddressReason = (value: unknown): value is AddressReason =>
  typeof value === 'string' && Object.hasOwn(addressReasons, value);

/** The reason that was given; without one of the list nothing is shown: VALIDATION. */
export function addressReasonOf(value: unknown): AddressReason {
  if (isAddressReason(value)) return value;
  const known = Object.keys(addressReasons).join(', ');
  throw no(
    null,
    'VALIDATION',
    `Feltet «reason» skal være en af: ${known}.`,
    `The field “reason” must be one of: ${known}.`,
    { reason: 'reason' },
  );
}

/** Whoever may not see names is told so. */
export const namesNotPermitted = () =>
  no(
    null,
    'NOT_PERMITTED',
    'Navne og numre i sagen vises ikke for din rolle.',
    'Names and numbers of the case are not shown to your role.',
    { reason: 'names' },
  );
