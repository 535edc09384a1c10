import { scopeName } from '../../api/identity/region.ts';
import type { Language } from '../../api/language.ts';
import type { LetterOfOrganisation } from '../../api/own-templates.ts';
import { type Names, namesOf } from '../../documents/own-templates/names-of-template.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import { isRole, roleName } from '../../domain/rules/roles.ts';
import type { Text } from '../../domain/text.ts';
import { PlainTable } from '../access-log/look-table.tsx';
import { CsrfField } from '../layout/csrf-field.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { Alert, BackLink } from '../layout/parts.tsx';
import { shortMoment } from '../text/dates.ts';
import { templateWords as said } from '../text/templates.ts';

interface Props {
  frame: Frame;
  organisation: string;
  letter: LetterOfOrganisation;
  refusal: Refusal | null;
  saved: boolean;
}

/** What one kind of letter is set with, the names that a template of it may use, and the way to another. */
export const TemplatePage = ({ frame, organisation, letter, refusal, saved }: Props) => {
  const { lang } = frame;
  const { template, own, versions } = letter;
  const base = `/organisations/${organisation}/templates`;
  return (
    <Page frame={frame} title={`${said.title[lang]}: ${template.title[lang]}`}>
      <BackLink href={base}>{said.back[lang]}</BackLink>
      <h1>{template.title[lang]}</h1>
      {saved && (
        <Alert lang={lang} variant="success" live>
          {said.saved[lang]}
        </Alert>
      )}
      {refusal && (
        <Alert lang={lang} variant="error" live heading={said.notPut[lang]}>
          <p>{refusal.message[lang]}</p>
        </Alert>
      )}
      <p>
        {scopeName(organisation)[lang]}. {said.setWith[lang]}:{' '}
        <strong>{own ? `${said.own[lang]}, ${said.version[lang]} ${own.version}` : said.ours[lang]}</strong>
        {own && ` (${said.since[lang].toLowerCase()} ${shortMoment(own.putMs, lang)})`}
      </p>
      <p>
        <a href={`${base}/${template.name}/try-out`}>{said.tryOut[lang]}</a>
      </p>
      <Upload lang={lang} action={`${base}/${template.name}`} refusal={refusal} />
      {own && (
        <form method="post" action={`${base}/${template.name}/remove`} class="tov-group">
          <CsrfField />
          <button type="submit" class="button button-secondary">
            {said.remove[lang]}
          </button>
        </form>
      )}
      <section aria-labelledby="names" class="tov-group">
        <h2 id="names" class="h3">
          {said.names[lang]}
        </h2>
        <p>{said.namesHelp[lang]}</p>
        <PlainTable caption={said.names[lang]} columns={[said.field[lang], said.meaning[lang]]}>
          {tagRows(namesOf(template)).map(([tag, label]) => (
            <tr>
              <td data-title={said.field[lang]}>
                <code class="tov-told">{tag}</code>
              </td>
              <td data-title={said.meaning[lang]}>{label[lang]}</td>
            </tr>
          ))}
        </PlainTable>
      </section>
      {versions.length > 0 && <History lang={lang} base={`${base}/${template.name}`} letter={letter} />}
    </Page>
  );
};

const Upload = (props: { lang: Language; action: string; refusal: Refusal | null }) => {
  const { lang, action, refusal } = props;
  return (
    <form method="post" action={action} enctype="multipart/form-data" class="tov-group">
      <CsrfField />
      <h2 class="h3">{said.upload[lang]}</h2>
      <p>{said.postHelp[lang]}</p>
      <div class={refusal ? 'form-group form-error' : 'form-group'}>
        <label class="form-label" for="file">
          {said.file[lang]}
        </label>
        <span class="form-hint" id="file-hint">
          {said.uploadHelp[lang]}
        </span>
        {refusal && (
          <span class="form-error-message" id="file-error">
            {refusal.message[lang]}
          </span>
        )}
        <input
          class="form-input"
          id="file"
          name="file"
          type="file"
          required
          accept=".docx"
          aria-describedby={refusal ? 'file-hint file-error' : 'file-hint'}
          {...(refusal ? { 'aria-invalid': 'true' } : {})}
        />
      </div>
      <button type="submit" class="button button-primary mt-4">
        {said.put[lang]}
      </button>
    </form>
  );
};

const History = (props: { lang: Language; base: string; letter: LetterOfOrganisation }) => {
  const { lang, base, letter } = props;
  return (
    <section aria-labelledby="history" class="tov-group">
      <h2 id="history" class="h3">
        {said.history[lang]}
      </h2>
      <PlainTable
        caption={said.history[lang]}
        columns={[said.since, said.setWith, said.by, said.fileOf].map((one) => one[lang])}
      >
        {letter.versions.map(({ version, own, putMs, role }) => (
          <tr>
            <td data-title={said.since[lang]}>{shortMoment(putMs, lang)}</td>
            <td data-title={said.setWith[lang]}>
              {own ? `${said.own[lang]}, ${said.version[lang]} ${version}` : said.ours[lang]}
            </td>
            <td data-title={said.by[lang]}>{isRole(role) ? roleName(role)[lang] : role}</td>
            <td data-title={said.fileOf[lang]}>
              {own ? (
                <a href={`${base}/versions/${version}`}>
                  {said.download[lang]} {said.version[lang]} {version}
                </a>
              ) : (
                '–'
              )}
            </td>
          </tr>
        ))}
      </PlainTable>
    </section>
  );
};

/** The names as somebody writes them: those of a row between the two that open and close the list. */
function tagRows(names: Names, inside = ''): readonly (readonly [string, Text])[] {
  return Object.entries(names).flatMap(([name, named]): (readonly [string, Text])[] => {
    const path = `${inside}${name}`;
    if (named.kind === 'text') return [[`{${path}}`, named.label]];
    if (named.kind === 'mark') return [[`{#${path}}…{/${path}}`, named.label]];
    if (named.kind === 'group') return [...tagRows(named.of, `${path}.`)];
    const row = Object.keys(named.of).length === 0 ? '{.}' : Object.keys(named.of).map(tagged).join(' ');
    return [[`{#${path}}${row}{/${path}}`, named.label]];
  });
}

const tagged = (name: string): string => `{${name}}`;
