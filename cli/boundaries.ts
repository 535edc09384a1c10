import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { projectRoot } from '../worker/embedded/home.ts';

const FOLDERS = [
  'domain',
  'access',
  'persons',
  'documents',
  'security',
  'workflows',
  'activities',
  'db',
  'api',
  'web',
  'worker',
  'cli',
  'test',
  'bench',
  'deploy',
];

/** What a check of the arrows between folders found. */
export interface BoundaryCheck {
  modules: number;
  imports: number;
  /** "rule: from → to", one for each import that goes against the arrows. */
  violations: string[];
}

/** Checks the project in `root` against the rules of `.dependency-cruiser.cjs`. */
export async function checkBoundaries(root: string): Promise<BoundaryCheck> {
  const configuration = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
    forbidden: unknown[];
    options: ICruiseOptions;
  };
  const { output } = await cruise(
    FOLDERS.filter((folder) => existsSync(join(root, folder))),
    {
      ...configuration.options,
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: configuration.forbidden } as NonNullable<ICruiseOptions['ruleSet']>,
    },
    undefined,
    { tsConfig: extractTsConfig(join(projectRoot, 'tsconfig.json')) },
  );
  const { summary } = output as ICruiseResult;
  return {
    modules: summary.totalCruised,
    imports: summary.totalDependenciesCruised ?? 0,
    violations: summary.violations.map(
      ({ rule, from, to, cycle }) =>
        `${rule.name}: ${from} → ${cycle ? cycle.map((step) => step.name).join(' → ') : to}`,
    ),
  };
}
