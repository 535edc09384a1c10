import type { BrowserContextOptions } from 'playwright-core';
import { DEMO_COOKIE } from '../../../api/identity/demo.ts';
import {
  axeFaults,
  cutOff,
  doubleText,
  lostInForcedColours,
  tooWide,
  type Watched,
  watch,
} from './measure.ts';
import type { PlayedTown } from './played-town.ts';
import { addressOf, type ListedPage } from './registry.ts';

/** What a first visit may bring over the wire. */
const MOST_BYTES = 300_000;
/** Google calls a tenth good; here nothing moves. */
const MOST_SHIFT = 0.01;

/** A list that breaks breaks in every row. */
const MOST_SAID = 5;

const desk = { width: 1280, height: 900 };
const telephone = { width: 390, height: 844 };
/** A desk at 200 %. */
const enlarged = { width: 640, height: 450 };

/** One open page per person, kept from page to page: a login for each would take longer than the looking. */
export function lookers({ pages }: PlayedTown) {
  const open = new Map<string, Promise<Watched>>();
  const opened = async (who: string, options: BrowserContextOptions) => {
    const page = await pages.nobody(options);
    // Not everybody stands on the page of the demo's logins.
    if (who !== 'nobody')
      await page.context().addCookies([{ name: DEMO_COOKIE, value: who, url: pages.url }]);
    return watch(page);
  };
  return (who: string, options: BrowserContextOptions = {}): Promise<Watched> => {
    const name = JSON.stringify([who, options]);
    const known = open.get(name) ?? opened(who, options);
    open.set(name, known);
    return known;
  };
}

type Lookers = ReturnType<typeof lookers>;

/** Everything that is wrong with a page, in words; `whole` looks at every width, contrast and language. */
export async function faultsOf(
  town: PlayedTown,
  lookerFor: Lookers,
  listed: ListedPage,
  { whole }: { whole: boolean },
): Promise<string[]> {
  const faults: string[] = [];
  const address = addressOf(listed, town.places);
  const add = (where: string, found: readonly string[]) => {
    faults.push(...found.slice(0, MOST_SAID).map((one) => `${where}: ${one}`));
    if (found.length > MOST_SAID) faults.push(`${where}: and ${found.length - MOST_SAID} more`);
  };
  for (const [i, who] of listed.as.entries()) {
    const looker = await lookerFor(who);
    const { page } = looker;
    const wide = async (where: string) => {
      const px = await tooWide(page);
      if (px > 0) add(where, [`${px} px too wide`]);
      add(where, await cutOff(page));
    };
    await page.setViewportSize(telephone);
    const { status } = await looker.load(address);
    if (status !== (listed.route === '/nowhere' ? 404 : 200)) add(who, [`answered ${status}`]);
    if ((await page.locator('h1').count()) !== 1) add(who, ['not one h1']);
    add(`${who} 390`, await axeFaults(page));
    await wide(`${who} 390`);
    await page.setViewportSize(desk);
    const { bytes, parts } = await looker.load(address);
    if (bytes > MOST_BYTES && !listed.paper)
      add(who, [`${bytes} bytes at the first visit: ${parts.slice(0, MOST_SAID).join(', ')}`]);
    const shift = await looker.shift();
    if (shift > MOST_SHIFT) add(who, [`moved by ${shift.toFixed(3)} while it was drawn`]);
    if (!listed.paper) add(`${who} 1280`, await axeFaults(page));
    await wide(`${who} 1280`);
    add(who, await looker.complaints());
    if (i > 0 || !whole || listed.paper) continue;
    await inContrast(looker, (found) => add(`${who} in forced colours`, found), false);
    await page.emulateMedia({ contrast: 'more' });
    add(`${who} with more contrast`, await axeFaults(page, ['color-contrast']));
    await page.emulateMedia({ contrast: null });
    await page.setViewportSize(enlarged);
    await wide(`${who} at 200 %`);
    await page.setViewportSize(desk);
    await doubleText(page);
    await wide(`${who} with text of twice the size`);
    const english = await lookerFor(who, { viewport: telephone, locale: 'en-GB' });
    await english.load(`${address}${address.includes('?') ? '&' : '?'}lang=en`);
    add(who, await danishIn(english));
    const px = await tooWide(english.page);
    if (px > 0) add(`${who} 390 in English`, [`${px} px too wide`]);
    add(`${who} in English`, await english.complaints());
  }
  return faults;
}

async function inContrast({ page }: Watched, add: (found: string[]) => void, back: boolean): Promise<void> {
  await page.emulateMedia({ forcedColors: 'active' });
  add(await axeFaults(page, ['color-contrast']));
  add(await lostInForcedColours(page));
  await page.emulateMedia({ forcedColors: back ? 'active' : null });
}

/** Danish in the frame of an English page. Names of the law's sources, of mails and of organisations stay as they are. */
async function danishIn({ page }: Watched): Promise<string[]> {
  const lang = await page.getAttribute('html', 'lang');
  const frame = await page.locator('header, h1, h2, th, label, legend, button, nav').allTextContents();
  const danish = frame.filter(
    (said) => /[æøåÆØÅ]/.test(said) && !/Dansk|Fanø|Ærø|Tovholder: |Prøve/.test(said),
  );
  return [
    ...(lang === 'en' ? [] : [`says it is ${lang}`]),
    ...danish.map((said) => `Danish in English: ${said.trim().slice(0, 80)}`),
  ];
}
