import { fieldsOf } from '../../domain/case/read-command.ts';
import { refuse } from '../../domain/case/refusal.ts';
import { commandByName } from '../../domain/case/registry.ts';
import type { ImportRow } from '../../domain/import/import-row.ts';
import { firstRef } from '../../domain/simulation/scenario.ts';
import type { PersonIntake } from '../../persons/person-intake.ts';
import { idsWritten, personsIn, withIds } from '../../persons/take-out.ts';
import type { Played } from './play-row.ts';
import type { RowName } from './row-name.ts';

/**
 * The row with ids where persons were: names, numbers and addresses go into the register, as with every command that
 * comes through the gateway. Told twice, nobody is there twice; of a row that is refused later nothing stays.
 */
export async function withPersons(
  persons: PersonIntake,
  row: ImportRow,
  name: RowName,
): Promise<ImportRow | Extract<Played, { ok: false }>> {
  const facts = [];
  for (const [i, fact] of row.facts.entries()) {
    const spec = commandByName(fact.command);
    const fields = spec ? fieldsOf(spec) : {};
    if (idsWritten(fields, fact.data).length > 0) return { ok: false, fact: i, refusal: idOfFile };
    const found = personsIn(fields, fact.data, { command: fact.command, ref: fact.case });
    if (found.length === 0) {
      facts.push(fact);
      continue;
    }
    const call = {
      caseId: name.caseIdOf(fact.case),
      keyHash: name.keyHashOf(i),
      bodyHash: name.bodyHash,
      municipality: row.municipality,
      homeCase: name.caseIdOf(firstRef(row.kind)),
    };
    facts.push({ ...fact, data: withIds(fact.data, found, await persons.take(call, found)) });
  }
  return { ...row, facts };
}

const idOfFile = refuse(
  'VALIDATION',
  'Skriv navn og nummer; «personId» sættes af systemet selv.',
  'Write name and number; “personId” is set by the system itself.',
  { reason: 'personId' },
);
