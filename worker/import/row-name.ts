import type { ImportRow } from '../../domain/import/import-row.ts';
import { firstRef } from '../../domain/simulation/scenario.ts';
import { caseIdOf, recognise } from '../gateway/recognise.ts';

/** How a row is known again: the same row always opens the same cases, under the same keys. */
export interface RowName {
  caseIdOf: (ref: string) => string;
  /** Of the fact with this number. */
  keyHashOf: (fact: number) => string;
  /** Of everything that the row says: another content under the same name is another row. */
  bodyHash: string;
}

/**
 * Names a row by `digest`, the keyed digest of its municipality and its id in the system that it comes from: whoever
 * sees ids and keys cannot find that id by trying.
 */
export function rowName(row: ImportRow, digest: string): RowName {
  const key = (part: string | number) => `import/${digest}/${part}`;
  const main = firstRef(row.kind);
  const { kind, municipality, facts } = row;
  const told = facts.map(({ case: ref, command, role, data }) => ({ ref, command, role, data }));
  return {
    caseIdOf: (ref) => caseIdOf(key(ref === main ? 0 : ref)),
    keyHashOf: (fact) => recognise(key(fact), {}, {}).keyHash,
    bodyHash: recognise('', { kind, municipality, told }, {}).bodyHash,
  };
}
