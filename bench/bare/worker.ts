import { fileURLToPath } from 'node:url';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { endWithParent } from '../end-with-parent.ts';

const BARE_QUEUE = 'bench-bare';

/** The bare worker as a process of its own, tuned as the product's worker is; says `worker ready`. */
Runtime.install({ logger: new DefaultLogger('ERROR') });
const connection = await NativeConnection.connect({ address: process.env.TEMPORAL_ADDRESS ?? '' });
const worker = await Worker.create({
  connection,
  taskQueue: BARE_QUEUE,
  workflowsPath: fileURLToPath(new URL('./workflows.ts', import.meta.url)),
  workflowTaskPollerBehavior: { type: 'autoscaling' },
  shutdownGraceTime: 1_000,
});
endWithParent(async () => worker.shutdown());
console.log('worker ready');
await worker.run();
await connection.close();
