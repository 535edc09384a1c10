import { npmAbove } from './npm-above.ts';

/**
 * Calls `stop` once on Ctrl-C, SIGTERM, SIGHUP, or when the npm that started this process is gone (killed without a
 * chance to pass a signal on), and exits 0 after it. A second signal exits at once.
 */
export function stopOnSignal(stop: (why: string) => Promise<void>): void {
  let asked = false;
  const ask = (why: string) => {
    if (asked) process.exit(130);
    asked = true;
    stop(why).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ask(signal));

  const npm = npmAbove();
  if (!npm) return;
  const watch = setInterval(() => {
    if (isAlive(npm.pid)) return;
    clearInterval(watch);
    if (!asked) ask('npm is gone');
  }, 200);
  watch.unref();
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
