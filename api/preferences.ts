import type { JsonObject } from '../domain/json.ts';
import { isJsonObject } from '../domain/json.ts';
import { type Preferences, type Wish, wishes } from '../domain/reach/channels.ts';
import { isMessageKind, type MessageKind } from '../domain/reach/message-kind.ts';
import type { Looker } from './look.ts';
import { no } from './refused.ts';

/** Keeps how the caller wants to be told, as a whole. Throws VALIDATION at the field. */
export async function changePreferences({ ports, caller }: Looker, said: JsonObject): Promise<Preferences> {
  const { byKind = {}, weeklyOverview } = said;
  if (typeof weeklyOverview !== 'boolean')
    throw wrong('weeklyOverview', 'skal være true eller false', 'must be true or false');
  if (!isJsonObject(byKind))
    throw wrong('byKind', 'skal være et objekt med slags og ønske', 'must be an object of kinds and wishes');
  const read: Partial<Record<MessageKind, Wish>> = {};
  for (const [kind, wish] of Object.entries(byKind)) {
    const known = wishes.find((one) => one === wish);
    if (!isMessageKind(kind) || kind === 'emergency')
      throw wrong(`byKind.${kind}`, 'kan ikke vælges', 'cannot be chosen');
    if (!known)
      throw wrong(`byKind.${kind}`, `skal være: ${wishes.join(', ')}`, `must be: ${wishes.join(', ')}`);
    read[kind] = known;
  }
  const preferences = { byKind: read, weeklyOverview };
  await ports.directory.savePreferences(caller.subject, preferences);
  return preferences;
}

const wrong = (field: string, da: string, en: string) =>
  no(null, 'VALIDATION', `${field} ${da}.`, `${field} ${en}.`, { reason: field });
