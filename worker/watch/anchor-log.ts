import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A case in an anchor: how far its journal went, the chain's hash there, and a digest of each row since the last. */
export interface AnchoredHead {
  caseId: string;
  /** Number of the first row in `rows`. */
  fromEventId: number;
  lastEventId: number;
  hash: string;
  rows: readonly string[];
  /** Why rows that were anchored before stand anew: an act of ours, on record. */
  replaces?: string;
}

/** A case that was erased, for good: also an older copy of the store that is put back must not bring it back. */
export interface AnchoredErasure {
  caseId: string;
  reason: string;
}

/** One line of a log: chained to the one before, so that no line can be changed, taken out or moved. */
export interface AnchorLine {
  log: string;
  seq: number;
  /** The store that it vouches for. */
  store: string;
  at: string;
  /** The database's time up to which the journal was looked through. */
  upTo: string;
  prev: string;
  heads: readonly AnchoredHead[];
  /** Since the last line. */
  erased: readonly AnchoredErasure[];
  hash: string;
}

/** Something wrong with the log itself. `seq` is the line, or the last good one before it. */
export interface LogFault {
  seq: number;
  problem:
    | 'of another store'
    | 'line changed'
    | 'lines missing'
    | 'line unreadable'
    | 'cut off at the end'
    | 'log is gone';
}

/** A log as it was read. `endsWhole` is false where a write was cut short. */
export interface AnchorLog {
  lines: AnchorLine[];
  faults: LogFault[];
  endsWhole: boolean;
  size: number;
}

/** What the first line of a log builds on. */
const BEGINNING = '0'.repeat(64);

const hashOfLine = ({ hash: _hash, ...said }: AnchorLine): string =>
  createHash('sha256').update(JSON.stringify(said)).digest('hex');

/** Reads a log and checks its chain; a file that is not there is an empty log. */
export function readAnchorLog(file: string): AnchorLog {
  const content = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const lines: AnchorLine[] = [];
  const faults: LogFault[] = [];
  let unreadable = false;
  for (const text of content.split('\n')) {
    if (text.trim() === '') continue;
    const line = parse(text);
    if (!line) {
      unreadable = true;
      continue;
    }
    const last = lines.at(-1);
    const follows = line.prev === (last?.hash ?? BEGINNING) && line.seq === (last?.seq ?? 0) + 1;
    const before = last?.seq ?? 0;
    // A write that was cut short left its beginning there, and the line that follows builds on the last whole one.
    if (!follows) faults.push({ seq: before, problem: unreadable ? 'line unreadable' : 'lines missing' });
    if (hashOfLine(line) !== line.hash) faults.push({ seq: line.seq, problem: 'line changed' });
    unreadable = false;
    lines.push(line);
  }
  return {
    lines,
    faults,
    endsWhole: content === '' || content.endsWith('\n'),
    size: Buffer.byteLength(content),
  };
}

function parse(text: string): AnchorLine | null {
  try {
    const line = JSON.parse(text) as Partial<AnchorLine>;
    const isLine =
      typeof line.log === 'string' &&
      Number.isSafeInteger(line.seq) &&
      typeof line.hash === 'string' &&
      typeof line.prev === 'string' &&
      Array.isArray(line.heads) &&
      Array.isArray(line.erased);
    return isLine ? (line as AnchorLine) : null;
  } catch {
    return null;
  }
}

/** The line that would follow in this log. `atLeastSeq` leaves room for lines that are known and gone from the file. */
export function nextLine(
  log: AnchorLog,
  said: Pick<AnchorLine, 'store' | 'at' | 'upTo' | 'heads' | 'erased'>,
  atLeastSeq = 0,
): AnchorLine {
  const last = log.lines.at(-1);
  const unsealed = {
    log: last?.log ?? randomUUID(),
    seq: Math.max((last?.seq ?? 0) + 1, atLeastSeq),
    store: said.store,
    at: said.at,
    upTo: said.upTo,
    prev: last?.hash ?? BEGINNING,
    heads: said.heads,
    erased: said.erased,
    hash: '',
  };
  return { ...unsealed, hash: hashOfLine(unsealed) };
}

/** Adds a line at the end of the file; it is on the disk when this resolves. */
export async function appendLine(file: string, log: AnchorLog, line: AnchorLine): Promise<void> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const isNew = !existsSync(file);
  const text = `${log.endsWhole ? '' : '\n'}${JSON.stringify(line)}\n`;
  const handle = await open(file, 'a', 0o600);
  try {
    await handle.appendFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (isNew) await syncFolder(dirname(file));
  log.lines.push(line);
  log.endsWhole = true;
  log.size += Buffer.byteLength(text);
}

/** A new file is only safe once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
