import { setTimeout as pause } from 'node:timers/promises';
import type { Sql } from '../db/connect.ts';
import { readSchemaState, whySchemaIsRefused } from '../db/schema-state.ts';
import { type StoreTrouble, storeTroubleIn, storeTroubleInWords } from '../db/store-trouble.ts';
import { type Loop, startLoop } from './loop.ts';

const PATIENCE_MS = 3_000;
const AGAIN_MS = 2_000;

/**
 * Looks whether the store's schema is this build's, and refuses it when not. A store that does not answer is no reason to
 * end: what is the matter is said, once, and it is asked again beside the work until it has answered.
 */
export async function schemaAtStart(
  sql: Sql,
  { say, refuse }: { say: (line: string) => void; refuse: (why: string) => void },
): Promise<Loop> {
  let known = false;
  let told: StoreTrouble | null = null;
  let asking: Loop | null = null;
  async function turn(): Promise<boolean> {
    try {
      const state = await readSchemaState(sql);
      known = true;
      void asking?.stop();
      const why = whySchemaIsRefused(state);
      if (why) refuse(why.en);
      if (state.kind === 'newer-fits')
        say(
          `The database was migrated by a newer Tovholder (${state.migrations.join(', ')}), which older ones may go on with.`,
        );
    } catch (error) {
      const trouble = storeTroubleIn(error) ?? 'away';
      if (trouble !== told) say(storeTroubleInWords[trouble].en);
      told = trouble;
    }
    return false;
  }
  const first = turn();
  await Promise.race([first, pause(PATIENCE_MS, undefined, { ref: false })]);
  if (known) return { stop: async () => {} };
  asking = startLoop(AGAIN_MS, turn);
  return asking;
}

/** For a process that has not begun to work: says why, and ends. */
export function endForSchema(why: string): void {
  process.stderr.write(`${why}\n`);
  process.exit(1);
}
