import { XMLValidator } from 'fast-xml-parser';
import { type Text, text } from '../../domain/text.ts';
import { unzip, type ZipPart } from './unzip.ts';

/** The parts of a file that may become a template, or in words what is wrong with it. */
export type CheckedDocx = { ok: true; parts: readonly ZipPart[] } | { ok: false; mistake: Text };

const MAIN = 'word/document.xml';
const MAIN_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/** What a letter is made of. Whatever is not here stays out: programs, embedded files, sheets behind charts. */
const allowed = [
  /^\[Content_Types\]\.xml$/,
  /^_rels\/\.rels$/,
  /^docProps\/(core|app|custom)\.xml$/,
  /^docProps\/thumbnail\.(jpeg|jpg|png)$/,
  /^word\/(glossary\/)?[a-zA-Z]+\d*\.xml$/,
  /^word\/(glossary\/)?_rels\/[a-zA-Z]+\d*\.xml\.rels$/,
  /^word\/theme\/(_rels\/)?theme\d+\.xml(\.rels)?$/,
  /^word\/(glossary\/)?media\/[\w-]+\.(png|jpe?g|gif)$/,
  /^word\/fonts\/[\w-]+\.odttf$/,
  /^docMetadata\/LabelInfo\.xml$/,
  /^customXml\/(_rels\/)?item(Props)?\d+\.xml(\.rels)?$/,
];

/** Fields of a word processor that fetch or start something when the letter is opened. */
const FETCHING = /\b(DDE|DDEAUTO|INCLUDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|RD|DATABASE|MACROBUTTON)\b/i;

const no = (da: string, en: string): CheckedDocx => ({ ok: false, mistake: text(da, en) });

/** Unpacks a file and looks at every part before anything else reads it. */
export function checkDocx(file: Buffer): CheckedDocx {
  const parts = unzip(file);
  if (parts === 'too-large')
    return no('Filen fylder for meget, når den pakkes ud.', 'The file is too large once it is unpacked.');
  if (parts === 'no-zip')
    return no(
      'Filen kan ikke læses som et Word-dokument (.docx).',
      'The file cannot be read as a Word document (.docx).',
    );
  const told = new Map<string, string>();
  for (const { name, bytes } of parts) {
    const known = whyNoPart(name);
    if (known) return known;
    if (!/\.(xml|rels)$/.test(name)) continue;
    const xml = readXml(bytes);
    if (xml === null)
      return no(`Delen ${name} kan ikke læses som XML.`, `The part ${name} cannot be read as XML.`);
    told.set(name, xml);
  }
  const wrong = whyNoDocument(told);
  return wrong ?? { ok: true, parts };
}

function whyNoPart(name: string): CheckedDocx | null {
  if (/vba/i.test(name))
    return no('Skabelonen må ikke indeholde makroer.', 'The template must not contain macros.');
  if (/^word\/(embeddings|activeX)\//i.test(name))
    return no(
      'Skabelonen må ikke indeholde indlejrede filer eller objekter.',
      'The template must not contain embedded files or objects.',
    );
  // They carry the names of whoever wrote them into every letter.
  if (/^word\/(comments\w*|people)\.xml$/i.test(name))
    return no(
      'Skabelonen har kommentarer: fjern dem, før den lægges op.',
      'The template has comments: remove them before uploading it.',
    );
  if (allowed.some((one) => one.test(name))) return null;
  const said = name.replace(/[^\w./[\]-]/g, '?').slice(0, 80);
  return no(
    `Skabelonen indeholder en del, som et brev ikke har brug for: ${said}.`,
    `The template contains a part that a letter does not need: ${said}.`,
  );
}

function whyNoDocument(told: ReadonlyMap<string, string>): CheckedDocx | null {
  if (!told.has(MAIN) || !told.get('[Content_Types].xml')?.includes(`"${MAIN_TYPE}"`))
    return no(
      'Filen er ikke et almindeligt Word-dokument (.docx).',
      'The file is not a plain Word document (.docx).',
    );
  for (const [name, xml] of told) {
    if (name.endsWith('.rels') && /TargetMode\s*=\s*["']External/i.test(xml))
      return no(
        'Skabelonen henviser til noget uden for filen (et link, et billede eller en skabelon på et drev). Skriv adresser som almindelig tekst.',
        'The template refers to something outside the file (a link, a picture or a template on a drive). Write addresses as plain text.',
      );
    if (name.endsWith('.rels') && /\/(aFChunk|oleObject|package|control|subDocument)["']/i.test(xml))
      return no(
        'Skabelonen må ikke indeholde indlejrede filer eller objekter.',
        'The template must not contain embedded files or objects.',
      );
    if (FETCHING.test(instructionsIn(xml)))
      return no(
        'Skabelonen indeholder et felt, der henter eller starter noget, når brevet åbnes.',
        'The template contains a field that fetches or starts something when the letter is opened.',
      );
    if (/<w:(ins|del|moveFrom|moveTo)\s[^>]*w:author=/.test(xml))
      return no(
        'Skabelonen har sporede ændringer: accepter eller afvis dem, før den lægges op.',
        'The template has tracked changes: accept or reject them before uploading it.',
      );
  }
  return null;
}

/** What the fields of a page are told to do; a word may stand in several pieces. */
const instructionsIn = (xml: string): string =>
  [...xml.matchAll(/<w:instrText[^>]*>([^<]*)<|w:instr="([^"]*)"/g)]
    .map(([, inText, inMark]) => inText ?? ` ${inMark} `)
    .join('');

const decoder = new TextDecoder('utf-8', { fatal: true });

/** XML in plain UTF-8 without definitions of its own: what is looked for here cannot hide in another writing. */
function readXml(bytes: Buffer): string | null {
  let xml: string;
  try {
    xml = decoder.decode(bytes);
  } catch {
    return null;
  }
  const encoding = /^\s*<\?xml[^>]*encoding\s*=\s*["']([^"']*)/i.exec(xml)?.[1] ?? 'utf-8';
  if (xml.includes('\u0000') || !/^utf-8$/i.test(encoding) || /<!(DOCTYPE|ENTITY)/i.test(xml)) return null;
  return XMLValidator.validate(xml.replace(/^\uFEFF/, '')) === true ? xml : null;
}
