// Runs a TypeScript entry of this project as a worker thread: threads do not inherit what launch.mjs registered.
// Plain JavaScript, because it runs before TypeScript is understood. `workerData.entry` is the URL of the entry.
import { workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
await import(workerData.entry);
