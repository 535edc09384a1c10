import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { checkBoundaries } from '../../cli/boundaries.ts';
import { temporaryFolder } from './temporary-folder.ts';

const root = temporaryFolder();

function write(files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
}

it('lets through what follows the arrows and names what goes against them', async () => {
  write({
    'package.json': '{ "type": "module" }',
    'domain/rule.ts': 'export const rule = 1;',
    'activities/send.ts': `import { rule } from '../domain/rule.ts'; export const send = () => rule;`,
    'workflows/case.ts': `import { rule } from '../domain/rule.ts'; import type { send } from '../activities/send.ts'; export const f = (s: typeof send) => s() + rule;`,
  });
  expect(await checkBoundaries(root)).toMatchObject({ modules: 3, violations: [] });

  write({
    'domain/impure.ts': `import { hostname } from 'node:os'; export const name = hostname();`,
    'domain/typed.ts': `import type { send } from '../activities/send.ts'; export type Send = typeof send;`,
    'workflows/eager.ts': `import { send } from '../activities/send.ts'; export const sent = send();`,
    'db/round.ts': `import { trip } from './trip.ts'; export const round = () => trip;`,
    'db/trip.ts': `import { round } from './round.ts'; export const trip = () => round;`,
  });
  const { violations } = await checkBoundaries(root);
  expect(violations.map((violation) => violation.split(':')[0]).sort()).toEqual([
    'domain-stands-alone',
    'domain-stands-alone',
    'no-cycles',
    'workflows-are-thin',
  ]);
});
