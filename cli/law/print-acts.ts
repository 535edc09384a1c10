import type { EventType } from '../../domain/case/fact.ts';
import type { Field, Fields } from '../../domain/case/field.ts';
import { fieldsOfEvent, specOfEvent } from '../../domain/case/registry.ts';
import type { Json } from '../../domain/json.ts';
import { isProfessionalRole, roleName } from '../../domain/rules/roles.ts';
import type { Ending, Meeting, Opening, Rule, Where } from '../../domain/rules/rule.ts';

/** The acts of a row in Danish words: the command, the conditions on its fields, and how often it counts. */

/** `` Modtag underretning (`receive-notification`) hvor «form» er mundtlig ``. */
export const printOpening = ({ on, where, when, once, carried }: Opening): string =>
  joined(act(on, where), [
    once && 'kun første gang',
    carried && 'også fra en forbundet sag',
    when && 'jf. «Om reglen»',
  ]);

export const printMeeting = ({ by, where, same, when, anyTime, itself }: Meeting): string =>
  joined(act(by, where), [
    same && sameAs(by, same),
    anyTime && 'også før',
    itself && 'også samtidig',
    when && ![by].flat().includes('checklist-confirmed') && 'jf. «Om reglen»',
  ]);

export const printEnding = ({ by, where, same, when, reason }: Ending): string =>
  joined(`${reason.da} (${act(by, where)})`, [same && sameAs(by, same), when && 'jf. «Om reglen»']);

/** What each occurrence is for: the key of the openings, or the words of `seeds`. */
export function printOccurrences({ opens, occurs }: Rule): string | null {
  if (occurs) return occurs.da;
  if (!opens || opens.length === 0) return null;
  if (opens.every(({ once }) => once)) return 'én i sagen';
  const keys = opens.flatMap(({ on, key }) => (key ? [labelOf(on, key)] : []));
  return keys.length > 0
    ? `én pr. ${[...new Set(keys)].join(' eller ')}`
    : 'én for hver hændelse, nummereret i rækkefølge';
}

/** The commands behind events, by title and name; the birth that opens a child case is the system's own. */
export function commandsOf(events: EventType | readonly EventType[]): string {
  const names = [events].flat().map((type) => {
    const spec = specOfEvent(type);
    return spec ? `${spec.title.da} (\`${spec.name}\`)` : 'barnets fødsel';
  });
  return [...new Set(names)].join(' eller ');
}

/** Which checklist is ticked off is the row itself: nothing to say. */
const act = (events: EventType | readonly EventType[], where: Where | undefined): string =>
  where && where.checklist === undefined
    ? `${commandsOf(events)} hvor ${conditions(events, where)}`
    : commandsOf(events);

const joined = (first: string, more: readonly (string | false | undefined)[]): string =>
  [first, ...more.filter(Boolean)].join(', ');

const conditions = (events: EventType | readonly EventType[], where: Where): string =>
  Object.entries(where)
    .map(([path, value]) => {
      const field = fieldAt(events, path);
      const name = lowered(field?.label.da ?? path);
      if (value === null) return `«${name}» ikke er angivet`;
      const values = Array.isArray(value) ? value : [value];
      return `«${name}» er ${values.map((one) => valueName(one, field)).join(' eller ')}`;
    })
    .join(' og ');

function valueName(value: Json, field: Field | undefined): string {
  if (typeof value === 'boolean') return value ? 'ja' : 'nej';
  const told = String(value);
  if (isProfessionalRole(told)) return roleName(told).da;
  const named = (field?.values ?? field?.of?.values)?.[told];
  return named ? lowered(named.da) : told;
}

/** An id or a code is the occurrence's own; any other field names the occurrence. */
const sameAs = (by: EventType | readonly EventType[], path: string): string =>
  /Id$|^code$/.test(path) ? `samme ${labelOf(by, path)}` : `der i «${labelOf(by, path)}» nævner den`;

const labelOf = (events: EventType | readonly EventType[], path: string): string => {
  const label = fieldAt(events, path)?.label.da;
  return label ? lowered(label) : path;
};

function fieldAt(events: EventType | readonly EventType[], path: string): Field | undefined {
  const [head = '', ...rest] = path.split('.');
  for (const type of [events].flat()) {
    let field: Field | undefined = own(fieldsOfEvent(type), head);
    for (const step of rest) field = field?.fields && own(field.fields, step);
    if (field) return field;
  }
  return undefined;
}

const own = (fields: Fields, name: string): Field | undefined =>
  Object.hasOwn(fields, name) ? fields[name] : undefined;

/** A label within a sentence; abbreviations keep their capitals. */
const lowered = (label: string): string =>
  /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
