const PLAIN = /^[\w$.:-]{1,60}$/;
/** What is the matter with a key, which key, of which case (security/key-unavailable.ts). */
const KEY_TROUBLE = /^[a-z ]{1,20}: [\w.:() -]{1,160} of [\w.:-]{1,80}$/;
/** A line of a stack as the platform writes it: a function, and a place in a file. */
const PLACE =
  /^\s+at (?:[^()]{1,200} \()?(?:async )?(?:(?:[\w.+-]+:|\/|[A-Z]:\\)[^()]*:\d+:\d+|<anonymous>|native|index \d+)\)?$/;

/** What of an error may be logged: its kind, its code, where it happened. A message may quote what somebody wrote. */
export function traceOf(error: unknown): { error: string; code?: string; at: string[] } {
  const { name, code, message, stack } = (error ?? {}) as Record<
    'name' | 'code' | 'message' | 'stack',
    unknown
  >;
  const said = String(code);
  return {
    error: typeof name === 'string' && PLAIN.test(name) ? name : typeof error,
    ...(code === undefined || code === null
      ? {}
      : { code: PLAIN.test(said) || KEY_TROUBLE.test(said) ? said : 'unknown' }),
    at: placesIn(String(stack ?? ''), String(message ?? '')),
  };
}

/** The stack begins with the message, which may be made of many lines. */
function placesIn(stack: string, message: string): string[] {
  const at = stack.indexOf(message);
  return (at < 0 ? stack : stack.slice(at + message.length)).split('\n').filter((line) => PLACE.test(line));
}
