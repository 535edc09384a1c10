import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../domain/calendar/index.ts';
import type { Fact } from '../../../domain/case/fact.ts';
import type { CaseState } from '../../../domain/case/state.ts';
import type { Closing } from '../../../domain/obligations/closing.ts';
import { dueMessages, messagesAhead, nextMessageMs } from '../../../domain/obligations/due-messages.ts';
import type { Obligation, PlannedMessage } from '../../../domain/obligations/obligation.ts';
import { fact, stateWith, viewWith } from '../support/facts.ts';
import { openObligation, ruleLike } from '../support/obligations.ts';

const at = (day: string) => `2025-03-${day}T10:00:00+01:00`;
const ms = (day: string) => parseInstant(at(day)) ?? Number.NaN;
const referral = fact(1, 'referred', at('03'));
const view = viewWith([referral]);

/** One planned message, by its day and kind. */
const planned = (day: string, more: Partial<PlannedMessage> = {}): PlannedMessage => ({
  ms: ms(day),
  kind: 'reminder',
  deadlineId: 'F1-01.1',
  to: 'SSR',
  due: '2025-03-10',
  step: 'r0',
  once: `${day}|${more.to ?? 'SSR'}`,
  ...more,
});
const breach = (day: string, more: Partial<PlannedMessage> = {}) =>
  planned(day, { kind: 'breach', step: 'b', ...more });
const plan = (...messages: PlannedMessage[]) => openObligation({ plan: messages });
const spokenUntil = (day: string, breachesTold: readonly string[] = []): CaseState =>
  stateWith([referral], { messagesUpToMs: ms(day), breachesTold });

function due(
  obligations: readonly Obligation[],
  from: CaseState,
  to: string,
  closing: Closing | null = null,
) {
  const { state, messages } = dueMessages(from, view, obligations, closing, ms(to));
  return {
    state,
    said: messages.map((one) => `${one.at.slice(8, 10)} ${one.kind} ${one.to}`),
  };
}

describe('what leaves a case', () => {
  it('is what was planned since it last spoke, up to now, in order of time and then of deadline', () => {
    const days = plan(planned('08'), planned('06'), planned('05'), planned('04'));
    expect(due([days], spokenUntil('04'), '06').said).toEqual(['05 reminder SSR', '06 reminder SSR']);
    const other = openObligation({ plan: [planned('05', { deadlineId: 'F1-00.1', to: 'FP' })] });
    expect(due([plan(planned('05')), other], spokenUntil('04'), '06').said).toEqual([
      '05 reminder FP',
      '05 reminder SSR',
    ]);
  });

  it('says everything that the outbox has to know', () => {
    const { messages } = dueMessages(spokenUntil('04'), view, [plan(planned('05'))], null, ms('06'));
    expect(messages).toEqual([
      { at: at('05'), kind: 'reminder', deadlineId: 'F1-01.1', to: 'SSR', due: '2025-03-10', step: 'r0' },
    ]);
  });

  it('moves on how far it has spoken, never back', () => {
    expect(due([], spokenUntil('04'), '06').state.messagesUpToMs).toBe(ms('06'));
    expect(due([], spokenUntil('06'), '04').state.messagesUpToMs).toBe(ms('06'));
    expect(due([plan(planned('05'))], spokenUntil('04'), '06').state.messagesUpToMs).toBe(ms('06'));
    expect(due([plan(breach('03'))], spokenUntil('06'), '04').state.messagesUpToMs).toBe(ms('06'));
  });

  it('is a breach also where it became known too late, dated when it did, and told once to each', () => {
    const late = plan(breach('05'), breach('05', { to: 'FP' }));
    const first = due([late], spokenUntil('06'), '07');
    expect(first.said).toEqual(['07 breach SSR', '07 breach FP']);
    expect(first.state.breachesTold).toEqual(['05|SSR', '05|FP']);
    expect(due([late], first.state, '08').said).toEqual([]);
    expect(due([late], spokenUntil('06', ['05|SSR']), '07').said).toEqual(['07 breach FP']);
  });

  it('is a reminder only in its time, however often it is told of', () => {
    const { said, state } = due([plan(planned('05'))], spokenUntil('04', ['05|SSR']), '06');
    expect(said).toEqual(['05 reminder SSR']);
    expect(state.breachesTold).toEqual(['05|SSR']);
    expect(due([plan(planned('05'))], spokenUntil('05'), '06').said).toEqual([]);
  });
});

