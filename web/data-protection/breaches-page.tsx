import {
  breachStatusNames,
  breachWords,
  kindName,
  personsNames,
  type RegisteredBreach,
} from '../../api/breaches.ts';
import { type BreachKind, breachKinds } from '../../domain/disclosure/breach-kinds.ts';
import { PlainTable } from '../access-log/look-table.tsx';
import { shortId } from '../case-id.ts';
import { Icon } from '../layout/icon.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { shortMoment } from '../text/dates.ts';
import { words } from '../text/words.ts';

/** The register of breaches, with its clock and with kinds that came back. */
export const BreachesPage = (props: { frame: Frame; rows: readonly RegisteredBreach[] }) => {
  const { frame, rows } = props;
  const { lang } = frame;
  const { title, discovered, kind, due, status, persons, repeated, guarded } = breachWords;
  return (
    <Page frame={frame} title={title[lang]}>
      <h1>{title[lang]}</h1>
      <p>
        <a href="/breaches.csv" class="icon-link" download>
          <Icon name="download" />
          CSV
        </a>
      </p>
      {rows.length === 0 ? (
        <p>{breachWords.none[lang]}</p>
      ) : (
        <PlainTable
          caption={title[lang]}
          columns={[words.case, kind, discovered, due, status, persons, repeated, guarded].map(
            (one) => one[lang],
          )}
        >
          {rows.map((row) => (
            <tr>
              <td data-title={words.case[lang]}>{shortId(row.caseId)}</td>
              <td data-title={kind[lang]}>{kindName(row.kind)[lang]}</td>
              <td data-title={discovered[lang]}>{shortMoment(row.discoveredMs, lang)}</td>
              <td data-title={due[lang]}>{shortMoment(row.dueMs, lang)}</td>
              <td data-title={status[lang]}>{breachStatusNames[row.status][lang]}</td>
              <td data-title={persons[lang]}>
                {row.persons === null ? '–' : (personsNames[row.persons]?.[lang] ?? '–')}
              </td>
              <td data-title={repeated[lang]}>{row.repeated > 0 ? row.repeated : '–'}</td>
              <td data-title={guarded[lang]}>
                {(breachKinds[row.kind] as BreachKind).guardedBy === null ? words.no[lang] : words.yes[lang]}
              </td>
            </tr>
          ))}
        </PlainTable>
      )}
    </Page>
  );
};
