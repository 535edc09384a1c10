import type { DocumentTemplate } from '../../domain/documents/registry.ts';
import { type Text, text } from '../../domain/text.ts';
import { checkDocx } from './check-docx.ts';
import { inventedLetter } from './invented-letter.ts';
import { type Names, namedIn, namesOf } from './names-of-template.ts';
import { OwnTemplateBroken, packed, renderDocx, type TemplateTag, tagsOf } from './render-docx.ts';
import type { ZipPart } from './unzip.ts';

/** A file that letters can be set with, packed anew from the parts that were looked at; or where it goes wrong. */
export type AcceptedTemplate = { ok: true; file: Buffer } | { ok: false; mistake: Text };

/** Looks at an uploaded template from the outside in: the file, its tags, its names, and a letter set with it. */
export function acceptTemplate(template: DocumentTemplate, upload: Buffer): AcceptedTemplate {
  const checked = checkDocx(upload);
  if (!checked.ok) return checked;
  const file = packed(checked.parts);
  try {
    const tags = tagsOf(file);
    const wrong = firstUnknown(tags, [namesOf(template)]);
    if (wrong) return { ok: false, mistake: unusable(wrong, checked.parts) };
    if (tags.length === 0) return { ok: false, mistake: noTags };
    renderDocx(file, inventedLetter(template));
    return { ok: true, file };
  } catch (error) {
    if (!(error instanceof OwnTemplateBroken)) throw error;
    const [fault] = error.faults;
    const said = faultWords[fault?.id ?? ''] ?? unreadable;
    return { ok: false, mistake: at(said, fault?.tag ?? '', fault?.part ?? '', checked.parts) };
  }
}

/** The first tag that names nothing where it stands, or wants what is not to be had; names of an outer list are known inside. */
function firstUnknown(tags: readonly TemplateTag[], scopes: readonly Names[]): TemplateTag | null {
  for (const tag of tags) {
    const isRow = tag.name === '.' && scopes.length > 1 && Object.keys(scopes[0] ?? {}).length === 0;
    const named = isRow ? null : (scopes.map((one) => namedIn(one, tag.name)).find(Boolean) ?? null);
    if (tag.kind === 'other' || (!isRow && !named)) return tag;
    // A list, group or mark as a text would say nothing that anybody can read.
    if (tag.kind === 'text' && named && named.kind !== 'text') return tag;
    const of = named && (named.kind === 'list' || named.kind === 'group') ? named.of : {};
    const wrong = firstUnknown(tag.inside, [of, ...scopes]);
    if (wrong) return wrong;
  }
  return null;
}

const unusable = (tag: TemplateTag, parts: readonly ZipPart[]): Text =>
  tag.kind === 'other'
    ? at(
        text('må ikke bruges: kun felter og afsnit kan', 'must not be used: only fields and sections can'),
        tag.name,
        tag.part,
        parts,
      )
    : at(
        text('er ikke et felt, som dette brev har', 'is not a field that this letter has'),
        tag.name,
        tag.part,
        parts,
      );

const noTags = text(
  'Skabelonen har ingen felter, fx {title}. Breve ville komme til at være ens.',
  'The template has no fields, such as {title}. All letters would be the same.',
);

const unreadable = text('kan ikke læses', 'cannot be read');

const faultWords: Readonly<Record<string, Text>> = {
  unclosed_tag: text('er åbnet med {, men ikke lukket med }', 'is opened with { but not closed with }'),
  unopened_tag: text('er lukket med }, men ikke åbnet med {', 'is closed with } but not opened with {'),
  duplicate_open_tag: text('er åbnet to gange', 'is opened twice'),
  duplicate_close_tag: text('er lukket to gange', 'is closed twice'),
  unclosed_loop: text('er et afsnit, der ikke er lukket', 'is a section that is not closed'),
  unopened_loop: text('lukker et afsnit, der ikke er åbnet', 'closes a section that is not open'),
  closing_tag_does_not_match_opening_tag: text(
    'lukkes med et andet navn, end det er åbnet med',
    'is closed with another name than it was opened with',
  ),
  unbalanced_loop_tags: text(
    'begynder og slutter ikke på samme slags sted (celle, række, afsnit)',
    'does not begin and end in the same kind of place (cell, row, paragraph)',
  ),
  raw_xml_tag_should_be_only_text_in_paragraph: text('må ikke bruges', 'must not be used'),
};

/** What is wrong with a tag, and where somebody finds it in their document. */
function at(wrong: Text, tag: string, part: string, parts: readonly ZipPart[]): Text {
  const said = `«${tag.replace(/[\p{C}{}]/gu, '').slice(0, 60)}»`;
  const line = paragraphOf(tag, part, parts);
  const place = placeWords(part);
  return text(
    `${said} ${wrong.da}: ${line === null ? '' : `afsnit ${line} i `}${place.da}.`,
    `${said} ${wrong.en}: ${line === null ? '' : `paragraph ${line} of `}${place.en}.`,
  );
}

const placeWords = (part: string): Text =>
  part.includes('header')
    ? text('sidehovedet', 'the header')
    : part.includes('footer')
      ? text('sidefoden', 'the footer')
      : /notes/.test(part)
        ? text('noterne', 'the notes')
        : text('brødteksten', 'the body');

/** The first paragraph with the tag in it, counted from 1 as somebody counts them on the page; null where it is not found. */
function paragraphOf(tag: string, part: string, parts: readonly ZipPart[]): number | null {
  const xml = parts.find(({ name }) => name === (part || 'word/document.xml'))?.bytes.toString('utf8') ?? '';
  const paragraphs = xml
    .split(/<w:p[ >]/)
    .slice(1)
    .map((one) => [...one.matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)].map(([, said]) => said).join(''))
    .filter((said) => said.trim() !== '');
  const named = tag === '' ? -1 : paragraphs.findIndex((said) => /[{}]/.test(said) && said.includes(tag));
  // What was read past the end of its paragraph is in none of them: there a brace is without its other.
  const found = named >= 0 ? named : paragraphs.findIndex((said) => !isPaired(said));
  return found < 0 ? null : found + 1;
}

const isPaired = (said: string): boolean => said.replace(/\{[^{}]*\}/g, '').search(/[{}]/) < 0;
