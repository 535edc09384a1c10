import type { Json } from '../json.ts';
import { isFamilyRole } from '../rules/roles.ts';
import type { CaseView } from './case-view.ts';
import { type Consent, consentById, consentIsValid, consentsWhere } from './consents.ts';
import type { Fact } from './fact.ts';

/** The clinic's social worker belongs to the clinic: what the one holds the other does. */
const sameAuthority: Readonly<Record<string, readonly string[]>> = {
  FP: ['FP', 'SSR'],
  SSR: ['FP', 'SSR'],
};

/** Facts that enter consents into the minutes of a meeting: the meeting itself, and what was entered afterwards. */
export function entriesOf(view: CaseView, meetingId: string): readonly Fact[] {
  return view
    .of('meeting-held', 'meeting-consents-entered')
    .filter((fact) => fact.data.meetingId === meetingId);
}

/**
 * Those whom a consent must name: everybody but the authority that holds the meeting (the clinic if nobody else is
 * named) and the family. A partner who was not at the meeting is told nothing without consent.
 */
export function needConsent(roles: Json | undefined, held: Fact): readonly string[] {
  const { chair, participants } = held.data;
  const holder = typeof chair === 'string' ? chair : 'FP';
  const own = sameAuthority[holder] ?? [holder];
  const present = Array.isArray(participants) ? participants.map(String) : [];
  const isFamily = (role: string) => isFamilyRole(role) && (role !== 'partner' || present.includes(role));
  return Array.isArray(roles)
    ? roles.map(String).filter((role) => !own.includes(role) && !isFamily(role))
    : [];
}

/**
 * The meeting consents entered by these facts that count at an instant. One that renews an entered consent takes its
 * place.
 */
export function enteredConsents(entries: readonly Fact[], view: CaseView, atMs: number): readonly Consent[] {
  const ids = entries.flatMap((fact) => (Array.isArray(fact.data.consents) ? fact.data.consents : []));
  const entered = ids.flatMap((id) => consentById(view, String(id)) ?? []);
  const all = [...entered];
  for (const consent of consentsWhere(view, (fact) => fact.data.renews !== undefined)) {
    if (all.some((one) => one.id === consent.fact.data.renews)) all.push(consent);
  }
  return all.filter((one) => one.direction === 'meeting' && consentIsValid(one, atMs));
}

/** The roles among these that no entered consent names; all of them when none counts. */
export function uncovered(roles: readonly string[], consents: readonly Consent[]): readonly string[] {
  return roles.filter((role) => !consents.some((consent) => consent.receivers.includes(role)));
}
