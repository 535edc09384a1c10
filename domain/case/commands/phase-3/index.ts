import type { CommandSpec } from '../../command-spec.ts';
import { acuteMeasureCommands } from './acute-measure.ts';
import { birthCommands } from './birth.ts';
import { complaintCommands } from './complaint.ts';
import { dischargeCommands } from './discharge.ts';
import { lossCommands } from './loss.ts';
import { newbornCommands } from './newborn.ts';
import { stayCommands } from './stay.ts';

/** Commands of phase 3: birth, stay on the ward, discharge; acute placement and complaint; loss. */
export const phase3Commands: readonly CommandSpec[] = [
  ...birthCommands,
  ...dischargeCommands,
  ...acuteMeasureCommands,
  ...complaintCommands,
  ...newbornCommands,
  ...stayCommands,
  ...lossCommands,
];
