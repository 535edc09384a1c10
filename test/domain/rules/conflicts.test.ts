import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { specOfEvent } from '../../../domain/case/registry.ts';
import { catalogue, ruleById } from '../../../domain/rules/catalogue.ts';
import { conflicts } from '../../../domain/rules/conflicts.ts';
import { cannabisOutcome, defaultCannabisTable } from '../../../domain/rules/inclusion/cannabis.ts';
import { defaultParameters } from '../../../domain/rules/parameters.ts';
import { isRole, professionalRoles, roleName } from '../../../domain/rules/roles.ts';
import { begin } from '../support/life.ts';
import { consent } from './across/consent-data.ts';
import { notify, pregnancy, runMeasure } from './phase-1/notified.ts';
import { categorise, childBorn, noon } from './phase-4/child-life.ts';

const folder = new URL('.', import.meta.url).pathname;

/** Titles of tests in this folder that begin with the number of a conflict. */
const numbersInTitles = new Set(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/['"`](C\d+): /g)])
    .map(([, number]) => number),
);

describe('the conflicts as data', () => {
  it('are the 22 of the catalogue, in order', () => {
    expect(conflicts.map(({ id }) => id)).toEqual(Array.from({ length: 22 }, (_, i) => `C${i + 1}`));
  });

  it('are carried by parameters and rows that there are', () => {
    expect(conflicts.flatMap(({ rules }) => rules).filter((id) => !ruleById(id))).toEqual([]);
    const names = conflicts.flatMap(({ parameters }) => parameters);
    expect(names.filter((name) => !Object.hasOwn(defaultParameters, name))).toEqual([]);
  });

  it('have a test named after each of them', () => {
    expect(conflicts.filter(({ id }) => !numbersInTitles.has(id)).map(({ id }) => id)).toEqual([]);
  });
});

/** Where no test of a phase holds the resolution already. */
describe('the resolution of conflicts', () => {
  it('C4: a receipt is owed within 6 hverdage, whatever SG says; Saturday counts for the target alone', () => {
    const life = pregnancy();
    notify(life, '2025-09-05T10:00:00+02:00', 'n1');
    const at = '2025-09-05T11:00:00+02:00';
    expect(life.deadline('F1-17.n1', at)).toMatchObject({ targetOn: '2025-09-12', dueOn: '2025-09-15' });
    const strict = pregnancy({ parameters: { hverdagIncludesSaturday: false } });
    notify(strict, '2025-09-05T10:00:00+02:00', 'n1');
    expect(strict.deadline('F1-17.n1', at)).toMatchObject({ targetOn: '2025-09-15', dueOn: '2025-09-15' });
  });

  it('C7: once she refuses the clinic the family department owes the term meeting', () => {
    const life = pregnancy();
    const at = '2025-09-03T10:00:00+02:00';
    expect(life.deadline('F2-04.1', at).responsible).toBe('FP');
    life.give('2025-09-02T10:00:00+02:00', 'refuse-service', { service: 'FP' });
    expect(life.deadline('F2-04.1', at).responsible).toBe('FR');
  });

  it('C13: rows name units by role code alone, and every code has one name in each language', () => {
    const codes = catalogue.flatMap(({ responsible, alsoResponsible = [] }) => [
      responsible,
      ...alsoResponsible,
    ]);
    expect(codes.filter((code) => !isRole(code))).toEqual([]);
    const names = Object.values(professionalRoles);
    expect(new Set(names.map(({ da }) => da)).size).toBe(names.length);
    expect(new Set(names.map(({ en }) => en)).size).toBe(names.length);
    expect([roleName('FR').da, roleName('VM').da, roleName('CMU').da]).toEqual([
      'Familierådgivningen',
      'Voksen Myndighed',
      'Center for Misbrug og Udsatte',
    ]);
  });

  it('C14: several persons may hold one role, and one person several', () => {
    const life = pregnancy();
    const assign = (role: string, user: string) =>
      life.give('2025-09-02T10:00:00+02:00', 'assign', { role, user, reason: 'ferie' }).ok;
    expect([assign('FP', 'jordemoder-1'), assign('FP', 'jordemoder-2')]).toEqual([true, true]);
    expect([assign('SSR', 'jordemoder-1'), assign('FR', 'fr-anna')]).toEqual([true, true]);
  });

  it('C15: the form goes by its own name; the numbers of the annexes are words only', () => {
    const row = ruleById('F2-09');
    const form = specOfEvent('request-form-sent');
    expect(form?.name).toBe('send-request-form');
    expect(JSON.stringify(form?.fields)).not.toMatch(/bilag [123]/i);
    expect(row?.met).toMatchObject([{ by: 'request-form-sent' }]);
    expect(row?.about?.en).toMatch(/SG annex 3, RA annex 2 and ESB annex 3/);
  });

  it('C17: use after recognition includes the mother below four times too; the child is a clinical decision', () => {
    const { cannabis } = defaultParameters;
    expect(cannabis).toEqual(defaultCannabisTable);
    expect(cannabisOutcome(cannabis, 1, true)).toEqual({ mother: 'yes', child: 'clinical-decision' });
    expect(cannabisOutcome(cannabis, 3, false)).toEqual({ mother: 'no', child: 'not-followed' });
    expect(cannabisOutcome(cannabis, 4, false)).toEqual({ mother: 'yes', child: 'followed' });
  });

  it('C19: the red examination at six lies before school starts, also for a birthday after it', () => {
    const life = childBorn('2024-11-15');
    categorise(life, '2024-12-02', 'red');
    const at = noon('2024-12-02');
    expect(life.deadline('F4-12.1', at).dueOn).toBe('2030-08-01');
    expect(life.deadline('F4-05.6y', at).dueOn).toBe('2030-07-31');
  });

  it.each(['collect', 'disclose', 'meeting'])(
    'C20: a consent to %s lapses after a year like every other',
    (direction) => {
      const life = begin({ at: '2024-02-01T10:00:00+01:00', refer: { edd: '2024-08-01' } });
      life.give('2024-03-04T10:00:00+01:00', 'give-consent', consent({ direction, givenOn: '2024-03-04' }));
      expect(life.deadline('X-01.k1', '2024-03-05T10:00:00+01:00').dueOn).toBe('2025-03-04');
    },
  );

  it('C22: telling the notifier and the feedback with consent are two clocks, each met by its own act', () => {
    const life = pregnancy();
    notify(life, '2025-09-02T10:00:00+02:00', 'n1');
    life.give('2025-09-03T10:00:00+02:00', 'decide-screening', {
      outcome: 'investigation',
      notificationId: 'n1',
    });
    runMeasure(life, '2025-09-08T10:00:00+02:00');
    const at = '2025-09-10T12:00:00+02:00';
    expect(life.deadline('F1-18.n1', at)).toMatchObject({ nature: 'LOV', dueOn: '2025-09-22' });
    expect(life.deadline('F1-49.n1', at)).toMatchObject({ nature: 'AFT', dueOn: '2025-09-17' });
    life.give('2025-09-10T10:00:00+02:00', 'inform-notifier', {
      notificationId: 'n1',
      sentAt: '2025-09-10T10:00:00+02:00',
    });
    expect(life.deadline('F1-18.n1', at).status).toBe('met');
    expect(life.deadline('F1-49.n1', at).status).not.toBe('met');
    life.give('2025-09-10T11:00:00+02:00', 'give-feedback', { notificationId: 'n1' });
    expect(life.deadline('F1-49.n1', at).status).toBe('met');
  });
});
