import type { Language } from '../../api/language.ts';
import { helpWords, shortcutWords } from '../text/help.ts';
import { type Shortcut, shortcuts } from './shortcuts.ts';

/** The shortcuts as a table, for the help page and for the box that `?` opens. */
export const ShortcutTable = ({ lang, live = false }: { lang: Language; live?: boolean }) => (
  <table class="table table--compact tov-keys">
    <caption class="sr-only">{helpWords.keyboard[lang]}</caption>
    <thead>
      <tr>
        <th scope="col">{shortcutWords.key[lang]}</th>
        <th scope="col">{shortcutWords.does[lang]}</th>
      </tr>
    </thead>
    <tbody>
      {shortcuts.map((shortcut) => (
        <tr {...(live ? told(shortcut) : {})}>
          <td>
            {shortcut.keys.split(' ').map((key) => (
              <kbd>{key}</kbd>
            ))}
          </td>
          <td>{shortcut.does[lang]}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** What `web/assets/keyboard.js` reads. */
const told = ({ keys, href, to, follow }: Shortcut) => ({
  'data-keys': keys,
  ...(href ? { 'data-href': href } : {}),
  ...(to ? { 'data-to': to } : {}),
  ...(follow ? { 'data-follow': '' } : {}),
});

/** The box with the shortcuts. Closed until `?` is pressed, and never opened without scripts. */
export const KeysDialog = ({ lang }: { lang: Language }) => (
  <dialog id="keys" class="tov-keys-box" aria-labelledby="keys-title">
    <h2 id="keys-title" class="h4">
      {helpWords.keyboard[lang]}
    </h2>
    <ShortcutTable lang={lang} live />
    <p>
      <a href="/help#keyboard">{shortcutWords.more[lang]}</a>
    </p>
    <form method="dialog">
      <button type="submit" class="button button-secondary">
        {shortcutWords.close[lang]}
      </button>
    </form>
  </dialog>
);
