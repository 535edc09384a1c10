import { Socket } from 'node:net';

/** What postgres.js tells of where to connect; several hosts are tried in turn. */
interface Where {
  host: readonly string[];
  port: readonly number[];
  path?: string | undefined;
}

/** PostgreSQL said nothing for as long as a connection may be silent. */
export class StoreSilent extends Error {
  override name = 'StoreSilent';
  readonly code = 'STORE_SILENT';
}

/**
 * Sockets that are given up when nothing passes over them for `silenceMs`: where packets vanish on the way, nobody is told,
 * and what waits for an answer would wait for a quarter of an hour with its place in the pool. A connection that is merely
 * idle ends the same way and is opened again when it is needed.
 */
export function speakingSockets(silenceMs: number): (where: Where) => Socket {
  let next = 0;
  return ({ host, port, path }) => {
    const turn = next++ % port.length;
    const socket = new SpeakingSocket();
    socket.setTimeout(silenceMs);
    if (path) return socket.connect(path);
    // Asked for by postgres.js where it begins TLS.
    Object.assign(socket, { host: host[turn], port: port[turn] });
    return socket.connect({ port: port[turn] ?? 5432, host: host[turn] ?? 'localhost' });
  };
}

/** TLS takes every listener off the socket below it, so that silence is heard here and not by a listener. */
class SpeakingSocket extends Socket {
  override emit(event: string | symbol, ...told: unknown[]): boolean {
    if (event === 'timeout') this.destroy(new StoreSilent('PostgreSQL does not answer'));
    return super.emit(event as 'close', ...(told as []));
  }
}
