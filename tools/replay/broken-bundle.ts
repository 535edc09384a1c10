import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../worker/embedded/home.ts';
import { bundleFrom } from '../../worker/workflow-bundle.ts';
import type { Break } from './breaks.ts';

/** Makes a bundle of the workflows with one mistake seeded, and hands its path to `use`. Throws when it does not fit. */
export async function withBroken<T>(seeded: Break, use: (codePath: string) => Promise<T>): Promise<T> {
  // Inside the project, so that packages are found from there.
  const parent = join(projectRoot, '.tovholder');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'broken-'));
  try {
    for (const name of ['domain', 'workflows', 'package.json'])
      cpSync(join(projectRoot, name), join(folder, name), { recursive: true });
    const path = join(folder, 'workflows', seeded.file);
    writeFileSync(path, edited(readFileSync(path, 'utf8'), seeded));
    const bundle = join(folder, 'bundle.js');
    writeFileSync(bundle, await bundleFrom(folder));
    return await use(bundle);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function edited(text: string, { name, edits }: Break): string {
  return edits.reduce((before, [from, to]) => {
    if (before.split(from).length !== 2)
      throw new Error(`The break "${name}" does not fit the code any more: ${from.trim()}`);
    return before.replace(from, () => to);
  }, text);
}
