import { relationToOrganisation } from '../access/horizon.ts';
import { may } from '../access/may.ts';
import type { JsonObject } from '../domain/json.ts';
import type { DigitalPostSender } from './family-ports.ts';
import type { Caller } from './identity/caller.ts';
import type { Looker } from './look.ts';
import { no } from './refused.ts';

/** The longest name that stands in a citizen's inbox. */
export const LONGEST_LABEL = 100;

/** Leaders decide for their own organisation whether it writes to families by Digital Post. */
export const mayDecideDigitalPost = (caller: Caller, organisation: string): boolean =>
  may(caller, 'administrate', { on: 'parameters', as: relationToOrganisation(caller, organisation) });

/** Decides it. Throws NOT_PERMITTED or VALIDATION with the field's name. */
export async function decideDigitalPost(
  { ports, caller }: Looker,
  organisation: string,
  { enabled, cvr, label }: JsonObject,
): Promise<DigitalPostSender> {
  if (!mayDecideDigitalPost(caller, organisation))
    throw no(
      null,
      'NOT_PERMITTED',
      'Det beslutter organisationens ledere.',
      "The organisation's leaders decide it.",
      {
        reason: caller.role,
      },
    );
  if (typeof enabled !== 'boolean')
    throw wrong('enabled', 'skal være sandt eller falsk', 'must be true or false');
  if (typeof cvr !== 'string' || !/^\d{8}$/.test(cvr))
    throw wrong('cvr', 'skal være otte cifre', 'must be eight digits');
  if (typeof label !== 'string' || !isLabel(label))
    throw wrong(
      'label',
      `skal være et navn på én linje og højst ${LONGEST_LABEL} tegn`,
      `must be a name of one line and at most ${LONGEST_LABEL} characters`,
    );
  const sender = { enabled, cvr, label: label.trim() };
  const { subject, role } = caller;
  await ports.family.decideDigitalPost(organisation, sender, { subject, role });
  return sender;
}

/** One line of letters; no control characters, and no marks that turn text around: it stands for an authority. */
const isLabel = (label: string): boolean =>
  label.trim() !== '' && label.length <= LONGEST_LABEL && !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(label);

const wrong = (field: string, da: string, en: string) =>
  no(null, 'VALIDATION', `${field} ${da}.`, `${field} ${en}.`, { reason: field });
