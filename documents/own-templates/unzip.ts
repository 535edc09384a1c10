import { crc32, inflateRawSync } from 'node:zlib';

/** What a packed file may be at most, so that a small one cannot unfold into a huge one. */
const MOST_PARTS = 500;
const MOST_BYTES = 20 * 1024 * 1024;

export interface ZipPart {
  name: string;
  bytes: Buffer;
}

export type ZipFault = 'no-zip' | 'too-large';

/**
 * The parts of a zip file, unpacked under a limit that does not believe what the file says of itself. An encrypted part or an
 * odd method is `no-zip`: a word processor writes neither.
 */
export function unzip(file: Buffer): readonly ZipPart[] | ZipFault {
  try {
    return unpacked(file);
  } catch {
    // Offsets that lead outside the file, broken streams.
    return 'no-zip';
  }
}

function unpacked(file: Buffer): readonly ZipPart[] | ZipFault {
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) return 'no-zip';
  const count = file.readUInt16LE(end + 10);
  if (count > MOST_PARTS) return 'too-large';
  const parts: ZipPart[] = [];
  let at = file.readUInt32LE(end + 16);
  let left = MOST_BYTES;
  for (let i = 0; i < count; i += 1) {
    if (file.readUInt32LE(at) !== 0x02014b50) return 'no-zip';
    const size = file.readUInt32LE(at + 24);
    if (size > left) return 'too-large';
    const name = file.toString('utf8', at + 46, at + 46 + file.readUInt16LE(at + 28));
    const bytes = bytesOf(file, at, left);
    if (bytes === 'too-large') return bytes;
    if (bytes === null || bytes.length !== size || crc32(bytes) !== file.readUInt32LE(at + 16))
      return 'no-zip';
    left -= bytes.length;
    // Some programs write their folders down too.
    if (!name.endsWith('/')) parts.push({ name, bytes });
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  const names = new Set(parts.map(({ name }) => name.toLowerCase()));
  return names.size === parts.length ? parts : 'no-zip';
}

/** The content of the part whose entry in the directory begins at `at`. */
function bytesOf(file: Buffer, at: number, most: number): Buffer | 'too-large' | null {
  const encrypted = (file.readUInt16LE(at + 8) & 1) === 1;
  const method = file.readUInt16LE(at + 10);
  const head = file.readUInt32LE(at + 42);
  if (encrypted || file.readUInt32LE(head) !== 0x04034b50) return null;
  const from = head + 30 + file.readUInt16LE(head + 26) + file.readUInt16LE(head + 28);
  const packed = file.subarray(from, from + file.readUInt32LE(at + 20));
  if (method === 0) return packed;
  if (method !== 8) return null;
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    return (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : null;
  }
}
