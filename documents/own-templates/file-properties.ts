import type { LetterData } from '../letter-data.ts';

const escaped = (said: string): string => said.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A word processor writes down who made a file, when and where. A letter says its title and its day, and nothing of whom. */
export function propertiesOf(
  names: readonly string[],
  { title, created }: Pick<LetterData, 'title' | 'created'>,
): { name: string; bytes: Buffer }[] {
  const [year, month, day] = created;
  const two = (number: number): string => String(number).padStart(2, '0');
  const at = `${year}-${two(month)}-${two(day)}T12:00:00Z`;
  const stamp = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${at}</dcterms:${name}>`;
  const core =
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escaped(title)}</dc:title>${stamp('created')}${stamp('modified')}<dc:language>da-DK</dc:language>` +
    '</cp:coreProperties>';
  const empty = (kind: string) =>
    `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/${kind}"/>`;
  const own: Readonly<Record<string, string>> = {
    'docProps/core.xml': core,
    'docProps/app.xml': empty('extended-properties'),
    'docProps/custom.xml': empty('custom-properties'),
  };
  return Object.entries(own)
    .filter(([name]) => names.includes(name))
    .map(([name, xml]) => ({ name, bytes: Buffer.from(HEAD + xml) }));
}
