import { describe, expect, it } from 'vitest';
import type { Command } from '../../../domain/case/command.ts';
import type { CommandSpec } from '../../../domain/case/command-spec.ts';
import { date, instant, optional, shortText } from '../../../domain/case/field.ts';
import { fieldsOf, readCommand } from '../../../domain/case/read-command.ts';
import type { JsonObject } from '../../../domain/json.ts';
import { fact, viewWith } from '../support/facts.ts';

const now = '2026-03-10T10:00:00+01:00';

/** A command as a registry might hold it: it tells of a visit. */
const visit = (more: Partial<CommandSpec> = {}): CommandSpec => ({
  name: 'pay-visit',
  title: { da: 'Aflæg besøg', en: 'Pay a visit' },
  kinds: ['pregnancy'],
  moment: 'visitedAt',
  fields: { visitedAt: instant('Besøgt', 'Visited'), place: shortText('Sted', 'Place') },
  event: 'visit-paid',
  ...more,
});

const read = (spec: CommandSpec, data: JsonObject) => {
  const command: Command = { name: spec.name, data: { place: 'hjemme', ...data }, at: now, role: 'FR' };
  const answer = readCommand(spec, command, viewWith([fact(1, 'referred', '2026-03-02T08:00:00+01:00')]));
  return answer.ok ? answer.attempt.moment : answer.refusal.reason;
};

describe('the fields that a caller may give', () => {
  it('are the command’s own, a moment in either form, and a note', () => {
    expect(Object.keys(fieldsOf(visit()))).toEqual(['at', 'on', 'note', 'visitedAt', 'place']);
  });

  it('may all be left out that tell the moment; what else is required stays so', () => {
    const fields = fieldsOf(visit());
    expect(Object.keys(fields).filter((name) => !fields[name]?.optional)).toEqual(['place']);
    expect(fields.visitedAt).toEqual({ ...instant('Besøgt', 'Visited'), optional: true });
    expect(fields.place).toEqual(shortText('Sted', 'Place'));
  });

  it('are the command’s own where it asks for a date itself', () => {
    const on = date('Aftalt til', 'Agreed for', { plan: true });
    expect(fieldsOf(visit({ fields: { on } })).on).toEqual(on);
  });
});

describe('the moment of an act', () => {
  const at = '2026-03-05T09:00:00+01:00';
  const plain = { moment: undefined, fields: { place: shortText('Sted', 'Place') } };

  it('is told by the command’s own field before any other, then by `at`, then by `on`', () => {
    const on = '2026-03-04';
    expect(read(visit(), { visitedAt: '2026-03-06T09:00:00+01:00', at, on })).toMatchObject({
      on: '2026-03-06',
    });
    expect(read(visit(), { at, on })).toMatchObject({ on: '2026-03-05', dateOnly: false });
    expect(read(visit(), { on })).toMatchObject({ on: '2026-03-04', dateOnly: true });
  });

  it('is now where nobody told it', () => {
    expect(read(visit(), {})).toMatchObject({ on: '2026-03-10', dateOnly: false });
    expect(read(visit(plain), {})).toMatchObject({ on: '2026-03-10', dateOnly: false });
  });

  it('of a command without a field for it is not read out of another field', () => {
    const spec = visit({ ...plain, fields: { visitedAt: optional(instant('Besøgt', 'Visited')) } });
    const answer = readCommand(
      spec,
      { name: spec.name, data: { visitedAt: at }, at: now, role: 'FR' },
      viewWith([fact(1, 'referred', '2026-03-02T08:00:00+01:00')]),
    );
    expect(answer).toMatchObject({ ok: true, attempt: { moment: { on: '2026-03-10' } } });
  });

  it('may lie before the start of the case only where the command says so', () => {
    const before = { visitedAt: '2026-03-01T09:00:00+01:00' };
    expect(read(visit(), before)).toBe('visitedAt');
    expect(read(visit({ mayPrecedeCase: true }), before)).toMatchObject({ on: '2026-03-01' });
  });
});
