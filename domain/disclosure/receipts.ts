import { parseInstant } from '../calendar/index.ts';
import type { CaseEvent } from '../case/fact.ts';
import type { Json } from '../json.ts';
import { type SenderName, senderOf, senders } from './senders.ts';

/** What left the house, to whom and on which ground: written once, when it leaves. */
export interface Receipt {
  /** Unique in the case: `event:12.FR`, `mail:77`, `export:…`. */
  source: string;
  sender: SenderName;
  /** A role, `notifier`, a member of the family … */
  recipient: string;
  atMs: number;
  detail: ReceiptDetail;
}

/** What the receipt says of the content: sealed where it is stored. */
export interface ReceiptDetail {
  /** Whose information, where it was told. */
  about?: string;
  categories?: readonly string[];
  /** Which door: `consent`, `law`, `duty`, `own-data`, `no-content`. */
  basis: string;
  /** The consent's id, the provision, or the row that orders it. */
  reference?: string;
  disclosureId?: string;
}

/** The receipts of one event: one for each receiver; none where nothing left the house, or it was told from elsewhere. */
export function receiptsOf(event: CaseEvent): readonly Receipt[] {
  const sender = event.carried ? null : senderOf(event.type);
  if (sender === null) return [];
  const { to } = senders[sender];
  const receivers = 'always' in to ? [to.always] : named(event.data[to.field]);
  const atMs = parseInstant(event.at) ?? 0;
  return receivers.map((recipient) => ({
    source: `event:${event.id}.${recipient}`,
    sender,
    recipient,
    atMs,
    detail: detailOf(event, sender),
  }));
}

function detailOf({ data }: CaseEvent, sender: SenderName): ReceiptDetail {
  const { ground, row } = senders[sender];
  const isLaw = data.basis === 'law';
  const consents = data.consentId ?? data.meetingId;
  const reference = ground === 'duty' ? row : isLaw ? data.legalBasis : consents;
  return {
    basis: ground === 'duty' ? 'duty' : isLaw ? 'law' : 'consent',
    ...(typeof reference === 'string' ? { reference } : {}),
    ...(Array.isArray(data.categories) ? { categories: data.categories.map(String) } : {}),
    ...(typeof data.disclosureId === 'string' ? { disclosureId: data.disclosureId } : {}),
  };
}

const named = (value: Json | undefined): readonly string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? value.map(String) : ['unnamed'];
