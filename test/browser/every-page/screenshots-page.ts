import type { ListedPage } from './registry.ts';

const head = `# Screenshots

Every page as the one who uses it sees it, at 1280 and 390 pixels, cut after the first screens. All persons are invented. Taken
again by \`npm run screenshots\`, from a town whose clock stands still; a test fails when a page has no picture.

| page | seen by | what it shows | pictures |
|---|---|---|---|
`;

/** `docs/screenshots/README.md`. */
export const screenshotsPage = (listed: readonly ListedPage[]): string =>
  head +
  listed
    .map(
      ({ name, route, as, about }) =>
        `| \`${route}\` | ${as[0]} | ${about} | [1280](${name}-1280.png) [390](${name}-390.png) |\n`,
    )
    .join('');
