// A bare worker from a bundle made before: prints how long the process, and how long Worker.create itself took; then, for
// whoever waits for it, that a first update of a workflow of its own was acknowledged.
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';

const QUEUE = 'bench-create';

Runtime.install({ logger: new DefaultLogger('ERROR') });
const address = process.env.TEMPORAL_ADDRESS ?? '';
const connection = await NativeConnection.connect({ address });
const from = performance.now();
const worker = await Worker.create({
  connection,
  taskQueue: QUEUE,
  workflowBundle: { codePath: process.env.BARE_BUNDLE ?? '' },
});
const createMs = performance.now() - from;
const running = worker.run();
console.log(`created ${createMs}`);
// Only now: what has been printed is the worker's alone.
const { Client, Connection } = await import('@temporalio/client');
const clients = await Connection.connect({ address });
const { workflow } = new Client({ connection: clients });
const handle = await workflow.start('bareWorkflow', {
  workflowId: `create-${process.pid}`,
  taskQueue: QUEUE,
});
await handle.executeUpdate<number, [number]>('noop', { args: [1] });
console.log('acknowledged');
await handle.terminate();
await clients.close();
worker.shutdown();
await running;
await connection.close();
