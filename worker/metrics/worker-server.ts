import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';

/** What the worker process answers on its own port. */
export interface WorkerServer {
  /** http://127.0.0.1:PORT */
  url: string;
  close: () => void;
}

/** What a look at the worker says. */
export interface WorkerHealth {
  /** Its loop runs, or drains. */
  lives: () => boolean;
  /** What it cannot reach or do, by name; empty when it takes work. */
  missing: () => Promise<string[]>;
}

/**
 * `/healthz`, `/readyz` and `/metrics` of the worker process, on loopback only. Ready turns to 503 as soon as the
 * worker is asked to end, so that whoever watches sends nothing more its way.
 */
export function startWorkerServer(
  port: number,
  health: WorkerHealth,
  registry: Registry,
): Promise<WorkerServer> {
  const server = createServer(async (request, response) => {
    const answer = (status: number, body: string, type = 'application/json') => {
      response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' });
      response.end(body);
    };
    try {
      if (request.url === '/healthz') {
        const ok = health.lives();
        return answer(ok ? 200 : 503, JSON.stringify({ ok }));
      }
      if (request.url === '/readyz') {
        const missing = await health.missing();
        const ready = missing.length === 0;
        return answer(ready ? 200 : 503, JSON.stringify(ready ? { ready } : { ready, missing }));
      }
      if (request.url === '/metrics') return answer(200, await registry.metrics(), registry.contentType);
      answer(404, '{}');
    } catch {
      answer(500, '{}');
    }
  });
  return new Promise((ready, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => {
      const { port: chosen } = server.address() as AddressInfo;
      ready({ url: `http://127.0.0.1:${chosen}`, close: () => server.close() });
    });
  });
}
