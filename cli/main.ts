// The `tovholder` command. Prints one JSON document on standard output, or text with --text, and nothing else there.
import { Command, CommanderError } from 'commander';
import { simulate } from '../domain/simulation/simulate.ts';
import { type DueOptions, due } from './due.ts';
import { failed, misuse, type Outcome, print } from './print.ts';
import { rules } from './rules.ts';
import { lifeOutcome, readScenarioFile } from './scenario-file.ts';

const program = new Command('tovholder')
  .description('Follows vulnerable pregnancies, and the children, until school start.')
  .option('--text', 'print for people instead of one JSON document')
  .exitOverride()
  // Standard output belongs to the one document: help goes to standard error, mistakes become the document.
  .configureOutput({ writeOut: (text) => process.stderr.write(text), writeErr: () => {} });

const run = (outcome: Outcome): Promise<void> => print(outcome, program.opts().text === true);

/** `--text` may also stand behind the command. */
const command = (usage: string, description: string): Command =>
  program
    .command(usage)
    .description(description)
    .option('--text', 'print for people instead of one JSON document')
    .on('option:text', () => program.setOptionValue('text', true));

command('simulate <file>', 'play a life on the pure domain; writes nothing').action((file: string) => {
  const read = readScenarioFile(file);
  return run(read.ok ? lifeOutcome(read.scenario, simulate(read.scenario)) : failed(read.refusal));
});

command('due [rule]', 'when is this rule due?')
  .option('--trigger <when>', 'when the fact became known: an instant or a date')
  .option('--edd <date>', 'the termin')
  .option('--birth-on <date>', 'the date of birth')
  .option('--municipality <name>', 'whose parameters hold')
  .option('--param <name=value>', 'a parameter; may be given again', collect, {})
  .option('--batch <file>', 'a JSON array of { rule, trigger, edd?, birthOn?, municipality?, parameters? }')
  .action((rule: string | undefined, options: DueOptions) => run(due(rule, options)));

command('rules [rule]', 'the catalogue, or one rule of it')
  .option('--markdown', 'the printed law, as text')
  .action((rule: string | undefined, { markdown = false }: { markdown?: boolean }) =>
    print(rules(rule, markdown), markdown || program.opts().text === true),
  );

function collect(given: string, before: Record<string, string>): Record<string, string> {
  const at = given.indexOf('=');
  return at < 1 ? { ...before, [given]: '' } : { ...before, [given.slice(0, at)]: given.slice(at + 1) };
}

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  if (error.code.startsWith('commander.help') && error.exitCode === 0) process.exitCode = 0;
  else await run(misuse('Kommandoen kan ikke læses; brug --help.', error.message, error.code));
}
