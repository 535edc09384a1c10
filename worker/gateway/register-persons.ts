import { randomUUID } from 'node:crypto';
import type { Fields } from '../../domain/case/field.ts';
import { refuse } from '../../domain/case/refusal.ts';
import { commandByName } from '../../domain/case/registry.ts';
import { isStorable } from '../../domain/case/storable.ts';
import type { PersonIntake, TellingCall } from '../../persons/person-intake.ts';
import { idsWritten, personsIn, withIds } from '../../persons/take-out.ts';
import type { CallOptions, CaseGateway, GivenCommand } from './case-gateway.ts';
import { caseIdOf, recognise } from './recognise.ts';
import { type NotDone, notDone, unavailable } from './refusals.ts';

/**
 * A gateway that takes names, numbers and addresses out of every command into the register before anything else sees it:
 * engine, history, journal and snapshot know an opaque id. Callers notice nothing. Nothing is told of a command that is
 * refused; while the register is out of reach a command that names somebody is UNAVAILABLE.
 */
export function registering(gateway: CaseGateway, persons: PersonIntake): CaseGateway {
  /** The command as the engine may see it, or why there is none. */
  async function registered(
    given: GivenCommand,
    callOf: () => Promise<(TellingCall & { ref: string }) | null>,
  ): Promise<GivenCommand | NotDone> {
    const fields = commandByName(given.name)?.fields;
    // What cannot be kept is refused behind, and never looked at here.
    if (!fields || !namesPersons(fields) || !isStorable(given.data)) return given;
    if (idsWritten(fields, given.data).length > 0) return idOfCaller;
    const call = await callOf();
    if (!call) return given;
    const found = personsIn(fields, given.data, { command: given.name, ref: call.ref });
    if (found.length === 0) return given;
    return { ...given, data: withIds(given.data, found, await persons.take(call, found)) };
  }

  return {
    ...gateway,
    async openCase(input, refer, options = {}) {
      const call = withKey(options, { input, refer });
      const caseId = caseIdOf(call.key);
      const { keyHash } = recognise(call.key, {}, call);
      const { municipality } = input;
      const ref = input.kind === 'pregnancy' ? 'pregnancy' : 'child:1';
      try {
        const command = await registered(refer, async () => ({
          ...{ caseId, keyHash, bodyHash: call.bodyHash, municipality, ref },
          homeCase: caseId,
        }));
        return 'ok' in command ? command : await gateway.openCase(input, command, call);
      } catch (error) {
        return notDone(error) ?? unavailable;
      }
    },
    async giveCommand(caseId, given, options = {}) {
      const call = withKey(options, given);
      const { keyHash } = recognise(call.key, {}, call);
      try {
        const command = await registered(given, async () => {
          const kase = await persons.caseOf(caseId);
          return kase && { ...kase, caseId, keyHash, bodyHash: call.bodyHash };
        });
        return 'ok' in command ? command : await gateway.giveCommand(caseId, command, call);
      } catch (error) {
        return notDone(error) ?? unavailable;
      }
    },
  };
}

/** A key for a call that has none, and the digest of what the caller wrote, not of what becomes of it. */
function withKey(options: CallOptions, body: unknown): CallOptions & { key: string; bodyHash: string } {
  const key = options.key ?? randomUUID();
  return { ...options, key, bodyHash: recognise(key, body, options).bodyHash };
}

const naming = new WeakMap<Fields, boolean>();

/** Whether anything of a command goes into the register; most commands name nobody. */
function namesPersons(fields: Fields): boolean {
  const known = naming.get(fields);
  if (known !== undefined) return known;
  const names = Object.values(fields).some(
    (field) =>
      field.registered !== undefined ||
      namesPersons(field.fields ?? {}) ||
      (field.of !== undefined && namesPersons({ of: field.of })),
  );
  naming.set(fields, names);
  return names;
}

/** Ids come from the register alone: somebody who could write one could ask who it is. */
const idOfCaller: NotDone = {
  ok: false,
  refusal: refuse(
    'VALIDATION',
    'Skriv navn og nummer; «personId» sættes af systemet selv.',
    'Write name and number; “personId” is set by the system itself.',
    { reason: 'personId' },
  ),
};
