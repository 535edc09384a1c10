import type { CommandSpec } from '../../command-spec.ts';
import { agreementCommands } from './agreement.ts';
import { attendanceCommands } from './attendance.ts';
import { contactCommands } from './contact.ts';
import { examinationCommands } from './examination.ts';
import { exposureCommands } from './exposure.ts';
import { informationCommands } from './information.ts';
import { investigationCommands } from './investigation.ts';
import { moveCommands } from './move.ts';
import { municipalCaseCommands } from './municipal-case.ts';
import { needToNotifyCommands } from './need-to-notify.ts';
import { notificationCommands } from './notification.ts';
import { referralCommands } from './referral.ts';
import { treatmentCommands } from './treatment.ts';

/** Commands of phase 1: referral, notification and early cooperation. */
export const phase1Commands: readonly CommandSpec[] = [
  ...referralCommands,
  ...exposureCommands,
  ...contactCommands,
  ...agreementCommands,
  ...attendanceCommands,
  ...needToNotifyCommands,
  ...notificationCommands,
  ...municipalCaseCommands,
  ...investigationCommands,
  ...treatmentCommands,
  ...informationCommands,
  ...moveCommands,
  ...examinationCommands,
];
