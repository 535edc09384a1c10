import PizZip from 'pizzip';
import { describe, expect, it } from 'vitest';
import { copyFor } from '../../documents/copy-for.ts';
import { acceptTemplate } from '../../documents/own-templates/accept-template.ts';
import { inventedLetter } from '../../documents/own-templates/invented-letter.ts';
import { type Names, namesOf } from '../../documents/own-templates/names-of-template.ts';
import { renderDocx } from '../../documents/own-templates/render-docx.ts';
import { documentTemplates, templateByName } from '../../domain/documents/registry.ts';
import { docx, paragraph, partsOf, wordsOf } from './docx-template.ts';

const decision = templateByName('decision');
if (!decision) throw new Error('no decision');

const accept = (upload: Buffer) => acceptTemplate(decision, upload);
const mistakeIn = (upload: Buffer): string => {
  const accepted = accept(upload);
  return accepted.ok ? 'accepted' : accepted.mistake.da;
};
const fileOf = (...paragraphs: string[]): Buffer => {
  const accepted = accept(docx(paragraphs));
  if (!accepted.ok) throw new Error(accepted.mistake.en);
  return accepted.file;
};

/** Every name of a letter as somebody writes it into a template. */
const written = (names: Names, inside = ''): string[] =>
  Object.entries(names).flatMap(([name, named]) => {
    const path = `${inside}${name}`;
    if (named.kind === 'text') return [`{${path}}`];
    if (named.kind === 'mark') return [`{#${path}}Udkast{/${path}}`];
    if (named.kind === 'group') return written(named.of, `${path}.`);
    const row = Object.keys(named.of).length === 0 ? ['{.}'] : written(named.of);
    return [`{#${path}}`, ...row, `{/${path}}`];
  });

describe('a template that is wrong', () => {
  it.each([
    ['{fields.decision', '«fields.decision» er åbnet med {, men ikke lukket med }: afsnit 2 i brødteksten.'],
    ['fields.decision}', '«fields.decision» er lukket med }, men ikke åbnet med {: afsnit 2 i brødteksten.'],
    ['{fields.afgorelse}', '«fields.afgorelse» er ikke et felt, som dette brev har: afsnit 2 i brødteksten.'],
    ['{#persons}{name}', '«persons» er et afsnit, der ikke er lukket: afsnit 2 i brødteksten.'],
    ['{/persons}', '«persons» lukker et afsnit, der ikke er åbnet: afsnit 2 i brødteksten.'],
    [
      '{#persons}{adresse}{/persons}',
      '«adresse» er ikke et felt, som dette brev har: afsnit 2 i brødteksten.',
    ],
    [
      '{^persons}{adresse}{/persons}',
      '«adresse» er ikke et felt, som dette brev har: afsnit 2 i brødteksten.',
    ],
    [
      '{@fields.decision}',
      '«fields.decision» må ikke bruges: kun felter og afsnit kan: afsnit 2 i brødteksten.',
    ],
    ['{=[[ ]]=}[[title]]', '«=[[ ]]=» er ikke et felt, som dette brev har: afsnit 2 i brødteksten.'],
    ['{constructor}', '«constructor» er ikke et felt, som dette brev har: afsnit 2 i brødteksten.'],
    ['{draft}', '«draft» er ikke et felt, som dette brev har: afsnit 2 i brødteksten.'],
    ['{#persons}{.}{/persons}', '«.» er ikke et felt, som dette brev har: afsnit 2 i brødteksten.'],
    ['{persons}', '«persons» er ikke et felt, som dette brev har: afsnit 2 i brødteksten.'],
  ])('%s is refused with the place', (tag, said) => {
    expect(mistakeIn(docx(['{title}', tag]))).toBe(said);
  });

  it('is refused with the place in the head of the page too', () => {
    const header = `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${paragraph('{by}')}</w:hdr>`;
    expect(mistakeIn(docx(['{title}'], { 'word/header1.xml': header }))).toBe(
      '«by» er ikke et felt, som dette brev har: afsnit 1 i sidehovedet.',
    );
  });

  it('is refused where it has no field at all, and where a letter has it under another name', () => {
    expect(mistakeIn(docx(['Kære alle']))).toContain('ingen felter');
    expect(mistakeIn(docx(['{facts.meeting.kind}']))).toContain('ikke et felt, som dette brev har');
  });
});

