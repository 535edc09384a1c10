import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';

export interface LogOptions {
  level?: string;
  /** Standard error unless told. */
  to?: DestinationStream;
}

/**
 * The log of one process: one JSON object a line, whatever stands in it, with the moment in UTC, the part, the process and
 * its machine. What may stand in it: ids, codes, roles, places in the code; nothing that somebody wrote.
 */
export const openLog = (
  name: string,
  { level = 'info', to = pino.destination(2) }: LogOptions = {},
): Logger => pino({ name, level, timestamp: stdTimeFunctions.isoTime }, to);
