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

  if (process.env.npm_lifecycle_event === undefined) return;
  const npm = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(watch);
    if (!asked) ask('npm is gone');
  }, 200);
  watch.unref();
}
