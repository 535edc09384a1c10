import { no, Refused } from '../refused.ts';

type Work = (...given: unknown[]) => Promise<unknown>;

/** The same port, whose failures are answered UNAVAILABLE: nobody is let in, and nobody is told what broke. */
export const orUnavailable = <Port extends object>(port: Port): Port =>
  Object.fromEntries(
    Object.entries(port as Record<string, Work>).map(([name, work]) => [
      name,
      (...given: unknown[]) => work(...given).catch(refuse),
    ]),
  ) as Port;

function refuse(cause: unknown): never {
  if (cause instanceof Refused) throw cause;
  const refused = no(
    null,
    'UNAVAILABLE',
    'Login kan ikke prøves lige nu. Prøv igen om lidt.',
    'The login cannot be checked right now. Try again in a moment.',
    { retryAfter: 2 },
  );
  throw Object.assign(refused, { cause });
}
