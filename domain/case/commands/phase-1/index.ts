import type { CommandSpec } from '../../command-spec.ts';
import { contactCommands } from './contact.ts';
import { notificationCommands } from './notification.ts';
import { referralCommands } from './referral.ts';

/** Commands of phase 1: referral, notification and early cooperation. */
export const phase1Commands: readonly CommandSpec[] = [
  ...referralCommands,
  ...contactCommands,
  ...notificationCommands,
];
