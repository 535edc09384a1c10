import { Command, CommanderError } from 'commander';
import { refuse } from '../domain/case/refusal.ts';
import { simulate } from '../domain/simulation/simulate.ts';
import type { AccessReportOptions } from './access-report.ts';
import { addBackupCommands } from './backup-commands.ts';
import type { BirthsOptions } from './births.ts';
import type { CodecServerOptions } from './codec-server.ts';
import { type DueOptions, due } from './due.ts';
import type { EraseOptions } from './erase.ts';
import type { ImportOptions } from './import.ts';
import { addLifeCommands } from './life-commands.ts';
import { failed, misuse, type Outcome } from './print.ts';
import { accessDocument, printAccess } from './print-access.ts';
import { rules } from './rules.ts';
import { lifeOutcome, readScenarioFile } from './scenario-file.ts';
import type { RevokeOptions } from './sessions.ts';

/** Options of `rebuild` as commander reads them. */
interface RebuildOptions {
  workflow?: string;
  all?: boolean;
  evenAlive?: boolean;
}

/** What a call of the command line comes to: its outcome, printed for people or as one JSON document. */
export interface Called {
  outcome: Outcome;
  asText: boolean;
}

/**
 * Carries out one call. What needs servers is loaded only when asked for, so that the rest answers at once. Null when
 * only help was asked for, which goes to `say`.
 */
