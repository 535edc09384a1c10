import { hashOf, type JournalRow } from './hash-chain.ts';

/**
 * What a row says, whichever row it follows and whichever number it has: 16 hexadecimal digits. The chain's own hash
 * proves; this one tells a changed row from one that was slipped in or taken out, after a chain was made anew.
 */
export const rowDigest = (row: JournalRow): string =>
  hashOf({ ...row, prev_hash: '', event_id: 0 }).slice(0, 16);
