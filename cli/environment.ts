import { type Refusal, refuse } from '../domain/case/refusal.ts';
import { findMistakes, mistakeReport } from '../worker/configuration/mistakes.ts';

/**
 * Why a command cannot work in this environment, every mistake at once; null for a sound one. The whole report goes to
 * standard error as well, line by line.
 */
export function mistakesInEnvironment(env: NodeJS.ProcessEnv): Refusal | null {
  const { mistakes, notices } = findMistakes(env, 'cli');
  for (const notice of notices) process.stderr.write(`${notice}\n`);
  if (mistakes.length === 0) return null;
  const report = mistakeReport(mistakes);
  process.stderr.write(`${report}\n`);
  const names = [...new Set(mistakes.map((one) => /^\w+/.exec(one)?.[0] ?? ''))].join(', ');
  return refuse(
    'VALIDATION',
    `Miljøet har fejl i ${names}. Fejludskriften siger, hvad der er galt, med et eksempel på hver.`,
    report,
    { reason: names },
  );
}
