import { destroyCaseKey, type Erasure, erasureReasons } from '../db/destroy-case-key.ts';
import { refuse } from '../domain/case/refusal.ts';
import { failed, misuse, type Outcome } from './print.ts';
import { openStore } from './store.ts';

/** What `erase` was given. */
export interface EraseOptions {
  case?: string;
  reason?: string;
  yes?: boolean;
}

/** Erases one case by destroying its key; ends with 1 when part of it stands in plain all the same. */
export async function erase(options: EraseOptions, env: NodeJS.ProcessEnv): Promise<Outcome> {
  const reason = erasureReasons.find((one) => one === options.reason);
  if (!options.case) return misuse('Angiv sagen med --case.', 'Name the case with --case.', 'case');
  if (!reason)
    return misuse(
      `Angiv en af grundene: ${erasureReasons.join(', ')}.`,
      `Name one of the reasons: ${erasureReasons.join(', ')}.`,
      'reason',
    );
  if (!options.yes)
    return misuse(
      'Sletning kan ikke fortrydes. Gentag kommandoen med --yes.',
      'Erasing cannot be taken back. Give the command again with --yes.',
      'yes',
    );
  const opened = await openStore(env);
  if (!opened.ok) return failed(opened.refusal);
  const { sql, close } = opened.store;
  try {
    const erasure = await destroyCaseKey(sql, options.case, reason);
    if (erasure.kind === 'unknown')
      return failed(
        refuse(
          'NOT_FOUND',
          'Sagen findes ikke, eller den har ingen nøgle.',
          'There is no such case, or it has no key.',
          {
            reason: 'case',
          },
        ),
      );
    const { kind: _erased, ...document } = erasure;
    return { document, text: () => inWords(erasure), ok: erasure.plainRows === 0 };
  } finally {
    await close();
  }
}

const inWords = (erasure: Extract<Erasure, { kind: 'erased' }>): string =>
  [
    erasure.before
      ? `${erasure.caseId} var allerede slettet ${erasure.destroyedAt}`
      : `${erasure.caseId} er slettet: nøglen ${erasure.keyId} er destrueret`,
    ...(erasure.linked.length > 0
      ? [`  sammenkædede sager har egne nøgler: ${erasure.linked.join(', ')}`]
      : []),
    ...(erasure.plainRows > 0
      ? [`  ${erasure.plainRows} hændelser fra før krypteringen står stadig læsbare i journalen`]
      : []),
  ].join('\n');
