import { createHash } from 'node:crypto';
import type { ClaimedMessage } from '../../db/claim-messages.ts';
import type { NewDelivery } from '../../db/deliveries/delivery.ts';
import { civilDateOf } from '../../domain/calendar/index.ts';
import { channelsFor, isLegal, type Preferences } from '../../domain/reach/channels.ts';
import type { Directory } from '../../domain/reach/directory.ts';
import { type Reached, reach } from '../../domain/reach/reach.ts';
import { ruleById } from '../../domain/rules/catalogue.ts';
import { isRole } from '../../domain/rules/roles.ts';

/** Somebody whom a message is for at this moment, with the address of this moment. */
export interface Target extends Reached {
  key: string;
  /** The one way to somebody of the family. */
  channel?: 'digital-post' | 'task';
}

/**
 * Whom a message is for now: people of the organisation, a shared mailbox, the leader. Empty when nobody is known, and for
 * the family, which is never mailed (family/resolve-family.ts).
 */
export function targetsOf(
  message: Pick<ClaimedMessage, 'recipient'>,
  directory: Directory,
  assignee: string | null,
  nowMs: number,
): readonly Target[] {
  const { recipient } = message;
  if (!isRole(recipient)) return [];
  const reached = reach({ directory, assignee, role: recipient, on: civilDateOf(nowMs) });
  return reached.map((one) => ({ ...one, key: one.subject ?? `desk:${one.role}` }));
}

/** The deliveries of a message to one of its targets, by every channel that they are told by. */
export function deliveriesFor(
  message: ClaimedMessage,
  target: Target,
  organisation: string,
  preferences: Preferences,
): NewDelivery[] {
  const { kind, deadline_id } = message;
  if (target.channel) return [familyDelivery(message, target, target.channel, organisation)];
  const channels = channelsFor({ kind, legal: isLegalLimit(deadline_id), preferences });
  return channels
    .filter((channel) => channel !== 'mail' || target.address !== null)
    .map((channel) => ({
      message_seq: message.seq,
      case_id: message.case_id,
      about: deadline_id,
      kind,
      channel,
      recipient_key: target.key,
      subject: target.subject,
      role: target.role,
      organisation,
      because: target.because,
      message_id: messageIdFor(message, target),
      // What stands in the application is there by being written, and what waits for the day's mail stands there too.
      ...(channel === 'mail' ? {} : { state: 'sent' }),
    }));
}

const familyDelivery = (
  message: ClaimedMessage,
  { key, role }: Target,
  channel: 'digital-post' | 'task',
  organisation: string,
): NewDelivery => ({
  message_seq: message.seq,
  case_id: message.case_id,
  about: message.deadline_id,
  kind: message.kind,
  channel,
  recipient_key: key,
  subject: null,
  role,
  organisation,
  because: 'family',
  message_id: message.message_id,
});

/** The dead letter of a message that nobody is known for: it is seen, and looked at again. */
export const deadLetterFor = (message: ClaimedMessage, organisation: string): NewDelivery => ({
  message_seq: message.seq,
  case_id: message.case_id,
  about: message.deadline_id,
  kind: message.kind,
  channel: 'none',
  recipient_key: 'nobody',
  subject: null,
  role: message.recipient,
  organisation,
  because: 'desk',
  message_id: message.message_id,
  state: 'dead',
  last_error: 'NO_ADDRESS',
});

const isLegalLimit = (deadlineId: string): boolean => {
  const rule = ruleById(deadlineId.split('.')[0] ?? '');
  return rule !== undefined && isLegal(rule.nature);
};

/** A mailbox gets the message's own id; each person one that follows from it, so that theirs are told apart. */
function messageIdFor({ message_id }: ClaimedMessage, { subject }: Target): string {
  if (subject === null) return message_id;
  const key = createHash('sha256').update(`${message_id}|${subject}`).digest('hex');
  return `<${key.slice(0, 40)}@tovholder.invalid>`;
}
