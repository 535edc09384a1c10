import type { CaseChange, ChangeCursor } from '../../db/case-changes.ts';

/** Where changes of cases are read. */
export interface Changes {
  after(cursor: ChangeCursor, limit: number): Promise<readonly CaseChange[]>;
  bounds(): Promise<{ first: ChangeCursor; last: ChangeCursor }>;
  /** Whether a login is still one; asking does not keep it alive. */
  sessionLives(sessionId: string): Promise<boolean>;
}

/** The changes of this process' one reader, for as long as somebody listens. */
export interface ChangeFeed {
  /** Calls `hear` with every change after the place it answers. */
  join(hear: (change: CaseChange) => void): Promise<{ from: ChangeCursor; leave: () => void }>;
}

const AT_ONCE = 500;

export const isAfter = (one: ChangeCursor, other: ChangeCursor): boolean =>
  BigInt(one.xid) === BigInt(other.xid) ? one.seq > other.seq : BigInt(one.xid) > BigInt(other.xid);

/** One reader for all who listen in this process; with nobody there it rests. */
export function changeFeed(changes: Changes, pollMs: number, onError: (error: unknown) => void): ChangeFeed {
  const listeners = new Set<(change: CaseChange) => void>();
  let place: ChangeCursor | null = null;
  let starting: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;

  async function read(): Promise<void> {
    try {
      for (let more = place !== null; more && place; ) {
        const found = await changes.after(place, AT_ONCE);
        for (const change of found) for (const hear of listeners) hear(change);
        place = found.at(-1)?.cursor ?? place;
        more = found.length === AT_ONCE;
      }
    } catch (error) {
      // What was missed comes with the next look, from the same place on.
      onError(error);
    }
    if (listeners.size > 0) timer = setTimeout(read, pollMs).unref();
    else place = null;
  }

  async function start(): Promise<void> {
    place = (await changes.bounds()).last;
    clearTimeout(timer);
    timer = setTimeout(read, pollMs).unref();
  }

  return {
    async join(hear) {
      if (!place) {
        starting ??= start().finally(() => {
          starting = null;
        });
        await starting;
      }
      listeners.add(hear);
      return { from: place ?? { xid: '0', seq: 0 }, leave: () => void listeners.delete(hear) };
    },
  };
}
