import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';
import { failureConverterPath } from './codec/failure-converter-path.ts';
import { projectRoot } from './embedded/home.ts';
import { openLog } from './open-log.ts';

/**
 * The workflow code as one file, made once for each content of `domain/` and `workflows/` and kept in
 * `<home>/bundles`. Gives its path.
 */
export async function workflowBundle(home: string): Promise<string> {
  const folder = join(home, 'bundles');
  const file = join(folder, `workflows-${await contentHash()}.js`);
  if (existsSync(file)) return file;
  const code = await bundleFrom(projectRoot);
  await mkdir(folder, { recursive: true });
  const half = `${file}.${process.pid}`;
  await writeFile(half, code);
  await rename(half, file);
  return file;
}

/** The workflow code of a project folder, bundled; of a copy too, to see what a change of it would do. */
export async function bundleFrom(root: string): Promise<string> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(root, 'workflows/index.ts'),
    failureConverterPath,
    payloadConverterPath: join(root, 'workflows/tolerant-payloads.ts'),
    // The law is the same for every case and keeps no state of any: loaded once per worker, not once per case.
    preloadModules: [join(root, 'workflows/shared-law.ts')],
    logger: {
      log() {},
      trace() {},
      debug() {},
      info() {},
      warn() {},
      error: (m) => openLog('bundle').error(m),
    },
  });
  return code;
}

async function contentHash(): Promise<string> {
  const hash = createHash('sha256');
  const { version } = createRequire(import.meta.url)('@temporalio/worker/package.json') as {
    version: string;
  };
  hash.update(version).update(await readFile(failureConverterPath));
  for (const folder of ['domain', 'workflows']) {
    const names = (await readdir(join(projectRoot, folder), { recursive: true }))
      .filter((name) => name.endsWith('.ts'))
      .sort();
    const texts = await Promise.all(names.map((name) => readFile(join(projectRoot, folder, name))));
    for (const [i, text] of texts.entries()) hash.update(`${folder}/${names[i]}\0`).update(text);
  }
  return hash.digest('hex').slice(0, 32);
}
