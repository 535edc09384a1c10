import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../../db/migrate.ts';
import { startPostgres } from '../../../worker/embedded/postgres.ts';

const FOLDER = 'TOVHOLDER_TEST_TEMPLATE_STORE';

/** Once for all rings: creates and migrates an empty store that the test files copy, which is quicker than creating one each. */
export async function setup(): Promise<(() => void) | undefined> {
  if (process.env[FOLDER]) return;
  const folder = mkdtempSync(join(tmpdir(), 'tovholder-template-'));
  const postgres = await startPostgres({ folder: join(folder, 'postgres'), say: () => {} });
  await migrate(postgres.url);
  await postgres.stop();
  // Each copy chooses a port of its own.
  rmSync(join(folder, 'postgres', 'port'), { force: true });
  process.env[FOLDER] = folder;
  return () => {
    delete process.env[FOLDER];
    rmSync(folder, { recursive: true, force: true });
  };
}

/** Puts a copy of the empty store into `folder`. With its owners: PostgreSQL refuses a folder that is not its own. */
export function copyTemplateStore(folder: string): void {
  const template = process.env[FOLDER];
  if (!template) throw new Error('The empty store to copy is missing: run the tests with `npm test`.');
  mkdirSync(folder, { recursive: true });
  execFileSync('cp', ['-a', `${join(template, 'postgres')}/.`, folder]);
}
