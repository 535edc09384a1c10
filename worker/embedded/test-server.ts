import { TestWorkflowEnvironment } from '@temporalio/testing';

/** A time-skipping Temporal server for rehearsals and tests, with the SDK's environment around it. */
export interface TimeSkippingServer {
  /** host:port of its gRPC service. */
  address: string;
  /** The environment to sleep in and to take clients from; `stop` tears it down. */
  environment: TestWorkflowEnvironment;
  stop: () => Promise<void>;
}

/** Starts the time-skipping server at `executable` (from `resolveTestServer`) on a free port of 127.0.0.1. */
export async function startTimeSkippingServer(options: { executable: string }): Promise<TimeSkippingServer> {
  const environment = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path: options.executable } },
  });
  return { address: environment.address, environment, stop: () => environment.teardown() };
}
