import { createHash } from 'node:crypto';
import type { CaseReads } from '../../../api/ports.ts';
import { authorityIn } from '../../../api/seen-case.ts';
import { soundsOf } from '../../../domain/persons/name-sound.ts';
import type { PersonIntake, TellingCall, ToldPerson } from '../../../persons/person-intake.ts';
import type { PersonRegister } from '../../../persons/person-register.ts';
import type { Entry, PersonStore } from '../../../persons/person-store.ts';
import { registerOver } from '../../../persons/register-over.ts';
import type { CallOptions, CaseGateway, GatewayAnswer } from '../../../worker/gateway/case-gateway.ts';
import { recognise } from '../../../worker/gateway/recognise.ts';
import { registering } from '../../../worker/gateway/register-persons.ts';

/** The register in memory, and the gateway that fills it, over a store of cases. */
export interface PurePersons {
  gateway: CaseGateway;
  persons: PersonRegister;
}

type Told = Omit<Entry, 'eventId'> & { call: string };

export function purePersons(gateway: CaseGateway, reads: CaseReads): PurePersons {
  let told: Told[] = [];
  const seats = new Map<string, string>();
  const accepted = new Map<string, number>();

  const seatOf = ({ homeCase, keyHash }: TellingCall, { official, path, who }: ToldPerson): string => {
    const seat = `${homeCase}|${official ? `${path}|${keyHash}` : who}`;
    const id = seats.get(seat) ?? `p_${createHash('sha256').update(seat).digest('hex').slice(0, 32)}`;
    seats.set(seat, id);
    return id;
  };

  const intake: PersonIntake = {
    async caseOf(caseId) {
      const state = (await reads.find(caseId))?.state;
      const pregnancy = state?.links.find(({ rel }) => rel === 'pregnancy');
      return state
        ? { ref: state.ref, municipality: state.municipality, homeCase: pregnancy?.id ?? caseId }
        : null;
    },
    async take(call, persons) {
      const name = `${call.caseId}|${call.keyHash}|${call.bodyHash}`;
      const ids = persons.map((person) => seatOf(call, person));
      if (accepted.has(name)) return ids;
      told = told.filter((one) => one.call !== name);
      persons.forEach(({ who, official, told: said }, i) => {
        const { caseId, municipality } = call;
        const personId = ids[i] ?? '';
        for (const { field, value } of said)
          told.push({ ...{ personId, municipality, caseId, who, official, field, value }, call: name });
      });
      return ids;
    },
  };

  const standing = (isOne: (told: Told) => boolean): readonly Entry[] =>
    told.filter(isOne).flatMap(({ call, ...entry }) => {
      const eventId = accepted.get(call);
      return eventId === undefined ? [] : [{ ...entry, eventId }];
    });
  const store: PersonStore = {
    entriesOfPerson: async (id) => standing(({ personId }) => personId === id),
    entriesOfCases: async (ids) => standing(({ caseId }) => ids.includes(caseId)),
    entriesWithNumber: async (number, municipalities) =>
      standing((one) => one.value === number.value && municipalities.includes(one.municipality)),
    entriesSounding: async ({ sounds, least, authorities, limit }) => {
      const alike = standing(
        ({ field, official, value }) =>
          field === 'name' &&
          !official &&
          soundsOf(value).filter((sound) => sounds.includes(sound)).length >= least,
      );
      const cases = await Promise.all(alike.map(({ caseId }) => reads.find(caseId)));
      return alike
        .filter((_, i) => cases[i] && authorities.includes(authorityIn(cases[i].state)))
        .toReversed()
        .slice(0, limit);
    },
  };

  function accept<Answer extends { events: readonly { id: number }[] }>(
    caseId: string,
    { key, bodyHash }: CallOptions = {},
    given: GatewayAnswer<Answer>,
  ): GatewayAnswer<Answer> {
    const [first] = given.ok ? given.answer.events : [];
    if (first && key) accepted.set(`${caseId}|${recognise(key, {}, {}).keyHash}|${bodyHash}`, first.id);
    return given;
  }

  const remembering: CaseGateway = {
    ...gateway,
    openCase: async (input, refer, options) => {
      const given = await gateway.openCase(input, refer, options);
      return given.ok ? accept(given.answer.id, options, given) : given;
    },
    giveCommand: async (caseId, command, options) =>
      accept(caseId, options, await gateway.giveCommand(caseId, command, options)),
  };
  return {
    gateway: registering(remembering, intake),
    persons: registerOver(store, async (ids) => {
      const found = await Promise.all(ids.map((id) => reads.find(id)));
      return found.flatMap((one) => (one ? [one.state] : []));
    }),
  };
}
