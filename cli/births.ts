import { isMunicipality } from '../api/identity/region.ts';
import { postgresPersons } from '../db/person-register.ts';
import { postgresIntake } from '../db/take-persons.ts';
import { createCaseEngine } from '../worker/case-engine.ts';
import { createCaseGateway } from '../worker/gateway/temporal-case-gateway.ts';
import { birthFile } from '../worker/import/birth-feed.ts';
import { type BirthsTaken, takeBirths } from '../worker/import/take-births.ts';
import { openEngine } from './engine.ts';
import { failed, misuse, type Outcome } from './print.ts';
import { openStore } from './store.ts';

export interface BirthsOptions {
  municipality?: string;
  record?: boolean;
}

/** Takes notices of births from a file of the civil register: proposes them in their cases, or records them. */
export async function births(
  path: string,
  { municipality = '', record = false }: BirthsOptions,
  env: NodeJS.ProcessEnv,
): Promise<Outcome> {
  if (!isMunicipality(municipality))
    return misuse('Angiv en kommune i aftalen.', 'Name a municipality of the agreement.', 'municipality');
  const store = await openStore(env);
  if (!store.ok) return failed(store.refusal);
  const { sql, close } = store.store;
  try {
    const engine = await openEngine(env, sql);
    if (!engine.ok) return failed(engine.refusal);
    try {
      const { client } = engine.engine;
      const gateway = createCaseGateway({
        client,
        engine: createCaseEngine(client),
        sql,
        persons: postgresIntake(sql),
      });
      const parts = { sql, persons: postgresPersons(sql), gateway, municipality, record };
      const taken = await takeBirths(parts, birthFile(path), Date.now());
      const ok = taken.mistakes.length + taken.ambiguous.length === 0;
      return { document: taken, text: () => textOf(taken), ok };
    } catch (error) {
      // A parser repeats what stands in the file, and the file holds numbers of persons.
      if (!(error instanceof SyntaxError) && (error as { code?: string }).code !== 'ENOENT') throw error;
      return misuse('Filen kan ikke læses som en liste.', 'The file cannot be read as a list.', 'file');
    } finally {
      await engine.engine.close();
    }
  } finally {
    await close();
  }
}

const textOf = ({ read, recorded, proposed, known, unknown, ambiguous, mistakes }: BirthsTaken): string =>
  [
    `${read} meddelelser: ${recorded.length} registreret, ${proposed.length} foreslået, ${known} kendt, ${unknown} vedrører ingen sag her`,
    ...ambiguous.map((ids) => `  flere åbne sager: ${ids.join(', ')}`),
    ...mistakes.map(({ row, column, message }) => `  ${row}  ${column ?? ''}  ${message.da}`),
  ].join('\n');
