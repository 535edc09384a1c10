import type { CivilDate } from '../domain/calendar/index.ts';
import { formatInstant } from '../domain/calendar/index.ts';
import { viewOf } from '../domain/case/case-view.ts';
import type { Fact } from '../domain/case/fact.ts';
import { mergeOf, takenIn } from '../domain/case/merging/standing.ts';
import type { CaseState } from '../domain/case/state.ts';
import { alikeFrom, soundsOf } from '../domain/persons/name-sound.ts';
import { custodyOn, protectedOn } from '../domain/persons/periods.ts';
import { type PersonNumber, parsePersonNumber } from '../domain/persons/person-number.ts';
import type {
  CasePerson,
  Person,
  PersonId,
  PersonNamed,
  PersonRegister,
  Seat,
  Told,
} from './person-register.ts';
import type { Entry, EntryField, PersonStore } from './person-store.ts';

/** Cases by id; those that are not there any more are left out. Read whoever asks: what is protected is so for all. */
export type StatesOf = (caseIds: readonly string[]) => Promise<readonly CaseState[]>;

/** The register over wherever entries and cases are kept. What a case has retracted was never told. */
export function registerOver(store: PersonStore, statesOf: StatesOf): PersonRegister {
  const statesById = async (caseIds: readonly string[]): Promise<ReadonlyMap<string, CaseState>> =>
    new Map((await statesOf([...new Set(caseIds)])).map((state) => [state.id, state]));

  /** The entries that stand, each with the fact by which it was told. */
  async function standing(entries: readonly Entry[]): Promise<readonly Standing[]> {
    const states = await statesById(entries.map(({ caseId }) => caseId));
    return entries.flatMap((entry) => {
      const told = states.get(entry.caseId)?.facts.find(({ id }) => id === entry.eventId);
      return told && told.retractedBy === undefined ? [{ entry, told }] : [];
    });
  }

  const personsIn = async (entries: readonly Entry[]): Promise<readonly CasePerson[]> =>
    distinct((await standing(entries)).map(({ entry }) => personOf(entry)));

  async function familyOf(
    caseId: string,
  ): Promise<{ state: CaseState; entries: readonly Entry[]; here: ReadonlySet<string> } | null> {
    const state = (await statesById([caseId])).get(caseId);
    if (!state) return null;
    const linked = state.links.filter(({ rel }) => rel !== 'sibling').map(({ id }) => id);
    const merged = takenIn(state);
    const told = await store.entriesOfCases([caseId, ...linked, ...merged.map(({ from }) => from)]);
    // What a merged case was told counts as told here, about the child of this case by its ref here.
    const entries = told.map((entry) => {
      const from = merged.find((one) => one.from === entry.caseId);
      return from && state.kind === 'child' && entry.who === from.fromRef
        ? { ...entry, who: state.ref }
        : entry;
    });
    return { state, entries, here: new Set([caseId, ...merged.map(({ from }) => from)]) };
  }

  async function personsOf(caseId: string): Promise<readonly CasePerson[]> {
    const family = await familyOf(caseId);
    if (!family) return [];
    const { state } = family;
    const isOther = (who: string): boolean =>
      state.kind === 'child' && who.startsWith('child:') && who !== state.ref;
    const theirs = family.entries.filter(
      (entry) => family.here.has(entry.caseId) || !(entry.official || isOther(entry.who)),
    );
    return personsIn(theirs);
  }

  const seatsOf = async (personId: PersonId): Promise<readonly Seat[]> =>
    (await personsIn(await store.entriesOfPerson(personId))).map(({ caseId, who }) => ({ caseId, who }));

  /** Whoever has one of the person's numbers in the same register: two cases may each know the same somebody. */
  async function namesakes(personId: PersonId): Promise<readonly PersonId[]> {
    const own = await standing(await store.entriesOfPerson(personId));
    const alike = await Promise.all(
      own.map(({ entry: { field, value, municipality } }) => {
        const number = field === 'number' ? parsePersonNumber(value) : null;
        return number ? holdersOf(number, [municipality]) : [];
      }),
    );
    return [...new Set([personId, ...alike.flat()])];
  }

  async function holdersOf(
    number: PersonNumber,
    municipalities: readonly string[],
  ): Promise<readonly PersonId[]> {
    const entries = await store.entriesWithNumber(number, municipalities);
    const found = await standing(entries.filter((one) => isOf(one, number)));
    return [...new Set(found.map(({ entry }) => entry.personId))];
  }

  /** Every place of a person, under whichever id: what is known of them in any case counts. */
  async function placesOf(person: PersonNamed): Promise<readonly Seat[]> {
    const ids = typeof person === 'string' ? [person] : await sittingAt(person);
    const all = (await Promise.all(ids.map(namesakes))).flat();
    const seats = await Promise.all([...new Set(all)].map(seatsOf));
    const places = [...(typeof person === 'string' ? [] : [person]), ...seats.flat()];
    return [...(await livingOn(places)), ...places];
  }

  /** The same places in the cases that merged ones live on in: what is told since then is told there alone. */
  async function livingOn(places: readonly Seat[]): Promise<readonly Seat[]> {
    const states = await statesById(places.map(({ caseId }) => caseId));
    return places.flatMap(({ caseId, who }) => {
      const state = states.get(caseId);
      const merge = state ? mergeOf(state) : null;
      if (!state || !merge) return [];
      return [{ caseId: merge.into, who: state.kind === 'child' && who === state.ref ? merge.intoRef : who }];
    });
  }

  const sittingAt = async ({ caseId, who }: Seat): Promise<readonly PersonId[]> => [
    ...new Set((await personsOf(caseId)).flatMap((one) => (one.who === who ? [one.personId] : []))),
  ];

  async function isProtected(person: PersonNamed, on: CivilDate): Promise<boolean> {
    const places = await placesOf(person);
    const states = await statesById(places.map(({ caseId }) => caseId));
    return places.some(({ caseId, who }) => {
      const state = states.get(caseId);
      // A case that cannot be asked might know of a protection: an address withheld in vain harms nobody.
      return !state || protectedOn(viewOf(state), on).includes(who);
    });
  }

  return {
    async find(personId) {
      const entries = await store.entriesOfPerson(personId);
      const [first] = entries;
      return first ? personFrom(first, await standing(entries)) : null;
    },
    personsOf,
    seatsOf,
    async findByNumber(number, municipalities) {
      const holders = await holdersOf(number, municipalities);
      const places = await Promise.all(holders.map((id) => store.entriesOfPerson(id).then(personsIn)));
      return places.flat();
    },
    async findByName(name, { parts, authorities, limit }) {
      const sounds = soundsOf(name);
      if (sounds.length === 0 || authorities.length === 0) return [];
      const least = parts === 'all' ? sounds.length : alikeFrom(sounds);
      return personsIn(await store.entriesSounding({ sounds, least, authorities, limit }));
    },
    isProtected,
    async custodyHoldersOf(child, on) {
      for (const { caseId, who } of await placesOf(child)) {
        const state = (await statesById([caseId])).get(caseId);
        const custody = state ? custodyOn(viewOf(state), who, on) : null;
        if (!custody) continue;
        const persons = await personsOf(caseId);
        return custody.holders.map((holder) => ({
          who: holder,
          personId: persons.find((one) => one.who === holder)?.personId ?? null,
          residence: custody.residence === null ? null : custody.residence === holder,
        }));
      }
      return null;
    },
  };
}

interface Standing {
  entry: Entry;
  told: Fact;
}

function personFrom({ personId, municipality }: Entry, standing: readonly Standing[]): Person {
  const told = (field: EntryField): Told<string>[] =>
    standing
      .filter(({ entry }) => entry.field === field)
      .map(({ entry, told: { recordedMs } }) => ({
        value: entry.value,
        recordedAt: formatInstant(recordedMs),
        caseId: entry.caseId,
      }));
  return {
    id: personId,
    municipality,
    names: told('name'),
    numbers: told('number').flatMap((one) => {
      const value = parsePersonNumber(one.value);
      return value ? [{ ...one, value }] : [];
    }),
    addresses: told('address'),
  };
}

const isOf = ({ field, value }: Entry, number: PersonNumber): boolean =>
  field === 'number' && value === number.value;

const personOf = ({ caseId, who, personId, official }: Entry): CasePerson => ({
  caseId,
  who,
  personId,
  official,
});

const distinct = (persons: readonly CasePerson[]): readonly CasePerson[] => [
  ...new Map(persons.map((one) => [`${one.caseId}|${one.who}|${one.personId}`, one])).values(),
];
