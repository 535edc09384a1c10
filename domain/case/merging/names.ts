import { isJsonObject, type Json, type JsonObject } from '../../json.ts';
import type { CaseEvent, Fact } from '../fact.ts';

/** Names that are given to things of a case: `notificationId` → `n1` → the name it gets in the case that goes on. */
export type NewNames = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Fields that hold a name given under another field. */
const sameNames: Readonly<Record<string, string>> = { consents: 'consentId', renews: 'consentId' };

/** What these name is no thing of the case. */
const otherIds: ReadonlySet<string> = new Set(['deadlineId', 'eventId', 'personId']);

/** The kind of name that stands in a field, or null. */
const kindOfName = (field: string): string | null =>
  sameNames[field] ?? (field.endsWith('Id') && !otherIds.has(field) ? field : null);

type Names = Map<string, Set<string>>;

function collect(value: Json, field: string, into: Names): void {
  if (Array.isArray(value)) for (const one of value) collect(one, field, into);
  else if (isJsonObject(value))
    for (const [name, one] of Object.entries(value as JsonObject)) collect(one, name, into);
  else if (typeof value === 'string') {
    const kind = kindOfName(field);
    if (kind) into.set(kind, (into.get(kind) ?? new Set()).add(value));
  }
}

function namesIn(all: readonly { data: JsonObject }[]): Names {
  const names: Names = new Map();
  for (const { data } of all) collect(data, '', names);
  return names;
}

/**
 * What must be called something else in the case that goes on, because it has a thing of that name itself: two cases
 * both have a notification `n1`, and they are two notifications.
 */
export function newNames(facts: readonly Fact[], events: readonly CaseEvent[]): NewNames {
  const here = namesIn(facts);
  const there = namesIn(events);
  const renamed = new Map<string, Map<string, string>>();
  for (const [kind, names] of there) {
    const taken = new Set([...(here.get(kind) ?? []), ...names]);
    for (const name of names) {
      if (!here.get(kind)?.has(name)) continue;
      const fresh = freeName(name, taken);
      taken.add(fresh);
      renamed.set(kind, (renamed.get(kind) ?? new Map<string, string>()).set(name, fresh));
    }
  }
  return renamed;
}

/** `n1` → the next free `n2`; a name that a caller chose gets a number: `referral` → `referral-2`. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  const [, stem, digits] = /^([a-z]+)(\d{1,6})$/.exec(name) ?? [];
  const called = (n: number) => (stem ? `${stem}${n}` : `${name.slice(0, 58)}-${n}`);
  let n = digits ? Number(digits) + 1 : 2;
  while (taken.has(called(n))) n += 1;
  return called(n);
}

/** Data under the new names. `same` are texts that stand for something else here as a whole (a child's ref). */
export function renamed(data: JsonObject, names: NewNames, same: ReadonlyMap<string, string>): JsonObject {
  const renameIn = (value: Json, field: string): Json => {
    if (Array.isArray(value)) return value.map((one) => renameIn(one, field));
    if (isJsonObject(value)) return renamed(value as JsonObject, names, same);
    if (typeof value !== 'string') return value;
    const kind = kindOfName(field);
    return (kind ? names.get(kind)?.get(value) : undefined) ?? same.get(value) ?? value;
  };
  return Object.fromEntries(Object.entries(data).map(([field, value]) => [field, renameIn(value, field)]));
}
