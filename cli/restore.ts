import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { appDatabaseUrl } from '../db/app-role.ts';
import { refuse } from '../domain/case/refusal.ts';
import { endRestore, type RestoredHome, restoreHome } from '../worker/backup/restore-home.ts';
import { projectRoot, tovholderHome } from '../worker/embedded/home.ts';
import { resolveTemporalCli } from '../worker/embedded/temporal-binary.ts';
import { startTemporalDevServer } from '../worker/embedded/temporal-server.ts';
import { lockHome } from '../worker/supervisor/home-lock.ts';
import { nodeService, pidFileOf } from '../worker/supervisor/node-service.ts';
import { runningMeanwhile } from '../worker/supervisor/running-meanwhile.ts';
import type { Gap } from '../worker/watch/gap.ts';
import { notEmbedded } from './backup.ts';
import { failed, misuse, type Outcome } from './print.ts';
import { reconciled } from './reconcile.ts';
import { verify } from './verify-journal.ts';

const WORKER_GRACE_MS = 5_000;
const warn = (line: string) => process.stderr.write(`${line}\n`);
const seconds = (fromMs: number, toMs = Date.now()): number => Math.round((toMs - fromMs) / 100) / 10;

/**
 * Puts the embedded stores back into an empty home folder, lets engine and store tell each other what the other lacks,
 * and verifies the journal. Nothing is running afterwards, and nothing was sent: `npm start` goes on from there.
 */
export async function restored(
  { from, until }: { from: string; until?: string },
  env: NodeJS.ProcessEnv,
): Promise<Outcome> {
  if (env.DATABASE_URL) return notEmbedded();
  if (until !== undefined && Number.isNaN(Date.parse(until)))
    return misuse('--until er ikke et tidspunkt.', '--until is no moment.', 'until');
  const home = tovholderHome(env);
  const keyFile = env.TOVHOLDER_MASTER_KEY_FILE || join(home, 'master.key');
  if (!env.TOVHOLDER_MASTER_KEY && !existsSync(keyFile))
    return failed(
      refuse(
        'UNAVAILABLE',
        `Hovednøglen mangler: læg den i ${keyFile}. Uden den kan intet læses.`,
        `The master key is missing: put it into ${keyFile}. Without it nothing can be read.`,
        { reason: 'TOVHOLDER_MASTER_KEY_FILE' },
      ),
    );
  const begunMs = Date.now();
  return runningMeanwhile(async (ends) => {
    const lock = await lockHome(join(home, 'run', 'npm-start.json'), home, 0, warn);
    ends(() => lock.release());
    const backup = resolve(projectRoot, from);
    const back = await restoreHome({ home, from: backup, until, say: warn });
    ends(() => back.server.stop());
    const storeMs = Date.now();
    const told = await broughtTogether(back, home, keyFile, env, ends);
    if (told.ok) endRestore(home);
    return outcome(back, told, {
      store: seconds(begunMs, storeMs),
      engine: seconds(storeMs),
      all: seconds(begunMs),
    });
  });
}

interface Told {
  ok: boolean;
  reconciled: Outcome;
  journal: Outcome;
}

/** Runs engine and worker for the moment, without anything that sends, and lets both sides be compared and mended. */
async function broughtTogether(
  back: RestoredHome,
  home: string,
  keyFile: string,
  given: NodeJS.ProcessEnv,
  ends: (end: () => unknown) => void,
): Promise<Told> {
  const run = join(home, 'run');
  const logs = join(home, 'logs');
  const engine = await startTemporalDevServer({
    cli: await resolveTemporalCli(home, warn),
    folder: join(home, 'temporal'),
    logFile: join(logs, 'temporal.log'),
    pidFile: pidFileOf(run, 'temporal'),
    say: warn,
  });
  ends(() => engine.stop());
  const {
    SMTP_URL: _mail,
    DIGITAL_POST_URL: _post,
    SMS_URL: _sms,
    TOVHOLDER_WORKER_PORT: _port,
    ...rest
  } = given;
  // The command line finds both stores in the home folder, and the key beside them.
  const own: NodeJS.ProcessEnv = { ...rest, TOVHOLDER_HOME: home, TEMPORAL_ADDRESS: '' };
  const env = {
    ...own,
    TEMPORAL_ADDRESS: engine.address,
    DATABASE_URL: appDatabaseUrl(back.server.url),
    TOVHOLDER_MASTER_KEY_FILE: keyFile,
  };
  const worker = await nodeService({
    ...{ name: 'worker', layer: 0, entry: 'worker/main.ts', env, logs, run },
    ready: /^worker ready\b/m,
    graceMs: WORKER_GRACE_MS,
  }).start();
  ends(() => worker.stop());
  const mended = await reconciled({ repair: true, language: 'da' }, own);
  const journal = await verify(undefined, own, undefined);
  return { ok: mended.ok && journal.ok && back.missing.length === 0, reconciled: mended, journal };
}

function outcome(back: RestoredHome, told: Told, took: Record<'store' | 'engine' | 'all', number>): Outcome {
  const {
    cases,
    gaps = [],
    left = [],
  } = told.reconciled.document as { cases?: number; gaps?: Gap[]; left?: Gap[] };
  const { rows, faults } = told.journal.document as { rows?: number; faults?: unknown[] };
  const counted = Object.fromEntries(
    [...new Set(gaps.map(({ kind }) => kind))].map((kind) => [
      kind,
      gaps.filter((one) => one.kind === kind).length,
    ]),
  );
  const document = {
    ok: told.ok,
    copy: back.copy,
    madeAt: back.madeAt,
    upTo: back.upTo,
    pieces: back.pieces,
    missing: back.missing,
    engine: back.engine ? 'from the copy' : 'from the journal',
    seconds: took,
    reconciled: { cases, gaps: counted, left },
    journal: { rows, faults },
  };
  return {
    document,
    text: () =>
      [
        `Lagt tilbage til ${back.upTo ?? back.madeAt} på ${took.all} s: ${cases} sager, ${rows} hændelser`,
        `huller: ${gaps.length}, tilbage: ${left.length}, fejl i journalen: ${faults?.length}`,
        ...back.missing.map((piece) => `  loggen mangler ${piece}`),
      ].join('\n'),
    ok: told.ok,
  };
}