export async function call(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  say: (text: string) => void,
): Promise<Called | null> {
  let outcome: Outcome | null = null;
  let asText = false;
  const program = new Command('tovholder')
    .description('Follows vulnerable pregnancies, and the children, until school start.')
    .exitOverride()
    // Standard output belongs to the one document: help goes elsewhere, mistakes become the document.
    .configureOutput({ writeOut: say, writeErr: () => {} });
  const withText = (command: Command): Command =>
    command.option('--text', 'print for people instead of one JSON document').on('option:text', () => {
      asText = true;
    });
  withText(program);
  const command = (usage: string, description: string): Command =>
    withText(program.command(usage).description(description));
  const answer = (done: Outcome): void => {
    outcome = done;
  };

  command('simulate <file>', 'play a life on the pure domain; writes nothing').action((file: string) => {
    const read = readScenarioFile(file);
    answer(read.ok ? lifeOutcome(read.scenario, simulate(read.scenario)) : failed(read.refusal));
  });

  command('rehearse <file>', 'play a life through the real workflows and PostgreSQL').action(
    async (file: string) => answer(await rehearsed(file, say)),
  );

  addLifeCommands({ command, answer, say });

  command('due [rule]', 'when is this rule due?')
    .option('--trigger <when>', 'when the fact became known: an instant or a date')
    .option('--edd <date>', 'the termin')
    .option('--birth-on <date>', 'the date of birth')
    .option('--municipality <name>', 'whose parameters hold')
    .option('--param <name=value>', 'a parameter; may be given again', collect, {})
    .option('--batch <file>', 'a JSON array of { rule, trigger, edd?, birthOn?, municipality?, parameters? }')
    .action((rule: string | undefined, options: DueOptions) => answer(due(rule, options)));

  command('access', 'who may see and do what: every role, in every standing to a case')
    .option('--markdown', 'the matrix under review, as text')
    .action(({ markdown = false }: { markdown?: boolean }) => {
      asText ||= markdown;
      const page = () => printAccess().trimEnd();
      answer({ document: markdown ? page() : accessDocument(), text: page, ok: true });
    });

  command('asvs', 'what of the security standard OWASP ASVS 5.0 is met, and what shows it')
    .option('--markdown', 'the table, as text')
    .action(async ({ markdown = false }: { markdown?: boolean }) => {
      asText ||= markdown;
      const { asvs } = await import('./asvs/outcome.ts');
      answer(asvs(markdown));
    });

  command('rules [rule]', 'the catalogue, or one rule of it')
    .option('--markdown', 'the printed law, as text')
    .action((rule: string | undefined, { markdown = false }: { markdown?: boolean }) => {
      asText ||= markdown;
      answer(rules(rule, markdown));
    });

  command('parameters [municipality]', "a municipality's parameters and their history")
    .option('--markdown', 'every parameter with its default and what it does, as text')
    .action(async (municipality: string | undefined, { markdown = false }: { markdown?: boolean }) => {
      asText ||= markdown;
      answer(await shownParameters(municipality, markdown, env));
    });

  command('import <file>', 'take cases over from another system: a table or JSON (docs/import.md)')
    .option('--dry-run', 'say what each row would open, and what is wrong with it; write nothing')
    .option('--municipality <name>', 'whose cases they are, where the rows do not say')
    .option('--rate <n>', 'cases a second, at most')
    .option('--resume', 'go on with a file that was begun before')
    .option('--quiet', 'tell nobody of limits that had passed before')
    .action(async (file: string, options: ImportOptions) => {
      const { imported } = await import('./import.ts');
      answer(await imported(file, options, env, say));
    });

  command('births <file>', 'take notices of births from the civil register (docs/import.md)')
    .requiredOption('--municipality <name>', 'whose register of persons is asked')
    .option('--record', 'record them; otherwise the form of the case proposes them')
    .action(async (file: string, options: BirthsOptions) => {
      const { births } = await import('./births.ts');
      answer(await births(file, options, env));
    });

  command('verify-journal [case]', 'verify the hash chain of every case, or of one')
    .option('--anchors [file]', "compare with the log of anchors: this machine's, or a copy from elsewhere")
    .action(async (caseId: string | undefined, { anchors }: { anchors?: string | true }) => {
      const { verify } = await import('./verify-journal.ts');
      answer(await verify(caseId, env, anchors));
    });

  command('anchors', 'how the journal is anchored outside the database')
    .option('--now', 'anchor what was added since the last line')
    .action(async ({ now = false }: { now?: boolean }) => {
      const { anchors } = await import('./anchors.ts');
      answer(await anchors({ now }, env));
    });

  command('rebuild', 'tell the read model again from the journal, and say what differed')
    .option('--workflow <case>', 'start the live case again from its journal, when the engine has lost it')
    .option('--all', 'the same for every case that does not run')
    .option('--even-alive', 'end a case that runs, and start it again from its journal')
    .action(async (options: RebuildOptions) => {
      const { workflow, all = false, evenAlive = false } = options;
      if (workflow !== undefined || all) {
        const { rebuildWorkflows } = await import('./rebuild-workflows.ts');
        const which = workflow === undefined ? {} : { caseId: workflow };
        return answer(await rebuildWorkflows({ ...which, evenAlive }, env));
      }
      const { rebuilt } = await import('./rebuild.ts');
      answer(await rebuilt(env));
    });

  command('reconcile', 'find every gap between engine and store, either way')
    .option('--repair', 'close them')
    .option('--language <da|en>', 'language of the table that --text prints', 'da')
    .action(async ({ repair = false, language }: { repair?: boolean; language: string }) => {
      const { reconciled } = await import('./reconcile.ts');
      answer(await reconciled({ repair, language: language === 'en' ? 'en' : 'da' }, env));
    });

  addBackupCommands({ command, answer }, env);

  command('access-report', "the month's looks at cases: a random sample, and what is unusual")
    .option('--month <YYYY-MM>', 'left out: this month')
    .option('--scope <name>', 'cases and people of one municipality or region only')
    .option('--sample <n>', 'looks drawn at random')
    .option('--cases-per-day <n>', 'more cases than this in a day by one person are listed')
    .option('--seed <text>', 'the same seed draws the same looks')
    .action(async (options: AccessReportOptions) => {
      const { accessReport } = await import('./access-report.ts');
      answer(await accessReport(options, env));
    });

  command('rotate-keys', "wrap every case's key by the current master key, and say how many").action(
    async () => {
      const { rotateKeys } = await import('./rotate-keys.ts');
      answer(await rotateKeys(env));
    },
  );

  command('erase', 'erase a case, or one person, for ever by destroying the key')
    .option('--case <id>', 'the case')
    .option('--person <id>', 'or the person, in every case')
    .option('--reason <reason>', 'why: retention-over, request, court-order, wrongly-opened or test-data')
    .option('--yes', 'really: nobody can take it back')
    .action(async (options: EraseOptions) => {
      const { erase } = await import('./erase.ts');
      answer(await erase(options, env));
    });

  command('codec-server', 'open payloads for the Temporal UI, for people with a token')
    .option('--port <n>', 'where it listens on 127.0.0.1')
    .option('--ui-origin <url>', 'where the Temporal UI stands')
    .action(async (options: CodecServerOptions) => {
      const { codecServer } = await import('./codec-server.ts');
      answer(await codecServer(options, env, say));
    });

  command(
    'deploy-report',
    'which open deadlines would this build move? Exit code 1 when there is one',
  ).action(async () => {
    const { deployReport } = await import('./deploy-report.ts');
    answer(await deployReport(env));
  });

  command('migrate', "bring the schema of DATABASE_URL, the owner's address, up to date").action(async () => {
    const { migrated } = await import('./migrated.ts');
    answer(await migrated(env));
  });

  const sessions = program.command('sessions').description('who is logged in');
  withText(sessions.command('list').description('every live login'))
    .option('--subject <subject>', 'of one person only')
    .action(async ({ subject }: { subject?: string }) => {
      const { listedSessions } = await import('./sessions.ts');
      answer(await listedSessions(subject, env));
    });
  withText(sessions.command('revoke [session]').description('end logins at once'))
    .option('--subject <subject>', 'all of one person')
    .option('--all', 'every one')
    .action(async (session: string | undefined, options: RevokeOptions) => {
      const { revokedSessions } = await import('./sessions.ts');
      answer(await revokedSessions(session, options, env));
    });

  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return null;
    answer(
      misuse(
        'Kommandoen kan ikke læses; brug --help.',
        'The command cannot be read; use --help.',
        mistakeIn(error),
      ),
    );
  }
  return outcome && { outcome, asText };
}

