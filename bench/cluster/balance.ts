import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A server behind the balance. */
export interface Target {
  name: string;
  port: number;
}

/** One address in front of several servers, as a load balancer or a service of Kubernetes gives it. */
export interface Balance {
  port: number;
  /** Connections to a server at this moment. */
  sessions: (name: string) => number;
  stop: () => Promise<void>;
}

export interface BalanceOptions {
  targets: readonly Target[];
  /** Asks a server whether it is well; what it throws, or does not say in time, counts as no. */
  isWell: (target: Target) => Promise<boolean>;
  checkMs?: number;
  /** For how long a check, and a new connection, may take. */
  patienceMs?: number;
}

interface Server extends Target {
  well: boolean;
  failures: number;
  pairs: Set<readonly [Socket, Socket]>;
}

/** So many checks in a row have to fail: one may have met a busy moment. */
const FAILURES = 2;

/**
 * Passes connections on to the well server with the fewest of them; one that cannot be reached is passed over for the next. A
 * server that stops answering its checks loses its connections, so that whoever waits on one asks the other.
 */
export async function startBalance(options: BalanceOptions): Promise<Balance> {
  const { isWell, checkMs = 500, patienceMs = 1_000 } = options;
  const servers = options.targets.map(
    (target): Server => ({ ...target, well: true, failures: 0, pairs: new Set() }),
  );
  const waiting = new Set<Socket>();
  const front = createServer({ pauseOnConnect: true }, (inbound) => void serve(inbound));

  async function serve(inbound: Socket): Promise<void> {
    waiting.add(inbound);
    inbound.on('error', () => inbound.destroy());
    const inOrder = servers.toSorted(
      (a, b) => Number(b.well) - Number(a.well) || a.pairs.size - b.pairs.size,
    );
    for (const server of inOrder) {
      const outbound = await dial(server.port, patienceMs);
      if (!outbound) {
        server.well = false;
        continue;
      }
      waiting.delete(inbound);
      return join(server, inbound, outbound);
    }
    waiting.delete(inbound);
    inbound.destroy();
  }

  let stopped = false;
  const ending = new AbortController();
  const checks = servers.map(async (server) => {
    while (!stopped) {
      await pause(checkMs, undefined, { signal: ending.signal }).catch(() => {});
      if (stopped) return;
      const well = await inTime(isWell(server), patienceMs);
      server.failures = well ? 0 : server.failures + 1;
      if (well) server.well = true;
      if (server.failures < FAILURES) continue;
      server.well = false;
      for (const pair of server.pairs) for (const socket of pair) socket.destroy();
      server.pairs.clear();
    }
  });

  const port = await new Promise<number>((ready, failed) => {
    front.once('error', failed);
    front.listen(0, '127.0.0.1', () => {
      const address = front.address();
      ready(typeof address === 'object' && address ? address.port : 0);
    });
  });
  return {
    port,
    sessions: (name) => servers.find((server) => server.name === name)?.pairs.size ?? 0,
    async stop() {
      stopped = true;
      ending.abort();
      const closed = new Promise<void>((done) => front.close(() => done()));
      for (const socket of waiting) socket.destroy();
      for (const { pairs } of servers) for (const pair of pairs) for (const socket of pair) socket.destroy();
      await Promise.all([closed, ...checks]);
    },
  };
}

/** What one side says the other hears, until either is gone. */
function join(server: Server, inbound: Socket, outbound: Socket): void {
  const pair = [inbound, outbound] as const;
  server.pairs.add(pair);
  for (const socket of pair) {
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => {
      server.pairs.delete(pair);
      for (const other of pair) other.destroy();
    });
  }
  if (inbound.destroyed) outbound.destroy();
  inbound.pipe(outbound);
  outbound.pipe(inbound);
}

function dial(port: number, patienceMs: number): Promise<Socket | null> {
  return new Promise((done) => {
    const socket = connect({ host: '127.0.0.1', port });
    const late = setTimeout(() => give(null), patienceMs);
    const give = (answer: Socket | null) => {
      clearTimeout(late);
      if (!answer) socket.destroy();
      done(answer);
    };
    socket.once('connect', () => give(socket));
    socket.once('error', () => give(null));
  });
}

async function inTime(check: Promise<boolean>, patienceMs: number): Promise<boolean> {
  const late = new AbortController();
  const answer = await Promise.race([
    check.catch(() => false),
    pause(patienceMs, false, { signal: late.signal }).catch(() => false),
  ]);
  late.abort();
  return answer;
}
