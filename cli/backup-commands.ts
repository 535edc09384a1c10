import type { CommandLine } from './life-commands.ts';

/** The commands that copy the embedded stores and put them back. */
export function addBackupCommands(
  { command, answer }: Pick<CommandLine, 'command' | 'answer'>,
  env: NodeJS.ProcessEnv,
): void {
  command('backup', 'copy the embedded stores while they are in use (docs/runbooks/restore.md)')
    .requiredOption('--to <folder>', 'where copies of this store are kept')
    .action(async ({ to }: { to: string }) => {
      const { backedUp } = await import('./backup.ts');
      answer(await backedUp(to, env));
    });

  command('restore', 'put the embedded stores back into an empty TOVHOLDER_HOME')
    .requiredOption('--from <folder>', 'where copies are kept')
    .option('--until <instant>', 'as they were then; left out: as far as the log goes')
    .action(async (options: { from: string; until?: string }) => {
      const { restored } = await import('./restore.ts');
      answer(await restored(options, env));
    });
}
