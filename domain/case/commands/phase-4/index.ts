import type { CommandSpec } from '../../command-spec.ts';
import { adoptionCommands } from './adoption.ts';
import { cooperationCommands } from './cooperation.ts';
import { examinationCommands } from './examinations.ts';
import { followUpCommands } from './follow-up.ts';
import { networkMeetingCommands } from './network-meeting.ts';
import { placedChildCommands } from './placed-child.ts';
import { schoolStartCommands } from './school-start.ts';

/** Commands of phase 4: cooperation until school start. */
export const phase4Commands: readonly CommandSpec[] = [
  ...followUpCommands,
  ...examinationCommands,
  ...networkMeetingCommands,
  ...schoolStartCommands,
  ...placedChildCommands,
  ...adoptionCommands,
  ...cooperationCommands,
];
