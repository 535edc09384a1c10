import type { Rule } from '../rule.ts';
import { firstContactRules } from './first-contact.ts';
import { notificationRules } from './notification.ts';

/** Phase 1: referral, notification and early cooperation. */
export const phase1Rules: readonly Rule[] = [...firstContactRules, ...notificationRules];
