import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** What a process, or a process with its children, holds of the machine. */
export interface Held {
  processes: number;
  /** Resident memory in MB (10^6 bytes); what is shared is counted in each process. */
  residentMb: number;
  /** Resident memory that is its own and stands in no file: heap and stacks. */
  anonymousMb: number;
  descriptors: number;
}

const MB = 1e6;
const KIB = 1_024;

/** Of this machine's /proc; there is none but on Linux. */
export const canLookAtProcesses = (): boolean => existsSync('/proc/self/status');

/** What a process and its direct children hold, save those of `others`; undefined when it is gone. */
export function heldBy(pid: number, others: ReadonlySet<number | undefined>): Held | undefined {
  const children = childrenOf(pid).filter((one) => !others.has(one));
  const all = [pid, ...children].flatMap((one) => heldByOne(one) ?? []);
  if (all.length === 0) return undefined;
  return all.reduce((sum, one) => ({
    processes: sum.processes + one.processes,
    residentMb: sum.residentMb + one.residentMb,
    anonymousMb: sum.anonymousMb + one.anonymousMb,
    descriptors: sum.descriptors + one.descriptors,
  }));
}

/** A process, its children, theirs and so on. */
export function treeOf(pid: number): number[] {
  return [pid, ...childrenOf(pid).flatMap(treeOf)];
}

/** How a process was started, its arguments joined by spaces. */
export const startedAs = (pid: number): string => readOf(pid, 'cmdline').replaceAll('\0', ' ').trim();

function heldByOne(pid: number): Held | undefined {
  const status = readOf(pid, 'status');
  const mbOf = (name: string) =>
    (Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) * KIB) / MB;
  if (status === '') return undefined;
  return {
    processes: 1,
    residentMb: mbOf('VmRSS'),
    anonymousMb: mbOf('RssAnon'),
    descriptors: countOf(`/proc/${pid}/fd`),
  };
}

function childrenOf(pid: number): number[] {
  return entriesOf(`/proc/${pid}/task`).flatMap((thread) =>
    readOf(pid, `task/${thread}/children`).split(' ').filter(Boolean).map(Number),
  );
}

const countOf = (folder: string): number => entriesOf(folder).length;

// A process may end between two looks: what is gone reads as nothing.
function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function readOf(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
