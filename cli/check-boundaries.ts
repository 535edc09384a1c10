// Checks that the folders depend on each other only as the architecture says (.dependency-cruiser.cjs).
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { projectRoot } from '../worker/embedded/home.ts';

const FOLDERS = ['domain', 'workflows', 'activities', 'db', 'api', 'web', 'worker', 'cli', 'test', 'bench'];

const configuration = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
  forbidden: unknown[];
  options: ICruiseOptions;
};
const { forbidden, options } = configuration;

const { output } = await cruise(
  FOLDERS.filter((folder) => existsSync(join(projectRoot, folder))),
  {
    ...options,
    baseDir: projectRoot,
    validate: true,
    ruleSet: { forbidden } as NonNullable<ICruiseOptions['ruleSet']>,
  },
  undefined,
  { tsConfig: extractTsConfig(join(projectRoot, 'tsconfig.json')) },
);

const { summary } = output as ICruiseResult;
for (const { rule, from, to, cycle } of summary.violations) {
  const way = cycle ? cycle.map((step) => step.name).join(' → ') : to;
  process.stdout.write(`${rule.severity}: ${rule.name}: ${from} → ${way}\n`);
}
process.stdout.write(
  `boundaries: ${summary.totalCruised} modules, ${summary.totalDependenciesCruised ?? 0} imports, ${summary.error} against the arrows\n`,
);
// A cruise that finds nothing is a broken cruise: with a compiler it cannot use, the tool sees no module at all.
if (summary.error > 0 || summary.totalCruised === 0) process.exitCode = 1;
