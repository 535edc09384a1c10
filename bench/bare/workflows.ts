import { condition, defineUpdate, setHandler } from '@temporalio/workflow';

/** The yardstick: a workflow whose update does nothing. */
export const noopUpdate = defineUpdate<number, [number]>('noop');

export async function bareWorkflow(): Promise<void> {
  setHandler(noopUpdate, (n) => n + 1);
  await condition(() => false);
}