describe('a file that is no template', () => {
  const relations = (target: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" ${target}/></Relationships>`;
  const body = (inner: string) =>
    `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraph('{title}')}${inner}</w:body></w:document>`;

  it.each<[string, Buffer, string]>([
    ['no zip', Buffer.from('%PDF-1.7'), 'kan ikke læses som et Word-dokument'],
    ['half a zip', docx(['{title}']).subarray(0, 400), 'kan ikke læses som et Word-dokument'],
    [
      'a zip of something else',
      new PizZip().file('a.xml', '<a/>').generate({ type: 'nodebuffer' }),
      'en del',
    ],
    ['macros', docx(['{title}'], { 'word/vbaProject.bin': 'x' }), 'makroer'],
    ['an embedded file', docx(['{title}'], { 'word/embeddings/oleObject1.bin': 'x' }), 'indlejrede'],
    ['a program beside it', docx(['{title}'], { 'word/run.exe': 'x' }), 'word/run.exe'],
    ['a path out of the file', docx(['{title}'], { '../evil.xml': '<a/>' }), '../evil.xml'],
    ['comments', docx(['{title}'], { 'word/comments.xml': '<a/>' }), 'kommentarer'],
    [
      'a picture from elsewhere',
      docx(['{title}'], {
        'word/_rels/document.xml.rels': relations(
          'Type="x/image" Target="https://example.dk/x.png" TargetMode="External"',
        ),
      }),
      'uden for filen',
    ],
    [
      'another file as its text',
      docx(['{title}'], { 'word/_rels/document.xml.rels': relations('Type="x/aFChunk" Target="a.xml"') }),
      'indlejrede',
    ],
    [
      'a field that fetches, in two pieces',
      docx([], {
        'word/document.xml': body('<w:instrText>INCLUDE</w:instrText><w:instrText>TEXT "x"</w:instrText>'),
      }),
      'henter eller starter',
    ],
    [
      'tracked changes',
      docx([], { 'word/document.xml': body('<w:ins w:id="1" w:author="Nogen"/>') }),
      'sporede ændringer',
    ],
    ['definitions in XML', docx([], { 'word/document.xml': `<!DOCTYPE a>${body('')}` }), 'som XML'],
    [
      'XML in another writing',
      docx([], { 'word/document.xml': Buffer.from(body(''), 'utf16le') }),
      'som XML',
    ],
    ['XML that does not close', docx([], { 'word/document.xml': body('<w:p>') }), 'som XML'],
  ])('is refused: %s', (_, upload, said) => {
    expect(mistakeIn(upload)).toContain(said);
  });

  it('is refused before it is unpacked further than a letter needs, whatever it says of its size', () => {
    const bomb = docx(['{title}'], { 'word/media/image1.png': Buffer.alloc(25 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(mistakeIn(bomb)).toContain('fylder for meget');
    // The same with a directory that says 100 bytes.
    const entry = bomb.lastIndexOf('word/media/image1.png') - 46;
    const lying = Buffer.from(bomb);
    lying.writeUInt32LE(100, entry + 24);
    expect(mistakeIn(lying)).toContain('fylder for meget');
  });
});

describe('a letter in a template of somebody’s own', () => {
  it.each(documentTemplates.map((one) => [one.name, one] as const))(
    '%s takes every name that it is said to have',
    (_, template) => {
      const accepted = acceptTemplate(template, docx(written(namesOf(template))));
      expect(accepted).toMatchObject({ ok: true });
      if (!accepted.ok) return;
      const letter = inventedLetter(template);
      const words = wordsOf(renderDocx(accepted.file, letter).docx);
      expect(words).not.toMatch(/[{}]|undefined|object Object/);
      expect(words).toContain(template.title.da);
    },
  );

  it('shows what somebody wrote as they wrote it: braces, marks and signs are no syntax', () => {
    const canary = '{#persons}{name}{/persons} {title} {@x} <w:p/> & ]]> $x$ 😀 שלום\nny linje';
    const letter = inventedLetter(decision);
    const file = fileOf('{fields.decision}', '{#persons}{name};{/persons}');
    const set = renderDocx(file, { ...letter, fields: { decision: `${canary}\u0001\u202E\uD800` } });
    expect(wordsOf(set.docx)).toContain(`${canary}▯`);
    expect(wordsOf(set.docx)).toContain('Prøve Person;Prøve Barn;');
    expect(set.warnings).toHaveLength(2);
    // What was not filled in is empty, and nothing of what everything has is a field.
    const empty = renderDocx(file, { ...letter, fields: {}, persons: [] });
    expect(wordsOf(empty.docx).trim()).toBe('');
  });

  it('is the same file for the same words, and says nothing of who made the template', () => {
    const set = renderDocx(fileOf('{title}'), inventedLetter(decision)).docx;
    expect(set.equals(renderDocx(fileOf('{title}'), inventedLetter(decision)).docx)).toBe(true);
    expect(JSON.stringify(partsOf(set))).not.toContain('Skriversen');
    expect(partsOf(set)['docProps/core.xml']).toContain('<dc:title>Afgørelse</dc:title>');
  });

  it('leaves a protected address out of the copies of others, as our own letters do', () => {
    const letter = {
      ...inventedLetter(decision),
      fields: { decision: 'Hun bor skjulvej 7,\n6700 Esbjerg.' },
    };
    const copy = copyFor(letter, { to: ['Modtager'], withheld: ['Skjulvej 7, 6700 Esbjerg'] });
    expect(wordsOf(renderDocx(fileOf('{fields.decision}'), copy).docx)).toContain(
      'Hun bor [adresse udeladt: beskyttet].',
    );
  });
});
