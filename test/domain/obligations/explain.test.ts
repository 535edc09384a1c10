import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../domain/calendar/index.ts';
import { explain } from '../../../domain/obligations/explain.ts';
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

  it('is not there for a deadline that the case does not have', () => {
    const state = pregnancy().world.get('pregnancy')?.state;
    expect(state && explain(state, 'F9-99.1', 0)).toBeNull();
  });
});
