import type { Language } from '../../api/language.ts';
import type { SeenCase } from '../../api/seen-case.ts';
import { type CaseDocument, statusOfDocument } from '../../domain/documents/documents-of.ts';
import { documentTemplates } from '../../domain/documents/registry.ts';
import { PlainTable } from '../access-log/look-table.tsx';
import { CasePage } from '../case/frame.tsx';
import type { Frame } from '../layout/page.tsx';
import { shortMoment } from '../text/dates.ts';
import { documentStatusNames, documentWords } from '../text/documents.ts';

interface Props {
  frame: Frame;
  stored: SeenCase;
  nowMs: number;
  documents: readonly CaseDocument[];
  mayWrite: boolean;
}

/** The letters and forms of a case, and the way to a new one. */
export const DocumentListPage = ({ frame, stored, nowMs, documents, mayWrite }: Props) => {
  const { lang } = frame;
  const { id, kind } = stored.state;
  return (
    <CasePage frame={frame} stored={stored} nowMs={nowMs} tab="documents">
      <p>{(stored.sight.sees('acts') ? documentWords.lead : documentWords.mine)[lang]}</p>
      {documents.length === 0 ? (
        <div class="tov-empty">
          <h2 class="h4">{documentWords.none[lang]}</h2>
          {mayWrite && <p>{documentWords.noneLead[lang]}</p>}
        </div>
      ) : (
        <Table lang={lang} caseId={id} documents={documents} />
      )}
      {mayWrite && (
        <section aria-labelledby="write" class="tov-group">
          <h2 id="write" class="h3">
            {documentWords.write[lang]}
          </h2>
          <form method="get" action={`/cases/${id}/documents/new`} class="tov-form">
            <div class="form-group">
              <label class="form-label" for="template">
                {documentWords.choose[lang]}
              </label>
              <select class="form-select" id="template" name="template">
                {documentTemplates
                  .filter(({ kinds }) => kinds.includes(kind))
                  .map(({ name, title }) => (
                    <option value={name}>{title[lang]}</option>
                  ))}
              </select>
            </div>
            <div class="tov-buttons">
              <button type="submit" class="button button-primary">
                {documentWords.begin[lang]}
              </button>
            </div>
          </form>
        </section>
      )}
    </CasePage>
  );
};

const Table = (props: { lang: Language; caseId: string; documents: readonly CaseDocument[] }) => {
  const { lang, caseId, documents } = props;
  const { what, status, version, drafted } = documentWords;
  return (
    <PlainTable
      caption={documentWords.what[lang]}
      columns={[what, status, version, drafted].map((one) => one[lang])}
    >
      {documents.toReversed().map((document) => (
        <tr>
          <td data-title={what[lang]}>
            <a href={`/cases/${caseId}/documents/${encodeURIComponent(document.id)}`}>
              {document.template.title[lang]}
            </a>
            <span class="tov-sub">{document.id}</span>
          </td>
          <td data-title={status[lang]}>{documentStatusNames[statusOfDocument(document)][lang]}</td>
          <td data-title={version[lang]}>{document.latest.version}</td>
          <td data-title={drafted[lang]}>{shortMoment(document.latest.drafted.ms, lang)}</td>
        </tr>
      ))}
    </PlainTable>
  );
};
