import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workflowBundle } from '../../worker/workflow-bundle.ts';

test('the workflow bundle is made once and holds no schema library, no date library and no Intl', async () => {
  const home = mkdtempSync(join(tmpdir(), 'tovholder-bundle-'));
  try {
    const path = await workflowBundle(home);
    expect(await workflowBundle(home)).toBe(path);
    // The source map quotes comments; what runs is what counts.
    const code = readFileSync(path, 'utf8').replace(/\/\/# sourceMappingURL=.*/s, '');
    expect(code).toContain('pregnancyCase');
    const modules = [...code.matchAll(/"(\.\/[^"\n]+\.(?:c|m)?[jt]s)"/g)].map((match) => match[1] ?? '');
    expect(modules.filter((name) => name.includes('/domain/')).length).toBeGreaterThan(50);
    const foreign = modules.filter(
      (name) =>
        name.includes('node_modules/') &&
        !/node_modules\/(@temporalio|long|ms|nexus-rpc|webpack|protobufjs|@protobufjs)/.test(name),
    );
    expect(foreign).toEqual([]);
    const ours = code
      .split(/\n\/\*\*\*\/ "/)
      .filter(
        (part) =>
          /^\.\/(domain|workflows)\//.test(part) || /^[^"]*\/(domain|workflows)\//.test(part.slice(0, 200)),
      );
    expect(ours.length).toBeGreaterThan(50);
    expect(
      ours.filter((part) =>
        /\bIntl\b|toLocale\w+String|\bzod\b/.test(part.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')),
      ),
    ).toEqual([]);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}, 60_000);
