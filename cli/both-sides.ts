import type { Sides } from '../worker/watch/compare-case.ts';
import { openEngine } from './engine.ts';
import { failed, type Outcome } from './print.ts';
import { openStore } from './store.ts';

/** Does something with store and engine, and closes both behind it. */
export async function withBothSides(
  env: NodeJS.ProcessEnv,
  work: (sides: Sides) => Promise<Outcome>,
): Promise<Outcome> {
  const store = await openStore(env);
  if (!store.ok) return failed(store.refusal);
  const { sql, close } = store.store;
  try {
    const opened = await openEngine(env, sql);
    if (!opened.ok) return failed(opened.refusal);
    try {
      return await work({ client: opened.engine.client, sql });
    } finally {
      await opened.engine.close();
    }
  } finally {
    await close();
  }
}
