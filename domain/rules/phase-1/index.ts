import type { Rule } from '../rule.ts';
import { abortionLimitRules } from './abortion-limit.ts';
import { cooperationRules } from './cooperation.ts';
import { earlyCooperationRules } from './early-cooperation.ts';
import { earlyHelpRules } from './early-help.ts';
import { feedbackRules } from './feedback.ts';
import { firstContactRules } from './first-contact.ts';
import { informationRules } from './information.ts';
import { investigationRules } from './investigation.ts';
import { missedAppointmentRules } from './missed-appointments.ts';
import { moveRules } from './move.ts';
import { notificationRules } from './notification.ts';
import { notifyingRules } from './notifying.ts';
import { pregnancyExaminationRules } from './pregnancy-examinations.ts';
import { refusalRules } from './refusal.ts';
import { treatmentRules } from './treatment.ts';

/** Phase 1: referral, notification and early cooperation, in the catalogue's order. */
export const phase1Rules: readonly Rule[] = [
  ...firstContactRules,
  ...abortionLimitRules,
  ...refusalRules,
  ...cooperationRules,
  ...missedAppointmentRules,
  ...notifyingRules,
  ...notificationRules,
  ...investigationRules,
  ...treatmentRules,
  ...informationRules,
  ...moveRules,
  ...pregnancyExaminationRules,
  ...earlyCooperationRules,
  ...earlyHelpRules,
  ...feedbackRules,
].toSorted((a, b) => (a.id < b.id ? -1 : 1));
