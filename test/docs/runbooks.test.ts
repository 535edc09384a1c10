import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { call } from '../../cli/program.ts';
import { projectRoot } from '../../worker/embedded/home.ts';
import { placed, stepsOf } from '../rehearsals/support/runbook.ts';

const pages = ['restore', 'rolling-upgrade', 'key-rotation', 'node-lost'];

/** Commands of the command line, wherever in a line they stand. */
const given = (commands: string): string[] =>
  [...commands.matchAll(/npm run -s tovholder -- ([a-z-]+)((?: --[a-z-]+)*)/g)].map(
    ([, name = '', options = '']) => `${name}${options}`.trim(),
  );

async function isKnown(command: string): Promise<boolean> {
  const [name = '', ...options] = command.split(' ');
  let help = '';
  const called = await call([name, '--help'], {}, (said) => {
    help += said;
  });
  return called === null && options.every((option) => help.includes(option));
}

describe.each(pages)('the runbook %s, which a rehearsal follows word by word', (page) => {
  const steps = stepsOf(page);
  const commands = steps.map((step) => step.commands).join('\n');

  it('has commands, each under a heading', () => {
    expect(steps.length).toBeGreaterThan(3);
    expect(steps.filter(({ heading }) => heading === '')).toEqual([]);
  });

  it('gives commands that there are', async () => {
    const distinct = [...new Set(given(commands))];
    expect(distinct.length).toBeGreaterThan(1);
    for (const one of distinct) expect([one, await isKnown(one)]).toEqual([one, true]);
  });

  it('names units that there are', () => {
    const units = new Set([...commands.matchAll(/tovholder-[a-z]+@/g)].map(([unit]) => unit));
    expect(
      [...units].filter((unit) => !existsSync(join(projectRoot, 'deploy/systemd', `${unit}.service`))),
    ).toEqual([]);
  });
});

it('a rehearsal puts its own places where the page has examples, the longer name first, and misses one that is nowhere', () => {
  const step = { at: 'x:1', heading: 'h', stays: false, commands: 'cp /srv/a-new /srv/a\n' };
  expect(placed([step], { '/srv/a': '/tmp/1', '/srv/a-new': '/tmp/2' })[0]?.commands).toBe(
    'cp /tmp/2 /tmp/1\n',
  );
  expect(() => placed([step], { '/srv/b': '/tmp/1' })).toThrow('no command of the page names /srv/b');
});
