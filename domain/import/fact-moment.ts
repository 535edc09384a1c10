import { momentOf } from '../case/parse-input.ts';
import { commandByName } from '../case/registry.ts';
import { isJsonObject, type Json } from '../json.ts';

/** Sorts behind every day. */
const NO_DAY = '~';

/** The fields that may say when an act was done, the command's own first. */
export const momentNames = (command: string): readonly string[] => {
  const own = commandByName(command)?.moment;
  return [...(own === undefined ? [] : [own]), 'at', 'on'];
};

/** The civil date of the act that a fact tells of, for sorting; behind all others where it says none. */
export function dayOfFact({ command, data }: { command?: unknown; data?: unknown }): string {
  if (typeof command !== 'string' || !isJsonObject(data)) return NO_DAY;
  for (const name of momentNames(command)) {
    const value: Json | undefined = Object.hasOwn(data, name) ? data[name] : undefined;
    const moment = value === undefined ? null : momentOf(value);
    if (moment) return moment.on;
  }
  return NO_DAY;
}
