import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Sql } from '../../db/connect.ts';
import { freePort } from '../../worker/embedded/free-port.ts';
import { nodeCommand } from '../../worker/supervisor/node-service.ts';
import { startMailServer } from '../faults/support/mail-server.ts';
import {
  contact,
  lateNotification,
  type Operation,
  recordingClient,
} from '../faults/support/recording-client.ts';
import { openLateCases } from '../faults/support/stream.ts';
import { writeCases } from './support/fill.ts';
import { follower } from './support/follow.ts';
import { startLoad } from './support/load.ts';
import { lookAt, type Scene, withStore } from './support/look.ts';
import { lose } from './support/lose.ts';
import type { Rehearsal } from './support/rehearsal.ts';
import { placed, stepsOf } from './support/runbook.ts';

const OWN_CASES = 12;
const FULL = 10_000;
const QUICK = 200;

/** A store is lost with everything that runs on it, while people work, and put back by docs/runbooks/restore.md. */
export const restore: Rehearsal = async ({ quick, cases = quick ? QUICK : FULL, say }) => {
  const root = mkdtempSync(join(tmpdir(), 'tovholder-rehearsal-'));
  const home = join(root, 'home');
  const back = join(root, 'new-home');
  const port = await freePort();
  const mail = await startMailServer();
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    PORT: String(port),
    SMTP_URL: mail.url,
    TOVHOLDER_DEMO_DATA: '0',
  };
  for (const name of ['DATABASE_URL', 'TEMPORAL_ADDRESS', 'OIDC_ISSUER', 'TOVHOLDER_HOME']) delete env[name];
  const someone = follower(env);
  const steps = placed(stepsOf('restore'), {
    '/srv/tovholder-new': back,
    '/srv/tovholder': home,
    '/mnt/backup-new': join(root, 'new-backup'),
    '/mnt/backup': join(root, 'backup'),
    '/mnt/keys': join(root, 'keys'),
    '127.0.0.1:8080': `127.0.0.1:${port}`,
  });
  const under = (heading: string) => {
    const found = steps.filter((step) => step.heading === heading);
    if (found.length === 0) throw new Error(`docs/runbooks/restore.md has no commands under “${heading}”`);
    return found;
  };
  const client = recordingClient(() => `http://127.0.0.1:${port}`);
  try {
    await someone.follow(under('Before anything is lost'));
    say(`filling the store with ${cases} cases …`);
    const fillMs = Date.now();
    await fill(join(root, 'cases.json'), cases, { ...env, TOVHOLDER_HOME: home });
    const filledIn = (Date.now() - fillMs) / 1_000;
    const scene = (at: string): Scene =>
      sceneOf(at, { port, mail, client, keyFile: join(root, 'keys', 'master.key') });
    const before = await withStore(scene(home), (owner) => filledCases(owner));
    const copyMs = Date.now();
    const copy = JSON.parse(await someone.follow(under('A copy now'))) as {
      postgres: { bytes: number; seconds: number };
      temporal: { bytes: number; pausedMs: number };
    };
    const copied = {
      seconds: (Date.now() - copyMs) / 1_000,
      bytes: copy.postgres.bytes + copy.temporal.bytes,
    };

    say('people work …');
    const own = await openLateCases(client, OWN_CASES, lateNotification);
    const load = startLoad(client, own, { lanes: 4, restMs: 100 });
    await pause(quick ? 8_000 : 30_000);
    say('everything is lost');
    const lostMs = await lose(home);
    await load.stop();

    const backMs = Date.now();
    const last = await someone.follow(under('When it is lost').slice(0, 2));
    const restored = JSON.parse(last) as Record<string, unknown> & { upTo: string };
    await someone.follow(under('When it is lost').slice(2, 3));
    const accepted = await firstAccepted(client, own[0] ?? '');
    const minutes = (Date.now() - backMs) / 60_000;
    await someone.follow(under('When it is lost').slice(3));

    const lost = await withStore(scene(back), (owner) => missingOf(owner, client.operations));
    const earliestMs = Math.min(lostMs, ...lost.map((one) => load.answeredMs.get(one.key) ?? lostMs));
    for (const one of lost) client.operations.splice(client.operations.indexOf(one), 1);
    await someone.follow(under('Afterwards'));
    const looked = await lookAt({ ...scene(back), filled: before.ids });
    const after = await withStore(scene(back), (owner) => filledCases(owner, before.ids));
    const lossSeconds = (lostMs - earliestMs) / 1_000;
    const same = after.digest === before.digest;
    const violations = [
      ...looked.violations,
      ...(accepted ? [] : ['no command was accepted after the restore']),
      ...(same ? [] : ['cases from before the copy are not as they were']),
      ...(lossSeconds > 5 ? [`${lossSeconds} s were lost`] : []),
      ...(minutes > 10 ? [`it took ${minutes.toFixed(1)} minutes`] : []),
    ];
    return {
      cases,
      events: before.events,
      filledInSeconds: filledIn,
      copy: { ...copied, enginePausedMs: copy.temporal.pausedMs },
      log: await sizeOf(join(root, 'backup', 'log')),
      commandsUnderWay: { answered: load.answeredMs.size, ...load.figures() },
      lossSeconds,
      lostCommands: lost.length,
      storeGoesTo: { secondsBeforeTheLoss: (lostMs - Date.parse(restored.upTo)) / 1_000 },
      minutesBack: Number(minutes.toFixed(2)),
      restored,
      invariants: looked.held,
      steps: someone.followed,
      violations,
    };
  } finally {
    await someone.close();
    await mail.stop();
    rmSync(root, { recursive: true, force: true });
  }
};

