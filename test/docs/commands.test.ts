import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual, promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { faultTable } from '../../cli/faults/table.ts';
import { call } from '../../cli/program.ts';
import { projectRoot } from '../../worker/embedded/home.ts';
import { classOf, commandClasses } from './support/command-classes.ts';
import { commandsOf, type ShownCommand, spokenCommandsOf } from './support/commands.ts';
import { pages } from './support/markdown.ts';

// The blocks of the guide to the API and of the examples of the house are run whole, by tests of their own.
const runWhole = /^docs\/(?:api|house\/a-[\w-]+)\.md$/;
const shown = pages().flatMap((page) =>
  runWhole.test(page.path) ? spokenCommandsOf(page) : commandsOf(page),
);
const distinct = [...new Set(shown.map(({ text }) => text))];
const where = (text: string): string => shown.find((one) => one.text === text)?.page ?? '';

const text = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');
const scripts = (JSON.parse(text('package.json')) as { scripts: Record<string, string> }).scripts;

/** What the command line is given, as words; null for another program. Optional parts are given, of a choice the first. */
function wordsOf(command: string): string[] | null {
  const given = /^(?:npm run (?:-s )?tovholder -- |tovholder )(.+?)(?: > .*)?$/.exec(command)?.[1];
  const short =
    /^(?:helm|kubectl|systemctl|docker|npm|npx|node|curl|temporal|pg_\w+|chattr|promtool|set-ramping-version|ssh|mkdir|install)\b/.test(
      command,
    );
  if (given === undefined && (short || /^[A-Z]/.test(command))) return null;
  return (given ?? command)
    .replaceAll(/[[\]]/g, '')
    .replaceAll(/\|[\w|-]+/g, '')
    .split(/\s+/);
}

/** The help of a command of the command line, or null when there is no such command. */
async function helpOf(words: readonly string[]): Promise<string | null> {
  const names = words[0] === 'sessions' ? words.slice(0, 2) : words.slice(0, 1);
  let help = '';
  const called = await call([...names, '--help'], {}, (said) => {
    help += said;
  });
  return called === null ? help : null;
}

describe('every command that a page shows', () => {
  it('is run by a test, or it is said why not', () => {
    expect(distinct.length).toBeGreaterThan(60);
    expect(distinct.filter((one) => !classOf(one)).map((one) => `${where(one)}: ${one}`)).toEqual([]);
  });

  it('is run where it is said to be: those files are there', () => {
    const missing = commandClasses.flatMap(([pattern, one]) =>
      one.runs === 'in' && !existsSync(join(projectRoot, one.file)) ? [`${pattern}: ${one.file}`] : [],
    );
    expect(missing).toEqual([]);
  });

  it('of a container engine, a cluster or systemd is marked as not run here', () => {
    const unmarked = shown.filter(
      ({ page, text: one }) =>
        /^(?:docker|helm|kubectl|systemctl)\b/.test(one) && !text(page).includes('not run here'),
    );
    expect(unmarked).toEqual([]);
  });

  it('names scripts of package.json and files that are there', () => {
    const wrong = distinct.filter((one) => {
      const script = /\bnpm run (?:-s )?([\w-]+)/.exec(one)?.[1];
      const file = /\b(?:npx tsx|npx vitest run|node) ([\w./-]+)/.exec(one)?.[1];
      return (script && !scripts[script]) || (file && !existsSync(join(projectRoot, file)));
    });
    expect(wrong).toEqual([]);
  });

  it('of the command line is known there, with every option', async () => {
    const checked: string[] = [];
    const wrong: string[] = [];
    for (const one of distinct) {
      const words = wordsOf(one);
      if (!words) continue;
      checked.push(one);
      const help = await helpOf(words);
      const options = words.filter((word) => /^--[a-z]/.test(word));
      if (help === null || options.some((option) => !new RegExp(`^\\s+${option}\\b`, 'm').test(help)))
        wrong.push(`${where(one)}: ${one}`);
    }
    expect(checked.length).toBeGreaterThan(30);
    expect(wrong).toEqual([]);
  });

  it('that measures or injects names what can be measured or injected', () => {
    const measured = text('bench/main.ts');
    const faults = faultTable.map(({ id }) => id);
    for (const one of distinct) {
      const names = one.match(/\b[A-Z]\d+\b/g) ?? [];
      if (/\bbench\b/.test(one)) for (const name of names) expect(measured).toContain(`'${name}'`);
      if (/\bfaults\b/.test(one)) expect(faults).toEqual(expect.arrayContaining(names));
    }
  });
});

/** Carries out what needs no servers, and looks at the file that it writes. */
async function carriedOut({ text: command }: ShownCommand): Promise<string> {
  const file = / > (\S+)$/.exec(command)?.[1];
  const words = wordsOf(command);
  let printed: string;
  if (words) {
    const args = words.map((word) => (word === 'cases.csv' ? 'docs/examples/import.csv' : word));
    const called = await call(args, { TOVHOLDER_HOME: join(projectRoot, 'nowhere') }, () => {});
    if (!called) throw new Error('only help');
    expect(called.outcome.ok).toBe(true);
    printed = called.asText ? `${called.outcome.text()}\n` : JSON.stringify(called.outcome.document);
  } else {
    const entry = scripts[/^npm run -s (\w+)/.exec(command)?.[1] ?? '']?.split(' ').slice(1) ?? [];
    printed = (await promisify(execFile)(process.execPath, entry, { cwd: projectRoot })).stdout;
  }
  expect(printed.length).toBeGreaterThan(20);
  // Whole files differ in thousands of lines: that they do is enough to know, the command itself mends it.
  const same = file?.endsWith('.json')
    ? isDeepStrictEqual(JSON.parse(printed), JSON.parse(text(file)))
    : file === undefined || printed === text(file);
  expect(same ? 'up to date' : `${file} is not what the command writes`).toBe('up to date');
  return printed;
}

describe('what needs no servers does what the page says, and the files it writes are up to date:', () => {
  const here = shown.filter((one, i) => {
    const first = shown.findIndex(({ text: same }) => same === one.text) === i;
    return first && classOf(one.text)?.runs === 'here';
  });
  it.each(here.map((one) => [one.text, one] as const))('%s', async (_name, one) => {
    expect(await carriedOut(one)).not.toBe('');
  });
});
