// A bare worker from a bundle made before: prints how long the process, and how long Worker.create itself took.
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';

Runtime.install({ logger: new DefaultLogger('ERROR') });
const connection = await NativeConnection.connect({ address: process.env.TEMPORAL_ADDRESS ?? '' });
const from = performance.now();
const worker = await Worker.create({
  connection,
  taskQueue: 'bench-create',
  workflowBundle: { codePath: process.env.BARE_BUNDLE ?? '' },
});
const createMs = performance.now() - from;
const running = worker.run();
console.log(`created ${createMs}`);
worker.shutdown();
await running;
await connection.close();
