import { addDays, type CivilDate, daysBetween } from '../domain/calendar/index.ts';
import { viewOf } from '../domain/case/case-view.ts';
import { parsePersonNumber } from '../domain/persons/person-number.ts';
import { TERMIN_DAYS } from '../domain/persons/same-pregnancy.ts';
import { municipalities } from '../domain/rules/agreement-area.ts';
import type { CasePerson } from '../persons/person-register.ts';
import { type Looker, recordList } from './look.ts';
import { knownOf, reachOf } from './reach.ts';
import { no } from './refused.ts';
import { type SeenCase, seenCase } from './seen-case.ts';

/** More cases than anybody has; what is found beyond is a mistake in a number. */
const MOST = 50;
/** As many as somebody reads through; a name that more have needs another part of it, or the termin. */
const MOST_OF_A_NAME = 20;

/** A case in which somebody is known, and the places that they fill there; none where the case itself was looked for. */
export interface CaseOfPerson {
  seen: SeenCase;
  who: readonly string[];
  persons: readonly CasePerson[];
}

/** What a case is looked for by: a number, the beginning of the case's own, or a name and a termin, either or both. */
export type CaseQuestion =
  | { by: 'number'; number: string }
  | { by: 'case'; numbered: string }
  | { by: 'name'; name?: string; termin?: CivilDate };

/** What was found; `more`: so many have the name that not all are shown. */
export interface FoundCases {
  cases: readonly CaseOfPerson[];
  more: boolean;
}

/**
 * Cases that the caller may reach, by what they know of somebody. The search is on record before anything leaves, without
 * what was typed. VALIDATION for what is no number.
 */
export async function findCases(looker: Looker, question: CaseQuestion): Promise<FoundCases> {
  switch (question.by) {
    case 'number':
      return { cases: await searchByNumber(looker, question.number), more: false };
    case 'case':
      return byCase(looker, question.numbered);
    case 'name':
      return byName(looker, question);
  }
}

export const noNumber = () =>
  no(
    null,
    'VALIDATION',
    'Feltet «number» skal være ti tegn: dag, måned, år og løbenummer.',
    'The field “number” must be ten characters: day, month, year and serial.',
    { reason: 'number' },
  );

/** By CPR or replacement number, as people write it. */
export async function searchByNumber(looker: Looker, written: unknown): Promise<readonly CaseOfPerson[]> {
  const number = typeof written === 'string' ? parsePersonNumber(written) : null;
  if (!number) throw noNumber();
  // In every register: a case that moved is with another municipality than the one that told of its people.
  const places = await looker.ports.persons.findByNumber(number, Object.keys(municipalities));
  const found = await casesAt(looker, places);
  await recordList(looker, 'person-search', { by: number.kind }, found);
  return found;
}

async function byCase(looker: Looker, numbered: string): Promise<FoundCases> {
  const nowMs = looker.ports.clock();
  const listed = await looker.ports.reads.list({ ...knownOf(looker), numbered, nowMs }, { limit: MOST });
  const cases = listed.flatMap((stored) => seenCase(looker.caller, stored, nowMs) ?? []).map(withoutPersons);
  await recordList(looker, 'person-search', { by: 'case' }, cases);
  return { cases, more: false };
}

async function byName(
  looker: Looker,
  { name, termin }: Extract<CaseQuestion, { by: 'name' }>,
): Promise<FoundCases> {
  const found =
    name === undefined
      ? await aroundTermin(looker, termin ?? '')
      : (await named(looker, name, 'all')).filter(({ seen }) => isAround(seen, termin));
  const by = [name === undefined ? '' : 'name', termin === undefined ? '' : 'termin']
    .filter(Boolean)
    .join('-');
  const cases = found.slice(0, MOST_OF_A_NAME);
  await recordList(looker, 'person-search', { by }, cases);
  return { cases, more: found.length > cases.length };
}

/** What those are called who were found in a case that the caller sees the names of: to tell one from the other by. */
export async function namesOf(
  { persons: register }: Pick<Looker['ports'], 'persons'>,
  { persons }: Pick<CaseOfPerson, 'persons'>,
): Promise<readonly string[]> {
  const ids = [...new Set(persons.map(({ personId }) => personId))];
  const known = await Promise.all(ids.map((id) => register.find(id)));
  return known.flatMap((person) => person?.names.at(-1)?.value ?? []);
}

/** Cases that the caller's organisation has now, in which somebody has a name that sounds like this one. Not on record yet. */
export async function named(
  looker: Looker,
  name: string,
  parts: 'all' | 'enough',
): Promise<readonly CaseOfPerson[]> {
  const { municipalities: authorities } = reachOf(looker);
  const places = await looker.ports.persons.findByName(name, { parts, authorities, limit: 2 * MOST });
  return casesAt(looker, places);
}

async function aroundTermin(looker: Looker, on: CivilDate): Promise<readonly CaseOfPerson[]> {
  const nowMs = looker.ports.clock();
  const termin = { from: addDays(on, -TERMIN_DAYS), to: addDays(on, TERMIN_DAYS) };
  const listed = await looker.ports.reads.list({ ...reachOf(looker), termin, nowMs }, { limit: MOST });
  return listed
    .flatMap((stored) => seenCase(looker.caller, stored, nowMs) ?? [])
    .filter(({ sight }) => sight.sees('term'))
    .sort((a, b) => away(a, on) - away(b, on))
    .map(withoutPersons);
}

const away = ({ state }: SeenCase, on: CivilDate): number => {
  const edd = viewOf(state).term?.edd;
  return edd === undefined ? Number.POSITIVE_INFINITY : Math.abs(daysBetween(edd, on));
};

const isAround = (seen: SeenCase, on: CivilDate | undefined): boolean =>
  on === undefined || (seen.sight.sees('term') && away(seen, on) <= TERMIN_DAYS);

const withoutPersons = (seen: SeenCase): CaseOfPerson => ({ seen, who: [], persons: [] });

/** The cases of these places that the caller may see the names in. */
export async function casesAt(
  looker: Looker,
  places: readonly CasePerson[],
): Promise<readonly CaseOfPerson[]> {
  const { ports, caller } = looker;
  const ids = [...new Set(places.map(({ caseId }) => caseId))];
  const { ids: own, ...known } = { ids: undefined, ...knownOf(looker) };
  const asked = own ? ids.filter((id) => own.includes(id)) : ids;
  if (asked.length === 0) return [];
  const listed = await ports.reads.list({ ...known, ids: asked, nowMs: ports.clock() }, { limit: 2 * MOST });
  return listed.flatMap((stored) => {
    const seen = seenCase(caller, stored, ports.clock());
    const persons = places.filter(({ caseId }) => caseId === stored.state.id);
    const who = [...new Set(persons.map((one) => one.who))];
    return seen?.sight.sees('names') ? [{ seen, who, persons }] : [];
  });
}
