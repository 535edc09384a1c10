import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../worker/embedded/home.ts';
import { changed, examplePages, type Step, stepsOf } from './support/house-examples.ts';

const fitting = (text: string, diff: string): string => {
  const page = { path: 'docs/house/a-x.md', text: `\`a.ts\`:\n\n\`\`\`diff\n${diff}\`\`\`\n` };
  const [step] = stepsOf(page);
  return changed(text, step as Extract<Step, { kind: 'change' }>);
};

describe('the code of the house', () => {
  it('has a page for a rule, a command, a page and a channel, each with files, changes and a test to run', () => {
    expect(examplePages().map(({ path }) => path)).toEqual([
      'docs/house/a-channel.md',
      'docs/house/a-command.md',
      'docs/house/a-page.md',
      'docs/house/a-rule.md',
    ]);
    for (const page of examplePages()) {
      const kinds = new Set(stepsOf(page).map(({ kind }) => kind));
      expect([page.path, kinds]).toEqual([page.path, new Set(['new', 'change', 'commands'])]);
    }
  });

  it.each(examplePages().map((page) => [page.path, page] as const))(
    '%s fits the code as it is',
    async (_, page) => {
      for (const step of stepsOf(page)) {
        if (step.kind === 'commands') continue;
        const file = join(projectRoot, step.path);
        expect([step.at, existsSync(file)]).toEqual([step.at, step.kind === 'change']);
        const text = step.kind === 'new' ? step.content : changed(readFileSync(file, 'utf8'), step);
        if (/\.tsx?$/.test(step.path))
          await transform(text, { loader: step.path.endsWith('x') ? 'tsx' : 'ts', sourcefile: step.path });
      }
    },
  );

  it('notices a change that no longer fits', () => {
    const diff = ' one\n-two\n+three\n';
    expect(fitting('zero\none\ntwo\nfour\n', diff)).toBe('zero\none\nthree\nfour\n');
    expect(() => fitting('one\nfour\n', diff)).toThrow('docs/house/a-x.md:3: stands 0 times in a.ts');
    expect(() => fitting('one\ntwo\none\ntwo\n', diff)).toThrow('stands 2 times');
    expect(fitting('a\nb\nc\n', '-a\n+A\n@@\n c\n+d\n')).toBe('A\nb\nc\nd\n');
  });
});
