import type { Page } from 'playwright-core';

/** What one answer of a form is: text, a date, an option's value, yes or no, several choices. */
export type Said = string | boolean | readonly string[];

/** Whoever does a task, and what it cost them. */
export interface Hands {
  page: Page;
  /** Presses a link, a button or a summary. */
  press(selector: string): Promise<void>;
  /** Answers one question; one that is answered so already costs nothing. */
  answer(name: string, said: Said): Promise<void>;
  counts: { clicks: number; fields: number };
}

const named = (name: string) => `main form [name="${name}"]:not([type=hidden])`;

/** The questions that stand open on the page, and how they are asked. */
const kindOf = (page: Page, name: string): Promise<string> =>
  page
    .locator(named(name))
    .first()
    .evaluate((one) => `${one.tagName}:${one.getAttribute('type') ?? ''}`);

const isChosen = (page: Page, name: string, value: string): Promise<boolean> =>
  page.isChecked(`${named(name)}[value="${value}"]`);

/** Somebody with a mouse. */
export function mouse(page: Page): Hands {
  const counts = { clicks: 0, fields: 0 };
  return {
    page,
    counts,
    async press(selector) {
      counts.clicks += 1;
      await page.locator(selector).first().click();
      await page.waitForLoadState();
    },
    async answer(name, said) {
      const kind = await kindOf(page, name);
      if (/checkbox|radio/.test(kind)) {
        for (const value of [said].flat().map(String)) {
          if (await isChosen(page, name, value)) continue;
          counts.fields += 1;
          await page.check(`${named(name)}[value="${value}"]`);
        }
        return;
      }
      if ((await page.inputValue(named(name))) === said) return;
      counts.fields += 1;
      if (kind.startsWith('SELECT')) await page.selectOption(named(name), String(said));
      else await page.fill(named(name), String(said));
    },
  };
}

const FARTHEST = 250;

/** Somebody who has no mouse: Tab, Enter, Space, arrows and letters, and nothing else. */
export function keyboard(page: Page): Hands {
  const counts = { clicks: 0, fields: 0 };
  const press = (key: string) => page.keyboard.press(key);

  /** Goes on from where the focus is until it stands on `selector`. */
  async function goTo(selector: string): Promise<void> {
    await page.locator(selector).first().waitFor({ state: 'visible' });
    const wanted = await page.locator(selector).first().elementHandle();
    for (let n = 0; n < FARTHEST; n += 1) {
      if (await wanted?.evaluate((one) => one === one.ownerDocument.activeElement)) return;
      await press('Tab');
    }
    throw new Error(`the keyboard never comes to ${selector}`);
  }

  /** A group of radio buttons is one stop; the arrows choose in it. */
  async function choose(name: string, value: string): Promise<void> {
    const group = named(name);
    for (let n = 0; n < FARTHEST; n += 1) {
      const radios = await page.locator(group).all();
      const inside = await Promise.all(
        radios.map((radio) => radio.evaluate((one) => one === one.ownerDocument.activeElement)),
      );
      if (inside.includes(true)) break;
      await press('Tab');
    }
    await press('Space');
    for (let n = 0; n < 10 && !(await isChosen(page, name, value)); n += 1) await press('ArrowDown');
  }

  /** A date is typed part by part, in the order of the browser's own language, which is English here. */
  async function typeDate(name: string, said: string): Promise<void> {
    const [year = '', month = '', rest = ''] = said.split('-');
    const [day = '', time = ''] = rest.split('T');
    await page.keyboard.type(`${month}${day}${year}`);
    if (time) {
      const [hour = 0, minute = '00'] = time.split(':');
      await press('Tab');
      await page.keyboard.type(`${String(Number(hour) % 12 || 12).padStart(2, '0')}${minute}`);
      await page.keyboard.type(Number(hour) < 12 ? 'AM' : 'PM');
    }
    const typed = await page.inputValue(named(name));
    if (typed !== said) throw new Error(`${name} was typed as ${typed} instead of ${said}`);
  }

  return {
    page,
    counts,
    async press(selector) {
      counts.clicks += 1;
      await goTo(selector);
      const left = page.waitForEvent('framenavigated');
      await press('Enter');
      await left;
      await page.waitForLoadState();
    },
    async answer(name, said) {
      const kind = await kindOf(page, name);
      if (/radio/.test(kind)) {
        if (await isChosen(page, name, String(said))) return;
        counts.fields += 1;
        return choose(name, String(said));
      }
      if (/checkbox/.test(kind)) {
        for (const value of [said].flat().map(String)) {
          if (await isChosen(page, name, value)) continue;
          counts.fields += 1;
          await goTo(`${named(name)}[value="${value}"]`);
          await press('Space');
        }
        return;
      }
      if ((await page.inputValue(named(name))) === said) return;
      counts.fields += 1;
      await goTo(named(name));
      if (kind.startsWith('SELECT')) {
        const options = await page
          .locator(`${named(name)} option`)
          .evaluateAll((all) => all.map((one) => one.getAttribute('value')));
        await press('Home');
        for (let n = 0; n < options.indexOf(String(said)); n += 1) await press('ArrowDown');
      } else if (/date/.test(kind)) await typeDate(name, String(said));
      else {
        await press('ControlOrMeta+a');
        await page.keyboard.type(String(said));
      }
    },
  };
}