function sceneOf(
  home: string,
  { port, mail, client, keyFile }: { port: number; keyFile: string } & Pick<Scene, 'mail' | 'client'>,
): Scene {
  const read = (...path: string[]) => readFileSync(join(home, ...path), 'utf8').trim();
  return {
    databaseUrl: `postgres://postgres:${read('postgres', 'password')}@127.0.0.1:${read('postgres', 'port')}/tovholder`,
    temporalAddress: read('temporal', 'address'),
    masterKeyFile: keyFile,
    apiUrl: `http://127.0.0.1:${port}`,
    mail,
    client,
    logs: () => read('logs', 'api.log') + read('logs', 'worker.log'),
  };
}

async function fill(file: string, count: number, env: NodeJS.ProcessEnv): Promise<void> {
  writeCases(file, count);
  const { command, args } = nodeCommand('cli/main.ts', [
    'import',
    file,
    '--municipality',
    'esbjerg',
    '--rate',
    '1000',
    '--quiet',
  ]);
  const { stdout } = await promisify(execFile)(command, args, { env, maxBuffer: 500_000_000 });
  const { opened } = JSON.parse(stdout) as { opened: number };
  if (opened !== count) throw new Error(`${opened} of ${count} cases were opened`);
}

/** The cases of a store, and a digest of every command and every event that they hold. */
async function filledCases(owner: Sql, known?: ReadonlySet<string>) {
  const rows = await owner<{ id: string }[]>`select case_id as id from case_opening order by case_id`;
  const ids = known ?? new Set(rows.map(({ id }) => id));
  const [sum] = await owner<{ commands: string; journal: string; events: number }[]>`
    select (select md5(string_agg(case_id || key_hash || version, ',' order by case_id, version))
            from case_command where case_id = any(${[...ids]})) as commands,
           (select md5(string_agg(hash, ',' order by case_id, event_id)) from journal where case_id = any(${[...ids]})) as journal,
           (select count(*) from journal where case_id = any(${[...ids]})) as events`;
  return { ids, events: Number(sum?.events), digest: `${sum?.commands} ${sum?.journal}` };
}

/** Commands that were answered and are not in the store. */
async function missingOf(owner: Sql, operations: readonly Operation[]): Promise<Operation[]> {
  const missing: Operation[] = [];
  for (const operation of operations) {
    if (!operation.answer) continue;
    const rows = await owner`
      select 1 from case_command where case_id = ${operation.caseId} and key_hash = ${operation.keyHash}`;
    if (rows.length === 0) missing.push(operation);
  }
  return missing;
}

async function firstAccepted(client: ReturnType<typeof recordingClient>, caseId: string): Promise<boolean> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const { answer } = await client.give(caseId, 'record-contact', contact());
    if (answer) return true;
    await pause(200);
  }
  return false;
}

async function sizeOf(folder: string) {
  const names = await readdir(folder);
  return {
    pieces: names.length,
    bytes: names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0),
  };
}
