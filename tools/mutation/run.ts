// Mutation testing of the pure core: the code is changed in one small place at a time, and a test should notice.
// `npm run mutation` runs every group; arguments are names of groups, or files and globs below domain/.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../worker/embedded/home.ts';
import { GROUPS, type MutationGroup } from './groups.ts';

const LOWEST_SCORE = 85;

const sources = join(projectRoot, 'tools', 'mutation');
const home = join(projectRoot, '.tovholder', 'mutation');

function run(program: string, args: string[], cwd: string, env: NodeJS.ProcessEnv = {}): number {
  const shell = process.platform === 'win32';
  return (
    spawnSync(program, args, { cwd, stdio: 'inherit', shell, env: { ...process.env, ...env } }).status ?? 1
  );
}

/** Stryker is many packages that nobody needs to run or change Tovholder, so it is installed here at its first use. */
function install(): void {
  mkdirSync(home, { recursive: true });
  const lock = join(sources, 'package-lock.json');
  const installed = join(home, 'package-lock.json');
  const isInstalled = existsSync(join(home, 'node_modules', '@stryker-mutator', 'core'));
  if (isInstalled && readFileSync(installed, 'utf8') === readFileSync(lock, 'utf8')) return;
  for (const file of ['package.json', 'package-lock.json'])
    copyFileSync(join(sources, file), join(home, file));
  if (run('npm', ['ci', '--no-audit', '--no-fund'], home) !== 0) {
    throw new Error('The mutation tester could not be installed; npm said why above.');
  }
}

function optionsFor({ name, files }: MutationGroup) {
  return {
    mutate: files,
    testRunner: 'warm',
    plugins: [join(sources, 'test-runner.ts')],
    // Every mutant leaves a few loaded files behind.
    maxTestRunnerReuse: 200,
    coverageAnalysis: 'perTest',
    // The machine is often shared, and a mutant that merely waits must not count as caught.
    concurrency: 1,
    timeoutMS: 15_000,
    incremental: true,
    incrementalFile: join(home, `${name}.json`),
    tempDirName: join(home, 'sandbox'),
    ignorePatterns: [
      '**',
      '!domain/**',
      '!test/domain/**',
      '!test/scenarios/**',
      '!tools/mutation/**',
      '!package.json',
      '!tsconfig.json',
    ],
    allowEmpty: true,
    reporters: ['progress-append-only', 'clear-text', 'html'],
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: true },
    htmlReporter: { fileName: join(home, `${name}.html`) },
    thresholds: { high: 95, low: LOWEST_SCORE, break: LOWEST_SCORE },
  };
}

function mutate(group: MutationGroup): boolean {
  const options = join(home, `${group.name}.options.json`);
  writeFileSync(options, JSON.stringify(optionsFor(group), null, 2));
  process.stdout.write(`\n${group.name}: ${group.files.join(' ')}\n`);
  const stryker = join(home, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
  // Stryker's own processes load the runner too, and it is TypeScript.
  const env = { TOVHOLDER_MUTATION_GROUP: group.name, NODE_OPTIONS: '--import tsx' };
  return run(process.execPath, [stryker, 'run', options], projectRoot, env) === 0;
}

/** The groups that the arguments ask for; a file or glob narrows the group whose folder it is in. */
function wanted(args: readonly string[]): MutationGroup[] {
  if (args.length === 0) return [...GROUPS];
  return GROUPS.map((group) => {
    if (args.includes(group.name)) return group;
    return { ...group, files: args.filter((arg) => arg.startsWith(`domain/${group.name}/`)) };
  }).filter(({ files }) => files.length > 0);
}

const groups = wanted(process.argv.slice(2));
if (groups.length === 0) {
  process.stderr.write(
    `Name a group (${GROUPS.map(({ name }) => name).join(', ')}) or files below domain/.\n`,
  );
  process.exitCode = 2;
} else {
  install();
  const failed = groups.filter((group) => !mutate(group)).map(({ name }) => name);
  process.stdout.write(`\nLowest score allowed: ${LOWEST_SCORE} %. `);
  process.stdout.write(
    failed.length === 0 ? 'All groups reach it.\n' : `Not reached: ${failed.join(', ')}.\n`,
  );
  process.exitCode = failed.length === 0 ? 0 : 1;
}
