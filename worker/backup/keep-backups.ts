import { setTimeout as pause } from 'node:timers/promises';
import type { EmbeddedPostgres } from '../embedded/postgres.ts';
import type { Say } from '../embedded/say.ts';
import type { RunningService } from '../supervisor/supervisor.ts';
import { copiesIn, pruneCopies } from './backup-folder.ts';
import type { BackupSettings } from './backup-settings.ts';
import { takeBackup } from './take-backup.ts';

const HOUR_MS = 3_600_000;
const LOOK_MS = 60_000;

/** Copies the stores now, unless the last copy is young enough, and from then on as often as is set; removes what is too old. */
export function keepBackups(
  settings: BackupSettings,
  home: string,
  postgres: Pick<EmbeddedPostgres, 'url'>,
  say: Say,
): RunningService {
  const stopping = new AbortController();
  const { folder, everyHours, keepDays } = settings;
  const turn = async () => {
    const last = copiesIn(folder).at(-1);
    if (last && Date.now() - Date.parse(last.manifest.madeAt) < everyHours * HOUR_MS) return;
    const { manifest } = await takeBackup({ home, folder, postgres });
    const removed = pruneCopies(folder, keepDays, Date.now());
    const engine = manifest.temporal ? '' : ', without the engine';
    say(
      `backup: a copy in ${folder} (${manifest.postgres.seconds.toFixed(1)} s${engine})${removed > 0 ? `, ${removed} old removed` : ''}`,
    );
  };
  const run = async () => {
    while (!stopping.signal.aborted) {
      // A copy that fails is tried again; the pieces of the log are kept by PostgreSQL itself meanwhile.
      await turn().catch((error: unknown) => say(`backup: failed (${(error as Error).message})`));
      await pause(LOOK_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
    }
    return 'stopped';
  };
  const ended = run();
  return {
    ended,
    stop: async () => {
      stopping.abort();
    },
  };
}
