import { givenBy } from './given.ts';
import { findMistakes, mistakeReport } from './mistakes.ts';
import type { Program } from './variables.ts';

/**
 * Ends the process with one report when its environment has mistakes; else gives the environment, with what files hold in
 * place of their names. Call it before anything else is touched.
 */
export function refuseMistakes(program: Program, env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const { mistakes, notices } = findMistakes(env, program);
  for (const notice of notices) process.stderr.write(`${notice}\n`);
  if (mistakes.length === 0) return givenBy(env, program);
  process.stderr.write(`${mistakeReport(mistakes)}\n`);
  process.exit(1);
}
