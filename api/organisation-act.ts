import { relationToOrganisation } from '../access/horizon.ts';
import { may } from '../access/may.ts';
import type { RecordedAct } from '../db/insert-organisation-act.ts';
import type { OrganisationAct } from '../db/read-organisation-acts.ts';
import { isCivilDate } from '../domain/calendar/index.ts';
import type { JsonObject } from '../domain/json.ts';
import { isOrganisation, rulesOwedBy } from '../domain/obligations/organisations.ts';
import { ruleById } from '../domain/rules/catalogue.ts';
import type { Caller } from './identity/caller.ts';
import { recordedRow } from './recorded.ts';
import { no } from './refused.ts';

/** Nothing was agreed, and no act of an organisation can lie, before this day. */
const EARLIEST_ON = '2000-01-01';
export const LONGEST_REASON = 2_000;

/** One's own, the municipalities of one's region, and the region that one's municipality works with. */
export const mayKnowOrganisation = (caller: Caller, organisation: string): boolean =>
  isOrganisation(organisation) &&
  may(caller, 'see', { on: 'organisation', as: relationToOrganisation(caller, organisation) });

/** Only its own people write in an organisation's calendar, and not those who only look after data protection. */
export const mayRecordFor = (caller: Caller, organisation: string): boolean =>
  may(caller, 'record', { on: 'organisation', as: relationToOrganisation(caller, organisation) });

/** The act that a body tells of, checked; the first thing wrong with it is refused by name. */
export function readOrganisationAct(body: JsonObject, organisation: string, todayOn: string) {
  const { ruleId, heldOn, takeBackBecause = null } = body;
  if (typeof ruleId !== 'string')
    throw wrong('ruleId', 'skal være koden på en regel', 'must be the code of a rule');
  if (!ruleById(ruleId))
    throw no(null, 'NOT_FOUND', 'Den regel findes ikke.', 'There is no such rule.', { reason: 'ruleId' });
  if (!rulesOwedBy(organisation).some(({ id }) => id === ruleId))
    throw wrong(
      'ruleId',
      'er ikke en fast opgave for denne organisation',
      'is no recurring duty of this organisation',
    );
  if (!isCivilDate(heldOn)) throw wrong('heldOn', 'skal være en dato', 'must be a date');
  if (heldOn > todayOn) throw wrong('heldOn', 'ligger i fremtiden', 'lies in the future');
  if (heldOn < EARLIEST_ON) throw wrong('heldOn', 'ligger for langt tilbage', 'lies too far back');
  if (takeBackBecause !== null && !isReason(takeBackBecause))
    throw wrong(
      'takeBackBecause',
      `skal være en begrundelse på højst ${LONGEST_REASON} tegn`,
      `must be a reason of at most ${LONGEST_REASON} characters`,
    );
  return { ruleId, heldOn, takeBackBecause };
}

const isReason = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST_REASON;

const wrong = (field: string, da: string, en: string) =>
  no(null, 'VALIDATION', `${field} ${da}.`, `${field} ${en}.`, { reason: field });

/** The entry as it was recorded; what stands already, or cannot be taken back, is refused. */
export function recordedAct(recorded: RecordedAct): OrganisationAct {
  if (recorded.kind === 'duplicate')
    throw no(null, 'DUPLICATE', 'Det er allerede registreret.', 'That is recorded already.', {
      reason: 'heldOn',
    });
  if (recorded.kind === 'unknown')
    throw no(null, 'NOT_FOUND', 'Der er ingen sådan registrering.', 'There is no such entry.', {
      reason: 'heldOn',
    });
  return recordedRow(recorded);
}
