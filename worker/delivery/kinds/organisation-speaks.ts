import type { ClaimedMessage } from '../../../db/claim-messages.ts';
import type { Sql } from '../../../db/connect.ts';
import { readOrganisationView } from '../../../db/organisation-view.ts';
import { civilDateOf } from '../../../domain/calendar/index.ts';
import { isOrganisation, organisationMessages } from '../../../domain/obligations/organisations.ts';
import { defaultParameters } from '../../../domain/rules/parameters.ts';

/** Why a message about an organisation's duty must not leave after all, looked at when it is sent; null when it may. */
export async function whyOrganisationIsSilent(
  sql: Sql,
  organisation: string,
  message: Pick<ClaimedMessage, 'deadline_id' | 'kind' | 'recipient'>,
  nowMs: number,
): Promise<string | null> {
  if (!isOrganisation(organisation)) return 'unknown organisation';
  const view = await readOrganisationView(sql, organisation);
  const still = organisationMessages(view, civilDateOf(nowMs), defaultParameters.reminderHour).some(
    (one) =>
      one.deadlineId === message.deadline_id && one.kind === message.kind && one.to === message.recipient,
  );
  return still ? null : 'duty no longer open';
}
