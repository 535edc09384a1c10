// A process that keeps what it makes, or one that makes as much and keeps nothing: what the detector is tried on.
import { openSync } from 'node:fs';
import { createServer } from 'node:http';
import { Registry } from 'prom-client';
import { measureProcess } from '../../worker/metrics/process-metrics.ts';
import { endWithParent } from '../end-with-parent.ts';

const EVERY_MS = 100;
const NUMBERS = 1_000;
const BYTES_OF_A_NUMBER = 8;

const [kind, bytesPerTick = '0'] = process.argv.slice(2);
const pieces = Math.ceil(Number(bytesPerTick) / NUMBERS / BYTES_OF_A_NUMBER);
const kept: number[][][] = [];
setInterval(() => {
  const some = Array.from({ length: pieces }, (_, i) =>
    Array.from({ length: NUMBERS }, (_, n) => n + i + 0.5),
  );
  if (kind !== 'leaking') return;
  kept.push(some);
  openSync('/dev/null', 'r');
}, EVERY_MS);
const registry = new Registry();
measureProcess(registry);
const server = createServer(async (_, response) => void response.end(await registry.metrics()));
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`planted http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/metrics`);
});
endWithParent(async () => void server.close());
