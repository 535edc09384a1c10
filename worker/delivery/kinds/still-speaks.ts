import type { ClaimedMessage } from '../../../db/claim-messages.ts';
import type { StoredCase } from '../../../db/read-case.ts';
import { whyNotTell } from '../../../domain/disclosure/letters.ts';
import { dueText } from '../../../domain/obligations/apply-ledger.ts';
import { derive } from '../../../domain/obligations/case-deadlines.ts';
import { subjectIn } from '../../../domain/obligations/deadline.ts';
import { statusOf, unmetStatuses } from '../../../domain/obligations/status.ts';
import { isFamilyRole, isRole } from '../../../domain/rules/roles.ts';

/**
 * Why a message must not leave after all, looked at when it is sent and not when it was planned; null when it may.
 * `nowMs` is now on the case's clock.
 */
export function whyNotSend(
  message: ClaimedMessage,
  kase: StoredCase | undefined,
  nowMs: number,
): string | null {
  if (!kase) return 'case withdrawn';
  const { obligations, view, closing } = derive(kase.snapshot);
  const o = obligations.find((one) => one.id === message.deadline_id);
  if (!o) return 'deadline gone';
  if (dueText(o) !== message.due) return 'date moved';
  const status = statusOf(o, nowMs, closing);
  if (!unmetStatuses.includes(status) || status === 'paused') return `deadline ${status}`;
  if (o.silentFromMs !== null && o.silentFromMs <= nowMs) return 'no longer reminded';
  if (closing && closing.ms <= nowMs && !o.rule.survives) return 'case closed';
  if (!isRole(message.recipient)) return 'unknown recipient';
  const about = o.seed.subject ?? subjectIn(view, o.rule.subject);
  return isFamilyRole(message.recipient) ? whyNotTell(view, message.recipient, about, nowMs) : null;
}
