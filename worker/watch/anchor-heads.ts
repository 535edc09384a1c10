import { statSync } from 'node:fs';
import type { Sql, Transaction } from '../../db/connect.ts';
import {
  casesWrittenSince,
  lastAnchorOf,
  lockAnchoring,
  recordAnchors,
  settleAnchor,
  storeId,
  undeliveredAnchors,
} from '../../db/journal-anchors.ts';
import { readErasures } from '../../db/read-erasures.ts';
import { readJournalRows } from '../../db/read-journal.ts';
import { rowDigest } from '../../db/row-digest.ts';
import { formatInstant } from '../../domain/calendar/index.ts';
import {
  type AnchoredErasure,
  type AnchoredHead,
  type AnchorLine,
  type AnchorLog,
  appendLine,
  nextLine,
  readAnchorLog,
} from './anchor-log.ts';
import type { AnchorPlace } from './anchor-place.ts';
import { type AnchoredCases, add, anchoredCases } from './anchored-cases.ts';

/** A line stays readable; a first look at a large journal makes several. */
const CASES_PER_LINE = 500;
const QUIET_LINE_MS = 3_600_000;

/** What one turn of anchoring did. */
export interface Anchored {
  lines: number;
  cases: number;
  rows: number;
}

/** The writer of one log. It remembers the log between turns and reads it again when somebody else has added to it. */
export interface Anchoring {
  /** Anchors what was added to the journal since the last line. */
  turn(): Promise<Anchored>;
  /** Anchors rows anew that were anchored before, saying why. */
  replace(caseId: string, fromEventId: number, reason: string): Promise<Anchored>;
  /** Brings lines to their second place; how many failed. */
  deliver(): Promise<number>;
}

/** The log in this file vouches for another store: nothing may be added to it. */
class LogOfAnotherStore extends Error {
  override name = 'LogOfAnotherStore';
}

/** Anchors the journal behind `sql` in the log `file`, and sends each line `elsewhere` where that is set. */
export function createAnchoring(parts: { sql: Sql; file: string; elsewhere: AnchorPlace | null }): Anchoring {
  const { sql, file, elsewhere } = parts;
  let log: AnchorLog | undefined;
  let known: AnchoredCases | undefined;

  function current(): { log: AnchorLog; known: AnchoredCases } {
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    if (!log || !known || log.size !== size) {
      log = readAnchorLog(file);
      known = anchoredCases(log);
    }
    return { log, known };
  }

  async function write(
    tx: Transaction,
    upTo: string,
    heads: readonly AnchoredHead[],
    erased: readonly AnchoredErasure[] = [],
  ): Promise<AnchorLine> {
    const { log, known } = current();
    const name = log.lines.at(-1)?.log;
    const atLeast = name === undefined ? 0 : (await lastAnchorOf(tx, name)) + 1;
    const at = formatInstant(Math.floor(Date.now() / 1000) * 1000);
    const line = nextLine(log, { store: await storeId(tx), at, upTo, heads, erased }, atLeast);
    await appendLine(file, log, line);
    add(known, line);
    await recordAnchors(tx, [recordOf(line)]);
    return line;
  }

  /** Lines whose record was lost with a connection, or with a backup that was put back. */
  async function heal(tx: Transaction): Promise<void> {
    const { log } = current();
    const name = log.lines.at(-1)?.log;
    if (name === undefined) return;
    const last = await lastAnchorOf(tx, name);
    await recordAnchors(tx, log.lines.filter((line) => line.log === name && line.seq > last).map(recordOf));
  }

  async function headOf(tx: Transaction, caseId: string, after: number): Promise<AnchoredHead | null> {
    const rows = await readJournalRows(tx, caseId, after);
    const last = rows.at(-1);
    if (!last) return null;
    return {
      caseId,
      fromEventId: after + 1,
      lastEventId: last.event_id,
      hash: last.hash,
      rows: rows.map(rowDigest),
    };
  }

  const sum = (lines: readonly AnchorLine[]): Anchored => ({
    lines: lines.length,
    cases: lines.reduce((n, line) => n + line.heads.length, 0),
    rows: lines.reduce((n, line) => n + recordOf(line).rows, 0),
  });

  return {
    turn: () =>
      sql.begin(async (tx) => {
        await lockAnchoring(tx);
        await heal(tx);
        const { log, known } = current();
        const store = log.lines.at(-1)?.store;
        if (store !== undefined && store !== (await storeId(tx)))
          throw new LogOfAnotherStore('The log of anchors belongs to another store: name another file.');
        const { nowAt, caseIds } = await casesWrittenSince(tx, log.lines.at(-1)?.upTo ?? null);
        const lines: AnchorLine[] = [];
        const heads: AnchoredHead[] = [];
        for (const caseId of caseIds) {
          const head = await headOf(tx, caseId, known.cases.get(caseId)?.digests.length ?? 0);
          if (head) heads.push(head);
          if (heads.length === CASES_PER_LINE) lines.push(await write(tx, nowAt, heads.splice(0)));
        }
        // With nothing new, now and then: that somebody looked makes the age of the last anchor mean something.
        const quiet = lines.length === 0 && isOlderThan(log.lines.at(-1)?.at, QUIET_LINE_MS);
        const erased = (await readErasures(tx)).filter((one) => !known.erased.has(one.caseId));
        if (heads.length + erased.length > 0 || quiet) lines.push(await write(tx, nowAt, heads, erased));
        return sum(lines);
      }) as Promise<Anchored>,

    replace: (caseId, fromEventId, reason) =>
      sql.begin(async (tx) => {
        await lockAnchoring(tx);
        const { known, log } = current();
        if (!known.cases.has(caseId)) return sum([]);
        const head = await headOf(tx, caseId, fromEventId - 1);
        if (!head) return sum([]);
        return sum([await write(tx, log.lines.at(-1)?.upTo ?? '', [{ ...head, replaces: reason }])]);
      }) as Promise<Anchored>,

    async deliver() {
      const { log } = current();
      const name = log.lines.at(-1)?.log;
      if (!elsewhere || name === undefined) return 0;
      for (const seq of await undeliveredAnchors(sql, name)) {
        const line = log.lines.find((one) => one.log === name && one.seq === seq);
        if (!line) continue;
        const error = await elsewhere.put(line).then(
          () => null,
          (failure: unknown) => (failure instanceof Error ? failure.name : 'unknown'),
        );
        await settleAnchor(sql, name, seq, error);
        // In order: what the other place has is then always a beginning of the log.
        if (error !== null) return 1;
      }
      return 0;
    },
  };
}

const isOlderThan = (at: string | undefined, ms: number): boolean =>
  at === undefined || Date.now() - Date.parse(at) > ms;

const recordOf = ({ log, seq, hash, heads }: AnchorLine) => ({
  log,
  seq,
  hash,
  cases: heads.length,
  rows: heads.reduce((n, head) => n + head.rows.length, 0),
});
