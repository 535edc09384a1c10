import type { Child } from 'hono/jsx';
import type { Language } from '../../api/language.ts';
import { CsrfField } from '../layout/csrf-field.tsx';
import { bulkWords } from '../text/overview.ts';

/** A list whose rows can be chosen, and the button that goes on with the chosen ones. */
export const BulkBar = (props: { lang: Language; back: string; children: Child }) => (
  <form method="post" action="/work/bulk">
    <CsrfField />
    <input type="hidden" name="back" value={props.back} />
    {props.children}
    <div class="tov-bulk">
      <button type="submit" class="button button-secondary">
        {bulkWords.act[props.lang]}
      </button>
    </div>
  </form>
);
