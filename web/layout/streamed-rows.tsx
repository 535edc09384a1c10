import type { Child } from 'hono/jsx';
import type { PageCall } from '../page-call.ts';
import { type Frame, Page } from './page.tsx';
import { BackLink } from './parts.tsx';

const ROWS_GO_HERE = '<tr data-rows-go-here="yes"></tr>';
/** What is done at the same time. */
const AT_A_TIME = 4;

interface PageProps {
  frame: Frame;
  title: string;
  back: { href: string; text: string };
  running: string;
  /** What the table is about, for those who hear it. */
  caption: string;
  heads: readonly string[];
}

/** The page around results that come one by one; it is sent in two halves around its rows. */
const StreamedPage = ({ frame, title, back, running, caption, heads }: PageProps) => (
  <Page frame={frame} title={title}>
    <BackLink href={back.href}>{back.text}</BackLink>
    <h1>{title}</h1>
    <p>{running}</p>
    <table class="table table--compact table-md-responsive-headers tov-table">
      <caption class="sr-only">{caption}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th scope="col">{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr data-rows-go-here="yes" />
      </tbody>
    </table>
  </Page>
);

interface Work<Item, Result> {
  items: readonly Item[];
  give: (item: Item) => Promise<Result>;
  /** The table's row of a result, and the last row of all. */
  row: (result: Result) => Child;
  summary: (results: readonly Result[]) => Child;
}

/**
 * Does one thing after another and sends a row for each as it is done. Who leaves the page stops nothing: what was asked
 * for is done to the end, and the same form sent again shows what came of it.
 */
export function streamRows<Item, Result>(
  { c }: PageCall,
  page: PageProps,
  { items, give, row, summary }: Work<Item, Result>,
): Response {
  const whole = `<!DOCTYPE html>${(<StreamedPage {...page} />).toString()}`;
  const [head = '', tail = ''] = whole.split(ROWS_GO_HERE);
  const body = new ReadableStream<Uint8Array>({
    async start(to) {
      const send = (part: Child) => {
        try {
          to.enqueue(new TextEncoder().encode(String(part)));
        } catch {
          // Nobody reads any more.
        }
      };
      send(head);
      const results: Result[] = [];
      for (let i = 0; i < items.length; i += AT_A_TIME) {
        const given = await Promise.all(items.slice(i, i + AT_A_TIME).map(give));
        results.push(...given);
        for (const result of given) send(row(result));
      }
      send(summary(results));
      send(tail);
      try {
        to.close();
      } catch {
        // Nobody reads any more.
      }
    },
  });
  return c.body(body, 200, { 'Content-Type': 'text/html; charset=utf-8' });
}
