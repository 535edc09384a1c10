import { fencesOf, type Page, spansOf } from './markdown.ts';

/** A command that a page tells somebody to give. */
export interface ShownCommand {
  page: string;
  /** As the page has it, without its comment. */
  text: string;
}

/** Programs that somebody gives at a prompt. */
const PROGRAM =
  /^(?:npm|npx|node|curl|temporal|promtool|tovholder|pg_dump|psql|git|docker|helm|kubectl|systemctl|chattr|bash|sh|sudo) \S/;

/** What is set for one command, before it: `PORT=8081 npm start`. */
const SETTINGS = /^(?:[A-Z][A-Z0-9_]*=\S* )+/;

/** A command of the command line, named without what calls it: `erase --person p_… --yes`. */
const SHORT = /^[a-z]+(?:-[a-z]+)*(?: [a-z]+)? (?:.* )?--[a-z]/;

const isCommand = (span: string): boolean => PROGRAM.test(span.replace(SETTINGS, '')) || SHORT.test(span);

/** The lines of a block as commands: comments gone, lines that end in a backslash joined. */
const linesOf = (content: string): string[] =>
  content
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .map((line) => line.replace(/(?:^|\s+)#\s.*$/, '').trim())
    .filter((line) => line !== '');

/** The commands within a page's sentences. */
export const spokenCommandsOf = (page: Page): ShownCommand[] =>
  spansOf(page)
    .filter(isCommand)
    .map((text) => ({ page: page.path, text }));

/** Everything that a page tells somebody to type: its shell blocks line by line, and commands within its sentences. */
export function commandsOf(page: Page): ShownCommand[] {
  const typed = fencesOf(page)
    .filter(({ language }) => /^(?:sh|bash|shell|console|zsh)$/.test(language))
    .flatMap(({ content }) => linesOf(content));
  return [...typed.map((text) => ({ page: page.path, text })), ...spokenCommandsOf(page)];
}
