import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { isJsonObject, type Json } from '../../domain/json.ts';
import type { LetterData } from '../letter-data.ts';
import { printable } from '../printable.ts';
import { propertiesOf } from './file-properties.ts';

/** The one file that knows docxtemplater. Another engine would be put in here. */

export interface RenderedDocx {
  docx: Buffer;
  /** What could not be shown as it was written, in Danish; empty as a rule. */
  warnings: readonly string[];
}

/** A tag of a template as the engine read it. */
export interface TemplateTag {
  /** Between the braces, without `#`, `^` or `/`. */
  name: string;
  kind: 'text' | 'section' | 'other';
  /** Of the file: `word/header1.xml`. */
  part: string;
  inside: readonly TemplateTag[];
}

/** What the engine could not read, by its own code. */
export interface TemplateFault {
  id: string;
  tag: string;
  part: string;
}

/** A template that the engine refuses. Says nothing of content. */
export class OwnTemplateBroken extends Error {
  override name = 'OwnTemplateBroken';
  readonly faults: readonly TemplateFault[];

  constructor(faults: readonly TemplateFault[]) {
    super(faults[0]?.id ?? 'unknown');
    this.faults = faults;
  }
}

interface EnginePart {
  type: string;
  value: string;
  module?: string;
  subparsed?: EnginePart[];
}

// The same letter is the same file, whenever it is made.
const WRITTEN = new Date(2026, 0, 1, 12);

/** The tags of a template. Throws OwnTemplateBroken where the engine cannot make out what is meant. */
export function tagsOf(file: Uint8Array): readonly TemplateTag[] {
  const found: TemplateTag[] = [];
  let part = '';
  opened(file, {
    name: 'TagsSeen',
    set({ inspect }: { inspect?: { filePath?: string; postparsed?: EnginePart[] } }) {
      if (inspect?.filePath) part = inspect.filePath;
      if (inspect?.postparsed) found.push(...tagsIn(inspect.postparsed, part));
    },
  });
  return found;
}

/**
 * A letter set with a municipality's own template, as DOCX. Values are put in as text and never read: braces that somebody
 * wrote stay braces. The same data give the same bytes. Throws OwnTemplateBroken.
 */
export function renderDocx(file: Uint8Array, letter: LetterData): RenderedDocx {
  const { value, warnings } = printable(letter, (codePoint) => codePoint < 0xd800 || codePoint > 0xdfff);
  const doc = opened(file);
  try {
    doc.render(value);
  } catch (error) {
    throw broken(error);
  }
  const set = doc.getZip();
  const parts = Object.values(set.files).filter(({ dir }) => !dir);
  const names = parts.map(({ name }) => name);
  const docx = packed([
    ...parts.map((one) => ({ name: one.name, bytes: one.asNodeBuffer() })),
    ...propertiesOf(names, value),
  ]);
  return { docx, warnings };
}

/** Parts packed anew, in their order; a later part of the same name takes the place of an earlier. */
export function packed(parts: readonly { name: string; bytes: Buffer }[]): Buffer {
  const zip = new PizZip();
  for (const { name, bytes } of parts)
    zip.file(name, bytes, { binary: true, createFolders: false, date: WRITTEN });
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}

function opened(file: Uint8Array, ...modules: object[]): Docxtemplater<PizZip> {
  try {
    return new Docxtemplater(new PizZip(file), {
      modules,
      paragraphLoop: true,
      linebreaks: true,
      // What the engine says of a template quotes it: it goes to whoever uploads it, not to the log.
      errorLogging: false,
      syntax: { changeDelimiterPrefix: null },
      nullGetter: () => '',
      parser: (tag) => ({ get: (scope: Json) => valueIn(scope, tag.trim()) }),
    });
  } catch (error) {
    throw broken(error);
  }
}

/** What a dotted name leads to in the data; only what was put there. */
function valueIn(scope: Json, tag: string): Json | undefined {
  if (tag === '.') return scope;
  let found: Json | undefined = scope;
  for (const name of tag.split('.')) {
    if (!isJsonObject(found) || !Object.hasOwn(found, name)) return undefined;
    found = (found as Record<string, Json>)[name];
  }
  return found;
}

const tagsIn = (parts: readonly EnginePart[], part: string): TemplateTag[] =>
  parts
    .filter(({ type }) => type === 'placeholder')
    .map(({ value, module, subparsed }) => ({
      name: value.trim(),
      kind: module === 'loop' ? 'section' : module ? 'other' : 'text',
      part,
      inside: tagsIn(subparsed ?? [], part),
    }));

interface EngineError {
  properties?: { id?: string; xtag?: string; closingtag?: string; file?: string; errors?: EngineError[] };
}

function broken(error: unknown): OwnTemplateBroken {
  const { properties } = error as EngineError;
  const all = properties?.errors ?? [error as EngineError];
  return new OwnTemplateBroken(
    all.map(({ properties: { id = 'unknown', xtag, closingtag, file = '' } = {} }) => ({
      ...{ id, part: file },
      tag: String(xtag ?? closingtag ?? '').trim(),
    })),
  );
}
