/**
 * Which characters some TrueType fonts can show between them, read from their `cmap` tables (OpenType 1.9: formats 4 and
 * 12). A character without a picture would make the whole document invalid, so it is asked for before.
 */
export function fontCoverage(fonts: readonly Buffer[]): (codePoint: number) => boolean {
  const ranges = fonts.flatMap(rangesOf).sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [from, to] of ranges) {
    const last = merged.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return (codePoint) => {
    let low = 0;
    let high = merged.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const [from, to] = merged[middle] as [number, number];
      if (codePoint < from) high = middle - 1;
      else if (codePoint > to) low = middle + 1;
      else return true;
    }
    return false;
  };
}

function rangesOf(font: Buffer): [number, number][] {
  const cmap = tableOf(font, 'cmap');
  if (cmap === null) return [];
  const count = font.readUInt16BE(cmap + 2);
  const found: [number, number][] = [];
  for (let i = 0; i < count; i += 1) {
    const at = cmap + font.readUInt32BE(cmap + 4 + i * 8 + 4);
    const format = font.readUInt16BE(at);
    if (format === 4) found.push(...segments(font, at));
    if (format === 12) found.push(...groups(font, at));
  }
  return found;
}

function tableOf(font: Buffer, tag: string): number | null {
  const tables = font.readUInt16BE(4);
  for (let i = 0; i < tables; i += 1) {
    const record = 12 + i * 16;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  return null;
}

/** Format 4: segments of the basic plane; one that leads to glyph 0 shows nothing. */
function segments(font: Buffer, at: number): [number, number][] {
  const twice = font.readUInt16BE(at + 6);
  const found: [number, number][] = [];
  for (let i = 0; i < twice; i += 2) {
    const end = font.readUInt16BE(at + 14 + i);
    const start = font.readUInt16BE(at + 16 + twice + i);
    const delta = font.readUInt16BE(at + 16 + 2 * twice + i);
    const offsetAt = at + 16 + 3 * twice + i;
    const offset = font.readUInt16BE(offsetAt);
    for (let code = start; code <= end && code !== 0xffff; code += 1) {
      const glyph =
        offset === 0 ? (code + delta) & 0xffff : font.readUInt16BE(offsetAt + offset + (code - start) * 2);
      if (glyph !== 0) found.push([code, code]);
    }
  }
  return found;
}

/** Format 12: groups of all planes. */
function groups(font: Buffer, at: number): [number, number][] {
  const count = font.readUInt32BE(at + 12);
  return Array.from({ length: count }, (_, i) => {
    const group = at + 16 + i * 12;
    return [font.readUInt32BE(group), font.readUInt32BE(group + 4)];
  });
}
