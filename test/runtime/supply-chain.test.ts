import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type BillOfMaterials, billOfMaterials } from '../../tools/supply/bill-of-materials.ts';
import { allowedLicences, isAllowed, licencesPage, notAllowed } from '../../tools/supply/licence-report.ts';
import { type LockedPackage, lockedPackages, nameOf } from '../../tools/supply/lock.ts';
import { projectRoot } from '../../worker/embedded/home.ts';

const text = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');
const manifest = JSON.parse(text('package.json')) as {
  license: string;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
  scripts: Record<string, string>;
};
const packages = lockedPackages(projectRoot);
const named = new Map(packages.map((one) => [nameOf(one), one]));

describe('what is installed', () => {
  it('is named with one exact version each, and the lock file has that very version', () => {
    const wanted = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(wanted.length).toBeGreaterThan(40);
    expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
    expect(wanted.filter(([name, version]) => !named.has(`${name}@${version}`))).toEqual([]);
    expect(text('.npmrc')).toMatch(/^save-exact=true$/m);
  });

  it('is locked with a digest of every package', () => {
    expect(packages.length).toBeGreaterThan(400);
    expect(packages.filter(({ integrity }) => !/^sha512-/.test(integrity ?? '')).map(nameOf)).toEqual([]);
    expect(JSON.parse(text('package-lock.json')).lockfileVersion).toBe(3);
  });

  it('runs a script of its own at install only where somebody has said yes or no to it', () => {
    const withScript = new Set(packages.filter((one) => one.hasInstallScript).map(({ name }) => name));
    expect([...withScript].filter((name) => !(name in manifest.allowScripts))).toEqual([]);
    expect(text('.npmrc')).toMatch(/^strict-allow-scripts=true$/m);
    // Telemetry at install is never allowed.
    expect(manifest.allowScripts['@scarf/scarf']).toBe(false);
  });

  it('is taken a week after its release at the earliest', () => {
    expect(manifest.scripts.take).toContain('--min-release-age=7');
    expect(manifest.scripts.take).toContain('--save-exact');
  });
});

describe('licences', () => {
  it('of everything that runs are allowed, and the page lists them as the lock file has them', () => {
    expect(notAllowed(packages)).toEqual([]);
    expect(text('docs/licences.md')).toBe(licencesPage(packages));
  });

  it('are read as SPDX writes them: all of AND, one of OR, brackets', () => {
    for (const good of ['MIT', '(MIT OR GPL-3.0)', 'MIT AND OFL-1.1', '(GPL-3.0 OR (MIT AND ISC))'])
      expect([good, isAllowed(good)]).toEqual([good, true]);
    for (const bad of ['GPL-3.0', 'MIT AND GPL-3.0', 'MIT OR', '(MIT', 'MIT MIT', '', 'UNLICENSED'])
      expect([bad, isAllowed(bad)]).toEqual([bad, false]);
  });

  it('that are not allowed, or not said, are named', () => {
    const [some] = packages.filter(({ dev }) => !dev);
    const one = { ...(some as LockedPackage), name: 'new', version: '1.0.0' };
    expect(notAllowed([{ ...one, licence: 'AGPL-3.0' }])).toEqual(['new@1.0.0: AGPL-3.0']);
    expect(notAllowed([{ ...one, licence: null }])).toEqual(['new@1.0.0: says nothing']);
    expect(notAllowed([{ ...one, licence: 'AGPL-3.0', dev: true }])).toEqual([]);
    expect(allowedLicences.some((licence) => /GPL/.test(licence))).toBe(false);
  });

  it('of Tovholder itself is there in full', () => {
    expect(manifest.license).toBe('EUPL-1.2');
    const licence = text('LICENSE');
    expect(licence).toMatch(/^EUROPEAN UNION PUBLIC LICENCE v\. 1\.2\n/);
    for (let article = 1; article <= 15; article += 1)
      expect(licence).toMatch(new RegExp(`^${article}\\.\\s?\\S`, 'm'));
    expect(licence).toContain('‘Compatible Licences’ according to Article 5 EUPL are:');
  });
});

describe('the bill of materials of a release', () => {
  let bill: BillOfMaterials;
  let again: BillOfMaterials;
  beforeAll(async () => {
    [bill, again] = await Promise.all([billOfMaterials(projectRoot), billOfMaterials(projectRoot)]);
  });

  it('has what CycloneDX 1.5 demands', () => {
    expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5', version: 1 });
    expect(bill.serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(bill.metadata.component).toMatchObject({ type: 'application', name: 'tovholder' });
    for (const { type, name, version, purl } of bill.components) {
      expect([type, typeof name, typeof version]).toEqual(['library', 'string', 'string']);
      expect(purl).toMatch(/^pkg:npm\/.+@.+/);
    }
    const refs = [bill.metadata.component, ...bill.components].map((one) => one['bom-ref']);
    expect(new Set(refs).size).toBe(refs.length);
    const used = bill.dependencies.flatMap(({ ref, dependsOn = [] }) => [ref, ...dependsOn]);
    expect(used.filter((ref) => !refs.includes(ref))).toEqual([]);
  });

  it('names everything that is locked, each with the digest that is checked at install', () => {
    const sha512 = ({ hashes = [] }: { hashes?: { alg: string; content: string }[] }) =>
      hashes.find(({ alg }) => alg === 'SHA-512')?.content;
    const inBill = bill.components.map((one) => [`${one.name}@${one.version}`, sha512(one)]);
    const locked = packages.map((one) => [
      nameOf(one),
      Buffer.from((one.integrity ?? '').slice('sha512-'.length), 'base64').toString('hex'),
    ]);
    expect(new Map(inBill as [string, string][])).toEqual(new Map(locked as [string, string][]));
  });

  it('is the same for the same lock file, to the byte', () => {
    expect(JSON.stringify(again)).toBe(JSON.stringify(bill));
    expect(bill.metadata.timestamp).toBeUndefined();
  });
});

describe('beside the code', () => {
  it.each(['LICENSE', 'SECURITY.md', 'CONTRIBUTING.md', 'CHANGELOG.md'])('%s is there', (file) => {
    expect(existsSync(join(projectRoot, file))).toBe(true);
    expect(text(file).length).toBeGreaterThan(500);
  });
});
