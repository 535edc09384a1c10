import { constants } from 'node:fs';
import { copyFile, mkdir, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const AT_ONCE = 4;

/** Copies a folder whose files may change, grow and go away meanwhile. `leaveOut` gets paths relative to `from`, with `/`. Gives the bytes. */
export async function copyTree(
  from: string,
  to: string,
  leaveOut: (path: string) => boolean = () => false,
): Promise<number> {
  let bytes = 0;
  await each(
    from,
    async (path) => {
      bytes += await copyOne(join(from, path), join(to, path));
    },
    { leaveOut, enter: (path) => mkdir(join(to, path), { recursive: true, mode: 0o700 }) },
  );
  return bytes;
}

/** Waits until everything below a folder is on the disk. */
export async function syncTree(folder: string): Promise<void> {
  await each(folder, async (path) => {
    const handle = await open(join(folder, path), 'r+');
    try {
      await handle.datasync();
    } finally {
      await handle.close();
    }
  });
}

interface Walk {
  leaveOut?: (path: string) => boolean;
  enter?: (path: string) => Promise<unknown>;
}

/** Does something with every file below a folder, a few at a time. */
async function each(
  root: string,
  work: (path: string) => Promise<void>,
  { leaveOut = () => false, enter = async () => {} }: Walk = {},
): Promise<void> {
  const files: string[] = [];
  const walk = async (path: string): Promise<void> => {
    await enter(path);
    for (const entry of await readdir(join(root, path), { withFileTypes: true })) {
      const inside = path === '' ? entry.name : `${path}/${entry.name}`;
      if (leaveOut(inside)) continue;
      if (entry.isDirectory()) await walk(inside);
      else if (entry.isFile()) files.push(inside);
    }
  };
  await walk('');
  let next = 0;
  const lane = async () => {
    for (let path = files[next++]; path !== undefined; path = files[next++]) await work(path);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

async function copyOne(from: string, to: string): Promise<number> {
  try {
    await copyFile(from, to, constants.COPYFILE_FICLONE);
    return (await stat(to)).size;
  } catch (error) {
    // A table that was dropped while the copy was under way: the log says so too.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}
