// `npm run screenshots [-- name …]`: a picture of every page at two widths in docs/screenshots/, and their list. The town
// and its clock stand still, so that a picture changes when its page does.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { withPalette } from './palette-png.ts';
import { type PlayedTown, playedTown } from './played-town.ts';
import { addressOf, type ListedPage, listedPages } from './registry.ts';
import { screenshotsPage } from './screenshots-page.ts';

const FOLDER = fileURLToPath(new URL('../../../docs/screenshots/', import.meta.url));
/** A page goes on for longer than anybody looks at its picture. */
const TALLEST = { 1280: 1600, 390: 1800 } as const;

async function take(page: Page, { name }: ListedPage, address: string): Promise<void> {
  for (const width of [1280, 390] as const) {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
    await page.goto(address);
    await page.evaluate('document.fonts.ready.then(() => 1)');
    const whole = await page.evaluate<number>('document.documentElement.scrollHeight');
    const clip = { x: 0, y: 0, width, height: Math.min(whole, TALLEST[width]) };
    const png = await page.screenshot({ clip, fullPage: true });
    writeFileSync(`${FOLDER}${name}-${width}.png`, withPalette(png));
  }
}

async function takeAll({ pages, places }: PlayedTown, wanted: readonly ListedPage[]): Promise<void> {
  const open = new Map<string, Page>();
  for (const listed of wanted) {
    const who = listed.as[0] ?? 'nobody';
    const page = open.get(who) ?? (who === 'nobody' ? await pages.nobody() : await pages.as(who));
    open.set(who, page);
    await take(page, listed, addressOf(listed, places));
    console.error(listed.name);
  }
  if (pages.reported.length > 0) throw new Error(`${pages.reported.length} failures were reported`);
}

const names = process.argv.slice(2);
const wanted = listedPages.filter(({ name }) => names.length === 0 || names.includes(name));
mkdirSync(FOLDER, { recursive: true });
const town = await playedTown();
try {
  await takeAll(town, wanted);
} finally {
  await town.stop();
}
const known = new Set(listedPages.flatMap(({ name }) => [`${name}-1280.png`, `${name}-390.png`]));
for (const file of readdirSync(FOLDER))
  if (file.endsWith('.png') && !known.has(file)) rmSync(`${FOLDER}${file}`);
writeFileSync(`${FOLDER}README.md`, screenshotsPage(listedPages));
