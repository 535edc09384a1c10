import { AxeBuilder } from '@axe-core/playwright';
import type { CDPSession, Page } from 'playwright-core';

/** What a page did while it was loaded and looked at. */
export interface Watched {
  page: Page;
  /** Loads a page as if for the first time; answers what came over the wire, in bytes, and what it was. */
  load(address: string): Promise<{ status: number; bytes: number; parts: string[] }>;
  /** Violations of the content policy, errors of scripts and of the console since the last load. */
  complaints(): Promise<string[]>;
  /** How much what was drawn has moved about since the last load. */
  shift(): Promise<number>;
}

/** Runs in the page before anything of its own. */
const observing = `
  window.tovholderShift = 0;
  window.tovholderViolations = [];
  document.addEventListener('securitypolicyviolation', (event) =>
    window.tovholderViolations.push(event.violatedDirective + ' ' + event.blockedURI));
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if (!entry.hadRecentInput) window.tovholderShift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });`;

export async function watch(page: Page): Promise<Watched> {
  const said: string[] = [];
  // A page that is not there is told so by its status; that is no fault of the page.
  page.on('console', (message) => {
    if (message.type() === 'error' && !/the server responded with a status of 4/.test(message.text()))
      said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(error.message));
  page.on('request', (request) => {
    const { host } = new URL(request.url());
    const here = page.url();
    // The first address of a fresh page is asked from nowhere.
    if (here !== 'about:blank' && host !== new URL(here).host) said.push(`asks ${host}`);
  });
  await page.addInitScript(observing);
  const wire = await page.context().newCDPSession(page);
  const bytesOf = await countBytes(wire);
  return {
    page,
    async load(address) {
      said.length = 0;
      bytesOf.reset();
      const answer = await page.goto(address, { waitUntil: 'load' });
      await page.evaluate('document.fonts.ready.then(() => 1)');
      return { status: answer?.status() ?? 0, bytes: bytesOf.sum(), parts: bytesOf.parts() };
    },
    complaints: async () => [...said, ...(await page.evaluate<string[]>('window.tovholderViolations'))],
    shift: async () => {
      // A frame later everything that was to move has moved, and the observer has been told.
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))');
      return page.evaluate<number>('window.tovholderShift');
    },
  };
}

interface Counted {
  reset(): void;
  sum(): number;
  /** What came, the heaviest first, by path. */
  parts(): string[];
}

/** Counts what was asked for since the last reset: an answer to the page before may still be under way. */
async function countBytes(wire: CDPSession): Promise<Counted> {
  const asked = new Map<string, { path: string; bytes: number }>();
  await wire.send('Network.enable');
  await wire.send('Network.setCacheDisabled', { cacheDisabled: true });
  wire.on('Network.requestWillBeSent', ({ requestId, request }) => {
    asked.set(requestId, { path: request.url.replace(/^\w+:\/\/[^/]+|[?].*$/g, ''), bytes: 0 });
  });
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = asked.get(requestId);
    if (one) one.bytes += encodedDataLength;
  });
  const all = () => [...asked.values()].sort((a, b) => b.bytes - a.bytes);
  return {
    reset: () => asked.clear(),
    sum: () => all().reduce((sum, { bytes }) => sum + bytes, 0),
    parts: () => all().map(({ path, bytes }) => `${path} ${bytes}`),
  };
}

/** What axe finds, as `rule: element`; `rules` asks for some only. */
export async function axeFaults(page: Page, rules?: readonly string[]): Promise<string[]> {
  const runOnly = rules ? { runOnly: { type: 'rule' as const, values: [...rules] } } : {};
  // What passed is not listed, and no second page is opened: the same faults in half the time.
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'], ...runOnly })
    .setLegacyMode(true);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

/** How far the page is wider than its window, in pixels. */
export const tooWide = (page: Page): Promise<number> =>
  page.evaluate<number>('Math.max(0, document.documentElement.scrollWidth - window.innerWidth)');

/** Text that is cut off: a box that hides what does not fit, or one that stands outside the window. */
export const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`[...document.querySelectorAll('body *')].flatMap((one) => {
    const style = getComputedStyle(one);
    if (!one.checkVisibility({ checkVisibilityCSS: true }) || one.closest('.sr-only, .skipnav, svg')) return [];
    const own = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
    if (!own) return [];
    const name = one.tagName.toLowerCase() + '.' + one.className + ': ' + one.textContent.trim().slice(0, 60);
    const hides = /hidden|clip/.test(style.overflowX + style.overflowY);
    // Kept for screen readers alone: there to be read aloud, not to be seen.
    if (one.clientWidth <= 1 || style.clipPath !== 'none') return [];
    if (hides && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1))
      return ['hidden in ' + name];
    const box = one.getBoundingClientRect();
    const scrolls = one.closest('.tov-axis-scroll');
    if (!scrolls && box.width > 0 && box.right > window.innerWidth + 1) return ['outside ' + name];
    return [];
  })`);

/** Twice the text size with the window as it is: what a reader who enlarges text alone sees. */
export const doubleText = (page: Page): Promise<void> =>
  page.evaluate(`document.documentElement.style.fontSize =
    2 * parseFloat(getComputedStyle(document.documentElement).fontSize) + 'px'`);

/** In forced colours: what is pressed or filled in without an edge, and icons that cannot be told from what is behind. */
export const lostInForcedColours = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`(() => {
    const rgb = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
    const clear = (colour) => colour === 'transparent' || rgb(colour)[3] === 0;
    const behind = (one) => {
      for (let at = one; at; at = at.parentElement) {
        const colour = getComputedStyle(at).backgroundColor;
        if (!clear(colour)) return rgb(colour);
      }
      return [255, 255, 255];
    };
    const light = ([r, g, b]) => {
      const [x, y, z] = [r, g, b].map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const contrast = (a, b) => {
      const [x, y] = [light(a), light(b)];
      return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
    };
    const seen = (one) => one.checkVisibility({ checkVisibilityCSS: true }) && one.getBoundingClientRect().width > 1;
    const name = (one) => one.tagName.toLowerCase() + '.' + (one.className.baseVal ?? one.className);
    const edged = 'button.button, a.button, input:not([type=hidden]):not([type=checkbox]):not([type=radio]):not([type=range]):not([type=file]), select, textarea, .tov-tile, .alert';
    const faults = [];
    for (const one of document.querySelectorAll(edged)) {
      if (!seen(one)) continue;
      const style = getComputedStyle(one);
      const edges = ['Top', 'Right', 'Bottom', 'Left'].filter((side) =>
        parseFloat(style['border' + side + 'Width']) > 0 && style['border' + side + 'Style'] !== 'none');
      if (edges.length === 0) faults.push('no edge: ' + name(one));
    }
    for (const one of document.querySelectorAll('main svg.icon-svg, header svg.icon-svg')) {
      if (!seen(one)) continue;
      const drawn = one.querySelector('path, circle, rect, use') ?? one;
      const { fill, stroke } = getComputedStyle(drawn);
      const ink = !clear(fill) && fill !== 'none' ? fill : stroke;
      if (ink !== 'none' && contrast(rgb(ink), behind(one)) < 3)
        faults.push('unseen icon: ' + name(one.parentElement) + ' ' + ink);
    }
    return [...new Set(faults)];
  })()`);
