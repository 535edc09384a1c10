import { writeFileSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';

/** A third of the processor time of a process as it starts, where both want it (Linux, `sched(7)`). */
const NICE = 5;
const LOWEST = 19;

/**
 * Lets every other process of the machine go first where processors are scarce, the moment a program was started in a
 * session of its own: threads take over the rank of the one that makes them. Linux shares by session first and by thread
 * within one, so both are told. Where it is not to be had the program shares as it would have.
 */
export function letOthersGoFirst(pid: number): void {
  for (const tell of [
    () => setPriority(pid, Math.min(LOWEST, getPriority(pid) + NICE)),
    () => process.platform === 'linux' && writeFileSync(`/proc/${pid}/autogroup`, String(NICE)),
  ])
    try {
      tell();
    } catch {
      // Gone already, or a system without sessions that share.
    }
}
