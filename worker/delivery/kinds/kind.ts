import type { ClaimedMessage } from '../../../db/claim-messages.ts';
import type { Sql } from '../../../db/connect.ts';

/** What a check and a text may ask. `nowMs` is the real now; a case's own clock is `clock_offset_ms` away from it. */
export interface KindContext {
  sql: Sql;
  nowMs: number;
}

/**
 * What a look at the moment of sending says: why nothing may leave after all (a code of ours, no words of anybody), or
 * where the recipient sits and, where the case has assigned the role to somebody, to which login subject.
 */
export type Checked = { silent: string } | { at: string; subject?: string };

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
}

/** How one kind of message is looked at and worded. */
export interface DeliveryKind {
  /** Asked again before every attempt: is there still reason to send it, and to whom. */
  check(message: ClaimedMessage, context: KindContext): Promise<Checked>;
  compose(message: ClaimedMessage, head: Letterhead): Promise<MailContent>;
}
