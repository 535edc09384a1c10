import { Icon } from '../layout/icon.tsx';
import type { Frame } from '../layout/page.tsx';
import { markWords } from '../text/case-marks.ts';
import { momentInWords } from '../text/dates.ts';

/** Whether the page is asked for as it goes on paper: everything unfolded, nothing to press. */
const PRINT = 'print';

/** The same page for paper, or from there back again; what else stands in the address stays. */
function withPrint(here: string, print: boolean): string {
  const url = new URL(here, 'http://here.invalid');
  if (print) url.searchParams.set(PRINT, '1');
  else url.searchParams.delete(PRINT);
  return `${url.pathname}${url.search}`;
}

/** A link to the page as it goes on paper; on that page, what to do and the way back. Works without scripts. */
export const PrintLine = ({ frame: { lang, here, forPrint, nowMs } }: { frame: Frame }) =>
  forPrint ? (
    <p class="tov-print-line">
      <span class="tov-on-screen">
        {markWords.printHelp[lang]} <a href={withPrint(here, false)}>{markWords.backFromPrint[lang]}</a>
      </span>
      <span class="tov-on-paper">
        {markWords.printed[lang]} {momentInWords(nowMs, lang)}
      </span>
    </p>
  ) : (
    <p class="tov-print-line">
      <a href={withPrint(here, true)}>
        <Icon name="print" /> {markWords.print[lang]}
      </a>
    </p>
  );
