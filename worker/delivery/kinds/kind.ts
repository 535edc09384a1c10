import type { ClaimedMessage } from '../../../db/claim-messages.ts';
import type { Sql } from '../../../db/connect.ts';
import type { StoredCase } from '../../../db/read-case.ts';

/** What a check and a text may ask. `nowMs` is the real now; a case's own clock is `clock_offset_ms` away from it. */
export interface KindContext {
  sql: Sql;
  nowMs: number;
  /** A case as it stands now, read once for a batch of messages; undefined when there is none (any more). */
  caseOf(caseId: string): Promise<StoredCase | undefined>;
}

/**
 * What a look at the moment of sending says: why nothing may leave after all (a code of ours, no words of anybody), or
 * where the recipient sits and, where the case has assigned the role to somebody, to which login subject. `atOnce`: no
 * office hours are waited for, as in a demo case, whose clock is its own.
 */
export type Checked = { silent: string } | { at: string; subject?: string; atOnce?: boolean };

/** A mail without its addressee: a link and nothing else, no name, number or matter. */
export interface MailContent {
  subject: string;
  text: string;
  /** An invitation: what calendars read. */
  icalEvent?: { method: 'REQUEST' | 'CANCEL'; content: string };
  headers?: Readonly<Record<string, string>>;
}

/** What a text may name besides the message. */
export interface Letterhead extends KindContext {
  /** Where the links lead. */
  publicUrl: string;
  /** The address that mails come from. */
  from: string;
  /** The mailbox that this copy goes to, where it goes to one: an invitation names it as its attendee. */
  to?: string;
}

/** How one kind of message is looked at and worded. */
export interface DeliveryKind {
  /** Asked again before every attempt: is there still reason to send it, and to whom. */
  check(message: ClaimedMessage, context: KindContext): Promise<Checked>;
  compose(message: ClaimedMessage, head: Letterhead): Promise<MailContent>;
}
