/** What survives the JSON converter between workflow runs: the only shape that state and events may have. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A JSON object, the shape of command input and event data. */
export type JsonObject = { readonly [key: string]: Json };

/** True for a plain JSON object (not an array, not null). */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a dotted path (`notifier.role`), or undefined when a step is missing. Own properties only. */
export function atPath(data: JsonObject, path: string): Json | undefined {
  // Most paths are one name; asked for every fact of every rule, so they skip the split.
  if (!path.includes('.')) return Object.hasOwn(data, path) ? data[path] : undefined;
  let here: Json | undefined = data;
  for (const step of path.split('.')) {
    if (!isJsonObject(here) || !Object.hasOwn(here, step)) return undefined;
    here = here[step];
  }
  return here;
}
