import type { Rule } from '../rule.ts';
import { agreedTaskRules } from './agreed-tasks.ts';
import { agreementRules } from './agreements.ts';
import { coordinationMeetingRules } from './coordination-meetings.ts';
import { minutesRules } from './minutes.ts';
import { placementRules } from './placement.ts';
import { planRules } from './plans.ts';
import { supplementRules } from './supplement.ts';

/** Phase 2: the coordinating meetings and what they agree on for the birth. */
export const phase2Rules: readonly Rule[] = [
  ...coordinationMeetingRules,
  ...minutesRules,
  ...planRules,
  ...placementRules,
  ...agreementRules,
  ...supplementRules,
  ...agreedTaskRules,
];
