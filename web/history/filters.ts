import { isCivilDate } from '../../domain/calendar/index.ts';
import type { ChangeFilter } from '../../domain/case/field-changes.ts';

const CODE = /^[A-Za-z0-9._:-]{1,120}$/;

/** The filters that an address holds: codes and dates; anything else chooses nothing. */
export function changeFilterOf(query: Readonly<Record<string, string>>): ChangeFilter {
  const code = (name: string) => (CODE.test(query[name] ?? '') ? query[name] : undefined);
  const date = (name: string) => (isCivilDate(query[name] ?? '') ? query[name] : undefined);
  return { field: code('field'), act: code('act'), by: code('by'), from: date('from'), to: date('to') };
}

/** The same as an address. */
export function changeQuery(
  filter: ChangeFilter,
  more: Readonly<Record<string, string | null>> = {},
): string {
  const entries = Object.entries({ ...filter, ...more }).filter(
    (one): one is [string, string] => typeof one[1] === 'string',
  );
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries)}`;
}
