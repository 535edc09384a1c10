import type { LockedPackage } from './lock.ts';
import { nameOf } from './lock.ts';

/**
 * Licences that a package of the running product may have, by their SPDX names: none of them puts a condition on the
 * code that uses it. A licence that is not here needs a decision, not a line.
 */
export const allowedLicences: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'Bitstream-Vera',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'Unlicense',
  'Zlib',
];

/** What was read in the licence file of packages that name none, or not as SPDX writes it. A new version is read anew. */
const readInTheFile: Readonly<Record<string, string>> = {
  // Bitstream Vera for the glyphs it began with, the same terms for Arev's, the rest in the public domain.
  'dejavu-fonts-ttf@2.37.3': 'Bitstream-Vera',
  'htmx.org@4.0.1': '0BSD',
  'unionfs@4.6.0': 'Unlicense',
};

/** The licence of a package as SPDX writes it; null where neither it nor we can say. */
const licenceOf = (one: LockedPackage): string | null => readInTheFile[nameOf(one)] ?? one.licence;

/** Whether an SPDX expression can be kept with allowed licences alone: all of `AND`, one of `OR`, brackets around. */
export function isAllowed(expression: string): boolean {
  const words = expression.match(/\(|\)|[^\s()]+/g) ?? [];
  let at = 0;
  const term = (): boolean => {
    if (words[at] !== '(') return allowedLicences.includes(words[at++] ?? '');
    at += 1;
    const inside = either();
    return words[at++] === ')' && inside;
  };
  const both = (): boolean => {
    let holds = term();
    while (words[at] === 'AND') {
      at += 1;
      holds = term() && holds;
    }
    return holds;
  };
  const either = (): boolean => {
    let holds = both();
    while (words[at] === 'OR') {
      at += 1;
      holds = both() || holds;
    }
    return holds;
  };
  return either() && at === words.length;
}

/** Packages of the running product without an allowed licence, as `name@version: licence`. */
export const notAllowed = (packages: readonly LockedPackage[]): string[] =>
  packages
    .filter(({ dev }) => !dev)
    .flatMap((one) => {
      const licence = licenceOf(one);
      return licence !== null && isAllowed(licence) ? [] : [`${nameOf(one)}: ${licence ?? 'says nothing'}`];
    });

/** `docs/licences.md`: every package of the running product, by its licence. */
export function licencesPage(packages: readonly LockedPackage[]): string {
  const running = packages.filter(({ dev }) => !dev);
  const rows = [...byLicence(running)].sort(
    ([a, of], [b, other]) => other.length - of.length || (a < b ? -1 : 1),
  );
  return [
    '# Licences',
    '',
    'Written by `npm run -s licences > docs/licences.md` from `package-lock.json`; a test holds it to the lock file and refuses a licence that is not allowed.',
    '',
    'Tovholder itself stands under the [EUPL 1.2](../LICENSE). The packages below run in it, or are installed with it for some system; those used only to develop are left out.',
    `Allowed are ${allowedLicences.map((one) => `\`${one}\``).join(', ')}: each lets the code be used and handed on when its notice is kept. Whoever hands on an image hands on \`node_modules\` with the notices in it.`,
    'What a package says of itself is believed; its files were read only where it says nothing, or not as SPDX writes it. No jurist has looked at the list.',
    '',
    '| licence | packages | which |',
    '|---|---|---|',
    ...rows.map(([licence, of]) => `| ${licence} | ${of.length} | ${of.map(nameOf).join(', ')} |`),
    '',
  ].join('\n');
}

function byLicence(packages: readonly LockedPackage[]): Map<string, LockedPackage[]> {
  const found = new Map<string, LockedPackage[]>();
  for (const one of packages) {
    const licence = licenceOf(one) ?? 'says nothing';
    found.set(licence, [...(found.get(licence) ?? []), one]);
  }
  return found;
}
