import type { Rule } from '../rule.ts';
import { adoptionRules } from './adoption.ts';
import { adoptionSupportRules } from './adoption-support.ts';
import { afterExaminationRules, jointPositionRule } from './after-examination.ts';
import { childConsentRule } from './child-consent.ts';
import { cooperationRules } from './cooperation.ts';
import { examinationRules } from './examinations.ts';
import { examinationsInPlanRule } from './examinations-in-plan.ts';
import { firstFollowUpRule } from './first-follow-up.ts';
import { followUpInvitationRule } from './follow-up-invitation.ts';
import { followUpResultRule } from './follow-up-result.ts';
import { guidanceExaminationRules } from './guidance-examinations.ts';
import { laterFollowUpsRule } from './later-follow-ups.ts';
import { networkAgendaRule } from './network-agenda.ts';
import { networkMeetingRules } from './network-meetings.ts';
import { parentsOfPlacedRules } from './parents-of-placed.ts';
import { placementRules } from './placement.ts';
import { schoolStartRules } from './school-start.ts';

/** Phase 4: cooperation until school start, in the catalogue's order. */
export const phase4Rules: readonly Rule[] = [
  firstFollowUpRule,
  laterFollowUpsRule,
  followUpInvitationRule,
  examinationsInPlanRule,
  ...examinationRules,
  ...networkMeetingRules,
  ...schoolStartRules,
  ...guidanceExaminationRules,
  ...placementRules,
  ...adoptionRules,
  ...cooperationRules,
  childConsentRule,
  jointPositionRule,
  followUpResultRule,
  ...afterExaminationRules,
  networkAgendaRule,
  ...parentsOfPlacedRules,
  ...adoptionSupportRules,
];
