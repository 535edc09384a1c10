import type { Text } from '../../domain/text.ts';
import { chrome } from '../text/chrome.ts';
import { helpWords, shortcutWords } from '../text/help.ts';
import { noticeWords } from '../text/notices.ts';

/** What keys do: lead to an address, or go to the first thing on the page that fits `to`. */
export interface Shortcut {
  keys: string;
  does: Text;
  href?: string;
  /** A selector; a field or a link is given the focus, and a link is followed where `follow` says so. */
  to?: string;
  follow?: true;
}

/** All shortcuts, in the order in which they are shown. Single letters are kept for what is done on the page at hand. */
export const shortcuts: readonly Shortcut[] = [
  { keys: '?', does: shortcutWords.list },
  { keys: 'g w', does: chrome.work, href: '/work' },
  { keys: 'g s', does: chrome.cases, href: '/cases' },
  { keys: 'g n', does: chrome.refer, href: '/refer' },
  { keys: 'g b', does: noticeWords.title, href: '/notices' },
  { keys: 'g h', does: helpWords.title, href: '/help' },
  {
    keys: '/',
    does: shortcutWords.search,
    to: '#typed, main input[type=search], main form [name=number]',
    href: '/persons',
  },
  { keys: 'n', does: shortcutWords.next, to: 'main a.tov-act', follow: true },
  { keys: 'r', does: shortcutWords.record, to: '.tov-tabs a[href$="/record"]', follow: true },
  { keys: 'j', does: shortcutWords.down, to: 'main tbody tr a' },
  { keys: 'k', does: shortcutWords.up, to: 'main tbody tr a' },
];
