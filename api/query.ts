import { z } from 'zod';
import { endOfDayMs, isCivilDate, parseInstant } from '../domain/calendar/index.ts';
import type { Status } from '../domain/obligations/status.ts';
import type { Call } from './call.ts';
import { no } from './refused.ts';

const statuses: readonly Status[] = [
  'waiting',
  'open',
  'due-soon',
  'overdue',
  'met',
  'met-late',
  'cancelled',
  'exempted',
  'paused',
  'advisory-missed',
];

/** A plus sign that was not percent-encoded arrives as a space. */
export const unspaced = (value: string): string => value.replace(/ (?=\d\d:\d\d$)/, '+');

/** `asOf`: an instant, or a date that stands for its whole day. In epoch milliseconds. */
export const asOfField = z
  .string()
  .transform(unspaced)
  .refine((value) => parseInstant(value) !== null || isCivilDate(value), 'must be an instant or a date')
  .transform((value) => parseInstant(value) ?? endOfDayMs(value))
  .optional()
  .meta({ description: 'What was recorded by then: an instant (RFC 3339) or a date.' });

/** One status or several, separated by commas. */
export const statusField = z
  .string()
  .transform((value) => value.split(',').filter((one) => one !== ''))
  .refine(
    (list) => list.every((one) => (statuses as readonly string[]).includes(one)),
    `must be of: ${statuses.join(', ')}`,
  )
  .optional()
  .meta({ description: `One or more of ${statuses.join(', ')}, separated by commas.` });

/** Keyset page: `after` is the `next` of the page before. */
export const pageFields = {
  after: z.string().max(200).optional().meta({ description: 'The `next` of the page before.' }),
  limit: z.coerce.number().int().min(1).max(500).default(100).meta({ description: 'Items on a page.' }),
};

export const kindField = z.enum(['pregnancy', 'child']).optional();
export const phaseField = z.enum(['referral', 'coordination', 'birth', 'follow-up', 'closed']).optional();

/** The query of a request; the first thing wrong with it is VALIDATION. */
export function readQuery<Query extends z.ZodObject>(c: Call['c'], schema: Query): z.infer<Query> {
  const result = schema.safeParse(c.req.query());
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const name = issue?.path.join('.') ?? '';
  throw no(
    null,
    'VALIDATION',
    `Parameteren «${name}» kan ikke bruges.`,
    `The parameter “${name}” cannot be used.`,
    { reason: name },
  );
}
