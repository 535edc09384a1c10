import type { Sql } from '../../db/connect.ts';
import type { Delivery } from '../../db/deliveries/delivery.ts';
import {
  addWeeklyDigests,
  claimDigests,
  type Digest,
  gatherDailyDigests,
  settleDigest,
} from '../../db/deliveries/digests.ts';
import { readUnitFigures } from '../../db/deliveries/unit-figures.ts';
import { readStaff } from '../../db/directory/read-staff.ts';
import { addDays, atLocalMs, type CivilDate, civilDateOf, weekday } from '../../domain/calendar/index.ts';
import { addressOf, colleagueOf, isListed } from '../../domain/reach/directory.ts';
import { organisationNames } from '../../domain/rules/agreement-area.ts';
import { isLeaderRole } from '../../domain/rules/roles.ts';
import { isGivenUp, nextAttemptMs } from './back-off.ts';
import type { Answer, Channel } from './channels/channel.ts';
import { dailyMail, weeklyMail } from './digest-mail.ts';
import type { MailContent } from './kinds/kind.ts';
import type { People } from './people.ts';

/** What digests stand on. */
export interface DigestParts {
  sql: Sql;
  mail: Channel;
  people: People;
  publicUrl: string;
}

/** From this hour of the day on; the same as reminders by themselves. */
const HOUR = 8;
const AT_ONCE = 20;
const LEASE_SECONDS = 600;

/** One turn: makes what is due by now, and sends what is made. True when there may be more. */
export async function sendDigests(parts: DigestParts, nowMs: number): Promise<boolean> {
  const on = civilDateOf(nowMs);
  if (nowMs >= atLocalMs(on, HOUR)) {
    await gatherDailyDigests(parts.sql, on);
    const monday = addDays(on, 1 - weekday(on));
    await addWeeklyDigests(parts.sql, await leadersOf(parts, on), monday);
  }
  const claimed = await claimDigests(parts.sql, { limit: AT_ONCE, leaseSeconds: LEASE_SECONDS });
  for (const digest of claimed) await sendOne(digest, parts, nowMs);
  return claimed.length === AT_ONCE;
}

/** Leaders who have not said that they do without. */
async function leadersOf({ sql, people }: DigestParts, on: CivilDate) {
  const { colleagues } = await readStaff(sql, Object.keys(organisationNames));
  const leaders = colleagues.filter((one) => isListed(one, on) && one.roles.some(isLeaderRole));
  const preferencesOf = await people.preferencesOf(leaders.map(({ subject }) => subject));
  return leaders
    .filter(({ subject }) => preferencesOf(subject).weeklyOverview)
    .map(({ subject, organisation }) => ({ subject, organisation }));
}

async function sendOne(digest: Digest, parts: DigestParts, nowMs: number): Promise<void> {
  const { sql, mail } = parts;
  const directory = await parts.people.directoryOf(digest.organisation);
  const on = civilDateOf(nowMs);
  const person = colleagueOf(directory, digest.subject, on);
  // Whoever has left is told nothing any more; what they were to know stands in the application.
  const address = addressOf(directory, digest.subject, on);
  if (!person || !isListed(person, on) || address === null)
    return settleDigest(sql, digest.id, { sent: false, code: 'NO_ADDRESS', nextAttemptMs: null });
  // Numbered apart from deliveries, whose turns it takes.
  const delivery = { seq: -digest.id, message_id: digest.message_id } as Delivery;
  const message = { kind: 'reminder' } as Parameters<Channel['send']>[0]['message'];
  const compose = () => contentOf(digest, parts, person.roles, nowMs);
  const answer = await mail.send({ message, delivery, address, compose });
  try {
    await settleDigest(sql, digest.id, settled(answer, digest, nowMs));
  } finally {
    mail.recorded?.(delivery);
  }
}

async function contentOf(
  { cadence, notices, organisation }: Digest,
  { sql, publicUrl }: DigestParts,
  roles: readonly string[],
  nowMs: number,
): Promise<MailContent> {
  if (cadence === 'daily') return dailyMail(notices, publicUrl);
  const leads = roles.find((role) => role.endsWith('-leader'));
  const role = roles.includes('director') ? null : (leads?.replace('-leader', '') ?? null);
  return weeklyMail(await readUnitFigures(sql, { organisation, role }, nowMs), publicUrl);
}

function settled(answer: Answer, { attempts, first_attempt_ms, message_id }: Digest, nowMs: number) {
  if (answer.kind === 'sent') return { sent: true, code: null, nextAttemptMs: null };
  const isOver = answer.kind !== 'later' || isGivenUp(first_attempt_ms, nowMs);
  return {
    sent: false,
    code: answer.code,
    nextAttemptMs: isOver ? null : nextAttemptMs(nowMs, attempts, message_id),
  };
}
