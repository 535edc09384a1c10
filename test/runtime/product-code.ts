import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../worker/embedded/home.ts';

const folders = [
  'access',
  'activities',
  'api',
  'cli',
  'db',
  'domain',
  'persons',
  'security',
  'web',
  'worker',
  'workflows',
];

/** Every source file of the product, by its path in the project, with its text. */
export const productCode = (): readonly (readonly [string, string])[] =>
  folders
    .flatMap((folder) =>
      readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' }).map(
        (name) => `${folder}/${name}`,
      ),
    )
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => [name, readFileSync(join(projectRoot, name), 'utf8')] as const);
