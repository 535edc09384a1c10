import { municipalitiesOf } from '../access/horizon.ts';
import type { DeadLetter } from '../db/deliveries/dead-letters.ts';
import type { Notice, NoticeReader } from '../db/deliveries/notices.ts';
import { emergencyOf } from '../db/emergency-name.ts';
import { isSolution } from '../domain/deliveries/codes.ts';
import { handoverId } from '../domain/handover/handover.ts';
import { organisationOf } from '../domain/obligations/organisation-name.ts';
import { isLeaderRole } from '../domain/rules/roles.ts';
import type { Caller } from './identity/caller.ts';
import type { Looker } from './look.ts';
import type { Ports } from './ports.ts';
import { no } from './refused.ts';

const MOST = 500;

/** Whose notices a caller sees: their own, and their unit's in the municipalities that they work for. */
export const readerOf = ({ subject, role, scope }: Caller): NoticeReader => ({
  subject,
  role,
  organisations: [...new Set([scope, ...municipalitiesOf({ scope })])],
});

/** The caller's notices, newest first. */
export const noticesOf = ({ ports, caller }: Looker, unseen: boolean): Promise<readonly Notice[]> =>
  ports.notices.list(readerOf(caller), { unseen, limit: MOST });

/** Where a notice leads. What is shown there is asked for there. */
export function noticePath({ kind, caseId, about }: Pick<Notice, 'kind' | 'caseId' | 'about'>): string {
  const access = emergencyOf(caseId);
  if (access !== null) return `/emergency/${access}`;
  const organisation = organisationOf(caseId);
  if (organisation !== null) return `/organisations/${organisation}`;
  const [what, id = ''] = about.split(':');
  if (kind === 'task') return `/tasks/${id}`;
  if (kind === 'handover' && /^h\d+$/.test(id))
    return `/handovers/${handoverId({ caseId, askedEvent: Number(id.slice(1)) })}`;
  const part = kind === 'invitation' && what === 'meeting' ? `/meetings/${encodeURIComponent(id)}` : '';
  return `/cases/${encodeURIComponent(caseId)}${kind === 'document' ? '/documents' : part}`;
}

/** What a notice is about, for people: a case, an organisation, or an emergency access. */
export function noticePlace(caseId: string): { kind: 'case' | 'organisation' | 'emergency'; id: string } {
  const organisation = organisationOf(caseId);
  if (organisation !== null) return { kind: 'organisation', id: organisation };
  const access = emergencyOf(caseId);
  return access === null ? { kind: 'case', id: caseId } : { kind: 'emergency', id: access };
}

/** How many notices the caller has not seen; none while the store is away, so that no page fails for a number. */
export const unseenOf = (ports: Ports, caller: Caller): Promise<number> =>
  ports.notices.unseen(readerOf(caller)).catch(() => 0);

/** What reached nobody is seen to by leaders, each for their organisation. */
export const maySeeDeadLetters = ({ role }: Pick<Caller, 'role'>): boolean => isLeaderRole(role);

/** The dead letters that a leader has to see to, oldest first. Throws NOT_PERMITTED. */
export function deadLettersFor({ ports, caller }: Looker): Promise<readonly DeadLetter[]> {
  const { role, scope } = caller;
  if (!maySeeDeadLetters(caller))
    throw no(
      null,
      'NOT_PERMITTED',
      'Døde breve ses og løses af organisationens ledere.',
      "Dead letters are seen and seen to by the organisation's leaders.",
      { reason: role },
    );
  const organisations = readerOf(caller).organisations;
  // Of the municipalities that a region works for, its leaders see their own unit's.
  const isOwn = organisations.length === 1 || municipalitiesOf({ scope }).includes(scope);
  const unit = role.replace(/-leader$/, '');
  return ports.notices.dead({ organisations, roles: isOwn ? null : [unit, `${unit}-leader`] }, MOST);
}

/** Puts one on its way again, or notes that it was seen to otherwise. Throws NOT_PERMITTED, NOT_FOUND, VALIDATION. */
export async function seeToDeadLetter(looker: Looker, id: string, how: unknown): Promise<void> {
  const found = (await deadLettersFor(looker)).find((one) => String(one.id) === id);
  if (!found) throw gone();
  const { notices } = looker.ports;
  if (how !== 'retry' && !isSolution(how))
    throw no(null, 'VALIDATION', 'Vælg, hvordan det er løst.', 'Choose how it was seen to.', {
      reason: 'how',
    });
  const done =
    how === 'retry'
      ? await notices.retry(found.id)
      : await notices.solve(found.id, { how, by: looker.caller.subject });
  if (!done) throw gone();
}

const gone = () => no(404, 'NOT_FOUND', 'Brevet er ikke dødt længere.', 'That is no dead letter any more.');
