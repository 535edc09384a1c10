import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { type Say, StartRefused } from '../../worker/embedded/say.ts';

/** The server of the cluster; the same as in docker-compose.yml. */
export const TEMPORAL_VERSION = '1.31.2';

// The server asks for a version of this module that not every proxy serves.
const REQUIRED = [
  `go.temporal.io/server@v${TEMPORAL_VERSION}`,
  'github.com/aws/aws-sdk-go-v2/service/lambda@v1.88.5',
];
const SCHEMAS = ['temporal', 'visibility'] as const;

/** Temporal's own programs for a server on PostgreSQL. */
export interface TemporalPrograms {
  server: string;
  sqlTool: string;
  /** Folder with the versions of a schema. */
  schema: (of: (typeof SCHEMAS)[number]) => string;
}

/**
 * Temporal's server and its tool for schemas, built with Go once and kept in `<home>/programs`; the folder appears by one
 * rename when all of it is there. Throws StartRefused where there is no Go, or it cannot build.
 */
export async function temporalPrograms(home: string, say: Say, go = 'go'): Promise<TemporalPrograms> {
  const programs = join(home, 'programs');
  const kept = join(programs, `temporal-server-${TEMPORAL_VERSION}`);
  if (!existsSync(kept)) {
    await needGo(go);
    mkdirSync(programs, { recursive: true });
    const half = mkdtempSync(join(programs, '.temporal-server-'));
    try {
      say(`Temporal ${TEMPORAL_VERSION}: building server and schema tool with Go, once; this takes minutes`);
      await build(go, half);
      renameSync(half, kept);
    } finally {
      rmSync(half, { recursive: true, force: true });
    }
  }
  say(`Temporal ${TEMPORAL_VERSION}: ${kept}`);
  return {
    server: join(kept, 'temporal-server'),
    sqlTool: join(kept, 'temporal-sql-tool'),
    schema: (of) => join(kept, 'schema', of),
  };
}

async function needGo(go: string): Promise<void> {
  const { code } = await run(go, ['version'], '.');
  if (code !== 0)
    throw new StartRefused(
      'Go is missing: the cluster’s Temporal server is built from its published source. Install Go 1.26 or newer (https://go.dev/dl) so that `go` is on PATH, and try again; nothing else of Tovholder needs it.',
    );
}

async function build(go: string, folder: string): Promise<void> {
  const must = async (args: string[]): Promise<string> => {
    const { code, output } = await run(go, args, folder);
    if (code === 0) return output;
    const why = output.trim().split('\n').slice(-3).join(' ');
    throw new StartRefused(`Temporal ${TEMPORAL_VERSION} could not be built: go ${args[0]}: ${why}`);
  };
  await must(['mod', 'init', 'tovholder.invalid/cluster']);
  await must(['get', ...REQUIRED]);
  await must(['build', '-o', 'temporal-server', 'go.temporal.io/server/cmd/server']);
  await must(['build', '-o', 'temporal-sql-tool', 'go.temporal.io/server/cmd/tools/sql']);
  const source = (await must(['list', '-m', '-f', '{{.Dir}}', 'go.temporal.io/server'])).trim();
  for (const schema of SCHEMAS)
    copyText(join(source, 'schema/postgresql/v12', schema, 'versioned'), join(folder, 'schema', schema));
}

/** File by file: Go keeps its copy read-only, and a copy of that could not be removed again. */
function copyText(from: string, to: string): void {
  for (const name of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!name.isFile()) continue;
    const source = join(name.parentPath, name.name);
    const target = join(to, source.slice(from.length));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, readFileSync(source));
  }
}

function run(command: string, args: string[], cwd: string): Promise<{ code: number | null; output: string }> {
  return new Promise((done) => {
    let output = '';
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, CGO_ENABLED: '0', GOFLAGS: '-mod=mod', GOWORK: 'off' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const hear = (chunk: Buffer) => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', () => done({ code: null, output }));
    child.once('close', (code) => done({ code, output }));
  });
}
