import type { Reached } from '../../domain/reach/reach.ts';

/** The ways by which somebody is told. `none`: nobody is known to tell. */
export type ChannelName = 'mail' | 'in-app' | 'daily-digest' | 'digital-post' | 'sms' | 'task' | 'none';

/** Whom a message is resolved to when it is sent, by one channel. */
export interface NewDelivery {
  message_seq: number;
  case_id: string;
  about: string;
  kind: string;
  channel: ChannelName;
  /** Unique within message and channel. */
  recipient_key: string;
  /** The login subject; null: a shared mailbox, or a member of the family. */
  subject: string | null;
  role: string;
  organisation: string;
  because: Reached['because'] | 'family';
  /** Under which the other side recognises a second copy. */
  message_id: string;
  /** Epoch milliseconds before which it is not tried; left out: now. */
  not_before_ms?: number;
  /** There by being written: a notice in the application. */
  state?: 'sent' | 'dead';
  last_error?: string;
}

/** A delivery as it stands. */
export interface Delivery extends Omit<NewDelivery, 'not_before_ms' | 'state' | 'last_error'> {
  seq: number;
  state: 'waiting' | 'sent' | 'dead' | 'withdrawn';
  attempts: number;
  /** Epoch milliseconds. */
  first_attempt_ms: number | null;
  next_attempt_ms: number;
  maybe_twice: boolean;
  last_error: string | null;
}
