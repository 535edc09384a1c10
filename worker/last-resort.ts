import type { Log } from './open-log.ts';
import { traceOf } from './trace-of.ts';

/**
 * Hears of what nobody caught, so that no trace of it is lost. A promise that failed belongs to one request: where
 * `goOn` is set the process serves the others. After an exception nobody knows the state: it ends, and is started anew.
 */
export function hearTheUncaught(log: Pick<Log, 'error' | 'fatal'>, { goOn }: { goOn: boolean }): void {
  process.on('unhandledRejection', (reason) => {
    log.error({ event: 'uncaught', ...traceOf(reason) }, 'a promise failed that nobody waited for');
    if (!goOn) process.exit(1);
  });
  process.on('uncaughtException', (error) => {
    log.fatal({ event: 'uncaught', ...traceOf(error) }, 'an exception that nobody caught');
    process.exit(1);
  });
}
