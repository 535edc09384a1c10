import { describe, expect, it } from 'vitest';
import type { Command } from '../../../domain/case/command.ts';
import { handle, openCase } from '../../../domain/case/engine.ts';
import type { Refusal } from '../../../domain/case/refusal.ts';
import type { CaseKind, CaseState } from '../../../domain/case/state.ts';
import type { JsonObject } from '../../../domain/json.ts';
import { parametersFor } from '../../../domain/rules/parameters.ts';

const start = '2026-01-05T08:00:00+01:00';
const later = '2026-01-06T08:00:00+01:00';

const opening = (kind: CaseKind = 'pregnancy') => ({
  id: 'c_1',
  ref: kind === 'child' ? 'child:1' : 'pregnancy',
  kind,
  municipality: 'esbjerg',
  parameters: parametersFor('esbjerg'),
  ruleSet: null,
  links: [],
});

const command = (name: string, data: JsonObject = {}, more: Partial<Command> = {}): Command => ({
  name,
  data,
  at: later,
  role: 'FR',
  ...more,
});

const refer = command(
  'refer',
  { referrer: { role: 'GP', organisation: 'Lægehuset' }, mother: { name: 'Prøve Person' } },
  { at: start },
);

/** A case with these commands accepted, an hour apart from the day after the referral on. */
function caseAfter(...commands: Command[]): CaseState {
  const opened = openCase(opening(), refer);
  if (!opened.ok) throw new Error(opened.refusal.message.en);
  return commands.reduce((state, one) => {
    const answer = handle(state, one);
    if (!answer.ok) throw new Error(answer.refusal.message.en);
    return answer.state;
  }, opened.state);
}

function refusalOf(state: CaseState, one: Command): Refusal {
  const answer = handle(state, one);
  if (answer.ok) throw new Error(`${one.name} was accepted`);
  return answer.refusal;
}

const close = command('close-case', { reason: 'afsluttet' }, { role: 'FR-leader' });
const notification = {
  notificationId: 'n1',
  form: 'written',
  notifier: { role: 'GP', organisation: 'Lægehuset', professional: true },
  concern: 'bekymring',
};

describe('a command is refused in a sentence of its own', () => {
  it('where there is none of that name', () => {
    expect(refusalOf(caseAfter(), command('sing'))).toEqual({
      code: 'NOT_FOUND',
      message: { da: 'Den kommando findes ikke.', en: 'There is no such command.' },
      reason: 'command',
    });
  });

  it('where its moment cannot be read', () => {
    expect(refusalOf(caseAfter(), command('record-entry', {}, { at: 'nu' }))).toEqual({
      code: 'VALIDATION',
      message: {
        da: 'Kommandoens tidspunkt kan ikke læses.',
        en: 'The moment of the command cannot be read.',
      },
      reason: 'at',
    });
  });

  it('where it belongs to another kind of case', () => {
    expect(refusalOf(caseAfter(), command('set-school-start', { choice: 'normal' }))).toEqual({
      code: 'PRECONDITION',
      message: {
        da: expect.stringMatching(/^«.+» hører ikke til denne slags sag\.$/),
        en: expect.stringMatching(/^“.+” does not belong to this kind of case\.$/),
      },
      reason: 'pregnancy',
    });
  });

  it('where only a leader may give it', () => {
    const refusal = { message: { da: 'Det kan kun en leder.', en: 'Only a leader may do that.' } };
    expect(refusalOf(caseAfter(), { ...close, role: 'FR' })).toEqual({
      code: 'NOT_PERMITTED',
      reason: 'FR',
      ...refusal,
    });
  });

  it('where it lies before the start of the case, by the hour or by the day', () => {
    const early = (data: JsonObject) => refusalOf(caseAfter(), command('record-entry', data));
    expect(early({ at: '2026-01-05T07:59:59+01:00' })).toEqual({
      code: 'VALIDATION',
      message: {
        da: 'Tidspunktet ligger før sagens start 2026-01-05.',
        en: 'The moment lies before the start of the case, 2026-01-05.',
      },
      reason: 'at',
    });
    expect(early({ on: '2026-01-04' }).reason).toBe('at');
    expect(handle(caseAfter(), command('record-entry', { on: '2026-01-05' })).ok).toBe(true);
    expect(handle(caseAfter(), command('record-entry', { at: start })).ok).toBe(true);
  });

  it('where it names again what it should name anew', () => {
    const known = caseAfter(command('receive-notification', notification));
    expect(refusalOf(known, command('receive-notification', notification))).toEqual({
      code: 'DUPLICATE',
      message: {
        da: '«notificationId» er allerede brugt i sagen.',
        en: '“notificationId” is already used in this case.',
      },
      reason: 'notificationId',
    });
  });

  it('where it refers to what the case does not know', () => {
    const assess = { danger: false, acuteMeasures: false, assessors: ['fr-anna'], notificationId: 'n2' };
    const known = caseAfter(command('receive-notification', notification));
    expect(refusalOf(known, command('assess-notification', assess))).toEqual({
      code: 'NOT_FOUND',
      message: {
        da: 'Sagen kender ikke det, som «notificationId» henviser til.',
        en: 'The case does not know what “notificationId” refers to.',
      },
      reason: 'notificationId',
    });
  });

  it('where the case has been referred already, and where it has not', () => {
    expect(refusalOf(caseAfter(), refer)).toEqual({
      code: 'DUPLICATE',
      message: { da: 'Sagen er allerede henvist.', en: 'The case has already been referred.' },
      reason: 'refer',
    });
    expect(openCase(opening(), command('record-entry'))).toEqual({
      ok: false,
      refusal: {
        code: 'WRONG_ORDER',
        message: { da: 'En sag begynder med en henvisning.', en: 'A case starts with a referral.' },
        reason: 'refer',
      },
    });
  });
});

describe('a name that the caller left out', () => {
  const named = (state: CaseState) =>
    state.facts.filter(({ type }) => type === 'notification-received').map(({ data }) => data.notificationId);
  const { notificationId: _left, ...nameless } = notification;

  it('is the next number never used in the case', () => {
    const receive = command('receive-notification', nameless);
    expect(named(caseAfter(receive, receive))).toEqual(['n1', 'n2']);
  });

  it('steps over one that a caller chose', () => {
    const chosen = command('receive-notification', { ...nameless, notificationId: 'n2' });
    expect(named(caseAfter(chosen, command('receive-notification', nameless)))).toEqual(['n2', 'n3']);
  });
});

describe('a closed case', () => {
  it('says that it is closed rather than why the act would not have fitted', () => {
    const unfitting = command('return-child', {}, { at: '2026-01-07T08:00:00+01:00' });
    expect(refusalOf(caseAfter(close), unfitting)).toEqual({
      code: 'CASE_CLOSED',
      message: { da: 'Sagen er lukket.', en: 'The case is closed.' },
      reason: 'return-child',
    });
  });
});
