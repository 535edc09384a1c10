import type { LetterData } from '../../documents/letter-data.ts';
import { renderDocx } from '../../documents/own-templates/render-docx.ts';
import { renderPdf } from '../../documents/render-pdf.ts';
import { type OwnTemplateVersion, ownTemplateInForce } from '../../domain/documents/own-template-in-force.ts';

/** Where the templates of organisations are read. */
export interface OwnTemplateFiles {
  /** Every version of every letter, without the files. */
  versions(organisation: string): Promise<readonly OwnTemplateVersion[]>;
  file(organisation: string, template: string, version: number): Promise<Uint8Array | null>;
}

/** What a letter is set with: ours where `templateOf` is null. */
export interface SetWith {
  template: string;
  templateVersion: number;
  templateOf: string | null;
}

export interface SetFile {
  file: Uint8Array;
  mediaType: string;
  warnings: readonly string[];
}

export const PDF = 'application/pdf';
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The own template of the sender that held at a moment; null: ours. */
export async function ownTemplateAt(
  templates: OwnTemplateFiles,
  sender: string,
  template: string,
  atMs: number,
): Promise<SetWith | null> {
  const own = ownTemplateInForce(await templates.versions(sender), template, atMs);
  return own && { template, templateVersion: own.version, templateOf: sender };
}

/** The same words in ours as PDF, or in an organisation's own as DOCX. Rejects where the template is out of reach. */
export async function setWithTemplate(
  templates: OwnTemplateFiles,
  { template, templateVersion, templateOf }: SetWith,
  letter: LetterData,
): Promise<SetFile> {
  if (templateOf === null) {
    const { pdf, warnings } = renderPdf({ name: template, version: templateVersion }, letter);
    return { file: pdf, mediaType: PDF, warnings };
  }
  const own = await templates.file(templateOf, template, templateVersion);
  if (!own) throw new Error('an own template is gone');
  const { docx, warnings } = renderDocx(own, letter);
  return { file: docx, mediaType: DOCX, warnings };
}
