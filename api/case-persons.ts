import { civilDateOf, parseInstant } from '../domain/calendar/index.ts';
import { viewOf } from '../domain/case/case-view.ts';
import { takenIn } from '../domain/case/merging/standing.ts';
import { canonicalWho, childRefs } from '../domain/case/people.ts';
import type { Json } from '../domain/json.ts';
import { custodyOn, protectedOn } from '../domain/persons/periods.ts';
import {
  isReplacement,
  type PersonNumber,
  type PersonNumberKind,
  writtenNumber,
} from '../domain/persons/person-number.ts';
import type { CasePerson, Person, PersonId, Told } from '../persons/person-register.ts';
import type { Ports } from './ports.ts';
import type { SeenCase } from './seen-case.ts';
import { withholdAddresses } from './withheld-address.ts';

/** What somebody is shown of one person of a case. An address that is protected is not there: it has to be asked for. */
export interface ShownPerson {
  who: string;
  /** Null where nobody has told the register of them. */
  personId: PersonId | null;
  /** A caseworker, a notifier …: not one of the family. */
  official: boolean;
  name: string | null;
  formerNames: readonly string[];
  /** The one told last first; a replacement number stays, and is marked. */
  numbers: readonly { number: string; kind: PersonNumberKind; replacement: boolean }[];
  protected: boolean;
  hasAddress: boolean;
  address?: string | null;
  relations: readonly {
    relation: string | null;
    to: string | null;
    from: string | null;
    until: string | null;
  }[];
  /** Children in this person's custody; `residence` null: where the child lives is not recorded. */
  custody: readonly { child: string; residence: boolean | null }[];
}

/** Everybody whom a case knows, as somebody may see them on a day: told in this case or in those of the family linked to it. */
export async function personsShown(
  { persons }: Pick<Ports, 'persons'>,
  seen: SeenCase,
  nowMs: number,
): Promise<readonly ShownPerson[]> {
  const { state } = seen;
  const view = viewOf(state);
  const on = civilDateOf(nowMs);
  const known = await knownTo(persons, seen);
  const children = new Set([
    ...childRefs(view),
    ...view.of('custody-recorded').map(({ data }) => canonicalWho(data.child, view)),
  ]);
  const custodies = [...children].map((child) => ({ child, custody: custodyOn(view, child, on) }));
  const relations = view.of('relation-recorded').map(({ data }) => data);
  const places = new Set([
    ...known.map(({ who }) => who),
    ...custodies.flatMap(({ custody }) => custody?.holders ?? []),
    ...relations.flatMap(({ person }) => (typeof person === 'string' ? [person] : [])),
  ]);
  const shownAt = (who: string, at: readonly CasePerson[]) => async (personId: PersonId | null) => {
    const mine = at.filter((one) => one.personId === personId);
    const cases = new Set(mine.map(({ caseId }) => caseId));
    const person = personId === null ? null : await persons.find(personId);
    const isProtected =
      protectedOn(view, on).includes(who) ||
      (await persons.isProtected(personId ?? { caseId: state.id, who }, on));
    const told = toldIn(person, cases, seen.sight.knownUntilMs);
    const address = told.addresses.at(-1) ?? null;
    return {
      who,
      personId,
      official: mine.some(({ official }) => official),
      name: told.names.at(-1) ?? null,
      formerNames: [...new Set(told.names.filter((name) => name !== told.names.at(-1)))],
      numbers: told.numbers
        .toReversed()
        .map((one) => ({ number: writtenNumber(one), kind: one.kind, replacement: isReplacement(one) })),
      protected: isProtected,
      hasAddress: address !== null,
      address,
      relations: relations
        .filter(({ person: named }) => named === who)
        .map(({ relation, to, from, until }) => ({
          ...{ relation: textOr(relation), to: textOr(to) },
          ...{ from: textOr(from), until: textOr(until) },
        })),
      custody: custodies.flatMap(({ child, custody }) =>
        custody?.holders.includes(who)
          ? [{ child, residence: custody.residence === null ? null : custody.residence === who }]
          : [],
      ),
    };
  };
  const shown = [...places].map((who) => {
    const at = known.filter((one) => one.who === who);
    const ids = [...new Set(at.map(({ personId }) => personId))];
    return Promise.all((ids.length === 0 ? [null] : ids).map(shownAt(who, at)));
  });
  return withholdAddresses((await Promise.all(shown)).flat());
}

/** The address of one person of a case as it was told last there; null when there is none. */
export async function addressOf(
  { persons }: Pick<Ports, 'persons'>,
  seen: SeenCase,
  personId: PersonId,
): Promise<string | null> {
  const at = (await knownTo(persons, seen)).filter((one) => one.personId === personId);
  const person = at.length === 0 ? null : await persons.find(personId);
  const cases = new Set(at.map(({ caseId }) => caseId));
  return toldIn(person, cases, seen.sight.knownUntilMs).addresses.at(-1) ?? null;
}

/** The names told last of those who fill these places in a case, as somebody may know them; null where nobody told one. */
export async function namesTold<Who extends string>(
  { persons }: Pick<Ports, 'persons'>,
  seen: SeenCase,
  places: readonly Who[],
): Promise<Readonly<Record<Who, string | null>>> {
  const known = await knownTo(persons, seen);
  const named = await Promise.all(
    places.map(async (who) => {
      const id = known.findLast((one) => one.who === who)?.personId;
      const at = known.filter(({ personId }) => personId === id);
      const person = id === undefined ? null : await persons.find(id);
      const cases = new Set(at.map(({ caseId }) => caseId));
      return [who, toldIn(person, cases, seen.sight.knownUntilMs).names.at(-1) ?? null] as const;
    }),
  );
  return Object.fromEntries(named) as Record<Who, string | null>;
}

/** Every number told in a case of whoever fills a place there, as somebody may know them; of each person newest last. */
export async function numbersTold(
  { persons }: Pick<Ports, 'persons'>,
  seen: SeenCase,
  who: string,
): Promise<readonly PersonNumber[]> {
  const known = (await knownTo(persons, seen)).filter((one) => one.who === who);
  const ids = [...new Set(known.map(({ personId }) => personId))];
  const told = ids.map(async (id) => {
    const cases = new Set(known.flatMap(({ personId, caseId }) => (personId === id ? [caseId] : [])));
    return toldIn(await persons.find(id), cases, seen.sight.knownUntilMs).numbers;
  });
  return (await Promise.all(told)).flat();
}

/**
 * Who fills which place in a case as somebody knows it. What a merged case brought after that is not theirs, whenever it was
 * told there.
 */
async function knownTo(
  { personsOf }: Ports['persons'],
  { state, sight }: SeenCase,
): Promise<readonly CasePerson[]> {
  const known = await personsOf(state.id);
  if (sight.knownUntilMs === null) return known;
  const here = new Set([
    state.id,
    ...state.links.map(({ id }) => id),
    ...takenIn(state).map(({ from }) => from),
  ]);
  return known.filter(({ caseId }) => here.has(caseId));
}

/** What was told of a person in these cases; another case's words are not this one's to show. */
function toldIn(person: Person | null, cases: ReadonlySet<string>, knownUntilMs: number | null) {
  const known = <Value>(told: readonly Told<Value>[] = []): Value[] =>
    told
      .filter(
        ({ caseId, recordedAt }) =>
          cases.has(caseId) && (knownUntilMs === null || (parseInstant(recordedAt) ?? 0) < knownUntilMs),
      )
      .map(({ value }) => value);
  return {
    names: known(person?.names),
    numbers: known(person?.numbers),
    addresses: known(person?.addresses),
  };
}

const textOr = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);
