import { z } from 'zod';

const LONGEST = 254;
const one = z.email().max(LONGEST);

/**
 * Whether this is one mail address and nothing else: no second one, no name beside it, no character that a mail's header,
 * or the eye that reads it, could take for something else.
 */
export const isMailAddress = (said: string): boolean => one.safeParse(said).success;
