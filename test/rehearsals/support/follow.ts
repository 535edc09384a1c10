import { spawn } from 'node:child_process';
import { projectRoot } from '../../../worker/embedded/home.ts';
import type { RunbookStep } from './runbook.ts';

/** What a block of commands came to. */
export interface FollowedStep {
  at: string;
  heading: string;
  seconds: number;
}

/** Something that a block left running. */
export interface Terminal {
  /** Everything it has said. */
  said: () => string;
  /** Ends it, as Ctrl-C would, or as a power cut would. */
  end: (signal: 'SIGINT' | 'SIGKILL') => Promise<void>;
}

export interface Follower {
  followed: FollowedStep[];
  terminals: Terminal[];
  /** Gives the commands of these blocks at a prompt, one block after the other; throws at the first that fails. Gives what the last one printed. */
  follow: (steps: readonly RunbookStep[]) => Promise<string>;
  /** Ends what was left running. */
  close: () => Promise<void>;
}

const READY_MS = 180_000;

/** Somebody at a prompt in the project's folder, with this environment, who does what the page says and nothing else. */
export function follower(env: NodeJS.ProcessEnv): Follower {
  const followed: FollowedStep[] = [];
  const terminals: Terminal[] = [];
  return {
    followed,
    terminals,
    async follow(steps) {
      let printed = '';
      for (const { at, heading, commands, stays } of steps) {
        const begunMs = Date.now();
        if (stays) terminals.push(await opened(at, commands, env));
        else printed = await given(at, commands, env);
        const seconds = (Date.now() - begunMs) / 1_000;
        followed.push({ at, heading, seconds });
        process.stderr.write(`  ${at} (${heading}): ${seconds.toFixed(1)} s\n`);
      }
      return printed;
    },
    async close() {
      await Promise.all(terminals.map((one) => one.end('SIGINT')));
    },
  };
}

const prompt = (commands: string, env: NodeJS.ProcessEnv, detached = false) =>
  spawn('bash', ['-e', '-o', 'pipefail', '-c', commands], {
    cwd: projectRoot,
    env,
    detached,
    stdio: ['ignore', 'pipe', 'pipe'],
  });

function given(at: string, commands: string, env: NodeJS.ProcessEnv): Promise<string> {
  const child = prompt(commands, env);
  let out = '';
  let error = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString('utf8');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    error += chunk.toString('utf8');
  });
  return new Promise((done, failed) => {
    // Not `close`: what a command started for good keeps its output open.
    child.once('exit', (code) =>
      code === 0
        ? setTimeout(() => done(out), 50)
        : failed(
            new Error(`${at} ended with ${code}:\n${commands}${out.slice(-2_000)}${error.slice(-2_000)}`),
          ),
    );
  });
}

function opened(at: string, commands: string, env: NodeJS.ProcessEnv): Promise<Terminal> {
  const child = prompt(commands, env, true);
  let said = '';
  let over = false;
  const ended = new Promise<void>((done) =>
    child.once('exit', () => {
      over = true;
      done();
    }),
  );
  const end = async (signal: NodeJS.Signals) => {
    if (!over) process.kill(-(child.pid ?? 0), signal);
    await ended;
  };
  return new Promise((ready, failed) => {
    const late = setTimeout(
      () => void end('SIGKILL').then(() => failed(new Error(`${at} was never ready: ${said}`))),
      READY_MS,
    );
    const hear = (chunk: Buffer) => {
      said += chunk.toString('utf8');
      if (!/^ready http/m.test(said)) return;
      clearTimeout(late);
      ready({ said: () => said, end });
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    void ended.then(() => {
      clearTimeout(late);
      failed(new Error(`${at} ended: ${said}`));
    });
  });
}
