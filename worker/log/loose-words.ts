import type { Log } from '../open-log.ts';
import { traceOf } from '../trace-of.ts';

const LOUD = ['log', 'info', 'debug', 'trace', 'dir', 'table', 'warn', 'error'] as const;

/**
 * Lets what a library writes to the console, and what the platform warns of, go through the log: that something was
 * said and from where. Never the words, which may quote whatever was being worked on.
 */
export function hearLooseWords(log: Pick<Log, 'warn'>): void {
  for (const way of LOUD)
    console[way] = (...said: unknown[]) => {
      const error = said.find((one) => one instanceof Error) ?? new Error('said to the console');
      log.warn(
        { event: 'console', ...traceOf(error) },
        'a library wrote to the console; its words are left out',
      );
    };
  // Node's own listener writes them as they are.
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    log.warn({ event: 'warning', ...traceOf(warning) }, 'the platform warns');
  });
}
