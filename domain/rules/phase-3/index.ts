import type { Rule } from '../rule.ts';
import { acutePlacementRules } from './acute-placement.ts';
import { astDecisionRule } from './ast-decision.ts';
import { birthRules, expectedBirthRule } from './birth.ts';
import { complaintRules } from './complaint.ts';
import { dischargeRules } from './discharge.ts';
import { healthVisitAssessmentRule, healthVisitRules } from './health-visits.ts';
import { firstExaminationRules, registrationRules } from './newborn.ts';
import { rehearingRules } from './rehearing.ts';
import {
  abstinenceRule,
  acuteConsentPlacementRule,
  dischargeParticipantsRule,
  familyStayRule,
  observerRule,
} from './ward.ts';

/** Phase 3: birth, stay on the ward and discharge, in the catalogue's order F3-01 … F3-32. */
export const phase3Rules: readonly Rule[] = [
  ...birthRules,
  ...dischargeRules,
  ...acutePlacementRules,
  astDecisionRule,
  ...rehearingRules,
  ...complaintRules,
  acuteConsentPlacementRule,
  ...healthVisitRules,
  ...firstExaminationRules,
  ...registrationRules,
  abstinenceRule,
  familyStayRule,
  observerRule,
  healthVisitAssessmentRule,
  dischargeParticipantsRule,
  expectedBirthRule,
];
