import { mergeCommands } from '../../case/commands/across/merge.ts';
import { commands } from '../../case/registry.ts';

const ofTwoCases = new Set(mergeCommands.map(({ name }) => name));

/** What a life of one family gives by itself: merging needs a second case, which no such life has. */
export const ownCommands = commands.filter(({ name }) => !ofTwoCases.has(name));
