import { relationToOrganisation } from '../access/horizon.ts';
import { may } from '../access/may.ts';
import { formatInstant } from '../domain/calendar/index.ts';
import type { JsonObject } from '../domain/json.ts';
import { isOrganisation } from '../domain/rules/agreement-area.ts';
import { tellDenied } from './denied.ts';
import type { Caller } from './identity/caller.ts';
import type { Looker } from './look.ts';
import { noSuchOrganisation } from './no-such-organisation.ts';
import { LONGEST_REASON } from './organisation-act.ts';
import { no } from './refused.ts';
import type { AdministrationAct, UserSeen } from './user-ports.ts';

const MOST_USERS = 500;
const MOST_ACTS = 50;

/** Who logs in to an organisation is for its leaders and for whoever looks after data protection there. */
export const maySeeUsers = (caller: Caller, organisation: string): boolean =>
  caller.cases === undefined &&
  may(caller, 'see', { on: 'users', as: relationToOrganisation(caller, organisation) });

export const mayEndSessions = (caller: Caller, organisation: string): boolean =>
  caller.cases === undefined &&
  may(caller, 'administrate', { on: 'users', as: relationToOrganisation(caller, organisation) });

/** The users of an organisation, and what leaders did about them. Throws NOT_FOUND, NOT_PERMITTED. */
export async function usersOf(
  looker: Looker,
  organisation: string,
): Promise<{ users: readonly UserSeen[]; acts: readonly AdministrationAct[] }> {
  requireUsers(looker, organisation);
  const { users } = looker.ports;
  const [seen, acts] = await Promise.all([
    users.seen(organisation, MOST_USERS),
    users.acts(organisation, MOST_ACTS),
  ]);
  return { users: seen, acts };
}

/** Ends somebody's sessions with the organisation's rights. Throws NOT_FOUND, NOT_PERMITTED, VALIDATION. */
export async function endSessionsOfUser(
  looker: Looker,
  organisation: string,
  subject: string,
  { reason }: JsonObject,
): Promise<number> {
  requireUsers(looker, organisation);
  const { caller, ports } = looker;
  if (!mayEndSessions(caller, organisation))
    throw no(
      null,
      'NOT_PERMITTED',
      'Kun en leder i organisationen kan afslutte andres logins.',
      "Only a leader of the organisation may end others' logins.",
      { reason: caller.role },
    );
  if (typeof reason !== 'string' || reason.trim() === '' || reason.length > LONGEST_REASON)
    throw no(
      null,
      'VALIDATION',
      `Skriv en begrundelse på højst ${LONGEST_REASON} tegn.`,
      `Give a reason of at most ${LONGEST_REASON} characters.`,
      { reason: 'reason' },
    );
  const known = (await ports.users.seen(organisation, MOST_USERS)).some((one) => one.subject === subject);
  if (!known)
    throw no(404, 'NOT_FOUND', 'Brugeren findes ikke her.', 'There is no such user here.', {
      reason: 'subject',
    });
  const act = {
    organisation,
    about: subject,
    reason: reason.trim(),
    byRole: caller.role,
    by: caller.subject,
  };
  return ports.users.endSessions(act);
}

function requireUsers(looker: Looker, organisation: string): void {
  if (maySeeUsers(looker.caller, organisation)) return;
  if (!isOrganisation(organisation) || relationToOrganisation(looker.caller, organisation) !== 'own') {
    tellDenied(looker, 'NOT_FOUND');
    throw noSuchOrganisation();
  }
  throw no(
    null,
    'NOT_PERMITTED',
    'Hvem der har logget ind, ses af organisationens ledere og databeskyttelsesrådgiveren.',
    "Who has logged in is seen by the organisation's leaders and the data protection officer.",
    { reason: looker.caller.role },
  );
}

export const userItem = ({ firstSeenAt, lastSeenAt, ...one }: UserSeen) => ({
  ...one,
  firstSeenAt: formatInstant(firstSeenAt.getTime()),
  lastSeenAt: formatInstant(lastSeenAt.getTime()),
});

export const actItem = ({ recordedAt, ...act }: AdministrationAct) => ({
  ...act,
  recordedAt: formatInstant(recordedAt.getTime()),
});
