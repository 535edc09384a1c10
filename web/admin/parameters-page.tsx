import { scopeName } from '../../api/identity/region.ts';
import type { Language } from '../../api/language.ts';
import type { SeenParameters } from '../../api/parameters.ts';
import type { ParameterInForce } from '../../domain/rules/parameter-changes.ts';
import { parameterWords } from '../../domain/rules/parameter-words.ts';
import { PlainTable } from '../access-log/look-table.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { Alert, BackLink } from '../layout/parts.tsx';
import { adminWords } from '../text/admin.ts';
import { shortDate } from '../text/dates.ts';
import { parameterPageWords as said } from '../text/own-agreement.ts';
import { valueInWords } from './parameter-value.ts';

/** Everything that a municipality sets itself: what it is now, and where that comes from. */
export const ParametersPage = (props: {
  frame: Frame;
  municipality: string;
  seen: SeenParameters;
  keeps: boolean;
  saved: boolean;
}) => {
  const { frame, municipality, seen, keeps, saved } = props;
  const { lang } = frame;
  const title = `${said.title[lang]}: ${scopeName(municipality)[lang]}`;
  const columns = [said.parameter, said.value, said.origin];
  return (
    <Page frame={frame} title={title}>
      <BackLink href="/administration">{adminWords.back[lang]}</BackLink>
      <h1>{title}</h1>
      <p class="font-lead">{(keeps ? said.lead : said.leadRegion)[lang]}</p>
      {saved && (
        <Alert lang={lang} variant="success" live>
          {adminWords.saved[lang]}
        </Alert>
      )}
      <PlainTable caption={said.title[lang]} columns={columns.map((one) => one[lang])}>
        {seen.inForce.map((one) => (
          <tr>
            <td data-title={said.parameter[lang]}>
              <a href={`/organisations/${municipality}/parameters/${one.name}`}>
                {parameterWords[one.name].title[lang]}
              </a>
            </td>
            <td data-title={said.value[lang]}>
              {valueInWords(one.name, one.value, lang)}
              {one.coming && (
                <span class="tov-sub">
                  {said.coming[lang]}: {valueInWords(one.name, one.coming.value, lang)},{' '}
                  {shortDate(one.coming.validFromOn, lang)}
                </span>
              )}
            </td>
            <td data-title={said.origin[lang]}>{originInWords(one, lang)}</td>
          </tr>
        ))}
      </PlainTable>
    </Page>
  );
};

/** Where the value comes from; a change with since when. */
export const originInWords = ({ origin, change }: ParameterInForce, lang: Language): string =>
  change
    ? `${said.changed[lang]} ${said.since[lang]} ${shortDate(change.validFromOn, lang)}`
    : said[origin][lang];
