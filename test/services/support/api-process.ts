import { type ChildProcess, spawn } from 'node:child_process';
import { nodeCommand } from '../../../worker/supervisor/node-service.ts';

/** The API in a process of its own, as it runs in earnest. */
export interface ApiProcess {
  url: string;
  /** Everything that it has written. */
  log: () => string;
  stop: () => Promise<void>;
}

/** Starts it with these settings beside the test's own environment; resolves when it listens. */
export function startApiProcess(env: NodeJS.ProcessEnv): Promise<ApiProcess> {
  const { command, args } = nodeCommand('api/main.ts');
  const child: ChildProcess = spawn(command, args, {
    env: { ...process.env, PORT: '0', OIDC_ISSUER: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  let said = '';
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return new Promise((ready, failed) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const url = /^api ready (http:\S+)$/m.exec(said)?.[1];
      if (url) ready({ url, log: () => said, stop });
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    void ended.then(() => failed(new Error(`the API ended: ${said.slice(-500)}`)));
  });
}
