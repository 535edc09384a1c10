import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Milliseconds of processor time by part of the system. */
export type CpuTimes = Record<string, number>;

/** Clock ticks of Linux' /proc/<pid>/stat. */
const TICK_MS = 10;

/**
 * Processor time so far of each named process, its running and ended children included unless they have a name of their
 * own; nothing where there is no /proc. This process is `generator`: the load itself.
 */
export function cpuTimes(pids: Record<string, number | undefined>): CpuTimes {
  const { user, system } = process.cpuUsage();
  const times: CpuTimes = { generator: (user + system) / 1000 };
  if (!existsSync('/proc/self/stat')) return times;
  for (const { name, own } of familiesOf(pids)) times[name] = own.reduce((sum, one) => sum + one.ms, 0);
  return times;
}

/** What was used between two looks, for each of `count` operations. */
export const cpuPerOperation = (before: CpuTimes, after: CpuTimes, count: number): CpuTimes =>
  Object.fromEntries(
    Object.keys(after).map((name) => [
      name,
      Math.round((((after[name] ?? 0) - (before[name] ?? 0)) / count) * 100) / 100,
    ]),
  );

/** Milliseconds of processor time so far of every thread of each named process and its children, by thread. */
export function threadTimes(
  pids: Record<string, number | undefined>,
): Record<string, Record<string, number>> {
  return Object.fromEntries(
    familiesOf(pids).map(({ name, own }) => [
      name,
      Object.fromEntries(
        own.flatMap(({ pid }) =>
          entriesOf(`/proc/${pid}/task`).map((id) => [id, statOf(`${pid}/task/${id}`)?.ms ?? 0] as const),
        ),
      ),
    ]),
  );
}

/** Milliseconds that the machine's processors spent so far, all together; nothing where there is no /proc. */
export function machineTimes(): { busy: number; waitingForDisk: number; stolen: number } {
  const line = existsSync('/proc/stat') ? (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '') : '';
  const [user = 0, nice = 0, system = 0, , waiting = 0, hard = 0, soft = 0, stolen = 0] = line
    .split(/\s+/)
    .slice(1)
    .map((ticks) => Number(ticks) * TICK_MS);
  return { busy: user + nice + system + hard + soft, waitingForDisk: waiting, stolen };
}

/** Each named process with its children, those left out that have a name of their own. */
function familiesOf(pids: Record<string, number | undefined>) {
  const all = processNumbers();
  const named = new Set(Object.values(pids));
  return Object.entries(pids).flatMap(([name, pid]) =>
    pid === undefined
      ? []
      : [{ name, own: all.filter((one) => one.pid === pid || (one.parent === pid && !named.has(one.pid))) }],
  );
}

function processNumbers() {
  return entriesOf('/proc').flatMap((name) => (/^\d+$/.test(name) ? (statOf(name) ?? []) : []));
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Gone between two looks, or no /proc at all.
    return [];
  }
}

function statOf(pid: string): { pid: number; parent: number; ms: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces; after it come the state and the parent's number.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return { pid: Number(pid), parent: Number(fields[1]), ms: ticks * TICK_MS };
  } catch {
    return undefined;
  }
}
