import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../domain/calendar/index.ts';
import { commandByName } from '../../../domain/case/registry.ts';
import { derive } from '../../../domain/obligations/case-deadlines.ts';
import { explain } from '../../../domain/obligations/explain.ts';
import { consent } from '../rules/across/consent-data.ts';
import { birth } from '../rules/phase-3/lives.ts';
import { fact, stateWith } from '../support/facts.ts';
import { begin, type Life } from '../support/life.ts';

// F1-01: seven days from the referral on Monday 3 March 2025, so Monday 10 March.
const pregnancy = () => begin({ at: '2025-03-03T08:00:00+01:00', refer: { edd: '2025-09-01' } });
const at = (day: string) => `2025-03-${day}T10:00:00+01:00`;

function explained(life: Life, id: string, day: string) {
  const state = life.world.get('pregnancy')?.state;
  const told = state && explain(state, id, parseInstant(at(day)) ?? 0);
  if (!told) throw new Error(`no deadline ${id}`);
  return told;
}

const lines = (life: Life, id: string, day: string) =>
  explained(life, id, day).steps.map(({ kind, text, on, at: instant }) =>
    [kind, text.da, text.en, on ?? '–', instant ?? '–'].join(' | '),
  );

describe('an explanation', () => {
  it('goes from the fact over the rule and the count to the date', () => {
    const life = pregnancy();
    const { source, steps: _steps, ...told } = explained(life, 'F1-01.1', '04');
    expect(told).toMatchObject({
      deadlineId: 'F1-01.1',
      ruleId: 'F1-01',
      earliestOn: null,
      targetOn: '2025-03-10',
      dueOn: '2025-03-10',
      dueAt: null,
    });
    const [fact, rule, ...rest] = lines(life, 'F1-01.1', '04');
    expect(fact).toMatch(
      /^fact \| Hændelse 1: .+\. Registreret af .+ 2025-03-03T08:00:00\+01:00\. \| Event 1: .+\. Recorded by .+ at 2025-03-03T08:00:00\+01:00\. \| 2025-03-03 \| 2025-03-03T08:00:00\+01:00$/,
    );
    expect(rule).toBe(`rule | Regel F1-01, ${source.text}. | Rule F1-01, ${source.text}. | – | –`);
    expect(rest.map((line) => line.split(' | ')[0])).toEqual(['count', 'count', 'count', 'result']);
    expect(rest.at(-1)).toBe(
      'result | Mål 2025-03-10, frist 2025-03-10. | Target 2025-03-10, limit 2025-03-10. | 2025-03-10 | –',
    );
  });

  it('says since when a version is in force, and what the act was called before, where there is that to say', () => {
    const life = pregnancy();
    life.give(at('04'), 'receive-notification', {
      notificationId: 'n1',
      form: 'written',
      notifier: { role: 'GP', organisation: 'Lægehuset', professional: true },
      concern: 'bekymring',
    });
    const { ruleVersion, source, steps } = explained(life, 'F1-15.n1', '04');
    expect(steps[1]?.text).toEqual({
      da: `Regel F1-15, ${source.text} (tidligere ${source.formerly}), gældende fra ${ruleVersion}.`,
      en: `Rule F1-15, ${source.text} (formerly ${source.formerly}), in force from ${ruleVersion}.`,
    });
    expect(source.formerly).toMatch(/SEL/);
    expect(ruleVersion).toBe('2024-01-01');
  });

  it('tells a date that is known without its hour as a date', () => {
    const life = pregnancy();
    life.give(at('05'), 'open-municipal-case', { openedOn: '2025-03-04' });
    expect(lines(life, 'F1-10.1', '06')[0]).toMatch(/\| 2025-03-04 \| –$/);
  });

  it('tells what a pause and an extension did to the date', () => {
    const life = pregnancy();
    life.give(at('05'), 'pause-deadline', { deadlineId: 'F1-01.1', reason: 'ferie' });
    life.give(at('07'), 'resume-deadline', { deadlineId: 'F1-01.1', reason: 'hjemme igen' });
    life.give(at('07'), 'extend-deadline', {
      deadlineId: 'F1-01.1',
      reason: 'aftalt',
      until: '2025-03-14',
    });
    const adjusted = lines(life, 'F1-01.1', '08').filter((line) => line.startsWith('adjustment'));
    expect(adjusted).toEqual([
      `adjustment | Sat på pause | Paused | – | ${at('05')}`,
      `adjustment | Pausen er slut: 2025-03-10 → 2025-03-12. | Pause ended: 2025-03-10 → 2025-03-12. | – | ${at('07')}`,
      `adjustment | Forlænget: 2025-03-12 → 2025-03-14. | Extended: 2025-03-12 → 2025-03-14. | – | ${at('07')}`,
    ]);
  });

  it('tells which act met it, and when', () => {
    const life = pregnancy();
    life.give(at('06'), 'record-contact', { by: 'SSR', with: 'mother', method: 'phone', reached: true });
    expect(lines(life, 'F1-01.1', '07').at(-2)).toMatch(
      /^act \| Opfyldt: .+\. \| Met: .+\. \| – \| 2025-03-06T10:00:00\+01:00$/,
    );
  });

  it('tells why it fell away, and when', () => {
    const life = pregnancy();
    life.give(at('06'), 'close-case', { reason: 'flyttet' });
    expect(lines(life, 'F1-01.1', '07').at(-2)).toBe(
      `act | Bortfaldet: Sagen er lukket: Sagen er afsluttet. | Cancelled: The case is closed: The case was closed. | – | ${at('06')}`,
    );
  });

  it('ends in an instant for a limit in hours', () => {
    const life = pregnancy();
    life.give(at('04'), 'receive-notification', {
      notificationId: 'n1',
      form: 'written',
      notifier: { role: 'GP', organisation: 'Lægehuset', professional: true },
      concern: 'bekymring',
    });
    expect(lines(life, 'F1-15.n1', '04').at(-1)).toBe(
      `result | Fristen er tidspunktet | The limit is the instant | – | ${at('05')}`,
    );
  });

  it('shows each step of a count as a date or as an instant, never as both', () => {
    const life = pregnancy();
    life.give(at('04'), 'receive-notification', {
      notificationId: 'n1',
      form: 'written',
      notifier: { role: 'GP', organisation: 'Lægehuset', professional: true },
      concern: 'bekymring',
    });
    const moments = (id: string) =>
      explained(life, id, '04')
        .steps.filter(({ kind }) => kind === 'count')
        .map((step) => Object.keys(step).filter((name) => name === 'on' || name === 'at'));
    expect(moments('F1-15.n1')).toEqual([['at'], ['at']]);
    expect(moments('F1-01.1')).toEqual([['on'], ['on'], ['on']]);
    expect(lines(life, 'F1-15.n1', '04')[2]).toBe(
      `count | Tælles fra tidspunktet | Counted from the instant | – | ${at('04')}`,
    );
  });

  it('names no target of the calendar where the limit has its own, and none where it may have none', () => {
    const life = pregnancy();
    life.give(at('05'), 'stop-treatment', { concern: true, offer: 'CMU', on: '2025-03-05' });
    const steps = lines(life, life.ofRule('F1-13', at('05'))[0]?.id ?? '', '05');
    expect(steps.filter((line) => line.includes('Mål: ')).map((line) => line.split(' | ')[1])).toEqual([
      'Mål: samme dag',
    ]);
    life.give(at('06'), 'give-consent', consent());
    expect(lines(life, life.ofRule('X-01', at('06'))[0]?.id ?? '', '06').at(-1)).toBe(
      'result | Frist 2026-03-06. | Limit 2026-03-06. | 2026-03-06 | –',
    );
  });

  it('begins a window with its first day, and says where there is no limit', () => {
    const life = birth('2026-06-01T04:00:00+02:00');
    const resultOf = (rule: string) => {
      const [one] = life.ofRule(rule, '2026-06-02T10:00:00+02:00', 'child:1');
      const state = life.world.get('child:1')?.state;
      const told = state && one && explain(state, one.id, parseInstant('2026-06-02T10:00:00+02:00') ?? 0);
      return told?.steps.at(-1)?.text;
    };
    expect(resultOf('F3-21')).toEqual({
      da: 'Tidligst 2026-07-06. Mål 2026-07-27, frist 2026-07-27.',
      en: 'Not before 2026-07-06. Target 2026-07-27, limit 2026-07-27.',
    });
    expect(resultOf('F3-26')).toEqual({ da: 'Der er ingen fast frist', en: 'There is no fixed limit' });
  });

  it('tells an exemption as a limit that is no more, and no act', () => {
    const life = pregnancy();
    life.give(at('05'), 'exempt-deadline', { deadlineId: 'F1-01.1', reason: 'aftalt' });
    const [adjustment, result] = lines(life, 'F1-01.1', '06').slice(-2);
    expect(adjustment).toBe(
      `adjustment | Fritaget med begrundelse: 2025-03-10 → –. | Exempted with a reason: 2025-03-10 → –. | – | ${at('05')}`,
    );
    expect(result).toMatch(/^result/);
  });

  it('tells an act by its title, and the end of the case where that is what met it', () => {
    const life = pregnancy();
    life.give(at('06'), 'record-contact', { by: 'SSR', with: 'mother', method: 'phone', reached: true });
    const title = commandByName('record-contact')?.title;
    expect(lines(life, 'F1-01.1', '07').at(-2)).toContain(`Opfyldt: ${title?.da}. | Met: ${title?.en}.`);
    const state = birth('2026-06-01T04:00:00+02:00').world.get('child:1')?.state;
    const later = parseInstant('2032-08-02T10:00:00+02:00') ?? 0;
    expect((state && explain(state, 'F4-12.1', later))?.steps.at(-2)).toEqual({
      kind: 'act',
      text: { da: 'Opfyldt: Sagens afslutning.', en: 'Met: End of the case.' },
      at: '2032-08-01T00:00:00+02:00',
    });
  });

  it('calls the beginning of a child’s case a birth, and what nobody recorded the system’s', () => {
    const born = fact(
      1,
      'born',
      '2026-06-01T04:00:00+02:00',
      { bornAt: '2026-06-01T04:00:00+02:00' },
      { by: 'system' },
    );
    const state = stateWith([born], { kind: 'child', ref: 'child:1' });
    expect(explain(state, 'F3-24.1', born.ms)?.steps[0]?.text).toEqual({
      da: 'Hændelse 1: Fødsel. Registreret af systemet 2026-06-01T04:00:00+02:00.',
      en: 'Event 1: Birth. Recorded by the system at 2026-06-01T04:00:00+02:00.',
    });
  });

  it('prints the open doubt of a rule that has one, and of no other', () => {
    const state = birth('2026-06-01T04:00:00+02:00').world.get('child:1')?.state;
    const doubts = (state ? derive(state).obligations : []).map(({ id, rule }) => [
      rule.doubt,
      state && explain(state, id, 0)?.doubt,
    ]);
    expect(doubts.filter(([doubt]) => doubt).length).toBeGreaterThan(0);
    for (const [doubt, told] of doubts) expect(told).toEqual(doubt);
  });

  it('is not there for a deadline that the case does not have', () => {
    const state = pregnancy().world.get('pregnancy')?.state;
    expect(state && explain(state, 'F9-99.1', 0)).toBeNull();
  });
});
