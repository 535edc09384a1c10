import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One package of `package-lock.json`. */
export interface LockedPackage {
  name: string;
  version: string;
  /** The digest that npm checks before it unpacks, as Subresource Integrity writes it. */
  integrity: string | null;
  /** What the package says of its licence; null where it says nothing. */
  licence: string | null;
  /** Only needed to develop: not part of what runs at a municipality. */
  dev: boolean;
  hasInstallScript: boolean;
}

interface LockEntry {
  version?: string;
  integrity?: string;
  license?: string;
  dev?: boolean;
  hasInstallScript?: boolean;
}

/** Every package that the lock file names, this project itself left out, by name and version. */
export function lockedPackages(root: string): LockedPackage[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockEntry>;
  };
  const found = new Map<string, LockedPackage>();
  for (const [path, entry] of Object.entries(packages)) {
    if (path === '') continue;
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const version = entry.version ?? '';
    const known = found.get(`${name}@${version}`);
    found.set(`${name}@${version}`, {
      name,
      version,
      integrity: entry.integrity ?? null,
      licence: entry.license ?? null,
      // Installed twice, it is a part of what runs as soon as one of the two is.
      dev: (known?.dev ?? true) && entry.dev === true,
      hasInstallScript: (known?.hasInstallScript ?? false) || entry.hasInstallScript === true,
    });
  }
  return [...found.values()].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

/** `name@version`. */
export const nameOf = ({ name, version }: LockedPackage): string => `${name}@${version}`;
