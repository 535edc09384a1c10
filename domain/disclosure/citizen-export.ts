import type { CaseEvent } from '../case/fact.ts';
import type { Field, Fields } from '../case/field.ts';
import { fieldsOfEvent, specOfEvent } from '../case/registry.ts';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { type Text, text } from '../text.ts';

/** One field that was recorded, with the form's own description of it, by which a page puts it into words. */
export interface SaidField {
  label: Text;
  value: Json;
  field: Field;
}

/** One entry of the journal as the person whose it is may have it (GDPR art. 15). */
export interface ExportEntry {
  eventId: number;
  on: string;
  title: Text;
  /** What was recorded, by the names of the form; null where it is about another person. */
  said: readonly SaidField[] | null;
  /** Free text stands in it that somebody must read before it is handed over; left out until then. */
  textHeld: boolean;
}

/** Data that names members of staff: they are left out, also where they stand under a short name. */
const staff = new Set([
  'discloser',
  'user',
  'assessors',
  'approvedBy',
  'name',
  'authority',
  'contactPersons',
  'caseworker',
]);

/** Data about whoever told the authority, and about other children: another person's. */
const others = new Set([
  'notifier',
  'sibling',
  'siblings',
  'referrer',
  'giver',
  'holders',
  'person',
  'to',
  'relation',
]);

/** Where an event names the person that it is about. */
const about = ['who', 'subject', 'child'] as const;

/**
 * A journal without other people: employees, notifiers, siblings and the other parent are left out, events about another
 * person stand with date and kind alone, and free text waits until somebody has read it (`released`: event numbers).
 */
export function exportEntries(
  events: readonly CaseEvent[],
  person: string,
  released: ReadonlySet<number>,
): readonly ExportEntry[] {
  return events.map((event) => {
    const title = specOfEvent(event.type)?.title ?? text('Fødsel', 'Birth');
    const base = { eventId: event.id, on: event.at.slice(0, 10), title };
    if (isAboutAnother(event, person)) return { ...base, said: null, textHeld: false };
    const fields = fieldsOfEvent(event.type);
    const mayRead = released.has(event.id);
    return {
      ...base,
      said: saidIn(event.data, fields, mayRead),
      textHeld: !mayRead && holdsText(event.data, fields),
    };
  });
}

/** The unborn's information is the mother's; in a child's own case `child` is that child. */
function isAboutAnother({ data }: CaseEvent, person: string): boolean {
  const named = about.map((name) => data[name]).find((one) => typeof one === 'string');
  if (named === undefined || named === person) return false;
  if (person === 'mother') return named !== 'unborn' && named !== 'case';
  return !(person.startsWith('child') && (named === 'child' || named === 'unborn'));
}

const isFreeText = ({ type, personal }: Field): boolean => type === 'text' && personal === true;

const isLeftOut = (name: string, { type }: Field): boolean =>
  staff.has(name) || others.has(name) || type === 'cpr';

function saidIn(data: JsonObject, fields: Fields, withText: boolean): readonly SaidField[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const value = data[name];
    if (value === undefined || isLeftOut(name, field) || (isFreeText(field) && !withText)) return [];
    if (field.type === 'object' && isJsonObject(value))
      return saidIn(value, field.fields ?? {}, withText).map((one) => ({
        ...one,
        label: text(`${field.label.da}: ${one.label.da}`, `${field.label.en}: ${one.label.en}`),
      }));
    if (field.of && (field.of.type === 'object' || isFreeText(field.of)))
      return withText && isFreeText(field.of) ? [{ label: field.label, value, field }] : [];
    return [{ label: field.label, value, field }];
  });
}

const holdsText = (data: JsonObject, fields: Fields): boolean =>
  Object.entries(fields).some(([name, field]) => {
    const value = data[name];
    if (value === undefined || isLeftOut(name, field)) return false;
    if (isFreeText(field)) return true;
    if (field.type === 'object' && isJsonObject(value)) return holdsText(value, field.fields ?? {});
    return field.of !== undefined && (field.of.type === 'object' || isFreeText(field.of));
  });
