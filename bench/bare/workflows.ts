import { condition, defineUpdate, setHandler, sleep } from '@temporalio/workflow';

/** The yardstick: a workflow whose update does nothing. */
export const noopUpdate = defineUpdate<number, [number]>('noop');

export async function bareWorkflow(): Promise<void> {
  setHandler(noopUpdate, (n) => n + 1);
  await condition(() => false);
}

/** The yardstick of a storm: sleeps until a moment (epoch milliseconds) and ends. */
export async function bareTimer(atMs: number): Promise<void> {
  await sleep(Math.max(1, atMs - Date.now()));
}
