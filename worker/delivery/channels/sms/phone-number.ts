/**
 * A Danish number as gateways take it (E.164): `+45` and eight digits. Null for everything else: a number abroad is
 * nobody's who works here, and one that is guessed would tell a stranger.
 */
export function danishNumber(written: string): string | null {
  const digits = written.replace(/[ .\-\u00a0]/g, '').replace(/^(\+45|0045)/, '');
  return /^[2-9]\d{7}$/.test(digits) ? `+45${digits}` : null;
}
