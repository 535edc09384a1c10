import type { AnchorLine } from './anchor-log.ts';

/**
 * A second place for anchors, out of reach of whoever rules this machine and its database: a store that is written
 * once, another municipality, a notary. A line holds opaque ids, numbers and hashes only. `put` may be called twice
 * with the same line and throws when it is not known to have arrived.
 */
export interface AnchorPlace {
  put(line: AnchorLine): Promise<void>;
}
