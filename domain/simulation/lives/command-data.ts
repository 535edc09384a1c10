import type { CommandSpec } from '../../case/command-spec.ts';
import { templateSentBy } from '../../documents/registry.ts';
import { atPath, type Json, type JsonObject } from '../../json.ts';
import { fieldValues } from './field-value.ts';
import { fittingData } from './fitting-data.ts';
import { pastDate, pastInstant, type Situation } from './situation.ts';

/**
 * What somebody might write into a command here and now: by its fields, by the ids that the case knows, and by what is
 * known to fit (`fittingData`). Null where the command speaks of something that the case does not have.
 */
export function commandData(
  spec: CommandSpec,
  situation: Situation,
  wanted: JsonObject = {},
): JsonObject | null {
  const known = knownIds(spec, situation, wanted);
  const fitting = fittingData(spec.name, situation, { ...known, ...wanted });
  if (known === null || fitting === null) return null;
  const own = fieldValues(spec.fields, situation);
  const { assigns } = spec;
  const unnamed = assigns && situation.chance.maybe(0.85) ? { [assigns.field]: undefined } : {};
  // A document is written, approved and only then sent: most things are sent without one.
  const alone = templateSentBy(spec.name) ? { documentId: undefined } : {};
  return present({
    ...toldLate(spec, situation),
    ...own,
    ...unnamed,
    ...known,
    ...fitting,
    ...wanted,
    ...alone,
  });
}

/** Most commands have no moment of their own; told late, they say when it was. */
function toldLate(spec: CommandSpec, situation: Situation): JsonObject {
  const { chance } = situation;
  if (spec.moment !== undefined || chance.maybe(0.85)) return {};
  return chance.maybe(0.5) ? { on: pastDate(situation) } : { at: pastInstant(situation) };
}

/** Ids that a field may name, from the events that made them; null where one that must be named is not there. */
function knownIds(spec: CommandSpec, situation: Situation, wanted: JsonObject): JsonObject | null {
  const out: Record<string, Json> = {};
  for (const [name, known] of Object.entries(spec.refers ?? {})) {
    if (wanted[name] !== undefined) continue;
    const types = typeof known.by === 'string' ? [known.by] : known.by;
    const ids = situation.view.of(...types).flatMap((fact) => atPath(fact.data, known.path) ?? []);
    // What is at hand is mostly what was made last.
    const id = situation.chance.maybe(0.6) ? ids.at(-1) : situation.chance.pick(ids);
    if (id !== undefined) out[name] = id;
    else if (!spec.fields[name]?.optional) return null;
  }
  return out;
}

function present(data: Readonly<Record<string, Json | undefined>>): JsonObject {
  const out: Record<string, Json> = {};
  for (const [name, value] of Object.entries(data)) if (value !== undefined) out[name] = value;
  return out;
}