describe('a reminder planned for the very moment of its fact', () => {
  const recordedLater = { ...referral, recordedMs: ms('05') };
  const atOnce = (more: Partial<Obligation> = {}, trigger: Fact = recordedLater) =>
    openObligation({ plan: [planned('03')], seed: { key: '1', trigger }, ...more });

  it('leaves when the fact is recorded, though that is later, and once only', () => {
    const first = due([atOnce()], spokenUntil('04'), '05');
    expect(first.said).toEqual(['05 reminder SSR']);
    expect(first.state.breachesTold).toEqual(['03|SSR']);
    expect(due([atOnce()], first.state, '05').said).toEqual([]);
  });

  it('does not leave at another moment, nor where its limit is over by then', () => {
    expect(due([atOnce()], spokenUntil('04'), '06').said).toEqual([]);
    expect(due([atOnce({ dueOn: '2025-03-04' })], spokenUntil('04'), '05').said).toEqual([]);
    expect(due([atOnce({ plan: [planned('04')] })], spokenUntil('04'), '05').said).toEqual([]);
  });
});

const closing: Closing = { ms: ms('05'), eventId: null, reason: { da: 'a', en: 'b' } };
const act = (day: string) => fact(6, 'contact-recorded', at(day));
const ended = (day: string) => ({ ms: ms(day), eventId: 5, reason: { da: 'a', en: 'b' } });

describe('a deadline says nothing', () => {
  const silent: [string, Partial<Obligation>, Closing | null, string[]][] = [
    ['once it is met', { met: act('04') }, null, []],
    ['from its end on', { ended: ended('05') }, null, ['04']],
    ['from its exemption on', { exempted: act('05') }, null, ['04']],
    ['while it is paused', { pausedSince: act('05'), pausedUntilMs: ms('06') }, null, ['04', '06']],
    ['from where it fell silent', { silentFromMs: ms('05') }, null, ['04']],
    ['from the closing on', {}, closing, ['04']],
    [
      'unless the law keeps it after the closing',
      { rule: ruleLike('F1-01', { survives: true }) },
      closing,
      ['04', '05', '06'],
    ],
  ];

  it.each(silent)('%s', (_when, more, by, expected) => {
    const o = openObligation({ plan: [planned('04'), planned('05'), planned('06')], ...more });
    expect(due([o], spokenUntil('03'), '07', by).said.map((line) => line.slice(0, 2))).toEqual(expected);
    expect(messagesAhead(o, view, by, ms('03')).map((one) => one.ms)).toEqual(
      o.met ? [] : expected.map((day) => ms(day)),
    );
    expect(nextMessageMs(view, [o], by, ms('04'))).toBe(
      expected.map((day) => ms(day)).find((one) => one > ms('04')) ?? null,
    );
  });

  it('to a bereaved family about what is only an offer', () => {
    const rule = ruleLike('F1-01', { quietAfterLoss: true });
    const o = openObligation({ plan: [planned('05')], rule });
    const bereaved = viewWith([referral, fact(2, 'death-recorded', at('04'), { who: 'partner' })]);
    expect(nextMessageMs(view, [o], null, ms('04'))).toBe(ms('05'));
    expect(nextMessageMs(bereaved, [o], null, ms('04'))).toBeNull();
    expect(nextMessageMs(bereaved, [plan(planned('05'))], null, ms('04'))).toBe(ms('05'));
  });
});

describe('what lies ahead', () => {
  it('is sorted, and does not hold what is now', () => {
    const o = plan(planned('08'), planned('06'), planned('05'));
    expect(messagesAhead(o, view, null, ms('05')).map((one) => one.ms)).toEqual([ms('06'), ms('08')]);
  });

  it('begins with the earliest of all deadlines', () => {
    const obligations = [plan(planned('08'), planned('07')), plan(planned('06'), planned('09'))];
    expect(nextMessageMs(view, obligations, null, ms('05'))).toBe(ms('06'));
    expect(nextMessageMs(view, obligations, null, ms('06'))).toBe(ms('07'));
    expect(nextMessageMs(view, obligations, null, ms('09'))).toBeNull();
  });
});