/** What commander found wrong, in its own words; nothing was asked for when it shows its help by itself. */
const mistakeIn = ({ code, message }: CommanderError): string =>
  code === 'commander.help' ? 'command' : message.replace(/^error: /, '');

async function shownParameters(
  municipality: string | undefined,
  markdown: boolean,
  env: NodeJS.ProcessEnv,
): Promise<Outcome> {
  if (markdown) {
    const { printParameters } = await import('./print-parameters.ts');
    // What prints adds the last line's end.
    const page = printParameters().trimEnd();
    return { document: page, text: () => page, ok: true };
  }
  if (municipality === undefined) return misuse('Angiv en kommune.', 'Name a municipality.', 'municipality');
  const { parameters } = await import('./parameters.ts');
  return parameters(municipality, env);
}

/** A rehearsal whose servers did not answer is no result of the scenario. */
async function rehearsed(file: string, say: (text: string) => void): Promise<Outcome> {
  const read = readScenarioFile(file);
  if (!read.ok) return failed(read.refusal);
  const { rehearse, RehearsalFailed } = await import('./rehearse.ts');
  try {
    const result = await rehearse(read.scenario, { say: (line) => say(`${line}\n`) });
    return lifeOutcome(read.scenario, result);
  } catch (error) {
    if (!(error instanceof RehearsalFailed)) throw error;
    return failed(refuse('UNAVAILABLE', 'Prøven kunne ikke gennemføres.', error.message));
  }
}

function collect(given: string, before: Record<string, string>): Record<string, string> {
  const at = given.indexOf('=');
  return at < 1 ? { ...before, [given]: '' } : { ...before, [given.slice(0, at)]: given.slice(at + 1) };
}
