// Checks that the folders depend on each other only as the architecture says.
import { projectRoot } from '../worker/embedded/home.ts';
import { checkBoundaries } from './boundaries.ts';

const { modules, imports, violations } = await checkBoundaries(projectRoot);
for (const violation of violations) process.stdout.write(`${violation}\n`);
process.stdout.write(
  `boundaries: ${modules} modules, ${imports} imports, ${violations.length} against the arrows\n`,
);
// A check that saw nothing is a broken check: with a compiler it cannot use, the tool finds no module and says all is well.
if (violations.length > 0 || modules === 0) process.exitCode = 1;
