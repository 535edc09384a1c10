import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../worker/embedded/home.ts';
import { type Patch, patches } from '../../workflows/patches.ts';

/** What is wrong between the code and the registry: one sentence each. */
function disagreements(code: string, registry: readonly Patch[]): string[] {
  const bare = code.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const calls = [...bare.matchAll(/\b(?:patched|deprecatePatch)\(\s*([^)]*?)\s*\)/g)].map(
    (call) => call[1] ?? '',
  );
  const literal = calls.filter((id) => /^'[^']+'$/.test(id)).map((id) => id.slice(1, -1));
  return [
    ...calls.filter((id) => !/^'[^']+'$/.test(id)).map((id) => `${id} is no literal`),
    ...literal
      .filter((id) => !registry.some((one) => one.id === id))
      .map((id) => `${id} is not in the registry`),
    ...registry.filter((one) => !literal.includes(one.id)).map((one) => `${one.id} is asked for nowhere`),
    ...registry
      .filter((one) => !one.id.startsWith(one.introducedOn.slice(0, 7)))
      .map((one) => `${one.id} does not carry its month`),
    ...registry
      .filter((one) => one.reason === '' || one.removableWhen === '')
      .map((one) => `${one.id} says no reason or end`),
  ];
}

const workflowCode = (): string =>
  readdirSync(join(projectRoot, 'workflows'))
    .filter((name) => name.endsWith('.ts') && name !== 'patches.ts')
    .map((name) => readFileSync(join(projectRoot, 'workflows', name), 'utf8'))
    .join('\n');

const patch: Patch = {
  id: '2027-03-second-look',
  introducedOn: '2027-03-01',
  reason: 'A second look before publishing.',
  removableWhen: 'No run is older than April 2028.',
};

test('every patch in the workflow code is in the registry with its reason, and the other way round', () => {
  expect(workflowCode()).toContain('continueAsNew');
  expect(disagreements(workflowCode(), patches)).toEqual([]);
});

test('a patch that one of them lacks, or that nobody could find again, is named', () => {
  const code = `${workflowCode()}\nif (patched('2027-03-second-look')) await look();`;
  expect(disagreements(code, [patch])).toEqual([]);
  expect(disagreements(code, [])).toEqual(['2027-03-second-look is not in the registry']);
  expect(disagreements(workflowCode(), [patch])).toEqual(['2027-03-second-look is asked for nowhere']);
  expect(disagreements('deprecatePatch(name)', [])).toEqual(['name is no literal']);
  expect(disagreements("patched('x')", [{ ...patch, id: 'x', reason: '' }])).toEqual([
    'x does not carry its month',
    'x says no reason or end',
  ]);
});
