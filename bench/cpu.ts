import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Milliseconds of processor time by part of the system. */
export type CpuTimes = Record<string, number>;

/** Clock ticks of Linux' /proc/<pid>/stat. */
const TICK_MS = 10;

/**
 * Processor time so far of each named process, its running and ended children included; nothing where there is no
 * /proc. This process is `generator`: the load itself.
 */
export function cpuTimes(pids: Record<string, number | undefined>): CpuTimes {
  const { user, system } = process.cpuUsage();
  const times: CpuTimes = { generator: (user + system) / 1000 };
  if (!existsSync('/proc/self/stat')) return times;
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (statOf(name) ?? []) : []));
  for (const [name, pid] of Object.entries(pids)) {
    if (pid === undefined) continue;
    const own = all.filter((one) => one.pid === pid || one.parent === pid);
    times[name] = own.reduce((sum, one) => sum + one.ms, 0);
  }
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
