import { emergencyCategories } from '../../api/emergency-access.ts';
import type { Language } from '../../api/language.ts';
import type { EmergencyRow } from '../../api/log-ports.ts';
import { PlainTable, Who } from '../access-log/look-table.tsx';
import { shortId } from '../case-id.ts';
import { shortMoment } from '../text/dates.ts';
import { emergencyWords } from '../text/emergency.ts';
import { words } from '../text/words.ts';

/** Emergency accesses, one line each; `link` where the reader reviews them. */
export const EmergencyTable = (props: { lang: Language; rows: readonly EmergencyRow[]; link?: boolean }) => {
  const { lang } = props;
  const { when, who, category, looks, outcome } = emergencyWords;
  return (
    <PlainTable
      caption={emergencyWords.reviews[lang]}
      columns={[when, words.case, who, category, looks, outcome].map((one) => one[lang])}
    >
      {props.rows.map((row) => (
        <tr>
          <td data-title={when[lang]}>
            {props.link ? (
              <a href={`/emergency/${row.id}`}>{shortMoment(row.openedMs, lang)}</a>
            ) : (
              shortMoment(row.openedMs, lang)
            )}
          </td>
          <td data-title={words.case[lang]}>{shortId(row.caseId)}</td>
          <td data-title={who[lang]}>
            <Who lang={lang} of={row} />
          </td>
          <td data-title={category[lang]}>{categoryName(row.category, lang)}</td>
          <td data-title={looks[lang]}>{row.looks}</td>
          <td data-title={outcome[lang]}>{emergencyWords[row.review?.outcome ?? 'unreviewed'][lang]}</td>
        </tr>
      ))}
    </PlainTable>
  );
};

export const categoryName = (category: string, lang: Language): string =>
  Object.hasOwn(emergencyCategories, category)
    ? emergencyCategories[category as keyof typeof emergencyCategories][lang]
    : category;
