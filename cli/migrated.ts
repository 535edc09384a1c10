import { migrate } from '../db/migrate.ts';
import { misuse, type Outcome } from './print.ts';

/** Brings the schema of `DATABASE_URL` (the owner's address) up to date; for installations without `npm start`. */
export async function migrated({ DATABASE_URL: url }: NodeJS.ProcessEnv): Promise<Outcome> {
  if (!url) {
    return misuse(
      'DATABASE_URL mangler: ejerens adresse.',
      "DATABASE_URL is missing: the owner's address.",
      'DATABASE_URL',
    );
  }
  await migrate(url);
  return { document: { migrated: true }, text: () => 'Skemaet er ajour.', ok: true };
}
