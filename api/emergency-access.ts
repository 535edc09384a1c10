import { relationToOrganisation } from '../access/horizon.ts';
import { may } from '../access/may.ts';
import type { LiveAccess } from '../db/emergency-access.ts';
import type { EmergencyRow } from '../db/emergency-rows.ts';
import { formatInstant } from '../domain/calendar/index.ts';
import type { JsonObject } from '../domain/json.ts';
import { leaderOf, type Role } from '../domain/rules/roles.ts';
import { type Text, text } from '../domain/text.ts';
import { tellDenied } from './denied.ts';
import type { Caller } from './identity/caller.ts';
import { type Looker, ownerOfCase } from './look.ts';
import { caseNotFound, no } from './refused.ts';

/** On what ground somebody may open a case that is not theirs. */
export const emergencyCategories = {
  'child-in-danger': text('Et barn er i fare', 'A child is in danger'),
  'unborn-in-danger': text('Et ufødt barn er i fare', 'An unborn child is in danger'),
  'acute-treatment': text(
    'Akut behandling af den gravide eller barnet',
    'Acute treatment of the woman or the child',
  ),
  'social-on-call': text('Henvendelse til den sociale døgnvagt', 'A call to the social on-call service'),
  other: text('Andet, som ikke kan vente', 'Something else that cannot wait'),
} as const satisfies Record<string, Text>;

/** Who is told and reviews: the leader of the family department that the case belongs to. */
const TELL: Role = leaderOf('FR');
export const LONGEST_REASON = 2_000;

/** Takes emergency access to a case. Whoever sees the case anyway has no need for it; whoever is no professional may not. */
export async function takeEmergencyAccess(
  looker: Looker,
  caseId: string,
  body: JsonObject,
  keyHash: string | null,
): Promise<LiveAccess> {
  const { ports, caller } = looker;
  requireProfessional(caller);
  const owner = await ownerOfCase(looker, caseId);
  if (!owner) {
    tellDenied(looker, 'NOT_FOUND', { caseId });
    throw caseNotFound();
  }
  if (owner.byRight)
    throw no(
      null,
      'PRECONDITION',
      'Du har allerede adgang til sagen.',
      'You have access to the case already.',
      { reason: 'id' },
    );
  const { category, reason } = readGround(body);
  const { subject, role, scope, organisation } = caller;
  const opened = await ports.emergencies.open(
    {
      caseId,
      municipality: owner.municipality,
      ...{ subject, role, scope, organisation },
      category,
      reason,
      tell: TELL,
    },
    keyHash,
  );
  if (opened.kind === 'other-body')
    throw no(
      null,
      'IDEMPOTENCY_CONFLICT',
      'Nøglen er allerede brugt til noget andet.',
      'The key was used for something else already.',
      { reason: 'Idempotency-Key' },
    );
  return opened.access;
}

/** Professionals and their leaders; neither the director nor the data protection officer works in cases. */
export const mayTakeEmergency = (caller: Pick<Caller, 'role'>): boolean =>
  may(caller, 'take-emergency', { on: 'case', as: 'none' });

function requireProfessional(caller: Caller): void {
  if (!mayTakeEmergency(caller))
    throw no(
      null,
      'NOT_PERMITTED',
      'Nødadgang er for fagpersoner.',
      'Emergency access is for professionals.',
      { reason: caller.role },
    );
}

function readGround({ category, reason }: JsonObject): { category: string; reason: string } {
  const known = Object.keys(emergencyCategories).join(', ');
  if (typeof category !== 'string' || !Object.hasOwn(emergencyCategories, category))
    throw wrong('category', `skal være en af: ${known}`, `must be one of: ${known}`);
  if (!isWords(reason))
    throw wrong(
      'reason',
      `skal være en begrundelse på højst ${LONGEST_REASON} tegn`,
      `must be a reason of at most ${LONGEST_REASON} characters`,
    );
  return { category, reason };
}

const isWords = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST_REASON;

const wrong = (field: string, da: string, en: string) =>
  no(null, 'VALIDATION', `${field} ${da}.`, `${field} ${en}.`, { reason: field });

/** Leaders of the municipality that has the case; for others there is no such access. */
export const mayReview = (caller: Caller, municipality: string): boolean =>
  may(caller, 'administrate', { on: 'emergency', as: relationToOrganisation(caller, municipality) });

/** Reviews an access, once. Nobody reviews their own. */
export async function reviewEmergencyAccess(
  { ports, caller }: Looker,
  access: EmergencyRow,
  { outcome, note }: JsonObject,
): Promise<EmergencyRow> {
  if (access.subject === caller.subject)
    throw no(
      null,
      'NOT_PERMITTED',
      'Ingen gennemgår sin egen nødadgang.',
      'Nobody reviews their own emergency access.',
      { reason: 'subject' },
    );
  if (outcome !== 'justified' && outcome !== 'not-justified')
    throw wrong('outcome', 'skal være justified eller not-justified', 'must be justified or not-justified');
  if (note !== undefined && note !== null && !isWords(note))
    throw wrong(
      'note',
      `skal være en tekst på højst ${LONGEST_REASON} tegn`,
      `must be a text of at most ${LONGEST_REASON} characters`,
    );
  const { subject, role } = caller;
  const { id: accessId, caseId } = access;
  await ports.emergencies.review({ accessId, caseId, subject, role, outcome, note: note ?? null });
  const [reviewed] = await ports.emergencies.list({ id: accessId }, 1);
  const review = reviewed?.review;
  // The same review sent twice is one; another one comes too late.
  if (!reviewed || review?.subject !== subject || review.outcome !== outcome)
    throw no(null, 'DUPLICATE', 'Nødadgangen er gennemgået.', 'The emergency access was reviewed already.', {
      reason: 'outcome',
    });
  return reviewed;
}

/** An access as the API shows it; the reason is shown to its reviewers alone. */
export const emergencyItem = ({ caseId, openedMs, expiresMs, review, ...row }: EmergencyRow) => ({
  ...row,
  case: caseId,
  openedAt: formatInstant(openedMs),
  expiresAt: formatInstant(expiresMs),
  review: review && {
    outcome: review.outcome,
    reviewedAt: formatInstant(review.reviewedMs),
    role: review.role,
    subject: review.subject,
  },
});
