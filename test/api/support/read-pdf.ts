import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a tool that knows nothing of how it was made says of a PDF. */
export interface PdfSeen {
  title: string | null;
  language: string | null;
  /** Marked as tagged. */
  tagged: boolean;
  /** Part of PDF/UA that it says it keeps; null for none. */
  pdfUa: string | null;
  /** Kinds of structure on its pages: `H1`, `P`, `Table` … */
  structure: ReadonlySet<string>;
  pages: number;
  text: string;
}

interface StructureNode {
  role?: string;
  children?: StructureNode[];
}

/** Reads a PDF with pdf.js. */
export async function readPdf(bytes: Uint8Array): Promise<PdfSeen> {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false });
  const pdf = await loading.promise;
  const [meta, marks] = await Promise.all([pdf.getMetadata(), pdf.getMarkInfo()]);
  const info = meta.info as { Title?: string; Language?: string };
  const structure = new Set<string>();
  const collect = ({ role, children = [] }: StructureNode): void => {
    if (role) structure.add(role);
    for (const child of children) collect(child);
  };
  let text = '';
  for (let n = 1; n <= pdf.numPages; n += 1) {
    const page = await pdf.getPage(n);
    const tree = (await page.getStructTree()) as StructureNode | null;
    if (tree) collect(tree);
    const { items } = await page.getTextContent();
    text += items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
  }
  const xmp = String(meta.metadata?.getRaw() ?? '');
  const seen = {
    title: info.Title ?? null,
    language: info.Language ?? null,
    tagged: marks?.Marked === true,
    pdfUa: /pdfuaid:part>(\d)/.exec(xmp)?.[1] ?? null,
    ...{ structure, pages: pdf.numPages, text },
  };
  await loading.destroy();
  return seen;
}
