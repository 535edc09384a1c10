import { isCivilDate } from '../../domain/calendar/index.ts';
import type { CommandSpec } from '../../domain/case/command-spec.ts';
import type { Field } from '../../domain/case/field.ts';
import { fieldsOf } from '../../domain/case/read-command.ts';
import type { Json } from '../../domain/json.ts';

const LOCAL_MINUTE = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/;
const CODE = /^[A-Za-z0-9._:-]{1,120}$/;

/** Codes that a form may be told by the address beside dates and choices: which deadline, whom, which rules. */
const codes = new Set(['deadlineId', 'who', 'ruleSet']);

/** Answers that an address fills into a form: dates, moments, choices and such codes; never a text or a name. */
export function answersInAddress(
  spec: CommandSpec,
  query: Readonly<Record<string, string>>,
): Readonly<Record<string, Json>> {
  const fields = fieldsOf(spec);
  return Object.fromEntries(
    Object.entries(query).filter(([name, value]) => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      return field !== undefined && fits(name, field, value);
    }),
  );
}

function fits(name: string, field: Field, value: string): boolean {
  if (field.personal) return false;
  if (field.type === 'date') return isCivilDate(value);
  if (field.type === 'instant') return LOCAL_MINUTE.test(value) && isCivilDate(value.slice(0, 10));
  if (field.type === 'choice') return Object.hasOwn(field.values ?? {}, value);
  return codes.has(name) && CODE.test(value);
}
