/** A task with what it cost. */
export interface Counted {
  title: string;
  as: string;
  frequent: boolean;
  clicks: number;
  fields: number;
}

const head = `# Clicks

What the tasks of a week cost, counted by a script that does each of them in a real browser, from the case (a referral: from My
work) until it is recorded. A press of a link or a button is a click; a question that has to be answered is a field, one that is
filled in already is none. The aim for a frequent act is two clicks and a date: open the form, send it.

Counted by \`TOVHOLDER_COUNT_CLICKS=1 npx vitest run test/browser/tasks/by-mouse.test.ts\`; the same test fails when this page no longer says
what is counted.

| task | who | clicks | fields |
|---|---|---:|---:|
`;

/** `docs/clicks.md`. */
export const clicksPage = (counted: readonly Counted[]): string =>
  head +
  counted
    .map(
      ({ title, as, frequent, clicks, fields }) =>
        `| ${title}${frequent ? '' : ' (seldom)'} | ${as.split(':')[1]} | ${clicks} | ${fields} |\n`,
    )
    .join('');
