import { createServer, connect as open, type Socket } from 'node:net';

/** A line between two ends that can be made bad. */
export interface BadLine {
  port: number;
  /** `open`; `slow`: what is sent arrives so many milliseconds later; `hole`: it never arrives, and nobody is told. */
  be(how: 'open' | 'hole' | { slowMs: number }): void;
  /** How many packets vanished. */
  swallowed(): number;
  stop(): Promise<void>;
}

/** A line to a port of this machine, on a port of its own. */
export async function badLine(toPort: number): Promise<BadLine> {
  let how: Parameters<BadLine['be']>[0] = 'open';
  let swallowed = 0;
  const ends = new Set<Socket>();
  const pass = (from: Socket, to: Socket) => {
    from.on('data', (packet) => {
      if (how === 'hole') swallowed += 1;
      else if (how === 'open') to.write(packet);
      else setTimeout(() => to.writable && to.write(packet), how.slowMs);
    });
    from.on('error', () => {});
    // In a hole not even the end of a connection arrives.
    from.on('close', () => {
      ends.delete(from);
      if (how !== 'hole') to.destroy();
    });
    ends.add(from);
  };
  const server = createServer((near) => {
    const far = open(toPort, '127.0.0.1');
    pass(near, far);
    pass(far, near);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    be(next) {
      how = next;
    },
    swallowed: () => swallowed,
    stop: () =>
      new Promise((done) => {
        for (const end of ends) end.destroy();
        server.close(() => done());
      }),
  };
}
