import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Field, Fields } from '../../../domain/case/field.ts';
import { parseInput } from '../../../domain/case/parse-input.ts';
import { fieldsOf } from '../../../domain/case/read-command.ts';
import { commandByName, commands } from '../../../domain/case/registry.ts';
import type { Json, JsonObject } from '../../../domain/json.ts';
import { idsWritten, personsIn, withIds } from '../../../persons/take-out.ts';
import { inputOf } from '../../api/support/field-arbitrary.ts';

const NOW_MS = Date.parse('2026-03-02T10:00:00Z');
const ID = `p_${'a'.repeat(32)}`;

const fieldsNamed = (name: string): Fields => commandByName(name)?.fields ?? {};

/** A value wherever the register takes one, and nothing else but what must be there. */
function named(field: Field): Json | undefined {
  if (field.registered === 'number') return '680695-0014';
  if (field.registered) return `Prøve ${field.registered}`;
  if (field.type === 'object') return objectOf(field.fields ?? {});
  if (field.type === 'list' && field.of?.type === 'object') return [named(field.of) ?? null];
  return undefined;
}

const objectOf = (fields: Fields): JsonObject =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      const value = named(field);
      return value === undefined ? [] : [[name, value]];
    }),
  );

const seats = (command: string, data: JsonObject, ref = 'pregnancy') =>
  personsIn(fieldsNamed(command), data, { command, ref }).map(({ path, who, official }) => [
    path,
    who,
    official,
  ]);

describe('persons in commands', () => {
  it('are known by the place that they fill, command by command', () => {
    const found = commands.flatMap(({ name, fields }) =>
      seats(name, objectOf(fields)).map((one) => [name, ...one]),
    );
    expect(found).toEqual([
      ['refer', 'mother', 'mother', false],
      ['refer', 'child', 'child:1', false],
      ['contact-treatment', '', 'participant', true],
      ['name-supporter', '', 'supporter', true],
      ['send-notification', 'content', 'notifier', true],
      ['receive-notification', 'content', 'notifier', true],
      ['name-caseworker', '', 'caseworker', true],
      ['name-contact-person', '', 'contact-person', true],
      ['send-request-form', 'concerning', 'mother', false],
      ['send-request-form', 'authority.caseworker', 'caseworker', true],
      ['approve-plan', 'combinedPlan.contactPersons.0', 'contact-person', true],
      ['name-support-person', '', 'support-person', true],
      ['name-child', '', 'child:1', false],
      ['link-cpr', '', 'child:1', false],
      ['give-consent', 'giver', 'FMI', false],
      ['give-consent', 'consentForm', 'discloser', true],
      ['give-consent', 'consentForm.custodyHolder', 'FMI', false],
      ['give-consent', 'consentForm.child', 'child:1', false],
      ['give-consent', 'consentForm.parties.0', 'party', true],
      ['record-relation', '', 'relation', true],
    ]);
  });

  it('are all taken out: what is left names nobody, and the domain takes it as it took the names', () => {
    for (const { name, fields } of commands) {
      const data = objectOf(fields);
      const found = personsIn(fields, data, { command: name, ref: 'child:1' });
      const left = withIds(
        data,
        found,
        found.map(() => ID),
      );
      expect(JSON.stringify(left), name).not.toMatch(/Prøve (name|address)|680695/);
      expect(idsWritten(fields, left).length, name).toBe(found.length);
      expect(personsIn(fields, left, { command: name, ref: 'child:1' }), name).toEqual([]);
    }
  });

  it('leave nothing behind and change no answer of the domain, whatever is written', () => {
    for (const spec of commands) {
      const fields = fieldsOf(spec);
      fc.assert(
        fc.property(inputOf(fields), (input) => {
          const data = input as JsonObject;
          const found = personsIn(spec.fields, data, { command: spec.name, ref: 'pregnancy' });
          const left = withIds(
            data,
            found,
            found.map(() => ID),
          );
          expect(parseInput(fields, left, NOW_MS).ok).toBe(parseInput(fields, data, NOW_MS).ok);
          expect(personsIn(spec.fields, left, { command: spec.name, ref: 'pregnancy' })).toEqual([]);
        }),
        { numRuns: 15 },
      );
    }
  });

  it('are left where they are when they are malformed, for the domain to refuse', () => {
    const mother = { name: ' ', cpr: '3213950014', address: 7 };
    expect(seats('refer', { mother })).toEqual([]);
    expect(seats('refer', { mother: 'Prøve Person' })).toEqual([]);
    expect(seats('refer', { mother: { name: '\u0000' } })).toEqual([]);
    expect(seats('link-cpr', { cpr: 'x' }, 'child:2')).toEqual([]);
  });

  it('in the child’s own case are that child under either name', () => {
    expect(seats('name-child', { name: 'Prøve' }, 'child:2')).toEqual([['', 'child:2', false]]);
    expect(seats('link-cpr', { cpr: '6806950014' }, 'child:2')).toEqual([['', 'child:2', false]]);
    expect(seats('record-relation', { person: 'child', name: 'Prøve' }, 'child:2')).toEqual([
      ['', 'child:2', false],
    ]);
    expect(seats('record-relation', { person: 'partner', name: 'Prøve' })).toEqual([['', 'partner', false]]);
    const giver = { role: 'FMI', name: 'Prøve' };
    const consentForm = {
      child: { name: 'Prøve Barn' },
      custodyHolder: { cpr: '6806950014' },
      discloserName: 'Prøve',
    };
    expect(seats('give-consent', { subject: 'child:2', giver, consentForm }, 'pregnancy')).toEqual([
      ['giver', 'FMI', false],
      ['consentForm', 'discloser', true],
      ['consentForm.custodyHolder', 'FMI', false],
      ['consentForm.child', 'child:2', false],
    ]);
  });
});
