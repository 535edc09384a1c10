import type { Nature } from '../rules/rule.ts';
import { isAboutLimit, type MessageKind } from './message-kind.ts';

/** How somebody wants to be told of a kind of message: a mail each time, one mail a day, or only in the application. */
export const wishes = ['mail', 'daily-digest', 'in-app'] as const;

export type Wish = (typeof wishes)[number];

/** What one person has chosen; a kind that is not there is told by mail at once. */
export interface Preferences {
  byKind: Partial<Record<MessageKind, Wish>>;
  /** Leaders: one mail a week with the unit's figures. */
  weeklyOverview: boolean;
}

export const defaultPreferences: Preferences = { byKind: {}, weeklyOverview: true };

/** Whether a rule's limit is set by law or a right, and not by an agreement or by custom. */
export const isLegal = (nature: Nature): boolean => nature === 'LOV' || nature === 'RET';

/**
 * How one person is told. Everything stands in the application; what a legal deadline says also comes by mail at once,
 * whatever was chosen, and so does an emergency access.
 */
export function channelsFor({
  kind,
  legal,
  preferences,
}: {
  kind: MessageKind;
  legal: boolean;
  preferences: Preferences;
}): readonly ('mail' | 'in-app' | 'daily-digest')[] {
  const wish = mustMail(kind, legal) ? 'mail' : (preferences.byKind[kind] ?? 'mail');
  return wish === 'in-app' ? ['in-app'] : [wish, 'in-app'];
}

/** Whether nobody can turn this mail off. */
export const mustMail = (kind: MessageKind, legal: boolean): boolean =>
  kind === 'emergency' || (legal && isAboutLimit(kind));
