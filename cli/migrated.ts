import { MigrationEdited, migrate, SchemaNewer } from '../db/migrate.ts';
import { storeTroubleIn, storeTroubleInWords } from '../db/store-trouble.ts';
import { refuse } from '../domain/case/refusal.ts';
import { mistakesInEnvironment } from './environment.ts';
import { failed, misuse, type Outcome } from './print.ts';

/** Brings the schema of `DATABASE_URL` (the owner's address) up to date; for installations without `npm start`. */
export async function migrated(env: NodeJS.ProcessEnv): Promise<Outcome> {
  const mistakes = mistakesInEnvironment(env);
  if (mistakes) return failed(mistakes);
  const { DATABASE_URL: url } = env;
  if (!url) {
    return misuse(
      'DATABASE_URL mangler: ejerens adresse.',
      "DATABASE_URL is missing: the owner's address.",
      'DATABASE_URL',
    );
  }
  try {
    await migrate(url);
  } catch (error) {
    if (error instanceof SchemaNewer)
      return failed(refuse('UNAVAILABLE', error.danish, error.message, { reason: 'schema' }));
    if (error instanceof MigrationEdited)
      return failed(
        refuse(
          'UNAVAILABLE',
          'En migrering er ændret, efter at den blev kørt. Intet er ændret i databasen.',
          `${error.message} Nothing was changed.`,
          { reason: 'schema' },
        ),
      );
    const trouble = storeTroubleIn(error);
    if (trouble === null) throw error;
    const { da, en } = storeTroubleInWords[trouble];
    return failed(refuse('UNAVAILABLE', da, en, { reason: 'DATABASE_URL' }));
  }
  return { document: { migrated: true }, text: () => 'Skemaet er ajour.', ok: true };
}
