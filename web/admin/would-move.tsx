import type { Child } from 'hono/jsx';
import type { Language } from '../../api/language.ts';
import type { MovedRow, WouldMove } from '../../api/what-would-move.ts';
import { PlainTable } from '../access-log/look-table.tsx';
import { shortId } from '../case-id.ts';
import { whenInWords } from '../text/dates.ts';
import {
  daysApart,
  lookedAt,
  movedCounts,
  movedReminders,
  wouldMoveWords as said,
} from '../text/own-agreement.ts';
import { words } from '../text/words.ts';

interface Props {
  lang: Language;
  moved: WouldMove;
  /** It began with older cases: what is told is of these. */
  goesOn: boolean;
  /** What the numbers mean. */
  lead?: string;
  /** The way to the next cases, where there are any. */
  more?: Child;
}

/** What would stand otherwise in open cases: how much in all, rule by rule, and case by case; and how much was looked at. */
export const WouldMoveSection = ({ lang, moved, goesOn, lead, more }: Props) => (
  <section aria-labelledby="would-move" class="tov-group">
    <h2 id="would-move" class="h3">
      {said.title[lang]}
    </h2>
    {lead && <p>{lead}</p>}
    {moved.open === 0 ? (
      <p class="tov-muted">{said.noCases[lang]}</p>
    ) : (
      <>
        <p role="status">
          <strong>
            {moved.deadlines > 0 && `${movedCounts(moved.deadlines, moved.cases)[lang]} `}
            {moved.remindersOnly > 0 && `${movedReminders(moved.remindersOnly)[lang]} `}
            {anything(moved) === 0 && `${said.nothing[lang]} `}
          </strong>
          {lookedAt(moved.looked, moved.open, moved.next !== null, goesOn)[lang]}
        </p>
        {anything(moved) > 0 && <ByRule lang={lang} moved={moved} />}
        {more && moved.next !== null && <div class="tov-buttons">{more}</div>}
        {anything(moved) > 0 && <CaseByCase lang={lang} moved={moved} />}
      </>
    )}
  </section>
);

const anything = ({ deadlines, remindersOnly }: WouldMove): number => deadlines + remindersOnly;

const ByRule = ({ lang, moved }: { lang: Language; moved: WouldMove }) => (
  <PlainTable
    caption={said.title[lang]}
    columns={[said.rule, said.count, said.earlier, said.later, said.most].map((one) => one[lang])}
  >
    {moved.byRule.map((rule) => (
      <tr>
        <td data-title={said.rule[lang]}>
          <a href={`/rules/${rule.ruleId}`}>{rule.title[lang]}</a>
        </td>
        <td data-title={said.count[lang]}>{rule.count}</td>
        <td data-title={said.earlier[lang]}>{rule.earlier}</td>
        <td data-title={said.later[lang]}>{rule.later}</td>
        <td data-title={said.most[lang]}>{rule.mostDays === 0 ? '–' : daysApart(rule.mostDays)[lang]}</td>
      </tr>
    ))}
  </PlainTable>
);

const CaseByCase = ({ lang, moved }: { lang: Language; moved: WouldMove }) => (
  <details class="details" open={moved.rows.length <= 10}>
    <summary class="details-summary">
      {said.list[lang]}
      {moved.rows.length < anything(moved) && ` (${moved.rows.length} / ${anything(moved)})`}
    </summary>
    <div class="details-text">
      <PlainTable
        caption={said.list[lang]}
        columns={[said.case, said.rule, said.before, said.after].map((one) => one[lang])}
      >
        {moved.rows.map((row) => (
          <tr>
            <td data-title={said.case[lang]}>
              <a href={`/cases/${row.caseId}`}>
                {words.case[lang]} {shortId(row.caseId)}
              </a>
            </td>
            <td data-title={said.rule[lang]}>
              <a href={`/cases/${row.caseId}/deadlines/${encodeURIComponent(row.id)}`}>{row.title[lang]}</a>
            </td>
            <td data-title={said.before[lang]}>{before(row, lang)}</td>
            <td data-title={said.after[lang]}>{after(row, lang)}</td>
          </tr>
        ))}
      </PlainTable>
    </div>
  </details>
);

function before({ part, before: was }: MovedRow, lang: Language): string {
  if (part === 'reminders') return '–';
  return was === null ? said.isNew[lang] : whenInWords(was, lang);
}

function after({ part, after: is, days }: MovedRow, lang: Language): string {
  if (part === 'reminders') return said.reminders[lang];
  if (is === null) return said.gone[lang];
  const by = days === null || days === 0 ? '' : ` (${later(days, lang)})`;
  return `${whenInWords(is, lang)}${part === 'target' ? `, ${said.target[lang]}` : ''}${by}`;
}

const later = (days: number, lang: Language): string => {
  const n = daysApart(Math.abs(days))[lang];
  const which = days < 0 ? said.earlier : said.later;
  return `${n} ${which[lang].toLowerCase()}`;
};
