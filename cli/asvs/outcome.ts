import { refuse } from '../../domain/case/refusal.ts';
import { failed, type Outcome } from '../print.ts';
import { hasTable, readChapters, readRequirements, shownByTests } from './entry.ts';
import { countStatuses, printAsvs } from './print.ts';

/** The table of the security standard: one document, or the page as Markdown. */
export function asvs(markdown: boolean): Outcome {
  if (!hasTable())
    return failed(
      refuse('UNAVAILABLE', 'Tabellen er ikke lagt med her.', 'The table is not part of this installation.'),
    );
  const [chapters, requirements] = [readChapters(), readRequirements()];
  // What prints adds the last line's end.
  const page = () => printAsvs(chapters, requirements).trimEnd();
  const document = {
    standard: `OWASP ASVS ${requirements.version}`,
    counts: countStatuses(chapters),
    shownByTests: shownByTests(chapters),
    chapters,
  };
  return { document: markdown ? page() : document, text: page, ok: true };
}
