import type { Command } from 'commander';
import { stories } from '../domain/simulation/lives/story.ts';
import { type GenerateOptions, generate } from './generate.ts';
import type { Outcome } from './print.ts';
import type { SoakOptions } from './soak.ts';

/** How a command is added to the command line, and where its outcome goes. */
export interface CommandLine {
  command: (usage: string, description: string) => Command;
  answer: (outcome: Outcome) => void;
  say: (text: string) => void;
}

/** The commands about lives that nobody lived: written from a seed, compared, soaked. */
export function addLifeCommands({ command, answer, say }: CommandLine): void {
  command('generate', 'write plausible lives from a seed, as scenario files')
    .option('--seed <n>', 'the same seed writes the same life')
    .option('--count <n>', 'so many lives, of this seed and the next ones, as a list')
    .option('--kind <kind>', 'pregnancy or child')
    .option('--story <story>', `one of ${stories.join(', ')}`)
    .option('--steps <n>', 'at most so many steps')
    .option('--years <n>', 'at most so many years')
    .option('--coverage', 'what these lives reach of commands and rules, instead of the lives')
    .action((options: GenerateOptions) => answer(generate(options)));

  command('agree', 'do simulate and rehearse agree on the lives of these seeds?')
    .option('--seeds <range>', 'for example 1..200')
    .action(async ({ seeds }: { seeds?: string }) => {
      const { agree } = await import('./agree.ts');
      answer(await agree(seeds, (line) => say(`${line}\n`)));
    });

  command('soak', 'live ever new lives on the pure domain and check what must hold in each')
    .option('--case-years <n>', 'stop after so many years, 1000 if left out')
    .option('--seed <n>', 'the first seed, 1 if left out')
    .option('--out <folder>', 'where the file of a failing life is written')
    .action(async (options: SoakOptions) => {
      const { soak } = await import('./soak.ts');
      answer(await soak(options, say));
    });
}
