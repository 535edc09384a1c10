import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Worker } from '@temporalio/worker';
import { projectRoot } from '../../worker/embedded/home.ts';

/** Where the histories of every release are kept. A release only adds. */
export const HISTORIES = join(projectRoot, 'test', 'histories');

/** One recorded run of a case. */
export interface RecordedHistory {
  release: string;
  file: string;
  workflowId: string;
  /** As `historyFromJSON` and the replayer read it. */
  history: { events: Readonly<Record<string, unknown>>[] };
}

/** What stands beside the histories of a release. */
export interface Manifest {
  release: string;
  sdk: string;
  histories: { file: string; workflowId: string; shows: string; events: number }[];
}

export const releases = (): string[] => (existsSync(HISTORIES) ? readdirSync(HISTORIES).sort() : []);

export const readManifest = (release: string): Manifest =>
  JSON.parse(readFileSync(join(HISTORIES, release, 'manifest.json'), 'utf8')) as Manifest;

/** All recorded histories of a release. */
export function readHistories(release: string): RecordedHistory[] {
  return readManifest(release).histories.map(({ file, workflowId }) => ({
    release,
    file,
    workflowId,
    history: JSON.parse(gunzipSync(readFileSync(join(HISTORIES, release, file))).toString('utf8')),
  }));
}

/** A history that the code does not go through as it was recorded. */
export interface Mismatch {
  release: string;
  file: string;
  why: string;
}

/** Whether the replayer said that the code went another way, and nothing else was wrong. */
export const isReplayMistake = ({ why }: Mismatch): boolean => /TMPRL1100|[Nn]ondeterminism/.test(why);

/**
 * Replays histories with a bundle, no server needed. With `untilFirst` it ends at the first mismatch.
 * What replay cannot see: how long a timer runs, and what an activity, an answer or an input says.
 */
export async function replayAll(
  codePath: string,
  histories: readonly RecordedHistory[],
  { untilFirst = false } = {},
): Promise<Mismatch[]> {
  const mismatches: Mismatch[] = [];
  for (const { release, file, workflowId, history } of histories) {
    const options = { workflowBundle: { codePath }, replayName: `${release}-${file}` };
    try {
      await Worker.runReplayHistory(options, history, workflowId);
    } catch (error) {
      mismatches.push({ release, file, why: error instanceof Error ? error.message : String(error) });
      if (untilFirst) return mismatches;
    }
  }
  return mismatches;
}
