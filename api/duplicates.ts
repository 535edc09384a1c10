import { type CivilDate, civilDateOf } from '../domain/calendar/index.ts';
import { viewOf } from '../domain/case/case-view.ts';
import { mergeOf } from '../domain/case/merging/standing.ts';
import { parsePersonNumber } from '../domain/persons/person-number.ts';
import { type Standing, standingOf } from '../domain/persons/same-pregnancy.ts';
import { municipalities } from '../domain/rules/agreement-area.ts';
import { type CaseOfPerson, casesAt, named, namesOf } from './find-cases.ts';
import { type Looker, recordList } from './look.ts';
import type { SeenCase } from './seen-case.ts';

/** What is known of the mother whom a referral is about. */
export interface ReferredMother {
  /** As it is written; what is no number finds nobody. */
  number?: string;
  name?: string;
  /** The termin, or the day on which the child was born. */
  aroundOn: CivilDate | null;
}

/** A case that may be what is referred, or an earlier course of the same mother. */
export interface PossibleDuplicate extends CaseOfPerson {
  foundBy: 'number' | 'name';
  standing: Standing;
}

/**
 * Cases that may be the same pregnancy as a referral, among those that the caller may see: nothing is said of others, as
 * decision 25 has it. One case for each family, so that twins are not taken for each other; `family`: ids of cases that are
 * known to be the same family's. The search is on record, without what was searched for.
 */
export async function possibleDuplicates(
  looker: Looker,
  mother: ReferredMother,
  family: readonly string[] = [],
): Promise<readonly PossibleDuplicate[]> {
  const number = mother.number === undefined ? null : parsePersonNumber(mother.number);
  if (number === null && !mother.name) return [];
  const [byNumber, byName] = await Promise.all([
    number === null
      ? []
      : looker.ports.persons
          .findByNumber(number, Object.keys(municipalities))
          .then((places) => casesAt(looker, places)),
    mother.name && mother.aroundOn !== null ? named(looker, mother.name, 'enough') : [],
  ]);
  const found = new Map<string, PossibleDuplicate>();
  const nowMs = looker.ports.clock();
  const add = (foundBy: 'number' | 'name', cases: readonly CaseOfPerson[]) => {
    for (const one of cases) {
      const { id } = one.seen.state;
      // A case that was merged into another lives on there.
      if (found.has(id) || family.includes(id) || mergeOf(one.seen.state) !== null) continue;
      if (!one.who.includes('mother')) continue;
      const standing = standingOf(mother, courseOf(one.seen, nowMs), foundBy);
      if (standing) found.set(id, { ...one, foundBy, standing });
    }
  };
  add('number', byNumber);
  add('name', byName);
  const shown = oneOfEachFamily([...found.values()]);
  await recordList(looker, 'person-search', { by: 'referral' }, shown);
  return shown;
}

function courseOf({ state, closesMs, clockOffsetMs }: SeenCase, nowMs: number) {
  const view = viewOf(state);
  const bornOn = view.birth ? civilDateOf(view.birth.ms) : null;
  return {
    aroundOn: state.kind === 'child' ? bornOn : (view.term?.edd ?? bornOn),
    closed: closesMs !== null && closesMs <= nowMs + clockOffsetMs,
  };
}

/** The likelier first; of a pregnancy and its children the first found of these stands for all. */
function oneOfEachFamily(all: readonly PossibleDuplicate[]): readonly PossibleDuplicate[] {
  const rank = ({ standing, foundBy }: PossibleDuplicate): number =>
    (standing === 'duplicate' ? 0 : 2) + (foundBy === 'number' ? 0 : 1);
  const sorted = [...all].sort((a, b) => rank(a) - rank(b));
  return sorted.filter(
    (one, i) =>
      !sorted
        .slice(0, i)
        .some(({ seen: { state } }) => state.links.some(({ id }) => id === one.seen.state.id)),
  );
}

/** A case that may be the same, with what the mother is called there. */
export interface NamedDuplicate extends PossibleDuplicate {
  names: readonly string[];
}

export const withNames = (
  ports: Looker['ports'],
  found: readonly PossibleDuplicate[],
): Promise<readonly NamedDuplicate[]> =>
  Promise.all(
    found.map(async (one) => {
      const persons = one.persons.filter(({ who }) => who === 'mother');
      return { ...one, names: await namesOf(ports, { persons }) };
    }),
  );

/** The same for a case that is there: by everything that the register holds of its mother. */
export async function duplicatesOf(looker: Looker, seen: SeenCase): Promise<readonly PossibleDuplicate[]> {
  const { state } = seen;
  const known = await looker.ports.persons.personsOf(state.id);
  const mother = known.find(({ who, official }) => who === 'mother' && !official);
  const person = mother ? await looker.ports.persons.find(mother.personId) : null;
  const number = person?.numbers.at(-1)?.value.value;
  const name = person?.names.at(-1)?.value;
  const { aroundOn } = courseOf(seen, looker.ports.clock());
  const family = [state.id, ...state.links.map(({ id }) => id)];
  return possibleDuplicates(
    looker,
    { ...(number === undefined ? {} : { number }), ...(name === undefined ? {} : { name }), aroundOn },
    family,
  );
}
