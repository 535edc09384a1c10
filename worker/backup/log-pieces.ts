/** Pieces of PostgreSQL's write-ahead log are counted: eight digits of a timeline, then sixteen of which the last two count to 255. */
const PIECE = /^[0-9A-F]{8}([0-9A-F]{8})000000([0-9A-F]{2})$/;

const numberOf = (name: string): number | null => {
  const [, high, low] = PIECE.exec(name) ?? [];
  return high && low ? Number.parseInt(high, 16) * 256 + Number.parseInt(low, 16) : null;
};

/** The numbers, in words of the log, that lie between the first and the last of these pieces and are none of them. */
export function missingPieces(names: readonly string[]): string[] {
  const there = new Set(names.flatMap((name) => numberOf(name) ?? []));
  const sorted = [...there].sort((a, b) => a - b);
  const first = sorted[0] ?? 0;
  const last = sorted.at(-1) ?? -1;
  const missing: string[] = [];
  for (let n = first; n <= last; n += 1) if (!there.has(n)) missing.push(nameOf(n));
  return missing;
}

const nameOf = (n: number): string => {
  const hex = (value: number) => value.toString(16).toUpperCase().padStart(8, '0');
  return `${hex(Math.floor(n / 256))}${hex(n % 256)}`;
};
