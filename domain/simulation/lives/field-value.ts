import { civilDateOf, formatInstant } from '../../calendar/index.ts';
import type { Field, Fields } from '../../case/field.ts';
import type { Json, JsonObject } from '../../json.ts';
import { pastDate, pastInstant, plannedMs, type Situation } from './situation.ts';

/** A replacement number (day of birth 61–91), so that no life generated can be somebody's. */
const replacementCpr = ({ chance }: Situation): string =>
  `${chance.whole(61, 88)}0${chance.whole(1, 9)}${chance.whole(10, 25)}${chance.whole(1000, 9999)}`;

/** Values for the fields of a command, from what each field says of itself. */
export function fieldValues(fields: Fields, situation: Situation): JsonObject {
  const out: Record<string, Json> = {};
  for (const [name, field] of Object.entries(fields)) {
    // No rule reads where somebody lives.
    if (field.registered === 'address') continue;
    if (field.optional && situation.chance.maybe(0.6)) continue;
    out[name] = valueFor(field, situation);
  }
  return out;
}

function valueFor(field: Field, situation: Situation): Json {
  const { chance } = situation;
  switch (field.type) {
    case 'slug':
      return typeof field.initial === 'string' ? field.initial : `x${chance.whole(1, 999)}`;
    case 'text':
      return 'Opdigtet';
    case 'instant':
      return field.plan ? formatInstant(plannedMs(situation)) : pastInstant(situation);
    case 'date':
      return field.plan ? civilDateOf(plannedMs(situation)) : pastDate(situation);
    case 'boolean':
      return chance.maybe(0.6);
    case 'integer':
      return chance.whole(field.min ?? 0, Math.min(field.max ?? 9, (field.min ?? 0) + 9));
    case 'choice':
      return chance.pick(Object.keys(field.values ?? {})) ?? '';
    case 'gestationalAge':
      return `${chance.whole(33, 41)}+${chance.whole(0, 6)}`;
    case 'cpr':
      return replacementCpr(situation);
    case 'eventId':
      return { step: chance.pick(situation.steps) ?? 0 };
    case 'object':
      return fieldValues(field.fields ?? {}, situation);
    case 'list':
      return listOf(field, situation);
  }
}

function listOf(field: Field, situation: Situation): Json {
  const { chance } = situation;
  const { of, min = 0 } = field;
  if (!of) return [];
  if (of.type === 'choice') return chance.some(Object.keys(of.values ?? {}), Math.max(1, min), 3);
  const length = Math.max(min, chance.whole(1, 2));
  const list = Array.from({ length }, () => valueFor(of, situation));
  // The same name twice in a list would say less than was asked for (two approvers are two persons).
  return of.type === 'slug' ? list.map((one, i) => (list.indexOf(one) === i ? one : `${one}-${i}`)) : list;
}
