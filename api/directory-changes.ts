import { relationToOrganisation } from '../access/horizon.ts';
import { may } from '../access/may.ts';
import { daysBetween } from '../domain/calendar/index.ts';
import type { Fields } from '../domain/case/field.ts';
import { parseInput } from '../domain/case/parse-input.ts';
import type { Json, JsonObject } from '../domain/json.ts';
import type { SendingHours } from '../domain/reach/sending-hours.ts';
import type { ListedColleague } from '../domain/reach/staff.ts';
import { readSendingHours } from '../domain/reach/validate-sending-hours.ts';
import type { Role } from '../domain/rules/roles.ts';
import { absenceFields, colleagueFields, mayKeepDirectory } from './directory.ts';
import type { Looker } from './look.ts';
import { isMailAddress } from './mail-address.ts';
import { no, refused } from './refused.ts';

const LONGEST_ABSENCE_DAYS = 730;

/** Lists a colleague, or corrects their entry. Throws NOT_PERMITTED, VALIDATION at the field. */
export async function saveColleague(
  looker: Looker,
  organisation: string,
  said: Json,
): Promise<ListedColleague> {
  requireKeeper(looker, organisation);
  const data = checked(colleagueFields(organisation), said, looker.ports.clock());
  const colleague: ListedColleague = {
    organisation,
    subject: String(data.subject),
    name: String(data.name),
    roles: [...new Set(data.roles as Role[])],
    address: textOf(data.address),
    standIn: textOf(data.standIn),
    fromOn: textOf(data.fromOn),
    untilOn: textOf(data.untilOn),
  };
  if (UNSEEN.test(colleague.name))
    throw wrong('name', 'må kun være tegn, der kan ses', 'may only hold characters that can be seen');
  if (colleague.address !== null && !isMailAddress(colleague.address))
    throw wrong(
      'address',
      'skal være én mailadresse og ikke andet',
      'must be one mail address and nothing else',
    );
  if (colleague.standIn === colleague.subject) throw ownStandIn();
  requireOrder(colleague);
  await looker.ports.directory.save(colleague, looker.caller.subject);
  return colleague;
}

/** Takes somebody out of the list. Throws NOT_PERMITTED, NOT_FOUND. */
export async function removeColleague(looker: Looker, organisation: string, subject: string): Promise<void> {
  requireKeeper(looker, organisation);
  if (!(await looker.ports.directory.remove(organisation, subject))) throw notListed();
}

/** Enters an absence: one's own, or as a leader anybody's. Throws NOT_PERMITTED, NOT_FOUND, VALIDATION. */
export async function enterAbsence(looker: Looker, organisation: string, said: Json) {
  const { ports, caller } = looker;
  const data = checked(absenceFields, said, ports.clock());
  const absence = {
    subject: textOf(data.subject) ?? caller.subject,
    fromOn: String(data.fromOn),
    untilOn: String(data.untilOn),
    standIn: textOf(data.standIn),
  };
  requireOwnOrKeeper(looker, organisation, absence.subject);
  requireOrder(absence);
  if (daysBetween(absence.fromOn, absence.untilOn) > LONGEST_ABSENCE_DAYS)
    throw wrong(
      'untilOn',
      'ligger mere end to år efter den første dag',
      'is more than two years after the first day',
    );
  if (absence.standIn === absence.subject) throw ownStandIn();
  const absenceId = await ports.directory.enterAbsence(organisation, absence, caller.subject);
  if (absenceId === null) throw notListed();
  return { ...absence, absenceId };
}

/** Takes an absence back. Throws NOT_PERMITTED, NOT_FOUND. */
export async function removeAbsence(
  looker: Looker,
  organisation: string,
  absence: { subject: string; absenceId: number },
): Promise<void> {
  requireOwnOrKeeper(looker, organisation, absence.subject);
  if (!(await looker.ports.directory.removeAbsence(organisation, absence))) throw notListed();
}

function requireKeeper({ caller }: Looker, organisation: string): void {
  if (mayKeepDirectory(caller, organisation)) return;
  throw no(
    null,
    'NOT_PERMITTED',
    'Kun organisationens ledere retter, hvem der er ansat.',
    "Only the organisation's leaders change who works there.",
    { reason: caller.role },
  );
}

function requireOwnOrKeeper(looker: Looker, organisation: string, subject: string): void {
  const { caller } = looker;
  const own =
    subject === caller.subject &&
    may(caller, 'record', { on: 'directory', as: relationToOrganisation(caller, organisation) });
  if (!own) requireKeeper(looker, organisation);
}

function checked(fields: Fields, said: Json, nowMs: number): JsonObject {
  const parsed = parseInput(fields, said, nowMs);
  if (!parsed.ok) throw refused(parsed.refusal);
  return parsed.data;
}

function requireOrder({ fromOn, untilOn }: { fromOn: string | null; untilOn: string | null }): void {
  if (fromOn !== null && untilOn !== null && untilOn < fromOn)
    throw wrong('untilOn', 'ligger før den første dag', 'lies before the first day');
}

/** Control characters, half pairs, and what turns the direction of the text around it. */
const UNSEEN = /[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;

const textOf = (value: Json | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

const wrong = (field: string, da: string, en: string) =>
  no(null, 'VALIDATION', `${field} ${da}.`, `${field} ${en}.`, { reason: field });

const ownStandIn = () => wrong('standIn', 'kan ikke være den samme', 'cannot be the same person');

const notListed = () =>
  no(null, 'NOT_FOUND', 'Medarbejderen står ikke på listen.', 'The colleague is not in the list.', {
    reason: 'subject',
  });

/** Sets when the organisation wants to be written to. Throws NOT_PERMITTED, VALIDATION at the field. */
export async function changeSendingHours(
  looker: Looker,
  organisation: string,
  said: JsonObject,
): Promise<SendingHours> {
  requireKeeper(looker, organisation);
  const read = readSendingHours(said);
  if (!read.ok) throw no(null, 'VALIDATION', read.message.da, read.message.en, { reason: read.field });
  await looker.ports.directory.changeHours(organisation, read.hours, looker.caller.subject);
  return read.hours;
}
