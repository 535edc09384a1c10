import type { DocumentFormat } from '../../api/documents.ts';
import type { Language } from '../../api/language.ts';
import type { SeenCase } from '../../api/seen-case.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import { commandByName } from '../../domain/case/registry.ts';
import {
  type CaseDocument,
  type DocumentStatus,
  type DocumentVersion,
  statusOfDocument,
} from '../../domain/documents/documents-of.ts';
import { isRole, roleName } from '../../domain/rules/roles.ts';
import { PlainTable } from '../access-log/look-table.tsx';
import { CasePage } from '../case/frame.tsx';
import { CsrfField } from '../layout/csrf-field.tsx';
import type { Frame } from '../layout/page.tsx';
import { Alert, BackLink } from '../layout/parts.tsx';
import { formUrl } from '../record/next-act.ts';
import { shortMoment } from '../text/dates.ts';
import { documentStatusNames, documentWords } from '../text/documents.ts';
import { words } from '../text/words.ts';

interface Props {
  frame: Frame;
  stored: SeenCase;
  nowMs: number;
  document: CaseDocument;
  /** The versions that the reader may open. */
  versions: readonly DocumentVersion[];
  formatOf: (version: DocumentVersion) => DocumentFormat;
  mayWrite: boolean;
  refusal: Refusal | null;
}

/** One document: where it stands, its versions as files, and what can be done with it. */
export const DocumentPage = (props: Props) => {
  const { frame, stored, nowMs, document, versions, formatOf, mayWrite, refusal } = props;
  const { lang } = frame;
  const { id } = stored.state;
  const status = statusOfDocument(document);
  return (
    <CasePage frame={frame} stored={stored} nowMs={nowMs} tab="documents">
      <BackLink href={`/cases/${id}/documents`}>{documentWords.back[lang]}</BackLink>
      <h2>{document.template.title[lang]}</h2>
      {refusal && (
        <Alert lang={lang} variant="error" live heading={documentWords.refused[lang]}>
          <p>{refusal.message[lang]}</p>
          {refusal.source && (
            <p>
              {words.source[lang]}: {refusal.source}
            </p>
          )}
        </Alert>
      )}
      <p>
        {documentWords.status[lang]}: <strong>{documentStatusNames[status][lang]}</strong>
      </p>
      <Versions {...{ lang, caseId: id, document, versions, formatOf }} />
      {mayWrite && <NextActs lang={lang} caseId={id} document={document} status={status} />}
    </CasePage>
  );
};

const Versions = (props: {
  lang: Language;
  caseId: string;
  document: CaseDocument;
  versions: readonly DocumentVersion[];
  formatOf: Props['formatOf'];
}) => {
  const { lang, caseId, document } = props;
  const { version, drafted, approved, file } = documentWords;
  const who = (by: string) => (isRole(by) ? roleName(by)[lang] : words.system[lang]);
  return (
    <PlainTable caption={version[lang]} columns={[version, drafted, approved, file].map((one) => one[lang])}>
      {props.versions.toReversed().map((one) => (
        <tr>
          <td data-title={version[lang]}>{one.version}</td>
          <td data-title={drafted[lang]}>
            {shortMoment(one.drafted.ms, lang)}
            <span class="tov-sub">{who(one.drafted.by)}</span>
          </td>
          <td data-title={approved[lang]}>
            {one.approved ? shortMoment(one.approved.ms, lang) : '–'}
            {one.approved && <span class="tov-sub">{who(one.approved.by)}</span>}
          </td>
          <td data-title={file[lang]}>
            <a
              href={`/cases/${caseId}/documents/${encodeURIComponent(document.id)}/versions/${one.version}.${props.formatOf(one)}`}
            >
              {(props.formatOf(one) === 'docx' ? documentWords.getDocx : documentWords.show)[lang]}
              <span class="sr-only">
                {' '}
                {version[lang]} {one.version}
              </span>
            </a>
          </td>
        </tr>
      ))}
    </PlainTable>
  );
};

const NextActs = (props: {
  lang: Language;
  caseId: string;
  document: CaseDocument;
  status: DocumentStatus;
}) => {
  const { lang, caseId, document, status } = props;
  const { id, template, latest } = document;
  if (status === 'discarded') return null;
  const here = `/cases/${caseId}/documents/${encodeURIComponent(id)}`;
  const about = template.about === null ? undefined : latest.drafted.data[template.about];
  const asked = new URLSearchParams({
    documentId: id,
    ...(template.about !== null && typeof about === 'string' ? { [template.about]: about } : {}),
  });
  return (
    <section aria-labelledby="next" class="tov-group">
      <h3 id="next" class="h4">
        {documentWords.next[lang]}
      </h3>
      {status === 'draft' && template.secondPerson && (
        <Alert lang={lang} variant="info" heading={documentWords.secondPerson[lang]}>
          <p>{template.secondPerson.reason[lang]}</p>
          <p>
            {words.source[lang]}: {template.secondPerson.source}
          </p>
        </Alert>
      )}
      <div class="tov-buttons">
        {status === 'draft' && (
          <form method="post" action={`${here}/approve`}>
            <CsrfField />
            <input type="hidden" name="version" value={String(latest.version)} />
            <button type="submit" class="button button-primary">
              {documentWords.approve[lang]}
            </button>
          </form>
        )}
        {status !== 'draft' &&
          template.sentBy.map((command) => (
            <a
              href={`${formUrl(caseId, command)}?${asked}`}
              class={`button ${status === 'approved' ? 'button-primary' : 'button-secondary'}`}
            >
              {documentWords.send[lang]}
              {template.sentBy.length > 1 && `: ${commandByName(command)?.title[lang] ?? ''}`}
            </a>
          ))}
        {status !== 'sent' && (
          <>
            <a
              href={`/cases/${caseId}/documents/new?${new URLSearchParams({ documentId: id })}`}
              class="button button-secondary"
            >
              {documentWords.rewrite[lang]}
            </a>
            <a href={`${formUrl(caseId, 'discard-document')}?${asked}`} class="button button-tertiary">
              {documentWords.discard[lang]}
            </a>
          </>
        )}
      </div>
    </section>
  );
};
