import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';
import { censored } from './log/censored.ts';
import { redactor } from './log/redacted.ts';
import { traceOf } from './trace-of.ts';
import { presentTrace } from './traces/present.ts';

/** Ways to say something. No children: what one is given would go past the names that are withheld. */
export type Log = Pick<Logger, 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal'>;

export interface LogOptions {
  /** LOG_LEVEL unless told, `info` where that says nothing that is known. */
  level?: string;
  /** Standard error (2) unless told. */
  to?: DestinationStream | 1 | 2;
  /** How fields are made fit for a log; another one only in tests. */
  redact?: (fields: object) => object;
}

/**
 * The log of one process: one JSON object a line, whatever stands in it, with the moment in UTC, the part, the process and
 * its machine. What may stand in it: ids, codes, roles, places in the code; nothing that somebody wrote. Whatever is
 * handed to it all the same is withheld by its name or its looks, in fields, words and errors alike.
 */
export function openLog(name: string, { level, to = 2, redact = redactor() }: LogOptions = {}): Log {
  const asked = level ?? process.env.LOG_LEVEL ?? '';
  return pino(
    {
      name,
      level: isLevel(asked) ? asked : 'info',
      timestamp: stdTimeFunctions.isoTime,
      // Where the line belongs among the traces, if there are any.
      mixin: () => {
        const trace = presentTrace();
        return trace === null ? {} : { trace };
      },
      hooks: {
        // Fields and a sentence, or a sentence. More would be written into the sentence, past every name; and of an error
        // pino itself would take the message for one.
        logMethod([first, second], method) {
          const fields: unknown = first;
          const words = typeof second === 'string' ? censored(second) : undefined;
          if (typeof fields === 'string') method.call(this, censored(fields));
          else method.call(this, redact(fields instanceof Error ? traceOf(fields) : Object(fields)), words);
        },
      },
    },
    typeof to === 'number' ? pino.destination(to) : to,
  );
}

const isLevel = (name: string): boolean => name === 'silent' || name in pino.levels.values;
