#!/usr/bin/env node
// Runs a TypeScript entry of this project with nothing but Node and npm on the machine.
// Plain JavaScript on purpose: it runs before any package is installed. It never writes to standard
// output, because the command line promises one pure JSON document there.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync, utimesSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const OLDEST_NODE = [20, 20];

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  fail(
    `Tovholder needs Node ${OLDEST_NODE.join('.')} or newer; this is Node ${process.versions.node}. Install a newer one from https://nodejs.org and try again.`,
  );
}

function changedMs(path) {
  return existsSync(path) ? statSync(path).mtimeMs : 0;
}

/** npm writes node_modules/.package-lock.json last, so its time tells whether an install ended after the lock changed. */
function installIfNeeded() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  const installedMs = changedMs(installed);
  if (installedMs > 0 && installedMs >= changedMs(join(root, 'package-lock.json'))) return;

  process.stderr.write('installing packages …\n');
  const npmScript = process.env.npm_execpath;
  const [program, before] = npmScript ? [process.execPath, [npmScript]] : ['npm', []];
  const npm = spawnSync(program, [...before, 'install', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: !npmScript && process.platform === 'win32',
  });
  if (npm.error) fail(`npm could not be started (${npm.error.message}). Install npm and try again.`);
  if (npm.status !== 0)
    fail('The packages could not be installed; npm said why above. Run "npm install" and try again.');
  if (existsSync(installed)) utimesSync(installed, new Date(), new Date());
}

checkNode();
installIfNeeded();

const { builtProgram } = await import('./built-program.mjs');
const [entry, ...args] = process.argv.slice(2);
if (entry === '--build') {
  for (const one of args)
    if (!(await builtProgram(root, resolve(root, one)))) fail(`${one} could not be built.`);
  process.exit(0);
}
if (!entry) fail('Say which file to run: node bin/launch.mjs cli/main.ts …');
const entryPath = resolve(root, entry);
if (!existsSync(entryPath)) fail(`There is no ${entry} in this project.`);

// In this very process: arguments, standard input, signals and the exit code need no passing on.
const program = await builtProgram(root, entryPath);
if (!program) {
  const { register } = await import('tsx/esm/api');
  register();
}
process.argv = [process.execPath, entryPath, ...args];
await import(pathToFileURL(program ?? entryPath).href);
