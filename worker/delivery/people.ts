import type { Sql } from '../../db/connect.ts';
import { readPreferences } from '../../db/directory/message-preferences.ts';
import { readDirectory } from '../../db/directory/read-directory.ts';
import { readSendingHours } from '../../db/directory/sending-hours.ts';
import { defaultPreferences, type Preferences } from '../../domain/reach/channels.ts';
import type { Directory } from '../../domain/reach/directory.ts';
import { atOnce, defaultSendingHours, type SendingHours } from '../../domain/reach/sending-hours.ts';
import { inventedAddress } from './invented-address.ts';

/** What is asked about people when a message is resolved. What changed is heard of within seconds. */
export interface People {
  directoryOf(organisation: string): Promise<Directory>;
  preferencesOf(subjects: readonly string[]): Promise<(subject: string) => Preferences>;
  hoursOf(organisation: string): Promise<SendingHours>;
}

const FRESH_MS = 2_000;

/**
 * The people of the store. With `local`, for the mail catcher on this machine, a role that has no mailbox gets a made-up
 * one that no mail system delivers, and nothing waits for office hours.
 */
export function peopleOf(sql: Sql, local: boolean): People {
  const directories = remembered((organisation) => readDirectory(sql, organisation));
  const hours = remembered((organisation) => readSendingHours(sql, organisation));
  return {
    async directoryOf(organisation) {
      const known = await directories(organisation);
      if (!local) return known;
      return { ...known, deskOf: (role) => known.deskOf(role) ?? inventedAddress(organisation, role) };
    },
    async preferencesOf(subjects) {
      const chosen = await readPreferences(sql, subjects);
      return (subject) => chosen.get(subject) ?? defaultPreferences;
    },
    async hoursOf(organisation) {
      return local ? atOnce : ((await hours(organisation)) ?? defaultSendingHours);
    },
  };
}

/** Asks once for all that ask within a moment. */
function remembered<Value>(read: (name: string) => Promise<Value>): (name: string) => Promise<Value> {
  const known = new Map<string, { atMs: number; value: Promise<Value> }>();
  return (name) => {
    const before = known.get(name);
    if (before && Date.now() - before.atMs < FRESH_MS) return before.value;
    const value = read(name);
    value.catch(() => known.delete(name));
    known.set(name, { atMs: Date.now(), value });
    return value;
  };
}
