/** What of an error may be logged: its kind, its code, where it happened. A message may quote what somebody wrote. */
export function traceOf(error: unknown): { error: string; code?: string; at: string[] } {
  const { name, code, stack } = (error ?? {}) as { name?: unknown; code?: unknown; stack?: unknown };
  return {
    error: typeof name === 'string' ? name : typeof error,
    ...(code === undefined ? {} : { code: String(code) }),
    at: String(stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line)),
  };
}
