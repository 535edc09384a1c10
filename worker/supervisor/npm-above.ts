import { commandLine, parentOf, processBeginning } from '../embedded/process-identity.ts';

const SHELLS_BETWEEN = 3;

/** The npm that runs this process. */
export interface NpmAbove {
  pid: number;
  beginning: string | undefined;
}

/**
 * The npm above this process, if `npm start` started it: not always the parent, because npm runs its scripts in a
 * shell. Killed outright, npm passes no signal on and the shell lives on, so it is npm itself that has to be watched.
 */
export function npmAbove(): NpmAbove | undefined {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  let pid: number | undefined = process.ppid;
  for (let steps = 0; steps < SHELLS_BETWEEN && pid !== undefined && pid > 1; steps += 1) {
    if (/\bnpm\b/.test(commandLine(pid) ?? '')) return { pid, beginning: processBeginning(pid) };
    pid = parentOf(pid);
  }
  return undefined;
}
