import { createHash } from 'node:crypto';
import { Tampered } from '../../security/key-unavailable.ts';
import { sealText } from '../../security/seal.ts';
import { keysOf } from '../case-keys.ts';
import type { Sql } from '../connect.ts';
import { openSealed } from '../sealed-json.ts';

/** A document as it was approved: what it was set from, and the file. */
export interface LockedDocument {
  documentId: string;
  version: number;
  template: string;
  templateVersion: number;
  /** The organisation whose own template it was set with; null: ours. */
  templateOf: string | null;
  mediaType: string;
  /** The words of it, as the template gets them. */
  letter: unknown;
  file: Uint8Array;
}

interface Row {
  template: string;
  template_version: number;
  template_of: string | null;
  media_type: string;
  sealed_letter: string;
  sealed_file: string;
  sealed_digest: string;
}

/** For which place the parts are sealed: a file that was moved to another version does not open there. */
const purposeOf = (part: 'letter' | 'file' | 'digest', documentId: string, version: number): string =>
  `document/${part}/${documentId}/${version}`;

const digestOf = (file: Uint8Array): string => createHash('sha256').update(file).digest('hex');

/** Keeps a document as it is from now on. Whoever comes second finds what the first has kept. */
export async function keepDocument(sql: Sql, caseId: string, document: LockedDocument): Promise<void> {
  const key = await keysOf(sql).ensure(sql, caseId);
  const { documentId, version, template, templateVersion, templateOf, mediaType, letter, file } = document;
  const seal = (part: 'letter' | 'file' | 'digest', said: string) =>
    sealText(key, purposeOf(part, documentId, version), said);
  await sql`
    insert into locked_document ${sql({
      ...{ case_id: caseId, document_id: documentId, version, template, template_version: templateVersion },
      ...{ template_of: templateOf, media_type: mediaType },
      sealed_letter: seal('letter', JSON.stringify(letter)),
      sealed_file: seal('file', Buffer.from(file).toString('base64')),
      sealed_digest: seal('digest', digestOf(file)),
    })} on conflict do nothing`;
}

/** A document as it was kept, or null. Throws KeyUnavailable, or Tampered where it is not what was approved. */
export async function findDocument(
  sql: Sql,
  caseId: string,
  documentId: string,
  version: number,
): Promise<LockedDocument | null> {
  const [row] = await sql<Row[]>`
    select template, template_version, template_of, media_type, sealed_letter, sealed_file, sealed_digest
    from locked_document
    where case_id = ${caseId} and document_id = ${documentId} and version = ${version}`;
  if (!row) return null;
  const open = (part: 'letter' | 'file' | 'digest', sealed: string) =>
    openSealed(sql, caseId, purposeOf(part, documentId, version), sealed);
  const [letter, file64, digest] = await Promise.all([
    open('letter', row.sealed_letter),
    open('file', row.sealed_file),
    open('digest', row.sealed_digest),
  ]);
  const file = Buffer.from(file64, 'base64');
  if (digestOf(file) !== digest) throw new Tampered(caseId, `${documentId}/${version}`);
  return {
    ...{ documentId, version, template: row.template, templateVersion: row.template_version },
    ...{ templateOf: row.template_of, mediaType: row.media_type },
    letter: JSON.parse(letter),
    file,
  };
}
