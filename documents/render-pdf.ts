import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type NodeCompiler as Compiler,
  NodeCompiler,
  type NodeError,
} from '@myriaddreamin/typst-ts-node-compiler';
import { fontCoverage } from './font-coverage.ts';
import type { LetterData } from './letter-data.ts';
import { printable } from './printable.ts';

/** The one file that knows typst. Another engine would be put in here. */

export interface RenderedPdf {
  pdf: Buffer;
  /** What could not be shown as it was written, in Danish; empty as a rule. */
  warnings: readonly string[];
}

/** A template that does not compile: a fault of ours, never of what somebody wrote. Says nothing of the content. */
export class TemplateBroken extends Error {
  override name = 'TemplateBroken';
}

const workspace = fileURLToPath(new URL('./templates', import.meta.url));
const packages = fileURLToPath(new URL('../node_modules/', import.meta.url));

/** Fonts with an open licence from packages, in the order in which a character is looked for; no font of the machine. */
const fontFiles = [
  '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
  'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
  '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
] as const;

/** How many renderings a remembered part of one is kept unused. */
const KEPT_RENDERINGS = 10;

interface Engine {
  compiler: Compiler;
  shows: (codePoint: number) => boolean;
}

let engine: Engine | null = null;

/** Reading the fonts takes longer than a letter: one compiler serves the process. */
function openEngine(): Engine {
  if (engine) return engine;
  const fontBlobs = fontFiles.map((file) => readFileSync(`${packages}${file}`));
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs }] });
  engine = { compiler, shows: fontCoverage(fontBlobs) };
  return engine;
}

/**
 * A letter or form as PDF/UA-1: tagged, with title and language. The same data give the same bytes. Everything in
 * `data` is content and is never read as markup. Throws TemplateBroken.
 */
export function renderPdf(template: { name: string; version: number }, data: LetterData): RenderedPdf {
  const { compiler, shows } = openEngine();
  const { value, warnings } = printable(data, shows);
  try {
    const compiled = compiler.compile({
      mainFilePath: `${workspace}/${template.name}/${template.version}.typ`,
      inputs: { data: JSON.stringify(value) },
    });
    if (!compiled.result) throw broken(template, compiled.takeDiagnostics());
    return { pdf: compiler.pdf(compiled.result, { pdfStandard: 'ua-1' }), warnings };
  } catch (error) {
    throw error instanceof TemplateBroken ? error : broken(template, null);
  } finally {
    compiler.evictCache(KEPT_RENDERINGS);
  }
}

/** Where in the template it went wrong; the messages of the engine may quote content and stay here. */
function broken(
  { name, version }: { name: string; version: number },
  error: NodeError | null,
): TemplateBroken {
  const places = (error?.shortDiagnostics ?? []) as { path?: string; range?: string }[];
  const first = places[0];
  return new TemplateBroken(
    `${name}/${version}: ${first?.path?.split('/').at(-2) ?? ''} ${first?.range ?? 'no place'}`,
  );
}
