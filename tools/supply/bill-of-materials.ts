import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';

/** A part of the bill, as far as it is looked at here; the rest is npm's. */
export interface Component {
  'bom-ref': string;
  type: string;
  name: string;
  version: string;
  purl: string;
  hashes?: { alg: string; content: string }[];
  licenses?: unknown[];
}

/** A bill of materials in the shape of CycloneDX 1.5. */
export interface BillOfMaterials {
  bomFormat: string;
  specVersion: string;
  serialNumber: string;
  version: number;
  metadata: { timestamp?: string; component: Component } & Record<string, unknown>;
  components: Component[];
  dependencies: { ref: string; dependsOn?: string[] }[];
}

const run = promisify(execFile);

/**
 * Everything that the lock file names, developing included, as npm writes it. npm gives each bill its own number and
 * moment and calls the product after its folder; here the number follows from the content and the moment is left out, so
 * that the same lock file gives the same bill, byte for byte, with the same npm.
 */
export async function billOfMaterials(root: string): Promise<BillOfMaterials> {
  const npm = process.env.npm_execpath;
  const [program, before] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const args = [
    ...before,
    'sbom',
    '--sbom-format',
    'cyclonedx',
    '--sbom-type',
    'application',
    '--package-lock-only',
    '--offline',
  ];
  const { stdout } = await run(program, args, { cwd: root, maxBuffer: 50_000_000 });
  const bill = JSON.parse(stdout) as BillOfMaterials;
  delete bill.metadata.timestamp;
  bill.metadata.component.name = bill.metadata.component['bom-ref'].replace(/@[^@]*$/, '');
  bill.serialNumber = '';
  return { ...bill, serialNumber: `urn:uuid:${uuidOf(JSON.stringify(bill))}` };
}

/** A UUID of version 8 (RFC 9562, free form) from a text. */
function uuidOf(text: string): string {
  const digest = createHash('sha256').update(text).digest();
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x80;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  return digest.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
