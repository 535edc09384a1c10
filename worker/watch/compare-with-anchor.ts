import type { JournalRow } from '../../db/hash-chain.ts';
import { rowDigest } from '../../db/row-digest.ts';
import { type Text, text } from '../../domain/text.ts';
import type { AnchoredCase } from './anchored-cases.ts';

/** What was done to a journal since it was anchored. */
export type Tampering =
  | 'row changed'
  | 'row changed and chain made anew'
  | 'row inserted'
  | 'row removed'
  | 'end cut off'
  | 'case deleted'
  | 'chain made anew';

/** One finding: where, in the journal's numbers of today (for what is gone: the number it had). */
export interface AnchorFault {
  caseId: string;
  eventId: number | null;
  problem: Tampering;
  text: Text;
}

const words: Record<Tampering, (n: number) => Text> = {
  'row changed': (n) => text(`Hændelse ${n} er ændret.`, `Event ${n} was changed.`),
  'row changed and chain made anew': (n) =>
    text(
      `Hændelse ${n} er ændret, og kæden er regnet om efter den.`,
      `Event ${n} was changed, and the chain was computed anew after it.`,
    ),
  'row inserted': (n) =>
    text(
      `Hændelse ${n} er skudt ind; den stod der ikke, da journalen blev forankret.`,
      `Event ${n} was slipped in; it was not there when the journal was anchored.`,
    ),
  'row removed': (n) =>
    text(`Hændelse ${n} er taget ud af journalen.`, `Event ${n} was taken out of the journal.`),
  'end cut off': (n) =>
    text(
      `Journalens slutning mangler fra hændelse ${n}.`,
      `The end of the journal is missing from event ${n} on.`,
    ),
  'case deleted': () => text('Hele sagens journal er slettet.', 'The whole journal of the case was deleted.'),
  'chain made anew': (n) =>
    text(
      `Kæden er regnet om: hændelse ${n} har en anden hash end den forankrede.`,
      `The chain was computed anew: event ${n} has another hash than the anchored one.`,
    ),
};

/** What happened to a case since it was anchored; `rows` is its journal now, `broken` the numbers whose chain fails. */
export function compareWithAnchor(
  caseId: string,
  rows: readonly JournalRow[],
  anchored: AnchoredCase,
  broken: ReadonlySet<number>,
): AnchorFault[] {
  const faults: AnchorFault[] = [];
  const found = (problem: Tampering, eventId: number) =>
    faults.push({
      caseId,
      eventId: problem === 'case deleted' ? null : eventId,
      problem,
      text: words[problem](eventId),
    });
  if (rows.length === 0) {
    found('case deleted', 0);
    return faults;
  }
  const was = anchored.digests;
  const is = rows.map(rowDigest);
  let i = 0;
  let j = 0;
  while (i < was.length) {
    if (j >= is.length) {
      found('end cut off', i + 1);
      return faults;
    }
    // A line that is missing from the log leaves a gap that vouches for nothing; the log's own fault says so.
    if (was[i] === undefined || was[i] === is[j]) {
      i += 1;
      j += 1;
      continue;
    }
    const inserted = is.indexOf(was[i] as string, j) - j;
    const removed = was.indexOf(is[j] as string, i) - i;
    if (inserted > 0 && (removed <= 0 || inserted <= removed)) {
      for (let k = 0; k < inserted; k += 1) found('row inserted', j + k + 1);
      j += inserted;
    } else if (removed > 0) {
      for (let k = 0; k < removed; k += 1) found('row removed', i + k + 1);
      i += removed;
    } else {
      const eventId = rows[j]?.event_id ?? j + 1;
      found(broken.has(eventId) ? 'row changed' : 'row changed and chain made anew', eventId);
      i += 1;
      j += 1;
    }
  }
  if (faults.length > 0) return faults;
  for (const [eventId, hash] of anchored.hashes) {
    const row = rows.find((one) => one.event_id === eventId);
    if (row && row.hash !== hash) {
      found('chain made anew', eventId);
      break;
    }
  }
  return faults;
}
