import { type Programme, programmes } from '../../case/examination-codes.ts';
import type { CaseKind } from '../../case/state.ts';
import type { JsonObject } from '../../json.ts';

const numbered = (pattern: RegExp): boolean => /\[1-9\]/.test(pattern.source);

/** The codes that a pattern lists; of the numbered programmes the first few. */
const codesOf = (pattern: RegExp): string[] =>
  numbered(pattern)
    ? ['1', '2', '3'].map((n) => (pattern.source.includes('b') ? `b${n}` : n))
    : pattern.source.replace(/^\^\(\?:|\)\$$/g, '').split('|');

const codesIn = (kind: CaseKind): JsonObject[] =>
  (Object.keys(programmes) as Programme[]).flatMap((programme) =>
    programmes[programme].codes
      .filter((one) => one.kind === kind)
      .flatMap(({ pattern }) => codesOf(pattern).filter((code) => pattern.test(code)))
      .map((code) => ({ programme, code })),
  );

/** Every examination that can be recorded in a kind of case, as the command's fields. */
export const examinationCodes: Readonly<Record<CaseKind, readonly JsonObject[]>> = {
  pregnancy: codesIn('pregnancy'),
  child: codesIn('child'),
};
