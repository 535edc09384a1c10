// Makes one JavaScript program of a TypeScript entry and keeps it until one of its files changes: reading some three
// hundred files through a loader costs every process a second. Packages are left where they are; only our own files are
// put together. Plain JavaScript, because it runs before TypeScript is understood.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Folders whose entries are programs of the product; everything else is read as it stands. */
const PROGRAMS = ['api', 'bench', 'cli', 'worker'];
const KEPT_MS = 24 * 3_600_000;

/**
 * The file to import instead of `entry` (absolute), built when there is none of these very sources; null when the entry
 * is no program of ours or nothing could be built (a folder that is read-only, a mistake in a file): then the entry
 * itself is to be read, which also says best what is wrong.
 */
export async function builtProgram(root, entry) {
  const inside = relative(root, entry);
  if (!PROGRAMS.includes(inside.split(sep)[0] ?? '')) return null;
  const cache = join(root, 'node_modules', '.cache', 'tovholder');
  // A folder of packages may be shared by several copies of the project.
  const manifest = join(cache, `${inside.replaceAll(sep, '-')}-${digest(entry)}.json`);
  try {
    return stillGood(root, manifest) ?? (await build(root, entry, cache, manifest));
  } catch {
    return null;
  }
}

function stillGood(root, manifest) {
  try {
    const { program, sources } = JSON.parse(readFileSync(manifest, 'utf8'));
    const same = Object.entries(sources).every(
      ([path, was]) => digest(readFileSync(join(root, path))) === was,
    );
    return same && existsSync(program) ? program : null;
  } catch {
    // Never built, or a source is gone.
    return null;
  }
}

async function build(root, entry, cache, manifest) {
  const esbuild = await import('esbuild');
  const { metafile, outputFiles } = await esbuild.build({
    entryPoints: [entry],
    absWorkingDir: root,
    outdir: cache,
    entryNames: 'program',
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    packages: 'external',
    logLevel: 'silent',
    metafile: true,
    write: false,
    plugins: [ownAddress],
  });
  const sources = Object.fromEntries(
    Object.keys(metafile.inputs).map((path) => [path, digest(readFileSync(join(root, path)))]),
  );
  const folder = join(cache, digest(JSON.stringify([root, inside(metafile), sources])));
  if (!existsSync(folder)) {
    const half = `${folder}.${process.pid}`;
    mkdirSync(half, { recursive: true });
    for (const { path, contents } of outputFiles) writeFileSync(join(half, relative(cache, path)), contents);
    appear(half, folder);
  }
  const program = join(folder, 'program.mjs');
  const half = `${manifest}.${process.pid}`;
  writeFileSync(half, JSON.stringify({ program, sources }));
  renameSync(half, manifest);
  forgetOld(cache, folder);
  return program;
}

const inside = (metafile) => Object.keys(metafile.outputs).sort();

/** Whoever comes second leaves what the first has put there: it is the same. */
function appear(half, folder) {
  try {
    renameSync(half, folder);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/** Programs of earlier sources; a process that started from one may still load parts of it. */
function forgetOld(cache, present) {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    // Another process may be building here too, or be clearing away the same.
    const changedMs = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (path !== present && !name.endsWith('.json') && Date.now() - changedMs > KEPT_MS)
      rmSync(path, { recursive: true, force: true });
  }
}

/** A file goes on finding what lies beside it: `import.meta.url` stays that of its source. */
const ownAddress = {
  name: 'own-address',
  setup(build) {
    build.onLoad({ filter: /\.tsx?$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll(
        'import.meta.url',
        JSON.stringify(pathToFileURL(path).href),
      ),
      loader: path.endsWith('x') ? 'tsx' : 'ts',
    }));
  },
};

function digest(of) {
  return createHash('sha256').update(of).digest('hex').slice(0, 16);
}
