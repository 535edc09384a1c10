import { caseAccess, holderOf } from '../../../access/case-access.ts';
import type { ClaimedMessage } from '../../../db/claim-messages.ts';
import type { StoredCase } from '../../../db/read-case.ts';
import { assignmentIn, isOver } from '../../../domain/case/assignees.ts';
import { viewOf } from '../../../domain/case/case-view.ts';
import { organisationOf } from '../../../domain/obligations/organisation-name.ts';
import type { Checked, DeliveryKind, KindContext } from './kind.ts';
import { bilingual, linkTo } from './link.ts';
import { whyOrganisationIsSilent } from './organisation-speaks.ts';
import { whyNotSend } from './still-speaks.ts';

const words = {
  reminder: { da: 'Påmindelse: en frist nærmer sig.', en: 'Reminder: a deadline is approaching.' },
  escalation: {
    da: 'Eskalering: en overskredet frist er endnu ikke set.',
    en: 'Escalation: a missed deadline has not been seen yet.',
  },
  breach: { da: 'Overskredet: en frist er passeret.', en: 'Overdue: a deadline has passed.' },
} as const;

/** Reminders, breaches and escalations of a case's deadline or of what an organisation owes. */
export function deadlineKind(kind: keyof typeof words): DeliveryKind {
  return {
    check: checkDeadline,
    async compose(message, { publicUrl }) {
      const organisation = organisationOf(message.case_id);
      const path =
        organisation === null
          ? `/cases/${encodeURIComponent(message.case_id)}`
          : `/organisations/${organisation}`;
      return {
        subject: 'Tovholder: en frist kræver din opmærksomhed',
        text: bilingual(linkTo(path, publicUrl), told(kind, message), {
          da: 'Se fristen i Tovholder:',
          en: 'See the deadline in Tovholder at the address above.',
        }),
      };
    },
  };
}

async function checkDeadline(message: ClaimedMessage, { sql, nowMs, caseOf }: KindContext): Promise<Checked> {
  const organisation = organisationOf(message.case_id);
  if (organisation !== null) {
    const silent = await whyOrganisationIsSilent(sql, organisation, message, nowMs);
    return silent ? { silent } : { at: organisation };
  }
  const kase = await caseOf(message.case_id);
  const reason = whyNotSend(message, kase, nowMs + (kase?.clock_offset_ms ?? 0));
  if (reason || !kase) return { silent: reason ?? 'case withdrawn' };
  return whoIsMeant(message, kase, nowMs);
}

/** Where the case is now, and whom it has given the recipient's work to. */
export function whoIsMeant(
  { recipient }: Pick<ClaimedMessage, 'recipient'>,
  { snapshot, demo, clock_offset_ms }: StoredCase,
  nowMs: number,
): Checked {
  const at = holderOf(caseAccess(snapshot), 'authority') ?? snapshot.municipality;
  const assigned = viewOf(snapshot)
    .of('assigned')
    .findLast(({ data }) => data.role === recipient);
  const given = assigned ? assignmentIn(assigned.data) : null;
  const user = given && !isOver(given, nowMs + clock_offset_ms) ? given.user : null;
  return { at, ...(user === null ? {} : { subject: user }), ...(demo ? { atOnce: true } : {}) };
}

/**
 * After a standstill one mail speaks for all that could not leave in time; how many is no secret. A climb names its step:
 * the breach was the first.
 */
function told(
  kind: keyof typeof words,
  { stands_for, step }: Pick<ClaimedMessage, 'stands_for' | 'step'>,
): Record<'da' | 'en', string> {
  const number = stands_for ?? 1;
  const climbed = /^e(\d{1,3})$/.exec(step)?.[1];
  const { da, en } = climbed === undefined ? words[kind] : stepWords(Number(climbed) + 2);
  if (number <= 1) return { da, en };
  return {
    da: `${da}\n${number} påmindelser i sagen faldt, mens systemet stod stille; denne mail gælder dem alle.`,
    en: `${en}\n${number} reminders in the case fell due while the system was down; this mail is for all of them.`,
  };
}

const stepWords = (step: number) => ({
  da: `Eskalering, trin ${step}: en overskredet frist er endnu ikke set. Kvittér under «Eskaleringer».`,
  en: `Escalation, step ${step}: a missed deadline has not been seen yet. Acknowledge it under “Escalations”.`,
});
