import type { Refusal, RefusalCode } from '../case/refusal.ts';
import type { CaseKind } from '../case/state.ts';
import type { JsonObject } from '../json.ts';
import type { Role } from '../rules/roles.ts';
import type { Text } from '../text.ts';

/** One thing that happened in a case before it was taken over: a command of the registry with the moment of its act. */
export interface ImportedFact {
  /** `pregnancy`, `child:1` …: which case of the life it belongs to. */
  case: string;
  command: string;
  role: Role;
  data: JsonObject;
  /** Where it stands in its row: the beginning of its columns' names. */
  place: string;
}

/** One case to be taken over from another system. Its facts begin with `refer`. */
export interface ImportRow {
  /** As people count them in the file: the first case is 1. */
  row: number;
  /** The case's name in the system that it comes from: never shown, kept as a keyed digest only. */
  id: string;
  kind: CaseKind;
  municipality: string;
  facts: readonly ImportedFact[];
}

/** What is wrong with a row. `column` is the name of a column or a place in it, never what stands there. */
export interface RowMistake {
  row: number;
  column: string | null;
  code: RefusalCode;
  message: Text;
  source?: string;
}

/** A refusal as a mistake in the row that it came of. */
export const mistakeOf = (
  row: number,
  column: string | null,
  { code, message, source }: Refusal,
): RowMistake => ({
  row,
  column,
  code,
  message,
  ...(source ? { source } : {}),
});
