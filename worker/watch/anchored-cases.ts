import type { AnchorLine, AnchorLog } from './anchor-log.ts';

/** What a log of anchors vouches for in one case. */
export interface AnchoredCase {
  /** Digest of every row up to the last anchor, in order. */
  digests: string[];
  /** The chain's hash at each event number that was a head. */
  hashes: Map<number, string>;
  /** When it was last anchored, RFC 3339. */
  at: string;
}

/** Rows that were anchored once and then, on record, again: after a restored backup had been told again. */
export interface Replacement {
  caseId: string;
  fromEventId: number;
  at: string;
  reason: string;
}

/** All cases of a log, and where it speaks against itself. */
export interface AnchoredCases {
  cases: Map<string, AnchoredCase>;
  replacements: Replacement[];
  /** Erased cases with the reason. */
  erased: Map<string, string>;
}

/** Puts the lines of a log together, case by case. */
export function anchoredCases(log: AnchorLog): AnchoredCases {
  const found: AnchoredCases = { cases: new Map(), replacements: [], erased: new Map() };
  for (const line of log.lines) add(found, line);
  return found;
}

/** Takes one more line in. */
export function add({ cases, replacements, erased }: AnchoredCases, line: AnchorLine): void {
  const { at, heads } = line;
  for (const { caseId, reason } of line.erased) erased.set(caseId, reason);
  for (const { caseId, fromEventId, lastEventId, hash, rows, replaces } of heads) {
    const known = cases.get(caseId) ?? { digests: [], hashes: new Map(), at };
    if (replaces !== undefined) {
      replacements.push({ caseId, fromEventId, at, reason: replaces });
      known.digests.length = Math.min(known.digests.length, fromEventId - 1);
      for (const eventId of known.hashes.keys()) if (eventId >= fromEventId) known.hashes.delete(eventId);
    }
    rows.forEach((digest, i) => {
      known.digests[fromEventId - 1 + i] = digest;
    });
    known.hashes.set(lastEventId, hash);
    known.at = at;
    cases.set(caseId, known);
  }
}
