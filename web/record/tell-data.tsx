import type { Language } from '../../api/language.ts';
import type { Field, Fields } from '../../domain/case/field.ts';
import { fieldsOfEvent } from '../../domain/case/registry.ts';
import { isJsonObject, type Json, type JsonObject } from '../../domain/json.ts';
import { isPersonId } from '../../domain/persons/person-id.ts';
import { isFamilyRole, isProfessionalRole, roleName } from '../../domain/rules/roles.ts';
import { whenInWords } from '../text/dates.ts';
import { personWords, shortPersonId } from '../text/persons.ts';
import { categoryNames, childName, methodNames, personNames } from '../text/record.ts';
import { words } from '../text/words.ts';

/** The content of an event for people: each field under its own name, nothing invented, codes put into words. */
export const EventData = ({ lang, type, data }: { lang: Language; type: string; data: JsonObject }) => {
  const told = tell(fieldsOfEvent(type), data, lang);
  if (told.length === 0) return null;
  return (
    <dl class="tov-data">
      {told.map(([label, value]) => (
        <div>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};

/** Label and value of each field that has one; objects are told field by field. */
export function tell(fields: Fields, data: JsonObject, lang: Language): (readonly [string, string])[] {
  const told = Object.entries(fields).flatMap(([name, field]): (readonly [string, string])[] => {
    const value = Object.hasOwn(data, name) ? data[name] : undefined;
    if (value === undefined || value === null || value === '') return [];
    if (field.type === 'object' && isJsonObject(value)) return tell(field.fields ?? {}, value, lang);
    return [[field.label[lang], tellValue(field, value, lang)]];
  });
  // Who it is, the page of persons says; here stands by which number it is found there.
  const { personId } = data;
  return isPersonId(personId) && Object.values(fields).some(({ registered }) => registered)
    ? [[personWords.person[lang], shortPersonId(personId)], ...told]
    : told;
}

export function tellValue(field: Field, value: Json, lang: Language): string {
  if (typeof value === 'boolean') return value ? words.yes[lang] : words.no[lang];
  if (Array.isArray(value))
    return value.map((one) => tellValue(field.of ?? field, one as Json, lang)).join('; ');
  if (isJsonObject(value))
    return tell(field.fields ?? field.alternatively?.of?.fields ?? {}, value, lang)
      .map(([label, said]) => `${label}: ${said}`)
      .join(', ');
  const said = String(value);
  if (field.type === 'choice') return field.values?.[said]?.[lang] ?? said;
  if (field.type === 'instant' || field.type === 'date') return whenInWords(said, lang);
  if (field.type !== 'slug') return said;
  if (isProfessionalRole(said) || isFamilyRole(said)) return roleName(said)[lang];
  const child = /^child:(\d+)$/.exec(said)?.[1];
  if (child) return childName(child)[lang];
  return (methodNames[said] ?? categoryNames[said] ?? personNames[said])?.[lang] ?? said;
}
