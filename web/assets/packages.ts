import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packages = fileURLToPath(new URL('../../node_modules/', import.meta.url));

/** A file of an installed package. Packages that name their exports hide their own files from `require.resolve`. */
export const packageFile = (name: string, path: string): string => join(packages, name, path);

/** The installed version of a package. */
export const packageVersion = (name: string): string =>
  (JSON.parse(readFileSync(packageFile(name, 'package.json'), 'utf8')) as { version: string }).version;
