import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeCommand } from '../worker/supervisor/node-service.ts';
import { followedElsewhere } from './followed-elsewhere.ts';
import { openStage } from './stage.ts';

const FULL = 10_000;
const QUICK = 200;

/**
 * I1: how many minutes 10,000 cases take that are taken over from a file, each with a referral and five facts, through
 * the command line into the whole product; measured with fewer in the quick form.
 */
export async function importedCases(quick: boolean) {
  const cases = quick ? QUICK : FULL;
  const stage = await openStage({ bare: false });
  const folder = mkdtempSync(join(tmpdir(), 'tovholder-import-'));
  try {
    const file = join(folder, 'cases.json');
    writeFileSync(file, JSON.stringify(Array.from({ length: cases }, (_, i) => caseNumber(i))));
    const startedMs = Date.now();
    const document = await runImport([file, '--municipality', 'esbjerg', '--rate', '1000'], stage.env);
    const seconds = (Date.now() - startedMs) / 1_000;
    if (document.opened !== cases) throw new Error(`${document.opened} of ${cases} cases were opened`);
    return {
      I1: {
        value: Number(((seconds / cases) * (FULL / 60)).toFixed(1)),
        unit: 'minutes for 10,000 cases',
        goal: 30,
        cases,
        seconds: Number(seconds.toFixed(1)),
        overdue: document.overdue,
        notices: document.notices,
      },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await stage.close();
  }
}

/** With a notification on top, received and assessed. */
function caseNumber(i: number) {
  const { case: one, days, agoAt } = followedElsewhere(i, Date.now());
  const notifier = { role: 'GP', organisation: 'Lægehuset', professional: true };
  const received = {
    receivedAt: agoAt(days - 10),
    form: 'written',
    notifier,
    concern: 'Bekymring for barnet',
  };
  const assessed = { assessedAt: agoAt(days - 10.5), danger: false, acuteMeasures: false, assessors: ['FR'] };
  return {
    ...one,
    facts: [
      ...one.facts,
      { command: 'receive-notification', data: received },
      { command: 'assess-notification', data: { notificationId: 'n1', ...assessed } },
    ],
  };
}

interface ImportDocument {
  opened: number;
  overdue: number;
  notices: number;
}

function runImport(args: string[], env: NodeJS.ProcessEnv): Promise<ImportDocument> {
  const { command, args: before } = nodeCommand('cli/main.ts', ['import', ...args]);
  const child = spawn(command, before, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const out: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('close', () => {
      try {
        done(JSON.parse(Buffer.concat(out).toString('utf8')) as ImportDocument);
      } catch (error) {
        failed(error);
      }
    });
  });
}
