import type { ClaimedMessage } from '../../../db/claim-messages.ts';
import type { ChannelName, Delivery } from '../../../db/deliveries/delivery.ts';
import type { MailContent } from '../kinds/kind.ts';

/** One delivery on its way. */
export interface Outgoing {
  message: ClaimedMessage;
  delivery: Delivery;
  /** Where it goes, looked up just now; null for channels that need none. Never logged. */
  address: string | null;
  compose(): Promise<MailContent>;
}

/** What the other side said. `code` is one of ours (plain-codes.ts), never another system's words. */
export type Answer =
  | { kind: 'sent'; reference?: string }
  /** Will never be taken as it is: a dead letter that somebody has to see to. */
  | { kind: 'refused'; code: string }
  /** It has gone another way, or must not go at all: nothing is left to do, and nobody has to see to it here. */
  | { kind: 'handed-on'; code: string }
  /**
   * Not now. `answerLost`: it may have been taken all the same. `channelDown`: nothing else would get through either, so
   * the rest of the channel waits for a while without being tried.
   */
  | { kind: 'later'; code: string; answerLost?: boolean; channelDown?: boolean };

/** A way out of the house. */
export interface Channel {
  name: ChannelName;
  /** Whether the other side recognises a second copy by its key, so that nothing is ever doubled. */
  takesKey: boolean;
  /** Never rejects. */
  send(outgoing: Outgoing): Promise<Answer>;
  /** Told when an answer is on record, if the channel waits for that. */
  recorded?(delivery: Delivery): void;
  close?(): void;
}
