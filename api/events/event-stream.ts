import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { caseAccess } from '../../access/case-access.ts';
import { mayLook } from '../../access/may.ts';
import { relationTo } from '../../access/relation.ts';
import type { CaseChange, ChangeCursor } from '../../db/case-changes.ts';
import type { Caller } from '../identity/caller.ts';
import type { Ports } from '../ports.ts';
import { no } from '../refused.ts';
import { type ChangeFeed, changeFeed, isAfter } from './change-feed.ts';

/** Streams of one login, and of one process. */
const MOST_OF_ONE = 6;
const MOST_OF_ALL = 500;
const POLL_MS = 1_000;
const HEARTBEAT_MS = 15_000;
/** What somebody who was away is told; more than this, and it is quicker to look at everything anew. */
const MOST_MISSED = 1_000;
/** A token may have run out since: its system comes back with a fresh one. */
const TOKEN_STREAM_MS = 300_000;

const feeds = new WeakMap<object, ChangeFeed>();
const open = new Map<string, number>();

function feedOf(ports: Ports): ChangeFeed {
  const known = feeds.get(ports.changes);
  if (known) return known;
  const feed = changeFeed(ports.changes, POLL_MS, (error) => ports.report('/v1/events', error));
  feeds.set(ports.changes, feed);
  return feed;
}

/**
 * Whether somebody is told of a change: those whose work the case is now. Not guests, who were let in to one thing, and not
 * a municipality that handed it over.
 */
export function hears(
  caller: Caller,
  { caseId, access, clockOffsetMs }: CaseChange,
  clockMs: number,
): boolean {
  const relation = relationTo(caller, { id: caseId, access }, clockMs + clockOffsetMs);
  return mayLook(caller, relation, 'worklist');
}

/**
 * Tells somebody that cases have changed, for as long as the login lives: number and version, nothing of what. Resumes
 * after `Last-Event-ID`. Throws BUSY for one stream too many.
 */
export function eventStream(c: Context, ports: Ports, caller: Caller, only: string | undefined): Response {
  const mine = open.get(caller.subject) ?? 0;
  const all = [...open.values()].reduce((sum, n) => sum + n, 0);
  if (mine >= MOST_OF_ONE || all >= MOST_OF_ALL)
    throw no(null, 'BUSY', 'Der er for mange åbne strømme.', 'There are too many open streams.', {
      reason: 'events',
      retryAfter: 30,
    });
  open.set(caller.subject, mine + 1);
  const seen = cursorOf(c.req.header('Last-Event-ID'));
  c.header('X-Accel-Buffering', 'no');
  return streamSSE(c, async (stream) => {
    const waiting: CaseChange[] = [];
    let wake = () => {};
    const isTold = (change: CaseChange) =>
      (only === undefined || change.caseId === only) && hears(caller, change, ports.clock());
    let joined: { from: ChangeCursor; leave: () => void } | null = null;
    stream.onAbort(() => wake());
    try {
      joined = await feedOf(ports).join((change) => {
        if (waiting.length > MOST_MISSED || !isTold(change)) return;
        waiting.push(change);
        wake();
      });
      const { from } = joined;
      // At once, so that whoever asked knows that it stands, and where to go on from.
      await stream.writeSSE({ data: JSON.stringify({ type: 'listening' }), id: idOf(seen ?? from) });
      if (seen) {
        const missed = await missedSince(ports, seen);
        if (missed === null)
          await stream.writeSSE({ data: JSON.stringify({ type: 'reset' }), id: idOf(from) });
        for (const change of missed ?? [])
          if (!isAfter(change.cursor, from) && isTold(change)) await tell(change);
      }
      // A page that was loaded a while ago learns at once how far the case is.
      else if (only !== undefined) {
        const now = await ports.reads.find(only);
        if (now) {
          const { state, clockOffsetMs } = now;
          const change = {
            caseId: only,
            version: state.version,
            clockOffsetMs,
            access: caseAccess(state),
            cursor: from,
          };
          if (isTold(change)) await tell(change);
        }
      }
      const endsMs = caller.how === 'token' ? Date.now() + TOKEN_STREAM_MS : Number.POSITIVE_INFINITY;
      let beatMs = Date.now() + HEARTBEAT_MS;
      while (!stream.aborted && !stream.closed && Date.now() < endsMs && waiting.length <= MOST_MISSED) {
        for (const change of latestOfEach(waiting.splice(0))) await tell(change);
        await new Promise<void>((done) => {
          const timer = setTimeout(done, Math.max(0, beatMs - Date.now()));
          wake = () => {
            clearTimeout(timer);
            done();
          };
          if (waiting.length > 0 || stream.aborted) wake();
        });
        if (Date.now() < beatMs) continue;
        if (caller.sessionId !== undefined && !(await ports.changes.sessionLives(caller.sessionId))) break;
        await stream.write(': here\n\n');
        beatMs = Date.now() + HEARTBEAT_MS;
      }
    } finally {
      joined?.leave();
      const left = (open.get(caller.subject) ?? 1) - 1;
      if (left > 0) open.set(caller.subject, left);
      else open.delete(caller.subject);
    }

    async function tell({ cursor, caseId, version }: CaseChange): Promise<void> {
      const data = JSON.stringify({ type: 'case-changed', caseId, version });
      await stream.writeSSE({ data, id: idOf(cursor) });
    }
  });
}

/** What happened while somebody was away; null when it is too long ago, or too much. */
async function missedSince({ changes }: Ports, seen: ChangeCursor): Promise<readonly CaseChange[] | null> {
  const { first } = await changes.bounds();
  if (isAfter(first, seen)) return null;
  const missed = await changes.after(seen, MOST_MISSED + 1);
  return missed.length > MOST_MISSED ? null : missed;
}

/** Several changes of one case at once are told as one. */
function latestOfEach(changes: readonly CaseChange[]): readonly CaseChange[] {
  const last = new Map<string, CaseChange>();
  for (const change of changes) {
    last.delete(change.caseId);
    last.set(change.caseId, change);
  }
  return [...last.values()];
}

const idOf = ({ xid, seq }: ChangeCursor): string => `${xid}-${seq}`;

function cursorOf(id: string | undefined): ChangeCursor | null {
  const parts = /^(\d{1,18})-(\d{1,15})$/.exec(id ?? '');
  return parts ? { xid: parts[1] ?? '0', seq: Number(parts[2]) } : null;
}
