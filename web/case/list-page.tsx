import { headerOf } from '../../api/case-summary.ts';
import { scopeName } from '../../api/identity/region.ts';
import type { SeenCase } from '../../api/seen-case.ts';
import { type Frame, Page } from '../layout/page.tsx';
import { ageText, gestationText } from '../text/ages.ts';
import { caseWords } from '../text/case.ts';
import { chrome } from '../text/chrome.ts';
import { kindNames, phaseNames, words } from '../text/words.ts';
import { CaseLink } from './case-name.tsx';

interface Props {
  frame: Frame;
  cases: readonly { stored: SeenCase; nowMs: number }[];
  next: string | null;
}

/** The cases that the caller may see, newest first. */
export const CaseListPage = ({ frame, cases, next }: Props) => {
  const { lang } = frame;
  const headers = cases.map(({ stored, nowMs }) => headerOf(stored, nowMs));
  return (
    <Page frame={frame} title={caseWords.list[lang]}>
      <h1>{caseWords.list[lang]}</h1>
      {headers.length === 0 ? (
        <div class="tov-empty">
          <h2 class="h4">{caseWords.noCases[lang]}</h2>
          <p>{caseWords.noCasesLead[lang]}</p>
          <p>
            <a href="/refer">{chrome.refer[lang]}</a>
          </p>
        </div>
      ) : (
        <>
          <p>{caseWords.listLead[lang]}</p>
          <table class="table table--compact table-md-responsive-headers tov-table">
            <caption class="sr-only">{caseWords.list[lang]}</caption>
            <thead>
              <tr>
                <th scope="col">{words.case[lang]}</th>
                <th scope="col">{caseWords.age[lang]}</th>
                <th scope="col">{words.phase[lang]}</th>
                <th scope="col">{words.municipality[lang]}</th>
              </tr>
            </thead>
            <tbody>
              {headers.map((header) => (
                <tr>
                  <td data-title={words.case[lang]}>
                    <CaseLink lang={lang} id={header.id} named={header} />
                    {header.demo && <span class="tov-sub">{caseWords.demo[lang]}</span>}
                  </td>
                  <td data-title={kindNames[header.kind][lang]}>
                    {header.age
                      ? ageText(header.age, lang)
                      : header.gestationalAge
                        ? gestationText(header.gestationalAge, lang)
                        : '–'}
                  </td>
                  <td data-title={words.phase[lang]}>{phaseNames[header.phase][lang]}</td>
                  <td data-title={words.municipality[lang]}>{scopeName(header.municipality)[lang]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {next && (
        <p>
          <a href={`/cases?after=${next}`}>{caseWords.more[lang]}</a>
        </p>
      )}
    </Page>
  );
};
