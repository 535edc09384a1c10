import type { CommandSpec } from '../../command-spec.ts';
import { agreementCommands } from './agreements.ts';
import { measureCommands } from './measures.ts';
import { meetingTaskCommands } from './meeting-tasks.ts';
import { meetingCommands } from './meetings.ts';
import { minutesCommands } from './minutes.ts';
import { placementCommands } from './placement.ts';

/** Commands of phase 2: meetings, minutes, plans, measures, placement before birth. */
export const phase2Commands: readonly CommandSpec[] = [
  ...meetingCommands,
  ...minutesCommands,
  ...meetingTaskCommands,
  ...measureCommands,
  ...placementCommands,
  ...agreementCommands,
];
