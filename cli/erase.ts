import type { Sql } from '../db/connect.ts';
import { destroyCaseKey, type Erasure, type ErasureReason, erasureReasons } from '../db/destroy-case-key.ts';
import { erasePerson } from '../db/erase-persons.ts';
import { refuse } from '../domain/case/refusal.ts';
import { failed, misuse, type Outcome } from './print.ts';
import { openStore } from './store.ts';

/** What `erase` was given. */
export interface EraseOptions {
  case?: string;
  person?: string;
  reason?: string;
  yes?: boolean;
}

/** Erases one case, or one person alone, by destroying the key; ends with 1 when part of it stands in plain all the same. */
export async function erase(options: EraseOptions, env: NodeJS.ProcessEnv): Promise<Outcome> {
  const reason = erasureReasons.find((one) => one === options.reason);
  if (!options.case === !options.person)
    return misuse(
      'Angiv enten sagen med --case eller personen med --person.',
      'Name either the case with --case or the person with --person.',
      'case',
    );
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
    if (options.person) return await erasedPerson(sql, options.person, reason);
    const erasure = await destroyCaseKey(sql, options.case ?? '', reason);
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

async function erasedPerson(sql: Sql, personId: string, reason: ErasureReason): Promise<Outcome> {
  if (!(await erasePerson(sql, personId, reason)))
    return failed(
      refuse(
        'NOT_FOUND',
        'Personen findes ikke, eller er slettet.',
        'There is no such person, or they are erased.',
        { reason: 'person' },
      ),
    );
  const text = () => `${personId} er slettet: nøglen er destrueret; sagerne består`;
  return { document: { personId, reason }, text, ok: true };
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
