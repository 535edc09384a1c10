// One thread of `tovholder soak`: lives of every n-th seed until it is ended or one of them fails.
import { parentPort, workerData } from 'node:worker_threads';
import { soakLife } from './soak-lives.ts';

const { seed, stride, folder } = workerData as { seed: number; stride: number; folder: string };

for (let next = seed; ; next += stride) {
  const soaked = soakLife(next, folder);
  parentPort?.postMessage(soaked);
  if (soaked.failure) break;
}
