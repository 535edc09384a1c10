import { readFileSync } from 'node:fs';

const KIB = 1_024;
const MB = 1e6;

/** What several processes hold together, in MB (10^6 bytes), by name and in all. */
export interface Together {
  /** Heaps and stacks; what a child still shares with its parent is counted once. */
  anonymousMb: number;
  /** Memory that PostgreSQL's processes share, counted once. */
  sharedMb: number;
  /** Programs and libraries, each counted once, whoever else on the machine uses them too. */
  filesMb: number;
  totalMb: number;
  byName: Record<string, number>;
}

interface Mapping {
  file: string;
  /** KiB of it that are in memory and still the file's. */
  kib: number;
}

/**
 * The memory of processes, nothing of it counted twice and nothing given away to strangers: the kernel's own shares
 * (PSS) for anonymous and shared memory, and for each mapped file the most that one process has of it, divided among
 * those that map it. Of Linux' /proc; needs the right to look at the processes.
 */
export function memoryTogether(named: readonly { name: string; pid: number }[]): Together {
  const looked = named.flatMap(({ name, pid }) => {
    const rollup = readOf(pid, 'smaps_rollup');
    const kib = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(rollup)?.[1] ?? 0);
    if (rollup === '') return [];
    const own = { anonymous: kib('Pss_Anon'), shared: kib('Pss_Shmem') };
    return [{ name, ...own, mappings: mappingsOf(readOf(pid, 'smaps')) }];
  });
  if (looked.length === 0)
    throw new Error('no process could be looked at: this needs /proc, as Linux has it');
  const files = new Map<string, { most: number; users: number }>();
  for (const { mappings } of looked)
    for (const { file, kib } of mappings) {
      const known = files.get(file);
      files.set(file, { most: Math.max(kib, known?.most ?? 0), users: (known?.users ?? 0) + 1 });
    }
  const byName: Record<string, number> = {};
  for (const { name, anonymous, shared, mappings } of looked) {
    const share = mappings.reduce((sum, { file }) => {
      const { most, users } = files.get(file) ?? { most: 0, users: 1 };
      return sum + most / users;
    }, 0);
    byName[name] = (byName[name] ?? 0) + inMb(anonymous + shared + share);
  }
  const anonymousMb = inMb(looked.reduce((sum, one) => sum + one.anonymous, 0));
  const sharedMb = inMb(looked.reduce((sum, one) => sum + one.shared, 0));
  const filesMb = inMb([...files.values()].reduce((sum, { most }) => sum + most, 0));
  return { anonymousMb, sharedMb, filesMb, totalMb: anonymousMb + sharedMb + filesMb, byName };
}

/** The mapped files of /proc/<pid>/smaps, one entry for each file and place in it; shared memory is no file. */
export function mappingsOf(smaps: string): Mapping[] {
  const found = new Map<string, number>();
  let file: string | null = null;
  let resident = 0;
  for (const line of smaps.split('\n')) {
    const head = /^[0-9a-f]+-[0-9a-f]+ \S+ ([0-9a-f]+) (\S+) (\d+)\s*(.*)$/.exec(line);
    if (head) {
      const [, offset, device, inode, path = ''] = head;
      const isFile = inode !== '0' && !/^\/(dev\/zero|SYSV|memfd:|dev\/shm\/)/.test(path);
      file = isFile ? `${device} ${inode} ${offset}` : null;
      continue;
    }
    const [, field, kib] = /^(Rss|Anonymous):\s+(\d+) kB/.exec(line) ?? [];
    if (field === 'Rss') resident = Number(kib);
    // Pages of a file that were written to are the process's own, and counted as such.
    else if (field === 'Anonymous' && file !== null)
      found.set(file, (found.get(file) ?? 0) + Math.max(0, resident - Number(kib)));
  }
  return [...found].map(([name, kib]) => ({ file: name, kib }));
}

const inMb = (kib: number): number => (kib * KIB) / MB;

function readOf(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    // Gone between two looks, or not ours to look at.
    return '';
  }
}
