import PizZip from 'pizzip';

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

export const paragraph = (said: string): string =>
  `<w:p><w:r><w:t xml:space="preserve">${said}</w:t></w:r></w:p>`;

/** A Word document with these paragraphs, and parts more or other than it has. */
export function docx(
  paragraphs: readonly string[],
  more: Readonly<Record<string, string | Buffer>> = {},
): Buffer {
  const parts: Record<string, string | Buffer> = {
    '[Content_Types].xml':
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>' +
      '<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>',
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${XML}<w:document xmlns:w="${WORD}"><w:body>${paragraphs.map(paragraph).join('')}</w:body></w:document>`,
    'docProps/core.xml': `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Skriver Skriversen</dc:creator></cp:coreProperties>`,
    ...more,
  };
  const zip = new PizZip();
  for (const [name, content] of Object.entries(parts)) zip.file(name, content);
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}

/** What stands in a Word document, part by part. */
export function partsOf(file: Uint8Array): Record<string, string> {
  return Object.fromEntries(
    Object.entries(new PizZip(file).files).map(([name, one]) => [name, one.asText()]),
  );
}

/** The words of a Word document as somebody reads them. */
export const wordsOf = (file: Uint8Array): string =>
  [...(partsOf(file)['word/document.xml'] ?? '').matchAll(/<w:t(?: [^>]*)?>([^<]*)<|<w:br\/>|<\/w:p>/g)]
    .map(([all, said]) => said ?? (all ? '\n' : ''))
    .join('')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
