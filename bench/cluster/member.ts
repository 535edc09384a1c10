import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { EngineService, StruckRole } from './topology.ts';

/** A process that runs at this moment. */
export interface Running {
  pid: number;
  /** Resolves when it is gone, with how it went; never rejects. */
  ended: Promise<string>;
  stop: () => Promise<void>;
  /** The end of its log. */
  lastSaid?: () => string;
}

/** One process of the cluster, which may be struck and comes back under the same name and ports. */
export interface Member {
  name: string;
  role: StruckRole | 'housekeeping';
  pid: () => number | undefined;
  start: () => Promise<void>;
  /** Cuts its power; says how it ended. */
  kill: () => Promise<string>;
  /** True when it was seen to stand still. */
  pause: () => Promise<boolean>;
  resume: () => void;
  /** Asks it to end; says how it did. */
  stop: () => Promise<string>;
  /** How it ended without anybody having asked for it, each time. */
  endedByItself: () => readonly string[];
}

const STANDS_STILL_MS = 2_000;

/** How a process is called by whoever strikes it. */
export const roleOf = (service: EngineService): Member['role'] =>
  service === 'worker' ? 'housekeeping' : service;

/** A member that `launch` starts; nothing happens before `start`. */
export function createMember(name: string, role: Member['role'], launch: () => Promise<Running>): Member {
  let running: Running | undefined;
  let starting: Promise<Running> | undefined;
  let asked = false;
  const byItself: string[] = [];
  const end = async (how: (ending: Running) => unknown): Promise<string> => {
    // What is just starting is let come up, so that nothing is left behind.
    await starting?.catch(() => {});
    const ending = running;
    if (!ending) return 'not running';
    asked = true;
    await how(ending);
    return ending.ended;
  };
  return {
    name,
    role,
    pid: () => running?.pid,
    async start() {
      starting = launch();
      const started = await starting;
      running = started;
      asked = false;
      void started.ended.then((how) => {
        if (!asked) byItself.push(`${name} ended by itself: ${how} ${started.lastSaid?.() ?? ''}`.trimEnd());
        if (running === started) running = undefined;
      });
    },
    kill: () => end(({ pid }) => process.kill(pid, 'SIGKILL')),
    stop: () =>
      end((ending) => {
        // One that stands still would not hear that it is asked to end.
        process.kill(ending.pid, 'SIGCONT');
        return ending.stop();
      }),
    async pause() {
      if (!running) return false;
      const { pid } = running;
      process.kill(pid, 'SIGSTOP');
      for (let waited = 0; waited < STANDS_STILL_MS; waited += 20) {
        if (standsStill(pid)) return true;
        await pause(20);
      }
      return false;
    },
    resume() {
      if (running) process.kill(running.pid, 'SIGCONT');
    },
    endedByItself: () => byItself,
  };
}

/** Whether the system says of a process that it is stopped. Linux only, as the engine's programs here are. */
function standsStill(pid: number): boolean {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).startsWith('T');
}
