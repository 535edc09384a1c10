import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lawReport, mistakesInLaw } from '../domain/law-report.ts';
import type { RuleMistake } from '../domain/rules/validate-rules.ts';
import { projectRoot } from './embedded/home.ts';

/** Why no process may start with the law as it is, in one report with file and field; null for a sound law. */
export function whyLawIsRefused(mistakes: readonly RuleMistake[] = mistakesInLaw()): string | null {
  return mistakes.length === 0 ? null : lawReport(mistakes.map(inItsFile));
}

/** Ends the process with the report when the law has mistakes. Call it first: nothing else has been touched then. */
export function refuseBrokenLaw(): void {
  const why = whyLawIsRefused();
  if (why === null) return;
  process.stderr.write(`${why}\n`);
  process.exit(1);
}

/** The rules know their folder only; whoever mends one wants the file. */
function inItsFile(mistake: RuleMistake): RuleMistake {
  if (!mistake.file.endsWith('/')) return mistake;
  const folder = join(projectRoot, mistake.file);
  const holds = new RegExp(`\\bid: '${mistake.ruleId}'`);
  const name = filesIn(folder).find((one) => holds.test(readFileSync(join(folder, one), 'utf8')));
  return name ? { ...mistake, file: `${mistake.file}${name}` } : mistake;
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.ts'));
  } catch {
    return [];
  }
}
